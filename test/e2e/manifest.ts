/** A manifest drawn from a fixed seed: clean and violating rows in several languages, the same in every format. */

export const COLUMNS = [
  'Declaration No', 'Date', 'Exporter', 'Consignee', 'Consignee Address', 'Notify Party', 'HS Code', 'Description of Goods',
  'Country of Origin', 'Destination Country', 'Port of Discharge', 'Vessel', 'IMO No', 'Value', 'Currency',
] as const;

type Goods = readonly [hs: string, text: string];
type Place = readonly [address: string, country: string, port: string];

const FIRMS = ['Lion City Electronics Pte Ltd', 'Hai Phong Cement JSC', 'Müller & Söhne GmbH', 'Société Générale d’Équipement', 'Osaka Mokuzai KK', 'Bintan Rubber PT', 'Comercial Núñez, S.A.', 'Kerry "Foods" Ltd', 'Ostrava Stroj; s.r.o.'];
const LISTED = ['TANCHON COMMERCIAL BANK', 'Korea Ryonbong General Corp.', 'KOREA MINING DEVELOPMENT TRADING CORPORATION', 'Namchongang Trading Corporation', 'T Specialist International (S) Pte Ltd'];
/** Not in the Latin script: left out where an encoding has no such letters. */
const OTHER_SCRIPTS = ['주식회사 한빛전자', '中兴国际贸易有限公司', 'ООО «Восток-Сервис»', '조선광업개발무역회사'];
const PLACES: readonly Place[] = [
  ['52 Centum Jungang-ro, Busan', 'KR', 'Busan'], ['Zhenxing District,\nDandong, Liaoning', 'CN', 'Dalian'], ['198 Tran Quang Khai, Ha Noi', 'VN', 'Hai Phong'],
  ['1 Kerčova, Ostrava', 'CZ', 'Hamburg'], ['Jung District, Pyongyang', 'KP', 'Nampo'], ['Nampho, DPR Korea', 'KP', 'Nampo'],
];
const GOODS: readonly Goods[] = [
  ['8542.31', 'INTEGRATED CIRCUITS'], ['0307.43', 'SQUID, FROZEN'], ['1006.30', 'RICE'], ['2208.30', 'WHISKY, 12 YEARS'], ['8471.30', 'LAPTOPS'], ['9101.11', 'WRIST WATCHES'], ['4901.10', 'PRINTED FORMS'],
];
const SHIPS = [['HMM ALGECIRAS', '9863297'], ['CHONG BONG', '8909575'], ['WAN HAI 281', ''], ['', '']] as const;

/** Park and Miller's generator: the same numbers everywhere. */
function draw(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % below;
  };
}

/** Rows of texts by column. `latin`: letters of western Europe only. Rows in `plain` fields hold neither line breaks nor quotes. */
export function manifestRows(count: number, { latin = false, listedEvery = 7, seed = 20_261_123 } = {}): string[][] {
  const next = draw(seed);
  const pick = <T>(items: readonly T[]): T => items[next(items.length)] as T;
  const firms = latin ? FIRMS : [...FIRMS, ...OTHER_SCRIPTS];
  return Array.from({ length: count }, (_, i) => {
    const [address, country, port] = i % listedEvery === 0 ? pick(PLACES) : pick(PLACES.slice(0, 4));
    const [hs, goods] = pick(GOODS);
    const [ship, imo] = i % 11 === 0 ? pick(SHIPS) : SHIPS[0];
    return [
      `SG-2026-${String(i + 1).padStart(6, '0')}`, `2026-10-${String(1 + next(28)).padStart(2, '0')}`, pick(firms),
      i % listedEvery === 3 ? pick(LISTED) : pick(firms), latin ? address.replace('č', 'c') : address, pick(['SAME AS CONSIGNEE', 'TO ORDER', '']),
      hs, goods, pick(['SG', 'JP', 'DE']), country, port, ship, imo, `${100 + next(99_000)}`, 'USD',
    ];
  });
}

export function csvCell(text: string, delimiter = ','): string {
  return text.includes(delimiter) || /["\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Delimited text with a header. */
export function toCsv(rows: readonly (readonly string[])[], delimiter = ',', lineEnd = '\n'): string {
  return [COLUMNS, ...rows].map((row) => row.map((text) => csvCell(text, delimiter)).join(delimiter) + lineEnd).join('');
}

/** One record as an object, as JSON formats hold it. */
export function toObjects(rows: readonly (readonly string[])[]): Record<string, string>[] {
  return rows.map((row) => Object.fromEntries(COLUMNS.map((name, i) => [name, row[i] ?? ''])));
}
