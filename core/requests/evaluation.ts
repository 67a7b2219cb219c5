import { dateIn, workdaysLate } from '../policy/calendar.ts';
import { fill, t, verbatim } from '../words.ts';
import type { WaitSource } from '../workspace/evaluating.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { requests } from './records.ts';

/** What departments asked of each other and waited for (B5, B10). */
export const requestWaits: WaitSource = ({ snapshot, policy, from, to }) =>
  rowsOf(snapshot, requests).flatMap((r) => {
    const due = r.agreed ?? r.completeBy;
    const done = (r.state === 'declined' ? r.respondedAt : r.answeredAt) ?? to;
    const counts = due < to && done >= from && r.state !== 'withdrawn' && r.state !== 'returned' && r.from !== r.to;
    if (!counts) return [];
    const until = done < to ? done : to;
    return [
      {
        from: r.from,
        to: r.to,
        kind: t('requests', '协作请求'),
        days: workdaysLate(policy, due > from ? due : from, until),
        evidence: {
          register: requests.name,
          id: r.id,
          label: verbatim(r.title),
          detail: fill(t('due {due}', '期限 {due}'), { due: dateIn(policy, due) }),
        },
      },
    ];
  });
