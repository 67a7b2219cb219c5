import { addWorkingHours, dateIn, workdaysBetween } from '../policy/calendar.ts';
import { departmentName, grouped, headOf, liaisonOf, productName } from '../policy/names.ts';
import { fill, t, verbatim } from '../words.ts';
import type { AgendaSource, Candidate, Occasion } from '../workspace/candidate.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { callBackBy } from './clocks.ts';
import { type RepeatFault, repeatFaults } from './faults.ts';
import { askingDepartment } from './guards.ts';
import { type Case, deadlineOf, serviceCases } from './records.ts';

/** Cases that breach a deadline: the most urgent kind one by one, the others together. */
export const serviceCandidates: AgendaSource = (occasion) => {
  const { snapshot, policy, now } = occasion;
  const urgent = policy.service.priorities[0]!.id;
  const breaching = rowsOf(snapshot, serviceCases).filter(
    (c) => (c.state === 'open' && c.respondBy < now) || (c.state === 'working' && c.resolveBy < now),
  );
  const others = breaching.filter((c) => c.priority !== urgent);
  const found = breaching
    .filter((c) => c.priority === urgent)
    .map((c) => item(occasion, `service:case:${c.id}`, [c], true));
  if (others.length) found.push(item(occasion, 'service:others', others, false));
  found.push(...notCalledBack(occasion));
  const repeated = repeatFaults(snapshot, now).filter((f) => f.cases.every((c) => !c.demand));
  if (repeated.length) found.push(repeatItem(occasion, repeated));
  return found;
};

/** Solved cases whose customer nobody asked, by the department that speaks with them, after the policy's other steps. */
function notCalledBack({ snapshot, policy, now }: Occasion): Candidate[] {
  const patience = policy.requests.escalate.find((e) => e.to === 'agenda')?.after_hours ?? 0;
  const late = rowsOf(snapshot, serviceCases).flatMap((c) => {
    const by = c.state === 'solved' ? callBackBy(policy, c) : undefined;
    return by && addWorkingHours(policy, by, patience) < now ? [{ c, by }] : [];
  });
  return grouped(late, ({ c }) => askingDepartment(policy, c) ?? '').map(([department, rows]) => {
    const days = Math.max(...rows.map(({ by }) => workdaysBetween(policy, dateIn(policy, by), dateIn(policy, now))));
    const because = fill(t('the oldest is late by {days} working {days:day|days}', '最长逾期 {days} 个工作日'), {
      days,
    });
    return {
      key: `service:call-back:${department}`,
      source: 'service',
      title: fill(
        t(
          '{n} solved {n:case|cases} without the customer’s word ({department})',
          '{n} 件已解决的工单尚未回访客户（{department}）',
        ),
        { n: rows.length, department: departmentName(policy, department) },
      ),
      wanted: 'inform',
      why: [because],
      evidence: rows.map(({ c, by }) => ({
        register: serviceCases.name,
        id: c.id,
        label: fill(t('{customer}: {title}', '{customer}：{title}'), { customer: c.customer, title: c.title }),
        detail: fill(t('to be asked by {due}', '回访期限 {due}'), { due: dateIn(policy, by) }),
      })),
      owner: headOf(policy, department),
      needed: [],
      factors: { lateness: { value: days / 10, because } },
    };
  });
}

/** Faults that repeat and of which no demand was made: who develops should hear of them. */
function repeatItem({ policy }: Occasion, faults: RepeatFault[]): Candidate {
  return {
    key: 'service:repeats',
    source: 'service',
    title: fill(t('{n} {n:fault repeats|faults repeat} at customers', '{n} 类故障在客户处重复出现'), {
      n: faults.length,
    }),
    wanted: 'inform',
    why: [
      t('The same fault three times in 90 days, and no demand made of it', '90 天内同类故障三次以上，尚未转为需求'),
    ],
    evidence: faults.map((f) => ({
      register: serviceCases.name,
      id: f.cases.at(-1)!.id,
      label: verbatim(f.title),
      detail: fill(t('{product}: {n} cases', '{product}：{n} 件'), {
        product: productName(policy, f.product),
        n: f.cases.length,
      }),
    })),
    owner: liaisonOf(policy, policy.service.handled_by),
    needed: [],
    factors: {},
  };
}

function item(occasion: Occasion, key: string, cases: Case[], urgent: boolean): Candidate {
  const { policy, now } = occasion;
  const first = cases[0]!;
  const days = Math.max(
    ...cases.map((c) => workdaysBetween(policy, dateIn(policy, deadlineOf(c)), dateIn(policy, now))),
  );
  const words = { customer: first.customer, title: first.title, n: cases.length, days };
  const because = fill(t('past the deadline by {days} working {days:day|days}', '超过时限 {days} 个工作日'), words);
  const owner = headOf(policy, policy.service.handled_by);
  return {
    key,
    source: 'service',
    title: urgent
      ? fill(t('Urgent service case: {customer}, {title}', '紧急售后：{customer}，{title}'), words)
      : fill(t('{n} service {n:case is past its|cases are past their} deadline', '{n} 件售后工单超过时限'), words),
    wanted: 'discuss',
    why: [because],
    evidence: cases.map((c) => ({
      register: serviceCases.name,
      id: c.id,
      label: fill(t('{customer}: {title}', '{customer}：{title}'), { customer: c.customer, title: c.title }),
      detail: fill(t('{product}, due {due}', '{product}，期限 {due}'), {
        product: productName(policy, c.product),
        due: dateIn(policy, deadlineOf(c)),
      }),
    })),
    owner: first.owner && urgent ? first.owner : owner,
    needed: [owner, liaisonOf(policy, policy.service.handled_by)].filter((p): p is string => !!p),
    minutes: urgent ? undefined : Math.min(policy.agenda.minutes.discuss, 2 + cases.length),
    factors: {
      lateness: { value: days / 8, because },
      impact: urgent
        ? { value: 0.9, because: t('urgent for a customer', '客户紧急') }
        : {
            value: cases.length / 8,
            because: fill(t('{n} {n:customer waits|customers wait}', '{n} 位客户在等待'), words),
          },
    },
  };
}
