import { dateIn } from '../policy/calendar.ts';
import { fill, t, verbatim } from '../words.ts';
import { daysLate, never, stillOpen, type WaitSource } from '../workspace/evaluating.ts';
import { rowsBetween } from '../workspace/snapshot.ts';
import { type Request, requests } from './records.ts';

const kind = t('requests', '协作请求');

const doneAt = (r: Request): string | undefined => (r.state === 'declined' ? r.respondedAt : r.answeredAt);
const endedAt = (r: Request): string => doneAt(r) ?? stillOpen;

/** What departments asked of each other and waited for (B5, B10). */
export const requestWaits: WaitSource = (stretch) =>
  rowsBetween(stretch.snapshot, requests, endedAt, stretch.from, never).flatMap((r) => {
    const due = r.agreed ?? r.completeBy;
    const days = daysLate(stretch, due, doneAt(r));
    if (days === undefined || r.state === 'withdrawn' || r.state === 'returned' || r.from === r.to) return [];
    return [
      {
        from: r.from,
        to: r.to,
        kind,
        days,
        evidence: () => ({
          register: requests.name,
          id: r.id,
          label: verbatim(r.title),
          detail: fill(t('due {due}', '期限 {due}'), { due: dateIn(stretch.policy, due) }),
        }),
      },
    ];
  });
