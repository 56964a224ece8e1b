const DOUBLED = /([a-z])\1+/g;

/** Spelling classes of names in Latin letters outside East Asia: doubled letters, long vowels, ph/f, kh/h, q/k, y/i, zh/j. */
export function soundOf(word: string): string {
  return word.replace(DOUBLED, '$1').replace(/ou|oo|o/g, 'u').replace(/ph/g, 'f').replace(/kh/g, 'h').replace(/ck|q|c(?![hei])/g, 'k')
    .replace(/zh|dj/g, 'j').replace(/ei|ey|ay|ai|iy|ie|e|y/g, 'i').replace(/w/g, 'v').replace(DOUBLED, '$1');
}
