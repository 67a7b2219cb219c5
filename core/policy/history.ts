import { fill, Refusal, t } from '../words.ts';
import type { Directory } from '../workspace/directory.ts';
import { rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import { dateIn } from './calendar.ts';
import { withKeys } from './naming.ts';
import type { Policy } from './schema.ts';
import type { Sourced } from './sourced.ts';
import { type PolicyVersion, policyVersions, sourceOf, wordingOf } from './versions.ts';
import { type PolicyError, type ReadPolicy, readPolicy } from './yaml.ts';

export type { Sourced };

/** A policy that was adopted in the workspace, and since when it is in force; the installed one has no row. */
export interface InForce extends Sourced {
  /** A date of the company's calendar. */
  from: string;
  row?: PolicyVersion;
}

const read = new Map<string, ReadPolicy>();

/** What a text says; the same text is read once. */
export function readOnce(source: string): ReadPolicy {
  const wording = wordingOf(source);
  const known = read.get(wording);
  if (known) return known;
  if (read.size > 100) read.clear();
  const fresh = readPolicy(source);
  read.set(wording, fresh);
  return fresh;
}

/** The policy of a text. @throws Refusal with the first of its errors: where it stands, and how to mend it */
export function policyOf(source: string): Policy {
  const said = readOnce(source);
  if (said.ok) return said.policy;
  const [{ line, field, says }] = said.errors as [PolicyError];
  throw new Refusal(
    fill(t('Line {line}, {field}: {says}', '第 {line} 行 {field}：{says}'), { line, field, says }),
    'invalid',
    field || 'source',
  );
}

const histories = new WeakMap<object, { installed: Policy; directory: Directory; all: InForce[] }>();

/**
 * All policies that are or were in force or will be, in the order of their beginning. Nothing holds before it was adopted:
 * a version that names an earlier day is in force from the day of its adoption.
 * Its people stand by their keys, by whichever address the text names them.
 * @param installed what the installation began with
 */
export function historyOf(snapshot: Snapshot, installed: Sourced): InForce[] {
  const rows = rowsOf(snapshot, policyVersions);
  const known = histories.get(rows);
  const { directory } = snapshot;
  if (known?.installed === installed.policy && known.directory === directory) return known.all;
  const adopted = rows.flatMap((row): InForce[] => {
    if (row.state !== 'adopted' || !row.adoptedAt) return [];
    const source = sourceOf(snapshot, row.wording);
    const said = source === undefined ? undefined : readOnce(source);
    if (source === undefined || !said?.ok) return [];
    const day = dateIn(installed.policy, row.adoptedAt);
    const from = said.policy.effective > day ? said.policy.effective : day;
    return [{ source, policy: withKeys(said.policy, directory), from, row }];
  });
  const all = [
    { ...installed, policy: withKeys(installed.policy, directory), from: '' },
    ...adopted.sort((a, b) => a.from.localeCompare(b.from) || a.row!.adoptedAt!.localeCompare(b.row!.adoptedAt!)),
  ];
  histories.set(rows, { installed: installed.policy, directory, all });
  return all;
}

/** The policy in force on a day, past or to come. @param date of the company's calendar, YYYY-MM-DD */
export const inForceOn = (snapshot: Snapshot, installed: Sourced, date: string): InForce =>
  historyOf(snapshot, installed).findLast((p) => p.from <= date)!;
