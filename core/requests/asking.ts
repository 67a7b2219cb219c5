import { z } from 'zod';
import { departmentName } from '../policy/names.ts';
import { fill, listed, Refusal, t } from '../words.ts';
import { append } from '../workspace/changes.ts';
import { defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me, same } from '../workspace/people.ts';
import type { NewRecord } from '../workspace/register.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { about, cardTo, email, everyone, id, ownerFor, taken, words } from './acting.ts';
import { toAnswer } from './cards.ts';
import { completeAgainBy, deadlines, kindOf, resumed } from './clock.ts';
import { fieldsFrom } from './fields.ts';
import { requests } from './records.ts';
import { reopenedRound } from './rounds.ts';
import { withTask } from './task.ts';

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
      owner: ownerFor(act, input.to, input.kind, input.owner),
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
      ...tell(
        act,
        record.owner,
        about(record),
        t('You are asked', '有新的协作请求'),
        input.details,
        cardTo(act, record.owner, record, toAnswer(record.id)),
      ),
    ];
  },
});

export const inform = defineCommand({
  name: 'inform-request',
  title: t('Give the information', '补充信息'),
  allow: everyone,
  input: z.strictObject({ id, information: words }),
  decide(act, input) {
    const r = taken(act, 'inform-request', input.id);
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
    const r = taken(act, 'confirm-request', input.id);
    if (input.rating !== undefined && (act.actor.departments.includes(r.to) || same(r.owner, act.actor.email)))
      throw new Refusal(
        t(
          'You belong to the department that answered: confirm without a mark, or let somebody else give it',
          '您属于答复部门：请仅确认、不评分，或由其他同事评分',
        ),
        'denied',
        'rating',
      );
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
    const r = taken(act, 'reopen-request', input.id);
    const set = {
      state: 'reopened' as const,
      reason: input.reason,
      reopenedAt: act.now,
      answeredAt: undefined,
      rating: undefined,
      offered: undefined,
      agreed: undefined,
      agreedAt: undefined,
      chased: undefined,
      completeBy: completeAgainBy(act.policy, r, act.now),
    };
    const card = cardTo(act, r.owner, { ...r, ...set }, toAnswer(r.id));
    return [
      reopenedRound(act, r, input.reason),
      ...withTask(act, r, set, ['state', 'reason']),
      ...tell(act, r.owner, about(r), t('A request is open again', '请求被重新打开'), input.reason, card),
    ];
  },
});

export const withdraw = defineCommand({
  name: 'withdraw-request',
  title: t('Withdraw a request', '撤回请求'),
  allow: everyone,
  input: z.strictObject({ id, reason: z.string().max(2000).optional() }),
  decide(act, input) {
    const r = taken(act, 'withdraw-request', input.id);
    return [
      ...withTask(
        act,
        r,
        { state: 'withdrawn', withdrawnAt: act.now, reason: input.reason || r.reason, chased: undefined },
        ['state'],
      ),
      ...tell(act, r.owner, about(r), t('A request was withdrawn', '请求已撤回'), input.reason),
    ];
  },
});

export const agreeDate = defineCommand({
  name: 'agree-date',
  title: t('Agree to the offered date', '同意另议的期限'),
  allow: everyone,
  input: z.strictObject({ id, agree: z.boolean().default(true) }),
  decide(act, input) {
    const r = taken(act, 'agree-date', input.id);
    // A refused offer stays in the row, at the old deadline: it can be offered once.
    const set = {
      agreed: input.agree ? r.offered : r.completeBy,
      agreedAt: act.now,
      ...(input.agree && { chased: undefined }),
    };
    const says = input.agree ? t('The date was agreed', '期限已商定') : t('The old deadline stays', '维持原期限');
    return [...withTask(act, r, set, ['agreed']), ...tell(act, r.owner, about(r), says)];
  },
});

export const askingCommands = [ask, inform, confirm, reopen, withdraw, agreeDate];
