import { isUtf8 } from 'node:buffer';
import type { ParquetParsers, SchemaElement } from 'hyparquet';
import { general } from '../xlsx/section.js';

/** Stands for bytes that were declared text and are not UTF-8. */
export class Undecodable {
  constructor(readonly bytes: Uint8Array) {}
}

const MS_PER_DAY = 86_400_000;

/** Dates as ISO 8601 in UTC, text strictly decoded: never a replacement character. */
export const PARSERS: Partial<ParquetParsers> = {
  dateFromDays: (days) => isoDay(days * MS_PER_DAY),
  timestampFromMilliseconds: (value) => isoTime(Number(value)),
  timestampFromMicroseconds: (value) => isoTime(Number(value / 1_000n)),
  timestampFromNanoseconds: (value) => isoTime(Number(value / 1_000_000n)),
  stringFromBytes: (bytes) => decode(bytes),
  jsonFromBytes: (bytes) => decode(bytes),
  geometryFromBytes: (bytes) => new Undecodable(bytes),
  geographyFromBytes: (bytes) => new Undecodable(bytes),
};

function decode(bytes: Uint8Array | undefined): string | Undecodable | undefined {
  if (bytes === undefined || bytes === null) return undefined;
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  return isUtf8(buffer) ? buffer.toString('utf8') : new Undecodable(Buffer.from(buffer));
}

function isoTime(ms: number): string {
  if (Number.isNaN(new Date(ms).getTime())) return `${ms}`;
  const rest = ((ms % MS_PER_DAY) + MS_PER_DAY) % MS_PER_DAY;
  return rest === 0 ? isoDay(ms) : new Date(ms).toISOString().replace('T', ' ').replace(/(?:\.000)?Z$/, '');
}

function isoDay(ms: number): string {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? `${ms / MS_PER_DAY}` : date.toISOString().slice(0, 10);
}

/** A value of a column as text; null when it was declared text and is not. */
export function showValue(value: unknown, element: SchemaElement): string | null {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  if (typeof value === 'number') return showNumber(value, element);
  if (typeof value === 'bigint' || typeof value === 'boolean') return value.toString();
  if (value instanceof Undecodable) return isText(element) ? null : hex(value.bytes);
  if (value instanceof Uint8Array) return hex(value);
  if (Array.isArray(value)) {
    const texts = value.map((item) => showValue(item, element));
    return texts.includes(null) ? null : texts.filter((text) => text !== '').join('; ');
  }
  if (value instanceof Date) return isoTime(value.getTime());
  return JSON.stringify(value, (_key, item: unknown) => typeof item === 'bigint' ? item.toString() : item);
}

function isText(element: SchemaElement): boolean {
  return element.converted_type === 'UTF8' || element.converted_type === 'JSON' || element.converted_type === 'ENUM'
    || element.logical_type?.type === 'STRING';
}

/** Bytes that are no text: a hash, a picture. */
function hex(bytes: Uint8Array): string {
  const shown = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 64)).toString('hex');
  return bytes.length > 64 ? `${shown}… (${bytes.length} bytes)` : shown;
}

function showNumber(value: number, element: SchemaElement): string {
  if (!Number.isFinite(value)) return `${value}`;
  if (element.converted_type === 'DECIMAL') return value.toFixed(Math.min(element.scale ?? 0, 15));
  return general(element.type === 'FLOAT' ? `${Number(value.toPrecision(7))}` : `${value}`);
}
