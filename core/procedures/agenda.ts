import { DateTime } from 'luxon';
import { dateIn, workdaysBetween } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { fill, t, verbatim } from '../words.ts';
import type { AgendaSource, Candidate } from '../workspace/candidate.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { procedures } from './records.ts';

/** Reviews of procedures that are due (B8). */
export const reviewCandidates: AgendaSource = ({ snapshot, policy, start }) => {
  const held = dateIn(policy, start);
  const horizon = DateTime.fromISO(held).plus({ days: policy.agenda.due_within_days }).toISODate()!;
  const found: Candidate[] = [];
  const due = rowsOf(snapshot, procedures).filter((p) => p.nextReview <= horizon);
  const late = due.filter((p) => p.nextReview < held);
  if (due.length)
    found.push({
      key: 'reviews:procedures',
      source: 'reviews',
      title: fill(t('{n} {n:procedure is|procedures are} due for review', '{n} 份操作规范到复审日'), { n: due.length }),
      wanted: late.length ? 'discuss' : 'inform',
      why: [fill(t('{n} of them overdue', '其中 {n} 份已逾期'), { n: late.length })],
      evidence: due.map((p) => ({
        register: procedures.name,
        id: p.id,
        label: verbatim(p.name),
        detail: fill(t('{department}, review on {date}', '{department}，复审日 {date}'), {
          department: departmentName(policy, p.department),
          date: p.nextReview,
        }),
      })),
      owner: due[0]!.owner,
      needed: [...new Set(due.map((p) => p.owner))],
      minutes: 4,
      factors: late.length
        ? {
            lateness: {
              value: Math.max(...late.map((p) => workdaysBetween(policy, p.nextReview, held))) / 20,
              because: fill(t('{n} {n:review|reviews} overdue', '{n} 份复审逾期'), { n: late.length }),
            },
          }
        : {},
    });
  return found;
};
