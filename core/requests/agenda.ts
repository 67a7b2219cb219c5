import { addWorkingHours, dateIn, workdaysBetween } from '../policy/calendar.ts';
import { departmentName, grouped, headOf, liaisonOf } from '../policy/names.ts';
import { fill, t, verbatim } from '../words.ts';
import type { AgendaSource, Candidate, Evidence, Occasion } from '../workspace/candidate.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { kindOf } from './clock.ts';
import { fieldsOf } from './fields.ts';
import { deadlineOf, type Request, requests, stillOwed } from './records.ts';

/** Requests past their deadline, by who waits for whom; those near it, taken as read. */
export const requestCandidates: AgendaSource = (occasion) => {
  const { snapshot, policy, now, start } = occasion;
  // Late ones reach the meeting when the policy's other steps were taken (B5).
  const patience = policy.requests.escalate.find((e) => e.to === 'agenda')?.after_hours ?? 0;
  const overdue: Request[] = [];
  const near: Request[] = [];
  for (const r of rowsOf(snapshot, requests)) {
    if (!stillOwed.has(r.state)) continue;
    if (addWorkingHours(policy, deadlineOf(r), patience) < now) overdue.push(r);
    else if (deadlineOf(r) <= start) near.push(r);
  }
  const found = grouped(overdue, (r) => `${r.from}>${r.to}`).map(([pair, rows]) => overdueItem(occasion, pair, rows));
  if (near.length)
    found.push({
      key: 'requests:near',
      source: 'requests',
      title: fill(
        t('{n} {n:request reaches its|requests reach their} deadline by the meeting', '{n} 项协作请求将在会前到期'),
        { n: near.length },
      ),
      wanted: 'inform',
      why: [t('Their deadline is before the meeting', '期限在会议之前')],
      evidence: near.map((r) => evidenceOf(occasion, r)),
      needed: [],
      factors: {},
    });
  return found;
};

function overdueItem(occasion: Occasion, pair: string, rows: Request[]): Candidate {
  const { policy, now } = occasion;
  const [from, to] = pair.split('>') as [string, string];
  const today = dateIn(policy, now);
  const days = Math.max(...rows.map((r) => workdaysBetween(policy, dateIn(policy, deadlineOf(r)), today)));
  const names = { to: departmentName(policy, to), from: departmentName(policy, from), n: rows.length, days };
  const because = fill(
    t('{n} past their deadline, the oldest by {days} working {days:day|days}', '{n} 项超过期限，最长 {days} 个工作日'),
    names,
  );
  const customers = new Set(rows.map((r) => r.customer).filter(Boolean));
  const owner = headOf(policy, to);
  return {
    key: `requests:overdue:${pair}`,
    source: 'requests',
    title:
      rows.length === 1
        ? fill(t('{from} waits for {to}: {title}', '{from}等待{to}：{title}'), { ...names, title: rows[0]!.title })
        : fill(t('{from} waits for {n} answers from {to}', '{from}等待{to}答复 {n} 项请求'), names),
    wanted: 'discuss',
    why: [because],
    evidence: rows.map((r) => evidenceOf(occasion, r)),
    owner,
    needed: [owner, liaisonOf(policy, to)].filter((p): p is string => !!p),
    minutes: Math.min(policy.agenda.minutes.discuss + 4, 3 + rows.length),
    factors: {
      lateness: { value: days / 10, because },
      waiting: { value: rows.length / 5, because: fill(t('{from} waits for {n}', '{from}等待 {n} 项'), names) },
      ...(customers.size && {
        impact: {
          value: customers.size / 4,
          because: fill(t('{n} {n:customer is|customers are} affected', '影响 {n} 家客户'), { n: customers.size }),
        },
      }),
    },
  };
}

/** A request with its deadline, and what its kind asks for besides. */
const evidenceOf = ({ policy }: Occasion, r: Request): Evidence => ({
  register: requests.name,
  id: r.id,
  label: verbatim(r.title),
  detail: fill(t('{from} → {to}, due {due}{fields}', '{from} → {to}，期限 {due}{fields}'), {
    from: departmentName(policy, r.from),
    to: departmentName(policy, r.to),
    due: dateIn(policy, deadlineOf(r)),
    fields: {
      en: fieldsOf(kindOf(policy, r.kind), r)
        .map((f) => `, ${f.name.en}: ${f.value}`)
        .join(''),
      zh: fieldsOf(kindOf(policy, r.kind), r)
        .map((f) => `，${f.name.zh}：${f.value}`)
        .join(''),
    },
  }),
});
