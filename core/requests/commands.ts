import { z } from 'zod';
import { instantIn } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { reachedThrough } from '../policy/routing.ts';
import { fill, listed, Refusal, t, verbatim } from '../words.ts';
import { append } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import type { NewRecord } from '../workspace/register.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { nameOf, tell } from '../workspace/tell.ts';
import { deadlines, kindOf, resumed } from './clock.ts';
import { fieldsFrom } from './fields.ts';
import { type Request, type RequestState, requestStates, requests } from './records.ts';
import { withTask } from './task.ts';

const everyone = ['member'] as const;
const id = z.string().min(1).max(80).describe('ID of a request');
const words = z.string().trim().min(1).max(4000);
const email = z.string().min(3).max(200);

/** The two sides of a request. */
type Side = 'from' | 'to';

/** States in which each step may be taken. */
const owed: readonly RequestState[] = ['open', 'accepted', 'reopened'];

/** The request, if the actor's side and its state allow the step. @throws Refusal */
function taken(act: Act, wanted: string, side: Side, states: readonly RequestState[]): Request {
  const r = rowOf(act.snapshot, requests, wanted);
  if (!r) throw new Refusal(t(`There is no request "${wanted}"`, `没有请求“${wanted}”`), 'missing', 'id');
  if (!act.actor.departments.includes(r[side])) {
    const department = departmentName(act.policy, r[side]);
    throw new Refusal(fill(t('Only {department} can do this', '仅{department}可执行此操作'), { department }), 'denied');
  }
  if (states.includes(r.state)) return r;
  const values = {
    state: requestStates[r.state],
    who: nameOf(act, String((r as { updatedBy?: string }).updatedBy ?? '')) || t('somebody', '他人'),
    answer: r.state === 'answered' && r.answer ? verbatim(`: ${r.answer}`) : verbatim(''),
  };
  throw new Refusal(
    fill(
      t(
        'This request is “{state}” by now, by {who}{answer}. Look at it again.',
        '该请求已由{who}改为“{state}”{answer}，请查看后再操作。',
      ),
      values,
    ),
    'conflict',
    'id',
  );
}

const about = (r: { id: string; title: string }) => ({ id: r.id, title: r.title, link: `requests/${r.id}` });

/** Whoever owes a request: the person named, who must be in the directory, else whoever is reached for the department. */
function ownerFor(act: Act, department: string, named: string | undefined): string | undefined {
  if (!named) return reachedThrough(act, department)?.toLowerCase();
  if (act.snapshot.directory.find(named)) return named.toLowerCase();
  throw new Refusal(t(`"${named}" is not in the directory`, `通讯录中没有“${named}”`), 'invalid', 'owner');
}

const me = (act: Act): string => act.actor.email.toLowerCase();

export const ask = defineCommand({
  name: 'ask-request',
  title: t('Ask another department', '提出协作请求'),
  allow: everyone,
  input: z.strictObject({
    kind: z.string().min(1).max(40),
    to: z.string().min(1).max(40).describe('Department that answers'),
    from: z.string().min(1).max(40).optional().describe('Your department, if you are in several'),
    title: z.string().trim().min(1).max(300),
    details: z.string().max(4000).optional(),
    customer: z.string().max(300).optional(),
    owner: email.optional().describe('Who shall answer, if you know; else the liaison'),
    fields: z.record(z.string().max(40), z.union([z.string().max(2000), z.number()])).default({}),
  }),
  decide(act, input) {
    const kind = kindOf(act.policy, input.kind);
    if (!kind) throw new Refusal(t(`There is no kind "${input.kind}"`, `没有类型“${input.kind}”`), 'invalid', 'kind');
    if (!kind.to.includes(input.to))
      throw new Refusal(
        fill(t('“{kind}” is answered by {who}', '“{kind}”由{who}承办'), {
          kind: kind.name,
          who: listed(kind.to.map((d) => departmentName(act.policy, d))),
        }),
        'invalid',
        'to',
      );
    const from = input.from ?? act.actor.departments[0];
    if (!from || !act.actor.departments.includes(from))
      throw new Refusal(
        t(
          'You ask for a department that you do not belong to; the policy lists who does',
          '您不属于提出部门，部门成员由制度列明',
        ),
        'denied',
        'from',
      );
    if (from === input.to)
      throw new Refusal(t('Choose another department than your own', '请选择本部门以外的部门'), 'invalid', 'to');
    const record = {
      id: `R-${fingerprint(input.kind, from, input.to, input.title, me(act), act.now.slice(0, 10))}`,
      kind: input.kind,
      title: input.title,
      from,
      to: input.to,
      askedBy: me(act),
      owner: ownerFor(act, input.to, input.owner),
      askedAt: act.now,
      ...deadlines(act.policy, kind, act.now),
      state: 'open',
      details: input.details || undefined,
      customer: input.customer || undefined,
      ...fieldsFrom(kind, input.fields),
    } satisfies NewRecord<typeof requests>;
    if (rowOf(act.snapshot, requests, record.id)) return [];
    return [
      append(requests, record),
      ...tell(act, record.owner, about(record), t('You are asked', '有新的协作请求'), input.details),
    ];
  },
});

export const accept = defineCommand({
  name: 'accept-request',
  title: t('Accept a request', '接受请求'),
  allow: everyone,
  input: z.strictObject({ id, owner: email.optional().describe('Who does it; else you') }),
  decide(act, input) {
    const r = taken(act, input.id, 'to', ['open', 'reopened', 'accepted']);
    const owner = input.owner ? ownerFor(act, r.to, input.owner) : me(act);
    return [
      ...withTask(act, r, { state: 'accepted', owner, respondedAt: r.respondedAt ?? act.now, chased: undefined }, [
        'owner',
      ]),
      ...tell(act, r.askedBy, about(r), t('Your request was accepted', '您的请求已被接受')),
      ...(owner === r.owner ? [] : tell(act, owner, about(r), t('You are asked', '有新的协作请求'), r.details)),
    ];
  },
});

export const answer = defineCommand({
  name: 'answer-request',
  title: t('Answer a request', '答复请求'),
  allow: everyone,
  input: z.strictObject({ id, answer: words }),
  decide(act, input) {
    const r = taken(act, input.id, 'to', owed);
    return [
      ...withTask(
        act,
        r,
        {
          state: 'answered',
          answer: input.answer,
          answeredAt: act.now,
          respondedAt: r.respondedAt ?? act.now,
          owner: r.owner ?? me(act),
          chased: undefined,
        },
        ['answer', 'state'],
      ),
      ...tell(act, r.askedBy, about(r), t('Your request was answered', '您的请求已答复'), input.answer),
    ];
  },
});

export const decline = defineCommand({
  name: 'decline-request',
  title: t('Decline a request', '拒绝请求'),
  allow: everyone,
  input: z.strictObject({ id, reason: words }),
  decide(act, input) {
    const r = taken(act, input.id, 'to', owed);
    const set = { state: 'declined' as const, reason: input.reason, respondedAt: r.respondedAt ?? act.now };
    return [
      ...withTask(act, r, { ...set, chased: undefined }, ['state', 'reason']),
      ...tell(act, r.askedBy, about(r), t('Your request was declined', '您的请求被拒绝'), input.reason),
    ];
  },
});

export const giveBack = defineCommand({
  name: 'return-request',
  title: t('Return a request for information', '退回补充信息'),
  allow: everyone,
  input: z.strictObject({ id, question: words.describe('What you need to know') }),
  decide(act, input) {
    const r = taken(act, input.id, 'to', owed);
    const set = { state: 'returned' as const, reason: input.question, returnedAt: act.now };
    return [
      ...withTask(act, r, { ...set, respondedAt: r.respondedAt ?? act.now, chased: undefined }, ['state', 'reason']),
      ...tell(act, r.askedBy, about(r), t('Your request needs information', '您的请求需补充信息'), input.question),
    ];
  },
});

export const inform = defineCommand({
  name: 'inform-request',
  title: t('Give the information', '补充信息'),
  allow: everyone,
  input: z.strictObject({ id, information: words }),
  decide(act, input) {
    const r = taken(act, input.id, 'from', ['returned']);
    return [
      ...withTask(
        act,
        r,
        {
          state: 'accepted',
          details: [r.details, input.information].filter(Boolean).join('\n'),
          ...resumed(act.policy, r, act.now),
        },
        ['details', 'state'],
      ),
      ...tell(
        act,
        r.owner,
        about(r),
        t('The information you asked for is there', '您要求的信息已补充'),
        input.information,
      ),
    ];
  },
});

export const confirm = defineCommand({
  name: 'confirm-request',
  title: t('Confirm and rate an answer', '确认并评价答复'),
  allow: everyone,
  input: z.strictObject({
    id,
    rating: z.number().int().min(1).max(5).optional(),
    remark: z.string().max(2000).optional(),
  }),
  decide(act, input) {
    const r = taken(act, input.id, 'from', ['answered']);
    return [
      ...withTask(act, r, { state: 'confirmed', rating: input.rating, reason: input.remark || r.reason }, ['state']),
      ...tell(act, r.owner, about(r), t('Your answer was confirmed', '您的答复已确认'), input.remark),
    ];
  },
});

export const reopen = defineCommand({
  name: 'reopen-request',
  title: t('Reopen a request', '重新打开请求'),
  allow: everyone,
  input: z.strictObject({ id, reason: words }),
  decide(act, input) {
    const r = taken(act, input.id, 'from', ['answered', 'declined', 'confirmed']);
    const kind = kindOf(act.policy, r.kind);
    return [
      ...withTask(
        act,
        r,
        {
          state: 'reopened',
          reason: input.reason,
          reopenedAt: act.now,
          answeredAt: undefined,
          rating: undefined,
          offered: undefined,
          agreed: undefined,
          chased: undefined,
          ...(kind && { completeBy: deadlines(act.policy, kind, act.now).completeBy }),
        },
        ['state', 'reason'],
      ),
      ...tell(act, r.owner, about(r), t('A request is open again', '请求被重新打开'), input.reason),
    ];
  },
});

export const withdraw = defineCommand({
  name: 'withdraw-request',
  title: t('Withdraw a request', '撤回请求'),
  allow: everyone,
  input: z.strictObject({ id, reason: z.string().max(2000).optional() }),
  decide(act, input) {
    const r = taken(act, input.id, 'from', [...owed, 'returned']);
    return [
      ...withTask(act, r, { state: 'withdrawn', reason: input.reason || r.reason, chased: undefined }, ['state']),
      ...tell(act, r.owner, about(r), t('A request was withdrawn', '请求已撤回'), input.reason),
    ];
  },
});

export const handOver = defineCommand({
  name: 'hand-over-request',
  title: t('Hand a request over', '转交请求'),
  allow: everyone,
  input: z.strictObject({
    id,
    to: z.string().min(1).max(40).describe('Department that answers from now on; the clock goes on'),
    owner: email.optional(),
    reason: words,
  }),
  decide(act, input) {
    const r = taken(act, input.id, 'to', [...owed, 'returned']);
    if (!act.policy.departments.some((d) => d.id === input.to))
      throw new Refusal(t(`There is no department "${input.to}"`, `没有部门“${input.to}”`), 'invalid', 'to');
    if (input.to === r.from)
      throw new Refusal(
        t('It came from there: decline it, or ask for information', '该部门是提出方：请拒绝或退回补充'),
        'invalid',
        'to',
      );
    const owner = ownerFor(act, input.to, input.owner);
    return [
      ...withTask(act, r, { to: input.to, owner, reason: input.reason, chased: undefined }, ['to', 'owner']),
      ...tell(act, owner, about(r), t('A request was handed to you', '有请求转交给您'), input.reason),
      ...tell(
        act,
        r.askedBy,
        about(r),
        fill(t('Your request is now with {to}', '您的请求已转交{to}'), { to: departmentName(act.policy, input.to) }),
        input.reason,
      ),
    ];
  },
});

export const offerDate = defineCommand({
  name: 'offer-date',
  title: t('Offer another date', '另议期限'),
  allow: everyone,
  input: z.strictObject({ id, date: z.iso.date(), reason: words }),
  decide(act, input) {
    const r = taken(act, input.id, 'to', owed);
    if (r.offered)
      throw new Refusal(t('Another date was offered already; it can be done once', '期限只能另议一次'), 'conflict');
    const offered = endOfDay(act, input.date);
    if (offered <= r.completeBy)
      throw new Refusal(t('This is no later than the deadline', '该日期不晚于现有期限'), 'invalid', 'date');
    return [
      ...withTask(act, r, { offered, reason: input.reason, state: 'accepted', respondedAt: r.respondedAt ?? act.now }, [
        'offered',
      ]),
      ...tell(
        act,
        r.askedBy,
        about(r),
        t('Another date is offered', '对方提出另议期限'),
        `${input.date}: ${input.reason}`,
      ),
    ];
  },
});

/** When people go home on a date, in UTC. */
const endOfDay = (act: Act, date: string): string => {
  const { hours } = act.policy.working_calendar;
  return instantIn(act.policy, date, hours.at(-1)!.to);
};

export const agreeDate = defineCommand({
  name: 'agree-date',
  title: t('Agree to the offered date', '同意另议的期限'),
  allow: everyone,
  input: z.strictObject({ id, agree: z.boolean().default(true) }),
  decide(act, input) {
    const r = taken(act, input.id, 'from', owed);
    if (!r.offered || r.agreed)
      throw new Refusal(t('No date is waiting for your consent', '没有待您同意的期限'), 'conflict');
    // A refused offer stays in the row, at the old deadline: it can be offered once.
    const set = input.agree ? { agreed: r.offered, chased: undefined } : { agreed: r.completeBy };
    const says = input.agree ? t('The date was agreed', '期限已商定') : t('The old deadline stays', '维持原期限');
    return [...withTask(act, r, set, ['agreed']), ...tell(act, r.owner, about(r), says)];
  },
});

export const requestCommands = [
  ask,
  accept,
  answer,
  decline,
  giveBack,
  inform,
  confirm,
  reopen,
  withdraw,
  handOver,
  offerDate,
  agreeDate,
];
