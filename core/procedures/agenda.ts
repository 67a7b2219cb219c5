import { DateTime } from 'luxon';
import { dateIn, workdaysBetween } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { fill, t, verbatim } from '../words.ts';
import type { AgendaSource, Candidate } from '../workspace/candidate.ts';
import { nameOf } from '../workspace/people.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { unreadOf } from './reading.ts';
import { procedures } from './records.ts';

/** Reviews of procedures that are due (B8). */
export const reviewCandidates: AgendaSource = (occasion) => [...dueReviews(occasion), ...unreadOnes(occasion)];

/** Procedures whose reading is so late that the policy brings it to the agenda. */
const unreadOnes: AgendaSource = (occasion) => {
  const { snapshot, policy, start } = occasion;
  const held = dateIn(policy, start);
  return rowsOf(snapshot, procedures).flatMap((p): Candidate[] => {
    const late = unreadOf(policy, snapshot, p).filter((r) => r.chased === 'agenda');
    if (!late.length) return [];
    const days = Math.max(...late.map((r) => workdaysBetween(policy, r.due, held)));
    return [
      {
        key: `reviews:readings:${p.id}`,
        source: 'reviews',
        title: fill(t('“{name}” was not read by {n}', '《{name}》尚有 {n} 人未阅读'), { name: p.name, n: late.length }),
        wanted: 'inform',
        why: [fill(t('Reading is {n} working days overdue', '阅读确认逾期 {n} 个工作日'), { n: days })],
        evidence: late.map((r) => ({
          register: procedures.name,
          id: p.id,
          label: verbatim(nameOf(occasion, r.reader)),
          detail: fill(t('to be read by {date}', '应于 {date} 前阅读'), { date: r.due }),
        })),
        owner: p.owner,
        needed: [p.owner],
        factors: {
          lateness: {
            value: days / 20,
            because: fill(t('{n} readings overdue', '{n} 人逾期未读'), { n: late.length }),
          },
        },
      },
    ];
  });
};

const dueReviews: AgendaSource = ({ snapshot, policy, start }) => {
  const held = dateIn(policy, start);
  const horizon = DateTime.fromISO(held).plus({ days: policy.agenda.due_within_days }).toISODate()!;
  const found: Candidate[] = [];
  const due = rowsOf(snapshot, procedures).filter((p) => p.state !== 'retired' && p.nextReview <= horizon);
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
