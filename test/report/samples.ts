import type { Finding, FindingEntry, ListSummary, Skipped, Summary } from '../../src/screen/finding.js';
import type { Report, ReportContext, ReportFormat, Writer } from '../../src/report/types.js';
import { createReport } from '../../src/report/registry.js';

/** Findings and summaries to render; the names are those of the public lists and press reports. */

export const tanchon: FindingEntry = {
  id: 'KPe.003', name: 'Tanchon Commercial Bank', list: 'un-1718', authority: 'UN', status: 'designated', by: null,
  listedOn: '2009-04-24', source: 'https://scsanctions.un.org/',
};
export const ocn: FindingEntry = {
  id: 'SG-OCN', name: 'OCN (S) Pte Ltd', list: 'reported', authority: 'UN-PoE', status: 'reported', by: 'UN Panel of Experts',
  listedOn: '2018-03', source: 'UN Panel of Experts reports of March 2018 and March 2019',
};
export const vessel: FindingEntry = {
  id: 'vessel-02', name: 'CHONG BONG', list: 'un-1718', authority: 'UN', status: 'designated', by: null,
  listedOn: '2016-03-02', source: null,
};

export const partyFinding: Finding = {
  type: 'finding', id: '9f2c41d07a3be615', verdict: 'violation', rule: 'NK101', kind: 'party', file: 'manifest.csv',
  record: 41, line: 42, field: 'consignee', column: 'CONSIGNEE_NAME', value: 'TANCHON COMMERCIAL BANK, PYONGYANG',
  entry: tanchon,
  match: {
    tier: 'exact', score: 1, name: 'Tanchon Commercial Bank', surface: 'TANCHON COMMERCIAL BANK',
    evidence: ['upper and lower case are the same', 'the words TANCHON COMMERCIAL BANK stand in the cell'],
  },
  basis: [{ instrument: 'UNSCR 1718 (2006)', paragraph: '8(d)', effective: '2006-10-14' }],
  message: 'consignee is Tanchon Commercial Bank (KPe.003), designated by the UN (2009-04-24)',
  reasons: ['exact match: the full listed name of an entity is evidence enough'],
  recordId: 'BL-2024-0041', destination: 'CN', judgedAsOf: '2024-05-01', goodsRule: null, allowed: null,
};

export const reportedFinding: Finding = {
  ...partyFinding, id: '0d6c7be3aa5512f0', verdict: 'review', rule: 'NK104', field: 'exporter', column: 'EXPORTER',
  value: 'OCN (SINGAPORE) PTE LTD', entry: ocn,
  match: { tier: 'canonical', score: 0.96, name: 'OCN (Singapore)', surface: 'OCN (SINGAPORE) PTE LTD', evidence: ['the legal form PTE LTD was left out'] },
  basis: [], message: 'exporter is OCN (S) Pte Ltd (SG-OCN), reported in connection with the DPRK, by UN Panel of Experts (2018-03), not designated by the UN',
  reasons: ['canonical match: the party was named in connection with DPRK trade, not designated'],
};

export const goodsFinding: Finding = {
  ...partyFinding, id: '5be1a0c94f7712aa', verdict: 'violation', rule: 'NK301', kind: 'goods', field: 'hs_code', column: 'HS',
  value: '8471.30', entry: null, match: null,
  basis: [{ instrument: 'UNSCR 2397 (2017)', paragraph: '7', effective: '2017-12-22' }],
  message: 'HS 847130 to the DPRK: machinery, electrical equipment and vehicles may not be supplied',
  reasons: ['HS chapter 84 is covered whole', 'direction: destination_country is KP', 'no exemption can be known from the record'],
  goodsRule: 'UN-2397-7-machinery',
};

export const vesselFinding: Finding = {
  ...partyFinding, id: 'c3d8e1f200aa91b4', rule: 'NK201', kind: 'vessel', field: 'imo', column: 'IMO', value: 'IMO 8909575',
  entry: vessel,
  match: { tier: 'identifier', score: 1, name: '8909575', surface: '8909575', evidence: ['the check digit agrees'] },
  message: 'vessel with IMO 8909575 is CHONG BONG (vessel-02), designated by the UN (2016-03-02)',
  reasons: ['identifier match: an IMO number stays with a hull for life'],
};

export const destinationFinding: Finding = {
  ...partyFinding, id: '11aa22bb33cc44dd', verdict: 'review', rule: 'NK401', kind: 'destination', field: 'port_of_discharge',
  column: 'POD', value: '남포 (Nampo)', entry: null, match: null, basis: [], message: 'port of discharge 남포 (Nampo) is in the DPRK',
  reasons: ['Nampo is a port of the DPRK'],
};

export const KINDS_OF_FINDING: readonly Finding[] = [partyFinding, reportedFinding, goodsFinding, vesselFinding, destinationFinding];

export const skippedRecord: Skipped = {
  type: 'skipped', file: 'manifest.csv', record: 97, line: 102, column: null, reason: '11 cells where the header has 12',
};

const list = (id: string, counts: Partial<ListSummary>): ListSummary => ({
  list: id, authority: 'UN', asOf: '2026-02-27', entries: 0, parties: 0, vessels: 0, goods: 0,
  sha256: '3f'.repeat(32), path: `data/${id}.yaml`, ...counts,
});

export const baseSummary: Summary = {
  type: 'summary', exit: 1, reason: '3 violations and 2 reviews in 1,000 records',
  records: { read: 1000, screened: 1000, skipped: 0 }, findings: { violation: 3, review: 2, allowed: 0 },
  inputs: [{
    file: 'manifest.csv', sha256: 'ab12'.repeat(16), bytes: 123_456, format: 'csv', compression: null, encoding: 'utf-8',
    delimiter: ',', headerLine: 1, columns: { consignee: ['CONSIGNEE_NAME'], hs_code: ['HS'] }, unmapped: ['REMARKS'],
    records: { read: 1000, screened: 1000, skipped: 0 }, notes: [],
  }],
  lists: [list('un-1718', { entries: 214, parties: 155, vessels: 59 }), list('reported', { entries: 77, parties: 77 }), list('goods', { entries: 204, goods: 204 })],
  config: { 'fail-on': { value: 'review', origin: 'default' }, jurisdiction: { value: ['UN'], origin: 'flag' } },
  allow: { files: [], used: [], unused: [], expired: [] }, notes: [],
  tool: { name: 'nkcheck', version: '0.1.0' },
};

/** Numbers from a seed (mulberry32), so that a generated run is the same every time. */
export function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Run {
  readonly items: readonly (Finding | Skipped)[];
  readonly summary: Summary;
}

/** A run of `n` findings in record order, some cleared, with a skipped record now and then. */
export function generateRun(n: number, seed = 1): Run {
  const random = seeded(seed);
  const items: (Finding | Skipped)[] = [];
  const findings = { violation: 0, review: 0, allowed: 0 };
  let skipped = 0;
  let record = 0;
  for (let i = 0; i < n; i += 1) {
    if (i === 0 || random() < 0.7) record += 1 + Math.floor(random() * 9);
    const base = KINDS_OF_FINDING[Math.floor(random() * KINDS_OF_FINDING.length)] ?? partyFinding;
    const allowed = random() < 0.03 ? { reason: 'another firm of that name', author: 'j.tan', expires: '2027-01-31', entry: 2 } : null;
    const id = Math.floor(random() * 2 ** 48).toString(16).padStart(16, '0');
    items.push({ ...base, id, record, line: record + 1, recordId: `BL-2024-${record}`, allowed });
    if (allowed !== null) findings.allowed += 1;
    else findings[base.verdict] += 1;
    if (random() < 0.01) {
      record += 1;
      skipped += 1;
      items.push({ ...skippedRecord, record, line: record + 1 });
    }
  }
  const read = record + 10;
  const records = { read, screened: read - skipped, skipped };
  const exit = skipped > 0 ? 3 : findings.violation + findings.review > 0 ? 1 : 0;
  const [input] = baseSummary.inputs;
  return {
    items,
    summary: {
      ...baseSummary, exit, records, findings, reason: `${findings.violation} violations and ${findings.review} reviews; ${skipped} records not screened`,
      inputs: input === undefined ? [] : [{ ...input, records }],
    },
  };
}

/** A writer that keeps what it is given. */
export class Sink implements Writer {
  private readonly parts: string[] = [];
  write(text: string): Promise<void> {
    this.parts.push(text);
    return Promise.resolve();
  }
  get text(): string {
    return this.parts.join('');
  }
}

export function contextWith(options: Partial<ReportContext> = {}): ReportContext {
  return { writer: new Sink(), color: false, width: 100, explain: false, show: 'review', showAllowed: false, ...options };
}

export async function feed(report: Report, run: Run): Promise<void> {
  for (const item of run.items) await (item.type === 'finding' ? report.finding(item) : report.skipped(item));
  await report.summary(run.summary);
}

/** What a format writes for a run. */
export async function render(format: ReportFormat, run: Run, options: Partial<ReportContext> = {}): Promise<string> {
  const writer = new Sink();
  await feed(createReport(format, contextWith({ ...options, writer })), run);
  return writer.text;
}

export const smallRun: Run = { items: [...KINDS_OF_FINDING, skippedRecord], summary: { ...baseSummary, exit: 3, records: { read: 1000, screened: 999, skipped: 1 } } };
