import type { Row } from './register.ts';

const justNow = 10 * 60_000;

/** Whether each of a row's cells is empty or the same as the other's. */
const saysNoMore = (row: Row, than: Row): boolean =>
  Object.keys(row).every((key) => stamps.has(key) || row[key] === undefined || row[key] === than[key]);

/** How a row says who wrote it last and when; two writings of one thing differ in nothing else. */
const stamps = new Set(['rev', 'updatedBy', 'updatedAt']);

/**
 * Which of two rows with one ID is the other written a second time: by another instance at the same moment, or by a
 * request that was thought lost. Neither, if a person may have made it by copying a row: it may hold their work.
 * @param now ISO 8601
 */
export function copyAmong(first: Row, second: Row, now: string): 'first' | 'second' | undefined {
  // A person who copies a row copies its stamp as well; instances write twice at about the same time, and just now.
  const oneStamp = first.updatedAt === second.updatedAt && first.updatedBy === second.updatedBy;
  const isNew = (row: Row) => Date.parse(now) - Date.parse(String(row.updatedAt)) <= justNow;
  if (oneStamp && !isNew(first)) return undefined;
  if (saysNoMore(second, first)) return 'second';
  if (saysNoMore(first, second)) return 'first';
  if (oneStamp) return undefined;
  // What an instance has just drafted by itself gives way to what a person did at the other.
  // (Base's person column holds people only: there, nobody is "Updated by".)
  const drafted = (row: Row) => row.rev === 1 && (row.updatedBy === 'Liaison' || row.updatedBy === undefined);
  if (drafted(second) && (drafted(first) || isNew(second))) return 'second';
  return drafted(first) && isNew(first) ? 'first' : undefined;
}
