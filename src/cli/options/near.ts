import levenshtein from 'fast-levenshtein';

/** `; did you mean fail-on?` for a word that is near to one that exists, else nothing. */
export function didYouMean(word: string, choices: readonly string[]): string {
  const plain = (text: string): string => text.toLowerCase().replace(/[-_\s]/g, '');
  const wanted = plain(word).slice(0, 80);
  const [best] = choices
    .map((choice) => ({ choice, distance: levenshtein.get(wanted, plain(choice)) }))
    .filter(({ choice, distance }) => distance <= Math.min(3, plain(choice).length / 3))
    .sort((a, b) => a.distance - b.distance);
  return best === undefined ? '' : `; did you mean ${best.choice}?`;
}
