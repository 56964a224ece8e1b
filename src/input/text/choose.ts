import { isAscii, isUtf8 } from 'node:buffer';
import { decodeStrict } from './decode.js';
import { CANDIDATES, type Candidate } from './score.js';

export interface EncodingChoice {
  readonly encoding: string;
  /** What a person should know about the choice, or null when there was none to make. */
  readonly note: string | null;
}

/** Bytes of lines with other than ASCII that are judged. */
const JUDGED_BYTES = 96 * 1024;
/** More undecodable lines than this, and the encoding is out. */
const MOST_UNDECODABLE = 0.2;
/** Below this nothing is plausible: the text is refused rather than guessed at. */
const LEAST_SCORE = 0.1;
/** Less than this between the best two is said. */
const CLEAR_MARGIN = 0.15;
/** With fewer bytes than this outside ASCII there is too little to refuse a text for. */
const FEW_BYTES = 12;

/**
 * Chooses the encoding of text without a byte order mark. `bytes` should begin and end with whole lines.
 * @returns null when no encoding makes plausible text of it
 */
export function chooseEncoding(bytes: Uint8Array): EncodingChoice | null {
  if (isAscii(bytes)) return { encoding: 'utf-8', note: null };
  const lines = otherThanAscii(bytes);
  const broken = lines.filter((line) => !isUtf8(line)).length;
  if (broken === 0 && !isDoubtfulUtf8(lines)) return { encoding: 'utf-8', note: null };
  if (broken > 0) {
    const sound = lines.filter((line) => isUtf8(line) && clearlyUtf8(line)).length;
    // Chance makes a short legacy line valid now and then; more than that is UTF-8 with damaged records.
    if (sound > 0 && sound >= broken * 0.1) return { encoding: 'utf-8', note: null };
  }
  return byPlausibility(lines, broken === 0);
}

function byPlausibility(lines: readonly Buffer[], utf8Possible: boolean): EncodingChoice | null {
  const judged = CANDIDATES
    .map((candidate) => ({ candidate, score: scoreOf(candidate, lines) }))
    .filter((entry) => entry.score !== null) as { candidate: Candidate; score: number }[];
  judged.sort((a, b) => b.score - a.score);
  const [best, second] = judged;
  if (utf8Possible && (best === undefined || best.score < 0.6)) return { encoding: 'utf-8', note: null };
  if (best === undefined) return null;
  const size = lines.reduce((sum, line) => sum + countOther(line), 0);
  if (best.score < LEAST_SCORE && size >= FEW_BYTES) return null;
  const { encoding } = best.candidate;
  const close = second !== undefined && best.score - second.score < CLEAR_MARGIN;
  const rival = close && !sameText(lines, encoding, second.candidate.encoding) ? second.candidate.encoding : null;
  return {
    encoding,
    note: rival === null
      ? `not UTF-8: decoded as ${encoding}`
      : `not UTF-8: decoded as ${encoding}, perhaps ${rival}; --encoding settles it`,
  };
}

/** Mean plausibility of the decoded characters outside ASCII, weighed by bytes; null when too much cannot be decoded. */
function scoreOf(candidate: Candidate, lines: readonly Buffer[]): number | null {
  let total = 0;
  let weight = 0;
  let lost = 0;
  for (const line of lines) {
    const text = decodeStrict(line, candidate.encoding);
    if (text === null) { lost += 1; continue; }
    const chars = [...text];
    const others = chars.reduce((sum, char) => sum + (char < '\x80' ? 0 : 1), 0);
    if (others === 0) continue;
    let sum = 0;
    chars.forEach((char, index) => {
      if (char >= '\x80') sum += candidate.weigh(char, chars[index - 1] ?? '', chars[index + 1] ?? '');
    });
    const bytes = countOther(line);
    total += (sum / others) * bytes;
    weight += bytes;
  }
  if (weight === 0 || lost > lines.length * MOST_UNDECODABLE) return null;
  return total / weight - (2 * lost) / lines.length - candidate.handicap;
}

/** Whether two encodings read the lines alike, so that there is nothing to settle. */
function sameText(lines: readonly Buffer[], one: string, other: string): boolean {
  return lines.every((line) => decodeStrict(line, one) === decodeStrict(line, other));
}

function countOther(line: Uint8Array): number {
  let count = 0;
  for (const byte of line) if (byte >= 0x80) count += 1;
  return count;
}

/** Lines with bytes outside ASCII, up to a bound. */
function otherThanAscii(bytes: Uint8Array): Buffer[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
  const lines: Buffer[] = [];
  let size = 0;
  let start = 0;
  while (start < buffer.length && size < JUDGED_BYTES) {
    let end = start;
    while (end < buffer.length && buffer[end] !== 0x0a && buffer[end] !== 0x0d) end += 1;
    const line = buffer.subarray(start, end);
    if (!isAscii(line)) {
      lines.push(line);
      size += line.length;
    }
    start = end + 1;
  }
  return lines;
}

/** A line that no legacy encoding gives by chance: a sequence of three bytes, or two of two. */
function clearlyUtf8(line: Buffer): boolean {
  return /[\xe1-\xef][\x80-\xbf]{2}|(?:[\xc3-\xdf][\x80-\xbf].*){2}/s.test(line.toString('latin1'));
}

/** Valid as UTF-8, but so little and so odd that it may be a few characters of a two-byte encoding. */
function isDoubtfulUtf8(lines: readonly Buffer[]): boolean {
  const text = lines.map((line) => line.toString('utf8')).join('\n').replace(/[\x00-\x7f]/g, '');
  // Letters of living scripts and common signs are beyond doubt; combining marks, Armenian, Syriac and so on are not.
  return text.length <= 400 && /^[\u0100-\u07ff]*$/.test(text) && !/[\u00c0-\u00ff]|[А-яЁёІіЇїЄєҐґĀ-žəƏơƠưƯΑ-ω]/u.test(text)
    && !/[\u05d0-\u05ea\u0620-\u06ff]/.test(text);
}
