const of = (letter: string): number => letter.charCodeAt(0);
const A = of('a'), C = of('c'), D = of('d'), E = of('e'), F = of('f'), H = of('h'), I = of('i'), J = of('j'), K = of('k'), O = of('o'), P = of('p'), Q = of('q'), U = of('u'), V = of('v'), W = of('w'), Y = of('y'), Z = of('z');

/**
 * Spelling classes of names in Latin letters outside East Asia: doubled letters, long vowels (ou = oo = o = u; ei, ay, e, y … = i),
 * ph = f, kh = h, ck = q = c = k, zh = dj = j, w = v. The word has only letters a to z. `test/names/sound.test.ts` has the same
 * classes as replacements one after another.
 */
export function soundOf(word: string): string {
  let sound = '';
  let last = 0;
  for (let at = 0, next = 0; at < word.length; at = next) {
    const code = word.charCodeAt(at);
    next = after(word, at);
    const following = next < word.length ? word.charCodeAt(next) : 0;
    // kh is h, so ckh is c and h.
    const beyond = following === K && word.charCodeAt(after(word, next)) === H ? H : following;
    let spoken = code;
    let taken = false;
    if (code === O) { spoken = U; taken = following === U; }
    else if (code === P && following === H) { spoken = F; taken = true; }
    else if (code === K && following === H) { spoken = H; taken = true; }
    else if (code === C && beyond === K) { spoken = K; taken = true; }
    else if (code === Q || (code === C && beyond !== H && beyond !== E && beyond !== I)) spoken = K;
    else if (code === D && following === J) { spoken = J; taken = true; }
    else if (code === Z && following === H) { spoken = J; taken = true; }
    else if (code === Z && beyond === H) { spoken = J; taken = true; next = after(word, next); }
    else if (code === E || code === Y || (code === A && (following === I || following === Y))) spoken = I;
    else if (code === W) spoken = V;
    if (taken) next = after(word, next);
    // An a before i or y is not heard; the i or y is, once.
    if (spoken !== last && !(code === A && spoken === I)) sound += String.fromCharCode(last = spoken);
  }
  return sound;
}

/** Where the next letter that differs from the one at a place stands. */
function after(word: string, at: number): number {
  let next = at + 1;
  while (next < word.length && word.charCodeAt(next) === word.charCodeAt(at)) next++;
  return next;
}
