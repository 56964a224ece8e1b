import { hashText, mix } from './hash.js';
import { KeyTableBuilder, type KeyTable } from './key-table.js';
import { AGREE, matchTokens } from './token-match.js';
import type { Token } from './token.js';
import type { NameKind } from './types.js';

/** Prefix on which slips are looked up; two words at a distance have prefixes at no greater distance. */
const PREFIX = 7;
const SOUND = 0x11b7;
const CONCEPT = 0x22c9;
const SYLLABLES = 0x33d5;
const SLIP = 0x44e3;

/**
 * The anchor words of a list. `near` finds every one of them that agrees with a word of a cell, through keys only:
 * meaning, sound, Korean syllables, and letters left out on both sides (deletion neighbourhoods, after W. Garbe's SymSpell).
 */
export class Vocabulary {
  private readonly ids = new Map<string, number>();
  private readonly tokens: Token[] = [];
  private readonly builder = new KeyTableBuilder();
  private table: KeyTable | null = null;
  private readonly memo = new Map<string, readonly number[]>();

  constructor(private readonly kind: NameKind) {}

  get size(): number {
    return this.tokens.length;
  }

  /** Number of the word, which is added when it is new. */
  add(token: Token): number {
    const known = this.ids.get(token.text);
    if (known !== undefined) return known;
    const id = this.tokens.length;
    this.ids.set(token.text, id);
    this.tokens.push(token);
    keysOf(token, this.kind, (key) => this.builder.add(key, id));
    return id;
  }

  freeze(): void {
    this.table = this.builder.build();
  }

  /** Numbers of all words of the list that agree with the word in any way. */
  near(token: Token): readonly number[] {
    const known = this.memo.get(token.text);
    if (known !== undefined) return known;
    if (this.memo.size > 100_000) this.memo.clear();
    const found = this.find(token);
    this.memo.set(token.text, found);
    return found;
  }

  private find(token: Token): readonly number[] {
    const seen = new Set<number>();
    const same = this.ids.get(token.text);
    if (same !== undefined) seen.add(same);
    const tried = new Set<number>(seen);
    keysOf(token, this.kind, (key) => this.table?.each(key, (id) => {
      if (tried.has(id)) return;
      tried.add(id);
      if (matchTokens(this.tokens[id] as Token, token, this.kind) > AGREE.none) seen.add(id);
    }));
    return [...seen];
  }
}

function keysOf(token: Token, kind: NameKind, emit: (key: number) => void): void {
  emit(mix(token.conceptHash ^ CONCEPT));
  if (token.number !== null) return;
  if (token.text.length > 1) for (const reading of token.readings) emit(mix(reading.hash ^ SYLLABLES));
  if (kind === 'person') emit(mix(hashText(token.sound) ^ SOUND));
  const { length } = token.text;
  if (length >= 4 && !token.eastAsian) deletions(token.text.slice(0, PREFIX), length >= 6 ? 2 : 1, (text) => emit(mix(hashText(text) ^ SLIP)));
}

/** The text and every text with up to `depth` letters left out. */
function deletions(text: string, depth: number, emit: (text: string) => void): void {
  emit(text);
  for (let i = 0; i < text.length; i++) {
    const once = text.slice(0, i) + text.slice(i + 1);
    emit(once);
    if (depth > 1) for (let j = i; j < once.length; j++) emit(once.slice(0, j) + once.slice(j + 1));
  }
}
