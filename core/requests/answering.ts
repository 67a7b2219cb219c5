import { z } from 'zod';
import { instantIn } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { fill, Refusal, t } from '../words.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { me, same } from '../workspace/people.ts';
import { tell } from '../workspace/tell.ts';
import { about, cardTo, email, everyone, id, ownerFor, taken, words } from './acting.ts';
import { toAgree, toAnswer, toConfirm, toInform } from './cards.ts';
import { handedOn } from './records.ts';
import { withTask } from './task.ts';

export const accept = defineCommand({
  name: 'accept-request',
  title: t('Accept a request', '接受请求'),
  allow: everyone,
  input: z.strictObject({ id, owner: email.optional().describe('Who does it; else you') }),
  decide(act, input) {
    // Whoever has it already may still give it to a colleague.
    const given = input.owner && !same(input.owner, act.actor.email);
    const r = taken(act, given ? 'answer-request' : 'accept-request', input.id);
    const owner = input.owner ? ownerFor(act, r.to, r.kind, input.owner) : me(act);
    const set = { state: 'accepted' as const, owner, respondedAt: r.respondedAt ?? act.now, chased: undefined };
    return [
      ...handedOn(act, r, set),
      ...withTask(act, r, set, ['owner']),
      ...tell(act, r.askedBy, about(r), t('Your request was accepted', '您的请求已被接受')),
      ...(owner === r.owner
        ? []
        : tell(
            act,
            owner,
            about(r),
            t('You are asked', '有新的协作请求'),
            r.details,
            cardTo(act, owner, { ...r, ...set }, toAnswer(r.id)),
          )),
    ];
  },
});

export const answer = defineCommand({
  name: 'answer-request',
  title: t('Answer a request', '答复请求'),
  allow: everyone,
  input: z.strictObject({ id, answer: words }),
  decide(act, input) {
    const r = taken(act, 'answer-request', input.id);
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
      ...tell(
        act,
        r.askedBy,
        about(r),
        t('Your request was answered', '您的请求已答复'),
        input.answer,
        cardTo(act, r.askedBy, { ...r, state: 'answered' }, toConfirm(r.id)),
      ),
    ];
  },
});

export const decline = defineCommand({
  name: 'decline-request',
  title: t('Decline a request', '拒绝请求'),
  allow: everyone,
  input: z.strictObject({ id, reason: words }),
  decide(act, input) {
    const r = taken(act, 'decline-request', input.id);
    const set = {
      state: 'declined' as const,
      reason: input.reason,
      answeredAt: act.now,
      respondedAt: r.respondedAt ?? act.now,
    };
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
    const r = taken(act, 'return-request', input.id);
    const set = { state: 'returned' as const, reason: input.question, returnedAt: act.now };
    return [
      ...withTask(act, r, { ...set, respondedAt: r.respondedAt ?? act.now, chased: undefined }, ['state', 'reason']),
      ...tell(
        act,
        r.askedBy,
        about(r),
        t('Your request needs information', '您的请求需补充信息'),
        input.question,
        cardTo(act, r.askedBy, { ...r, ...set }, toInform(r.id)),
      ),
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
    const r = taken(act, 'hand-over-request', input.id);
    if (!act.policy.departments.some((d) => d.id === input.to))
      throw new Refusal(t(`There is no department "${input.to}"`, `没有部门“${input.to}”`), 'invalid', 'to');
    if (input.to === r.from)
      throw new Refusal(
        t('It came from there: decline it, or ask for information', '该部门是提出方：请拒绝或退回补充'),
        'invalid',
        'to',
      );
    const owner = ownerFor(act, input.to, r.kind, input.owner);
    return [
      ...handedOn(act, r, { to: input.to, owner }, input.reason),
      ...withTask(act, r, { to: input.to, owner, reason: input.reason, chased: undefined }, ['to', 'owner']),
      ...tell(
        act,
        owner,
        about(r),
        t('A request was handed to you', '有请求转交给您'),
        input.reason,
        cardTo(act, owner, { ...r, to: input.to, owner }, toAnswer(r.id)),
      ),
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
    const r = taken(act, 'offer-date', input.id);
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
        cardTo(act, r.askedBy, { ...r, offered, state: 'accepted' }, toAgree(r.id)),
      ),
    ];
  },
});

/** When people go home on a date, in UTC. */
const endOfDay = (act: Act, date: string): string => {
  const { hours } = act.policy.working_calendar;
  return instantIn(act.policy, date, hours.at(-1)!.to);
};

export const answeringCommands = [accept, answer, decline, giveBack, handOver, offerDate];
