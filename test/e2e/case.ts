/** One run of the program and what must come of it. Run in this process and through the built binary. */
export interface Case {
  readonly name: string;
  readonly args: readonly string[];
  /** Files of the folder that the run stands in; beside them `clean.csv` and `hit.csv` are always there. A name that ends in `/` is a folder. */
  readonly files?: Readonly<Record<string, string | Uint8Array>>;
  readonly stdin?: string | Uint8Array;
  readonly env?: Readonly<Record<string, string>>;
  readonly exit: number;
  readonly stdout?: RegExp | readonly RegExp[];
  readonly stderr?: RegExp | readonly RegExp[];
  /** Must stand in neither output. */
  readonly absent?: RegExp;
  /** Records as `read/screened/skipped` and findings as `violation/review` of the NDJSON on standard output. */
  readonly records?: string;
  readonly findings?: string;
  /** Files that the run must leave behind, by what they hold; null: that must not be there. */
  readonly leaves?: Readonly<Record<string, RegExp | null>>;
  /** A terminal on all three streams: in this process only. */
  readonly terminal?: number;
  /** The run says nothing of a verdict: help, version, `--quiet`, columns that succeed. */
  readonly noVerdict?: true;
}

export const HEADER = 'Declaration No,Consignee,Consignee Address,HS Code,Description,Destination Country';
/** A consignee on the UN list, goods of a barred chapter, to Pyongyang: two violations and a review. */
export const HIT = 'D1,TANCHON COMMERCIAL BANK,Pyongyang,8471.30,LAPTOPS,KP';
export const CLEAN = 'D2,Daehan Precision Co Ltd,"Busan, Korea",8542.31,INTEGRATED CIRCUITS,KR';

export const table = (...records: readonly string[]): string => `${[HEADER, ...records].join('\n')}\n`;

/** Files that every case may use. */
export const COMMON_FILES: Readonly<Record<string, string>> = { 'clean.csv': table(CLEAN), 'hit.csv': table(CLEAN, HIT) };

export const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(parts.map((part) => Buffer.from(part as string)));
