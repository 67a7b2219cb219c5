import { dateIn } from '../policy/calendar.ts';
import { earlier, rounds } from '../rounds/records.ts';
import { fill, t } from '../words.ts';
import { cameBy, mapRows, type Outcome, type Past, type Replay } from '../workspace/replay.ts';
import { rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import { clocksOf } from './clocks.ts';
import { type Case, serviceCases } from './records.ts';

const cases = t('cases', '件');

/** A deadline that people moved is no matter of the policy and stays. */
function retold(c: Case, { policyAt, setBy }: Past): Case {
  const [before, after] = [setBy(c.openedAt), policyAt(c.openedAt)];
  const [was, is] = before === after ? [] : [clocksOf(before, c), clocksOf(after, c)];
  if (!was || !is) return c;
  return {
    ...c,
    respondBy: c.respondBy === was.respondBy ? is.respondBy : c.respondBy,
    resolveBy: c.resolveBy === was.resolveBy ? is.resolveBy : c.resolveBy,
  };
}

/** A case as it was before its later rounds began. */
function before(snapshot: Snapshot, c: Case, at: string): Case {
  const round = earlier(snapshot, 'serviceCases', c.id).find((x) => x.endedAt > at);
  if (!round) return c;
  const { owner, due, doneAt, answer, mark } = round;
  const then = { ...c, owner, resolveBy: due, solvedAt: doneAt, solution: answer, satisfaction: mark };
  return { ...then, state: round.ended === 'reopened' ? (mark === undefined ? 'solved' : 'closed') : 'working' };
}

function outcomesOf(c: Case, past: Past): Outcome[] {
  const policy = past.policyAt(c.openedAt);
  const day = (at: string | undefined) => (at ? dateIn(policy, at) : '–');
  const base = {
    key: c.id,
    register: serviceCases.name,
    id: c.id,
    label: fill(t('{customer}: {title}', '{customer}：{title}'), { customer: c.customer, title: c.title }),
  };
  const outcome = (tally: string, by: string, at: string | undefined): Outcome => ({
    ...base,
    tally,
    value: Number((at ?? past.to) > by && by < past.to),
    says: fill(t('due {by}, done {at}', '期限 {by}，完成 {at}'), { by: day(by), at: day(at) }),
  });
  return [
    outcome('service-response', c.respondBy, c.respondedAt ?? c.solvedAt),
    outcome('service-solved', c.resolveBy, c.solvedAt),
    ...earlier(past.snapshot, 'serviceCases', c.id).map((x) => ({
      ...outcome('service-solved', x.due, x.doneAt ?? x.endedAt),
      key: x.id,
      register: rounds.name,
      id: x.id,
    })),
  ];
}

export const serviceReplay: Replay = {
  tallies: {
    'service-response': {
      name: t('Service cases responded to too late', '逾期响应的售后工单'),
      unit: cases,
      better: 'less',
    },
    'service-solved': { name: t('Service cases solved too late', '逾期解决的售后工单'), unit: cases, better: 'less' },
  },
  retell: (past) => mapRows(past.snapshot, serviceCases, (c) => retold(c, past)),
  outcomes: (past) =>
    rowsOf(past.snapshot, serviceCases)
      .filter((c) => c.openedAt >= past.from && c.openedAt < past.to)
      .flatMap((c) => outcomesOf(c, past)),
  asOf: (snapshot, at) =>
    mapRows(snapshot, serviceCases, (now) => {
      if (now.openedAt > at) return undefined;
      const c = before(snapshot, now, at);
      const [respondedAt, solvedAt] = [cameBy(c.respondedAt, at), cameBy(c.solvedAt, at)];
      const state = solvedAt ? c.state : respondedAt ? ('working' as const) : ('open' as const);
      return { ...c, respondedAt, solvedAt, state };
    }),
};
