import type { Issues, Position } from './issues.js';
import type { Parsed } from './read.js';
import type { BASIS, GOODS, PARTY, VESSEL, WATCHLIST } from './shapes.js';
import type { Basis, EntryStatus, GoodsRule, ListedName, ListedParty, ListedVessel } from './types.js';

type RawWatchlist = Parsed<typeof WATCHLIST>;
type RawParty = Parsed<typeof PARTY>;
type RawVessel = Parsed<typeof VESSEL>;
type RawGoods = Parsed<typeof GOODS>;

/** Turns what stands in the file into entries: fills what the file leaves out, and checks what no single value shows. */
export class EntryBuilder {
  readonly #basis: readonly Basis[];

  constructor(
    private readonly list: RawWatchlist,
    private readonly issues: Issues,
  ) {
    this.#basis = (list.basis ?? []).map(toBasis);
  }

  party(raw: RawParty): ListedParty {
    return {
      type: raw.type,
      ...this.entry(raw),
      birthDates: raw.bornOn ?? [],
      identifiers: (raw.identifiers ?? []).map(({ kind, value, note }) => ({ kind, value, note: note ?? null })),
      nationalities: raw.nationalities ?? [],
      addresses: (raw.addresses ?? []).map((address) => ({ text: address.text, country: address.country ?? null })),
    };
  }

  vessel(raw: RawVessel): ListedVessel {
    return {
      type: 'vessel',
      ...this.entry(raw),
      imo: raw.imo ?? null,
      measures: raw.measures ?? [],
      flag: raw.flag ?? null,
    };
  }

  goods(raw: RawGoods): GoodsRule {
    if (raw.hs === undefined && !CODELESS.has(raw.kind) && !('hs' in raw.places)) {
      this.issues.add(raw.at, `rule ${raw.id} has no HS codes: add \`hs\`, or make its kind catch-all, control-list or total-ban`);
    }
    this.checkOrder(raw, 'effectiveFrom', 'effectiveTo');
    return {
      id: raw.id,
      authority: raw.authority ?? this.list.authority,
      direction: raw.direction,
      kind: raw.kind,
      title: raw.title,
      tokens: raw.hs ?? [],
      terms: raw.terms ?? [],
      basis: raw.basis === undefined ? this.#basis : raw.basis.map(toBasis),
      effectiveFrom: raw.effectiveFrom ?? null,
      effectiveTo: raw.effectiveTo ?? null,
      conditions: raw.conditions ?? null,
      threshold: raw.threshold === undefined ? null : {
        text: raw.threshold.text,
        amount: raw.threshold.amount ?? null,
        currency: raw.threshold.currency ?? null,
      },
      // Whoever does not say where the codes come from has mapped them from wording.
      mapping: raw.mapping ?? 'inferred',
      confidence: raw.confidence ?? 'medium',
      evidence: raw.evidence ?? null,
      source: raw.source ?? null,
      location: this.location(raw.at),
    };
  }

  private entry(raw: RawParty | RawVessel) {
    const statuses: readonly EntryStatus[] = raw.status ?? ['designated'];
    this.checkStatus(raw, statuses);
    this.checkOrder(raw, 'listedOn', 'delistedOn');
    return {
      id: raw.id,
      names: this.names(raw),
      authority: raw.authority ?? this.list.authority,
      statuses,
      listedOn: raw.listedOn ?? null,
      delistedOn: raw.delistedOn ?? null,
      basis: raw.basis === undefined ? this.#basis : raw.basis.map(toBasis),
      by: raw.by ?? null,
      source: raw.source ?? null,
      confidence: raw.confidence ?? null,
      remarks: raw.remarks ?? null,
      location: this.location(raw.at),
    };
  }

  private names(raw: RawParty | RawVessel): readonly ListedName[] {
    const names: ListedName[] = [{ text: raw.name, kind: 'primary', quality: raw.nameQuality ?? 'good' }];
    for (const alias of raw.aliases ?? []) {
      if (names.some((name) => name.text === alias.name)) {
        this.issues.add(alias.at, `the name ${alias.name} is given twice in ${raw.id}: remove one`);
      }
      names.push({ text: alias.name, kind: alias.kind ?? 'alias', quality: alias.quality ?? 'good' });
    }
    return names;
  }

  private checkStatus(raw: RawParty | RawVessel, statuses: readonly EntryStatus[]): void {
    const at = raw.places['status'] ?? raw.at;
    const repeated = statuses.find((status, i) => statuses.indexOf(status) !== i);
    if (repeated !== undefined) this.issues.add(at, `\`status\` names ${repeated} twice: remove one`);
    const claimed = statuses.find((status) => status !== 'designated');
    if (claimed !== undefined && !('by' in raw.places)) {
      this.issues.add(at, `${raw.id} is ${claimed}: add \`by\`, who says so (a court, a government, a panel)`);
    }
    if (statuses.includes('delisted') && !('delistedOn' in raw.places)) {
      this.issues.add(at, `${raw.id} is delisted: add \`delistedOn\`, so that older records are still judged`);
    }
  }

  /** Compares by prefix, so that `2018-03` and `2018-03-30` are in order. */
  private checkOrder(raw: RawParty | RawVessel | RawGoods, from: string, to: string): void {
    const values = raw as unknown as Record<string, string | undefined>;
    const start = values[from];
    const end = values[to];
    if (start === undefined || end === undefined || start.slice(0, end.length) <= end.slice(0, start.length)) return;
    this.issues.add(raw.places[to] ?? raw.at, `\`${to}\` ${end} is before \`${from}\` ${start}: one of the two is wrong`);
  }

  private location(at: Position): string {
    return `${this.issues.path}:${at.line}`;
  }
}

/** Rules that can do without codes: they turn on end use, technical parameters, or bar everything. */
const CODELESS: ReadonlySet<GoodsRule['kind']> = new Set(['catch-all', 'control-list', 'total-ban']);

function toBasis(raw: Parsed<typeof BASIS>): Basis {
  return { instrument: raw.instrument, paragraph: raw.paragraph ?? null, effective: raw.effective ?? null };
}
