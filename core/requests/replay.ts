import { addWorkingHours, dateIn, workingHoursBetween } from '../policy/calendar.ts';
import type { Policy } from '../policy/schema.ts';
import { earlier, type Round, rounds } from '../rounds/records.ts';
import { fill, t, verbatim } from '../words.ts';
import { chased, chaseFacts, stepReached } from '../workspace/chase.ts';
import { cameBy, mapRows, type Outcome, type Past, type Replay } from '../workspace/replay.ts';
import { rowOf, rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import { deadlines, kindOf } from './clock.ts';
import { doneAt, dueBy, type Request, requests } from './records.ts';

const things = t('requests', '项');

/** What another policy would have made of a deadline; by how much people moved it stays. */
function moved(before: Policy, after: Policy, planned: string, really: string, now: string): string {
  if (planned === really) return now;
  return really > planned
    ? addWorkingHours(after, now, workingHoursBetween(before, planned, really))
    : addWorkingHours(after, now, -workingHoursBetween(before, really, planned));
}

function retold(r: Request, { policyAt, setBy }: Past): Request {
  const [before, after] = [setBy(r.askedAt), policyAt(r.askedAt)];
  const [was, is] = [kindOf(before, r.kind), kindOf(after, r.kind)];
  if (before === after || !was || !is) return r;
  const since = r.reopenedAt ?? r.askedAt;
  const first = [deadlines(before, was, r.askedAt).respondBy, deadlines(after, is, r.askedAt).respondBy] as const;
  const whole = [deadlines(before, was, since).completeBy, deadlines(after, is, since).completeBy] as const;
  return {
    ...r,
    respondBy: moved(before, after, first[0], r.respondBy, first[1]),
    completeBy: moved(before, after, whole[0], r.completeBy, whole[1]),
  };
}

/** An earlier round, as long as the policy still knows what kind of request it was of. */
function retoldRound(round: Round, past: Past): Round {
  const r = round.of === 'requests' && !round.agreed ? rowOf(past.snapshot, requests, round.row) : undefined;
  if (!r) return round;
  const { completeBy } = retold({ ...r, reopenedAt: round.since, completeBy: round.due }, past);
  return { ...round, due: completeBy };
}

/** A request as it was before its later rounds began. */
function before(snapshot: Snapshot, r: Request, at: string): Request {
  const round = earlier(snapshot, 'requests', r.id).find((x) => x.endedAt > at);
  if (!round) return r;
  const { department, owner, due, offered, agreed, doneAt: answeredAt, answer, mark } = round;
  const then = { ...r, to: department, owner, offered, agreed, agreedAt: undefined, completeBy: due };
  if (round.ended !== 'reopened') return { ...then, state: 'accepted', answeredAt: undefined };
  return { ...then, answeredAt, answer, rating: mark, state: round.done === 'no' ? 'declined' : 'answered' };
}

const day = (policy: Policy, at: string | undefined) => (at ? dateIn(policy, at) : '–');

function outcomesOf(r: Request, past: Past): Outcome[] {
  const policy = past.policyAt(r.askedAt);
  const base = { key: r.id, register: requests.name, id: r.id, label: verbatim(r.title) };
  const due = dueBy(r);
  const done = doneAt(r);
  const answered = r.respondedAt ?? r.answeredAt;
  const says = (by: string, at: string | undefined) =>
    fill(t('due {by}, done {at}', '期限 {by}，完成 {at}'), { by: day(policy, by), at: day(policy, at) });
  const late = (by: string, at: string | undefined) => Number((at ?? past.to) > by && by < past.to);
  const facts = chaseFacts(requests, r, r.to, r.title);
  const steps = [
    stepReached(policy, r.respondBy, answered ?? past.to, facts),
    stepReached(policy, due, done ?? past.to, facts),
  ];
  const told = steps.map((s) => (s ? Object.keys(chased).indexOf(s) + 1 : 0));
  const furthest = told[0]! > told[1]! ? steps[0] : steps[1];
  return [
    { ...base, tally: 'requests-response', value: late(r.respondBy, answered), says: says(r.respondBy, answered) },
    { ...base, tally: 'requests-answer', value: late(due, done), says: says(due, done) },
    {
      ...base,
      tally: 'requests-escalated',
      value: told[0]! + told[1]!,
      says: furthest ? chased[furthest] : t('nobody was told', '未提醒'),
    },
  ];
}

/** What became of the earlier rounds of a request. */
const roundsOf = (r: Request, past: Past): Outcome[] =>
  earlier(past.snapshot, 'requests', r.id).map((x) => {
    const policy = past.policyAt(r.askedAt);
    const done = x.done === undefined ? undefined : x.doneAt;
    return {
      tally: 'requests-answer',
      key: x.id,
      register: rounds.name,
      id: x.id,
      label: verbatim(x.title),
      value: Number((done ?? x.endedAt) > x.due),
      says: fill(t('due {by}, done {at}', '期限 {by}，完成 {at}'), { by: day(policy, x.due), at: day(policy, done) }),
    };
  });

export const requestReplay: Replay = {
  tallies: {
    'requests-response': { name: t('Requests responded to too late', '逾期响应的请求'), unit: things, better: 'less' },
    'requests-answer': { name: t('Requests answered too late', '逾期答复的请求'), unit: things, better: 'less' },
    'requests-escalated': {
      name: t('Reminders and escalations of requests', '请求的提醒与升级'),
      unit: t('messages', '次'),
      better: 'less',
    },
  },
  retell: (past) =>
    mapRows(
      mapRows(past.snapshot, rounds, (r) => retoldRound(r, past)),
      requests,
      (r) => retold(r, past),
    ),
  outcomes: (past) =>
    rowsOf(past.snapshot, requests)
      .filter((r) => r.askedAt >= past.from && r.askedAt < past.to && r.state !== 'withdrawn' && r.state !== 'returned')
      .flatMap((r) => [...outcomesOf(r, past), ...roundsOf(r, past)]),
  asOf: (snapshot, at) =>
    mapRows(snapshot, requests, (now) => {
      if (now.askedAt > at) return undefined;
      const r = before(snapshot, now, at);
      const [respondedAt, answeredAt] = [cameBy(r.respondedAt, at), cameBy(r.answeredAt, at)];
      const known = answeredAt || (respondedAt && r.state === 'declined');
      const state = known ? r.state : respondedAt ? ('accepted' as const) : ('open' as const);
      return { ...r, respondedAt, answeredAt, state };
    }),
};
