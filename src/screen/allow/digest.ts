import { createHash } from 'node:crypto';
import type { GoodsRule, ListedParty, ListedVessel, Watchlist } from '../../watchlist/types.js';

/** A list entry or goods rule that an allow-file may name. */
export type Listed = ListedParty | ListedVessel | GoodsRule;

/**
 * Short hash (16 hex digits) of what is material in a list entry or goods rule: what a person compares before clearing a
 * finding. A change of it brings the finding back. The order of names and the like does not count; neither do remarks,
 * sources and the place in the file, which editors touch without changing who or what is meant.
 */
export function entryDigest(listed: Listed): string {
  const content = 'tokens' in listed ? goodsContent(listed) : entryContent(listed);
  return createHash('sha256').update(JSON.stringify(content)).digest('hex').slice(0, 16);
}

function entryContent(listed: ListedParty | ListedVessel): unknown {
  const { type, authority, names, statuses, listedOn, delistedOn } = listed;
  const shared = { type, authority, names: sorted(names.map(({ text, quality }) => [text, quality])), statuses: sorted(statuses), listedOn, delistedOn };
  if (listed.type === 'vessel') return { ...shared, imo: listed.imo, flag: listed.flag, measures: sorted(listed.measures) };
  const { birthDates, nationalities, identifiers, addresses } = listed;
  return {
    ...shared,
    birthDates: sorted(birthDates),
    nationalities: sorted(nationalities),
    identifiers: sorted(identifiers.map(({ kind, value }) => [kind, value])),
    addresses: sorted(addresses.map(({ text, country }) => [text, country])),
  };
}

function goodsContent(rule: GoodsRule): unknown {
  const { authority, direction, kind, tokens, effectiveFrom, effectiveTo, threshold } = rule;
  return {
    authority, direction, kind, effectiveFrom, effectiveTo,
    tokens: sorted(tokens.map(({ from, to, scope }) => [from, to, scope])),
    threshold: threshold === null ? null : [threshold.text, threshold.amount, threshold.currency],
  };
}

function sorted(values: readonly unknown[]): readonly string[] {
  return values.map((value) => JSON.stringify(value)).sort();
}

/** Finds list entries and goods rules by id. Ids do not repeat across the lists of a run (`checkAcrossLists`). */
export class ListedById {
  readonly #listed = new Map<string, Listed>();
  readonly #digests = new Map<string, string>();

  constructor(lists: readonly Watchlist[]) {
    for (const { parties, vessels, goods } of lists) {
      for (const one of [...parties, ...vessels, ...goods]) this.#listed.set(one.id, one);
    }
  }

  get(id: string): Listed | undefined {
    return this.#listed.get(id);
  }

  /** Digest of the entry as it is now; undefined when no list has it. */
  digest(id: string): string | undefined {
    const listed = this.#listed.get(id);
    if (listed === undefined) return undefined;
    const known = this.#digests.get(id) ?? entryDigest(listed);
    this.#digests.set(id, known);
    return known;
  }
}
