import type { Cell, PlaceCell, PlaceRole, ShipmentRecord } from '../record/types.js';
import type { PlaceReader, PlaceSign } from './geography.js';
import type { Policy } from './matcher.js';

/** A sign with the cell that it stands in. */
export interface NexusSign {
  readonly cell: Cell;
  readonly sign: PlaceSign;
}

/**
 * What the record says about the DPRK, by side. Only certain signs make a side; signs that need
 * context (border towns, ambiguous names) are kept apart and never count alone.
 */
export interface Nexus {
  /** The goods go to the DPRK. */
  readonly to: readonly NexusSign[];
  /** The goods come from the DPRK. */
  readonly from: readonly NexusSign[];
  /** The DPRK is named elsewhere: a party, transit, the description, an unmapped column. */
  readonly mention: readonly NexusSign[];
  /** The vessel's flag is the DPRK's. */
  readonly flag: readonly NexusSign[];
  /** Signs of the Republic of Korea on a side whose only DPRK sign is a code: a slip of KP for KR is likely. */
  readonly contradicted: { readonly to: readonly NexusSign[]; readonly from: readonly NexusSign[] };
  /** Border and transshipment places. */
  readonly route: readonly NexusSign[];
  /** Any certain sign of the DPRK that is not contradicted. */
  readonly any: boolean;
}

const EMPTY: Nexus = {
  to: [], from: [], mention: [], flag: [], contradicted: { to: [], from: [] }, route: [], any: false,
};

type Side = 'to' | 'from' | 'mention' | 'flag';

/** The side a place cell speaks for; a plain country or port column follows the direction of the run. */
function sideOf(place: PlaceCell, direction: Policy['direction']): Side {
  if (place.role !== 'unknown') return SIDE_OF_ROLE[place.role];
  if (place.kind === 'address') return 'mention';
  return direction === 'export' ? 'to' : 'from';
}

const SIDE_OF_ROLE: Readonly<Record<Exclude<PlaceRole, 'unknown'>, Side>> = { destination: 'to', origin: 'from', flag: 'flag', transit: 'mention' };

/** An ambiguous name in a field made for places counts when nothing else on that side names another country. */
function ambiguousCounts(place: PlaceCell, side: Side, record: ShipmentRecord, direction: Policy['direction']): boolean {
  if (place.kind === 'address') return false;
  return !record.places.some(
    (other) => other.country !== null && other.country !== 'KP' && sideOf(other, direction) === side,
  );
}

/** What has been found so far; made only when there is something to keep, since most records say nothing. */
class Collector {
  readonly sides: Record<Side, NexusSign[]> = { to: [], from: [], mention: [], flag: [] };
  readonly south: Record<'to' | 'from', NexusSign[]> = { to: [], from: [] };
  readonly route: NexusSign[] = [];

  /** @param counts whether a sign that is not certain counts where it stands */
  take(cell: Cell, sign: PlaceSign, side: Side, counts: () => boolean): void {
    const entry: NexusSign = { cell, sign };
    if (sign.refersTo === 'BORDER' || sign.refersTo === 'TRANSSHIPMENT') this.route.push(entry);
    else if (sign.refersTo === 'NOT-DPRK') {
      if ((side === 'to' || side === 'from') && sign.strength === 'certain') this.south[side].push(entry);
    } else if (sign.refersTo === 'DPRK' && sign.strength === 'certain') this.sides[side].push(entry);
    else if (sign.strength === 'named' || counts()) this.sides.mention.push(entry);
  }

  /** Signs of the South count against a side only where the North is a mere code. */
  nexus(): Nexus {
    const { sides, south, route } = this;
    const contradicted = {
      to: sides.to.length > 0 && sides.to.every(isCode) ? south.to : [],
      from: sides.from.length > 0 && sides.from.every(isCode) ? south.from : [],
    };
    const any =
      (sides.to.length > 0 && contradicted.to.length === 0) ||
      (sides.from.length > 0 && contradicted.from.length === 0) ||
      sides.mention.length > 0 || sides.flag.length > 0;
    return { to: sides.to, from: sides.from, mention: sides.mention, flag: sides.flag, contradicted, route, any };
  }
}

const NEVER = (): boolean => false;

/** Reads every place, party, description, currency and unmapped cell of a record for signs of the DPRK. */
export function readNexus(record: ShipmentRecord, places: PlaceReader, direction: Policy['direction']): Nexus {
  let found: Collector | null = null;
  for (const place of record.places) {
    const signs = places.read(place);
    if (signs.length === 0) continue;
    const side = sideOf(place, direction);
    found ??= new Collector();
    for (const sign of signs) found.take(place.cell, sign, side, () => ambiguousCounts(place, side, record, direction));
  }
  for (const cell of record.parties) {
    if (isPlace(record, cell)) continue;
    for (const sign of places.readText(cell.value, 'party')) (found ??= new Collector()).take(cell, sign, 'mention', NEVER);
  }
  for (const cell of record.descriptions) {
    for (const sign of places.readText(cell.value, 'text')) (found ??= new Collector()).take(cell, sign, 'mention', NEVER);
  }
  for (const cell of record.cells) {
    const { field } = cell;
    if (field !== 'currency' && field !== 'unmapped') continue;
    const sign = field === 'currency' ? places.currency(cell.value) : isPlace(record, cell) ? null : places.phone(cell);
    if (sign !== null) (found ??= new Collector()).take(cell, sign, 'mention', NEVER);
  }
  return found === null ? EMPTY : found.nexus();
}

function isPlace(record: ShipmentRecord, cell: Cell): boolean {
  for (const place of record.places) if (place.cell === cell) return true;
  return false;
}

/** A bare country code is easily mistyped, and so is a port code made of it; a name, a listed port or a telephone number is not. */
function isCode({ sign }: NexusSign): boolean {
  return sign.entry.kind === 'code';
}
