import type { Plain } from '../../core/workspace/cells.ts';
import type { Zone } from '../../core/workspace/zone.ts';

/**
 * What stands in a cell of a Base (`docs/bitable-v1/app-table-record/bitable-record-data-structure-overview`). A formula or a
 * look-up is `{ type, value: […] }`, with the type of what it gives and a list even of what is one elsewhere.
 */
interface Wrapped {
  type: number;
  value: unknown;
}

const isWrapped = (raw: unknown): raw is Wrapped =>
  typeof raw === 'object' && raw !== null && !Array.isArray(raw) && 'value' in raw;

export const unwrapped = (raw: unknown): unknown => (isWrapped(raw) ? raw.value : raw);

/** Types that give milliseconds: a date, when a record was made and changed. */
const times = new Set([5, 1001, 1002]);

/** A text of segments: plain ones, and whoever or whatever is mentioned. People, groups and files have an id or a token. */
const isSegment = (part: unknown): part is { type: string; text?: unknown } =>
  typeof part === 'object' && part !== null && 'text' in part;

/** What a cell says, without its wrapping: a list where several things stand in it. */
export function bareOf(raw: unknown): Plain | readonly Plain[] {
  const value = unwrapped(raw);
  if (!Array.isArray(value)) return plain(value);
  const parts = value.every(isSegment) ? textsOf(value, isWrapped(raw)) : value.map(plain);
  return parts.length > 1 ? parts : parts[0];
}

/**
 * The texts in segments. Those of one text are put together; where a look-up gives the texts of several records, plain ones
 * follow each other, which they do in no single text.
 */
function textsOf(segments: readonly { type: string; text?: unknown }[], several: boolean): string[] {
  const texts: string[] = [];
  let before = '';
  for (const { type, text } of segments) {
    const words = typeof text === 'string' ? text : '';
    if (texts.length && !(several && type === 'text' && before === 'text')) texts[texts.length - 1] += words;
    else texts.push(words);
    before = type;
  }
  return texts;
}

function plain(value: unknown): Plain {
  if (typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean') return value;
  if (typeof value !== 'object' || value === null) return undefined;
  const { text, name, full_address, link } = value as Record<string, unknown>;
  return [text, name, full_address, link].find((w): w is string => typeof w === 'string' && w !== '');
}

/** What a cell says as text; several things one after the other. */
export function wordsIn(raw: unknown, zone: Zone): string {
  const value = bareOf(raw);
  const isTime = isWrapped(raw) && times.has(raw.type);
  const words = (one: Plain) => (typeof one === 'number' && isTime ? shownTime(one, zone) : String(one ?? ''));
  return Array.isArray(value) ? value.map(words).filter(Boolean).join(', ') : words(value as Plain);
}

/** An instant as a person of the company's would write it; a day where it is midnight. */
export function shownTime(time: number, zone: Zone): string {
  if (!(Math.abs(time) < 8e15)) return String(time);
  const day = zone.dayOf(time);
  const minutes = Math.floor((time - zone.instantOf(Date.parse(day))) / 60_000);
  const two = (n: number) => String(n).padStart(2, '0');
  return minutes > 0 ? `${day} ${two(Math.floor(minutes / 60))}:${two(minutes % 60)}` : day;
}
