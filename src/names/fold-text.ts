import { foldPlain } from './plain.js';

/**
 * The general folding for phrases such as place names: compatibility form, lower case, no accents or invisible characters,
 * look-alike letters put right, traditional Han characters simplified, apostrophes dropped, every other run of punctuation
 * one space. Idempotent.
 */
export const foldText = (text: string): string => foldPlain(text);
