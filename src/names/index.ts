export { buildNameIndex } from './name-index.js';
export { compareNames } from './compare.js';
export { searchExhaustively } from './exhaustive.js';
export { isPlaceholderParty } from './placeholder.js';
export { readMarkup } from './markup.js';
export { foldText } from './fold-text.js';
export { NAME_TIERS, type NameComparison, type NameEntry, type NameHit, type NameIndex, type NameKind, type NameTier } from './types.js';
