import { isMap, isScalar, isSeq, Document, visit } from 'yaml';
import type { Basis, GoodsRule, ListedName, ListedParty, ListedVessel, Watchlist } from './types.js';

/**
 * Writes a watchlist as YAML that `parseWatchlist` reads back as the same list (path, digest and places of entries apart).
 * States the counts, so that a shortened copy is noticed.
 */
export function toYaml(list: Watchlist): string {
  const basis = sharedBasis(list);
  const document = new Document({
    watchlist: list.id,
    title: list.title,
    authority: list.authority,
    document: list.document,
    asOf: list.asOf,
    counts: { parties: list.parties.length, vessels: list.vessels.length, goods: list.goods.length },
    ...some('basis', basis?.map(plainBasis)),
    ...some('parties', list.parties.map((party) => plainParty(party, list, basis))),
    ...some('vessels', list.vessels.map((vessel) => plainVessel(vessel, list, basis))),
    ...some('goods', list.goods.map((rule) => plainGoods(rule, list, basis))),
  });
  // Short leaves on one line each: {kind: passport, value: "381420754"}, [KP], ["1938"].
  visit(document, {
    Collection(_key, node) {
      const items = isMap(node) ? node.items.map((pair) => pair.value) : isSeq(node) ? node.items : [];
      if (items.length > 0 && items.length <= 4 && items.every((item) => isScalar(item) && String(item.value).length < 40)) node.flow = true;
    },
  });
  return document.toString({ lineWidth: 120, flowCollectionPadding: false });
}

type Plain = Record<string, unknown>;

/** `{key: value}`, or nothing for a value the file leaves out. */
function some(key: string, value: unknown): Plain {
  const absent = value === null || value === undefined || (Array.isArray(value) && value.length === 0);
  return absent ? {} : { [key]: value };
}

/** The basis of all entries, when they have one and the same: it then stands once, at the top. */
function sharedBasis(list: Watchlist): readonly Basis[] | null {
  const all = [...list.parties, ...list.vessels, ...list.goods].map((entry) => entry.basis);
  const [first] = all;
  if (first === undefined || first.length === 0) return null;
  return all.every((basis) => same(basis, first)) ? first : null;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function plainBasis(basis: Basis): Plain {
  return { instrument: basis.instrument, ...some('paragraph', basis.paragraph), ...some('effective', basis.effective) };
}

function plainName(name: ListedName): string | Plain {
  if (name.kind === 'alias' && name.quality === 'good') return name.text;
  return { name: name.text, ...(name.kind === 'alias' ? {} : { kind: name.kind }), ...(name.quality === 'good' ? {} : { quality: name.quality }) };
}

function plainEntry(entry: ListedParty | ListedVessel, list: Watchlist, basis: readonly Basis[] | null): Plain {
  const [primary, ...others] = entry.names;
  return {
    name: primary?.text,
    ...(primary?.quality === 'low' ? { nameQuality: 'low' } : {}),
    ...some('aliases', others.map(plainName)),
    ...(entry.authority === list.authority ? {} : { authority: entry.authority }),
    ...(same(entry.statuses, ['designated']) ? {} : { status: entry.statuses }),
    ...some('by', entry.by),
    ...some('listedOn', entry.listedOn),
    ...some('delistedOn', entry.delistedOn),
    ...(basis === null ? some('basis', entry.basis.map(plainBasis)) : {}),
    ...some('source', entry.source),
    ...some('confidence', entry.confidence),
    ...some('remarks', entry.remarks),
  };
}

function plainParty(party: ListedParty, list: Watchlist, basis: readonly Basis[] | null): Plain {
  return {
    id: party.id,
    type: party.type,
    ...plainEntry(party, list, basis),
    ...some('bornOn', party.birthDates),
    ...some('nationalities', party.nationalities),
    ...some('identifiers', party.identifiers.map(({ kind, value, note }) => ({ kind, value, ...some('note', note) }))),
    ...some('addresses', party.addresses.map(({ text, country }) => ({ text, ...some('country', country) }))),
  };
}

function plainVessel(vessel: ListedVessel, list: Watchlist, basis: readonly Basis[] | null): Plain {
  return {
    id: vessel.id,
    ...plainEntry(vessel, list, basis),
    ...some('imo', vessel.imo),
    ...some('flag', vessel.flag),
    ...some('measures', vessel.measures),
  };
}

function plainGoods(rule: GoodsRule, list: Watchlist, basis: readonly Basis[] | null): Plain {
  const codes = (scope: string) => rule.tokens
    .filter((token) => token.scope === scope)
    .map(({ from, to }) => (from === to ? from : `${from}-${to}`));
  const hs = { ...some('complete', codes('complete')), ...some('partial', codes('partial')) };
  const languages = [...new Set(rule.terms.map((term) => term.language))];
  const wordsOf = (language: string) => rule.terms.filter((term) => term.language === language).map((term) => term.text);
  return {
    id: rule.id,
    ...(rule.authority === list.authority ? {} : { authority: rule.authority }),
    direction: rule.direction,
    kind: rule.kind,
    title: rule.title,
    ...(rule.tokens.length === 0 ? {} : { hs }),
    ...(rule.terms.length === 0 ? {} : { terms: Object.fromEntries(languages.map((language) => [language, wordsOf(language)])) }),
    ...(basis === null ? some('basis', rule.basis.map(plainBasis)) : {}),
    ...some('effectiveFrom', rule.effectiveFrom),
    ...some('effectiveTo', rule.effectiveTo),
    ...some('conditions', rule.conditions),
    ...(rule.threshold === null ? {} : {
      threshold: { text: rule.threshold.text, ...some('amount', rule.threshold.amount), ...some('currency', rule.threshold.currency) },
    }),
    mapping: rule.mapping,
    confidence: rule.confidence,
    ...some('evidence', rule.evidence),
    ...some('source', rule.source),
  };
}
