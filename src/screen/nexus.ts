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
  const sides: Record<PlaceRole, Side> = {
    destination: 'to',
    origin: 'from',
    flag: 'flag',
    transit: 'mention',
    unknown: place.kind === 'address' ? 'mention' : direction === 'export' ? 'to' : 'from',
  };
  return sides[place.role];
}

/** An ambiguous name in a field made for places counts when nothing else on that side names another country. */
function ambiguousCounts(place: PlaceCell, side: Side, record: ShipmentRecord, direction: Policy['direction']): boolean {
  if (place.kind === 'address') return false;
  return !record.places.some(
    (other) => other.country !== null && other.country !== 'KP' && sideOf(other, direction) === side,
  );
}

/** Reads every place, party, description and unmapped cell of a record for signs of the DPRK. */
export function readNexus(record: ShipmentRecord, places: PlaceReader, direction: Policy['direction']): Nexus {
  const sides: Record<Side, NexusSign[]> = { to: [], from: [], mention: [], flag: [] };
  const south: Record<'to' | 'from', NexusSign[]> = { to: [], from: [] };
  const route: NexusSign[] = [];
  let seen = false;
  const placeCells = new Set<Cell>();

  const take = (cell: Cell, sign: PlaceSign, side: Side, ambiguous: () => boolean): void => {
    seen = true;
    const entry: NexusSign = { cell, sign };
    if (sign.refersTo === 'BORDER' || sign.refersTo === 'TRANSSHIPMENT') route.push(entry);
    else if (sign.refersTo === 'NOT-DPRK') {
      if ((side === 'to' || side === 'from') && sign.strength === 'certain') south[side].push(entry);
    } else if (sign.refersTo === 'DPRK' && sign.strength === 'certain') sides[side].push(entry);
    else if (ambiguous()) sides.mention.push(entry);
  };

  for (const place of record.places) {
    placeCells.add(place.cell);
    const side = sideOf(place, direction);
    for (const sign of places.read(place)) {
      take(place.cell, sign, side, () => ambiguousCounts(place, side, record, direction));
    }
  }
  for (const cell of record.parties) {
    if (placeCells.has(cell)) continue;
    for (const sign of places.readText(cell.value, 'party')) take(cell, sign, 'mention', () => false);
  }
  for (const cell of record.descriptions) {
    for (const sign of places.readText(cell.value, 'text')) take(cell, sign, 'mention', () => false);
  }
  if (!seen) return EMPTY;

  const contradicted = {
    to: sides.to.length > 0 && sides.to.every(isCode) ? south.to : [],
    from: sides.from.length > 0 && sides.from.every(isCode) ? south.from : [],
  };
  return {
    ...sides,
    contradicted,
    route,
    any:
      (sides.to.length > 0 && contradicted.to.length === 0) ||
      (sides.from.length > 0 && contradicted.from.length === 0) ||
      sides.mention.length > 0 || sides.flag.length > 0,
  };
}

/** A bare country code is easily mistyped; a name, a port or a telephone number is not. */
function isCode({ sign }: NexusSign): boolean {
  return sign.entry.kind === 'code';
}
