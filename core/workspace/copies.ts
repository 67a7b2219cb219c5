import { liaison, type Row } from './register.ts';

const justNow = 10 * 60_000;
/** Two instances that write one thing at the same moment do so within this time. */
const sameMoment = 2 * 60_000;

/** How a row says who wrote it last and when; two writings of one thing differ in nothing else. */
const stamps = new Set(['rev', 'updatedBy', 'updatedAt']);
const cellsOf = (row: Row) => Object.keys(row).filter((key) => !stamps.has(key));

/** Whether each of a row's cells is empty or the same as the other's. */
const saysNoMore = (row: Row, than: Row): boolean =>
  cellsOf(row).every((key) => row[key] === undefined || row[key] === than[key]);

const filled = (row: Row): number => cellsOf(row).filter((key) => row[key] !== undefined && row[key] !== false).length;
const written = (row: Row): number => Date.parse(String(row.updatedAt));

/** A value that only one of two writings can keep. */
export interface Lost {
  column: string;
  before: unknown;
  after: unknown;
}

/**
 * Whether two rows with one ID are one thing written twice: by another instance at the same moment, or by a request that
 * was thought lost. Not, if a person may have made one by copying the other: it may hold their work.
 *
 * The first row stays wherever it stands, and takes over what the second says more: every instance comes to the same
 * answer at any time, so that no two of them take away a different row and leave none.
 * @param now ISO 8601
 * @returns what the one row says, and what the other said otherwise; nothing if both must stay
 */
export function asOne(first: Row, second: Row, now: string): { row: Row; lost: Lost[] } | undefined {
  const stronger = strongerOf(first, second, now);
  if (!stronger) return undefined;
  const weaker = stronger === first ? second : first;
  const row: Row & Record<string, unknown> = { ...first, ...stronger, rev: Math.max(first.rev, second.rev) };
  const lost: Lost[] = [];
  for (const key of cellsOf(weaker)) {
    if (row[key] === undefined) Object.assign(row, { [key]: weaker[key] });
    else if (weaker[key] !== undefined && weaker[key] !== row[key])
      lost.push({ column: key, before: weaker[key], after: row[key] });
  }
  return { row, lost };
}

function strongerOf(first: Row, second: Row, now: string): Row | undefined {
  // A person who copies a row copies its stamp as well; instances write twice at about the same time, and just now.
  const oneStamp = first.updatedAt === second.updatedAt && first.updatedBy === second.updatedBy;
  const isNew = (row: Row) => Date.parse(now) - written(row) <= justNow;
  if (oneStamp && !isNew(first)) return undefined;
  if (saysNoMore(second, first)) return first;
  if (saysNoMore(first, second)) return second;
  if (oneStamp) return undefined;
  // What an instance has just drafted by itself gives way to what a person did at the other.
  // (Base's person column holds people only: there, nobody is "Updated by".)
  const drafted = (row: Row) => row.rev === 1 && (row.updatedBy === liaison || row.updatedBy === undefined);
  if (drafted(second) && (drafted(first) || isNew(second))) return first;
  if (drafted(first) && isNew(first)) return second;
  // Two people did it at two instances at the same moment: the row that says more counts, else the later one.
  const raced = isNew(first) && isNew(second) && Math.abs(written(first) - written(second)) <= sameMoment;
  if (!raced) return undefined;
  return (filled(first) - filled(second) || written(first) - written(second)) >= 0 ? first : second;
}
