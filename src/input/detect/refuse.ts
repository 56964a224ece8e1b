import { InputError } from '../types.js';

interface Refused {
  /** Matches the first 1,024 bytes as Latin-1, byte order mark and leading white space taken off for text formats. */
  readonly pattern: RegExp;
  readonly name: string;
  readonly advice: string;
}

const AS_TABLE = 'export the data as CSV or .xlsx';

/** Formats known by their first bytes that are not read. Order matters: the first that fits is named. */
const REFUSED: readonly Refused[] = [
  { pattern: /^\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1/, name: 'an old Excel workbook (.xls) or another OLE file', advice: 'open it in a spreadsheet program and save it as .xlsx or CSV' },
  { pattern: /^\x09[\x00\x02\x04\x08][\x04\x06\x08]\x00/, name: 'an old Excel worksheet (BIFF .xls)', advice: 'open it in a spreadsheet program and save it as .xlsx or CSV' },
  { pattern: /^%PDF-/, name: 'a PDF document', advice: `ask the sender for the data behind it, or ${AS_TABLE}` },
  { pattern: /^(?:UNA.{6}\s*)?UN[BH]\+/s, name: 'an EDIFACT message (such as CUSCAR)', advice: 'have your EDI system write the consignments as CSV' },
  { pattern: /^ISA[^A-Za-z0-9\s].{2}[^A-Za-z0-9\s]/, name: 'an ANSI X12 message', advice: 'have your EDI system write the consignments as CSV' },
  { pattern: /^(?:<\?xml[^>]*>\s*)?(?:<!--[\s\S]*?-->\s*)*<(?:ASYCUDA|Awmds|Manifest)\b/i, name: 'an ASYCUDA XML file', advice: 'in ASYCUDA, export the declarations or the manifest to Excel or CSV' },
  { pattern: /^(?:<!doctype html|<html|<head|<body|<table|<meta|<style)\b/i, name: 'a web page (HTML), perhaps named .xls', advice: 'open it in a spreadsheet program and save it as .xlsx or CSV' },
  { pattern: /^<\?xml[\s\S]*?(?:urn:schemas-microsoft-com:office:spreadsheet|mso-application progid="Excel)/, name: 'an Excel 2003 XML spreadsheet', advice: 'open it in a spreadsheet program and save it as .xlsx or CSV' },
  { pattern: /^<(?:\?xml|!--|[A-Za-z_][\w:.-]*[\s/>])/, name: 'an XML file', advice: 'XML is not read: export a table as CSV or .xlsx' },
  { pattern: /^\{\\rtf/, name: 'a Rich Text document', advice: AS_TABLE },
  { pattern: /^(?:\x89PNG|\xff\xd8\xff|GIF8|II\*\x00|MM\x00\*|BM.{4}\x00\x00\x00\x00|RIFF.{4}WEBP)/s, name: 'an image', advice: 'ask the sender for the data behind it; images are not read' },
  { pattern: /^\x1f\x8b\x08/, name: 'compressed twice', advice: 'decompress it once' },
  { pattern: /^(?:7z\xbc\xaf|Rar!|BZh[1-9]|\xfd7zXZ|\x04"M\x18)/, name: 'an archive or compression that is not read', advice: 'unpack it first; gzip and zstd can be read directly' },
  { pattern: /^SQLite format 3/, name: 'an SQLite database', advice: AS_TABLE },
  { pattern: /^Obj\x01/, name: 'an Avro file', advice: 'write it as Parquet or CSV' },
  { pattern: /^(?:ARROW1|ORC)/, name: 'an Arrow or ORC file', advice: 'write it as Parquet or CSV' },
  { pattern: /^[\x02\x03\x30\x31\x43\x63\x83\x8b\xf5][\x00-\x99][\x01-\x0c][\x01-\x1f].{8}[\s\S]{18}[\x00]{2}/, name: 'a dBASE table (.dbf)', advice: 'open it in a spreadsheet program and save it as .xlsx or CSV' },
];

/** @throws InputError when the first bytes are those of a format that is known and not read */
export function refuse(file: string, head: Buffer): void {
  const bytes = head.subarray(0, 1_024).toString('latin1');
  const text = bytes.replace(/^\xef\xbb\xbf/, '').trimStart();
  const found = REFUSED.find(({ pattern }) => pattern.test(bytes) || pattern.test(text));
  if (found !== undefined) throw new InputError(file, `this is ${found.name}, which cannot be read`, found.advice);
}
