import { dateIn } from '../policy/calendar.ts';
import { type Round, rounds } from '../rounds/records.ts';
import { fill, type Text, t, verbatim } from '../words.ts';
import type { Evidence } from '../workspace/candidate.ts';
import { daysLate, never, type Stretch, stillOpen, type WaitSource } from '../workspace/evaluating.ts';
import { rowOf, rowsBetween } from '../workspace/snapshot.ts';
import { stoppedAt } from './owed.ts';
import { doneAt, dueBy, missed, type Request, requests } from './records.ts';

const kind = t('requests', '协作请求');

const endedAt = (r: Request): string => doneAt(r) ?? stoppedAt(r) ?? stillOpen;
const roundEnd = (r: Round): string | undefined =>
  r.of === 'requests' ? (r.ended === 'reopened' ? r.doneAt : r.endedAt) : undefined;

const evidence = ({ policy }: Stretch, register: string, id: string, label: Text, due: string): Evidence => ({
  register,
  id,
  label,
  detail: fill(t('due {due}', '期限 {due}'), { due: dateIn(policy, due) }),
});

/** What departments asked of each other and waited for, in every round (B5, B10). */
export const requestWaits: WaitSource = (stretch) => [
  ...rowsBetween(stretch.snapshot, requests, endedAt, stretch.from, never).flatMap((r) => {
    const due = dueBy(r);
    const stopped = stoppedAt(r);
    if ((stopped !== undefined && stopped <= due) || r.from === r.to) return [];
    // Up to when it was handed on, others waited for whoever held it then.
    const days = daysLate(stretch, missed(stretch.snapshot, r)?.endedAt ?? due, doneAt(r) ?? stopped);
    if (days === undefined) return [];
    const shown = () => evidence(stretch, requests.name, r.id, verbatim(r.title), due);
    return [{ from: r.from, to: r.to, kind, days, evidence: shown }];
  }),
  ...rowsBetween(stretch.snapshot, rounds, roundEnd, stretch.from, never).flatMap((r) => {
    const from = rowOf(stretch.snapshot, requests, r.row)?.from;
    const days = daysLate(stretch, r.due, roundEnd(r));
    if (!from || from === r.department || days === undefined) return [];
    const shown = () => evidence(stretch, rounds.name, r.id, verbatim(r.title), r.due);
    return [{ from, to: r.department, kind, days, evidence: shown }];
  }),
];
