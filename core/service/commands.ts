import { z } from 'zod';
import { demands } from '../demands/records.ts';
import { productName } from '../policy/names.ts';
import { reachedThrough } from '../policy/routing.ts';
import { Refusal, t } from '../words.ts';
import { append, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { cardFor, pass } from '../workspace/guard.ts';
import { fingerprint, lineKey } from '../workspace/keys.ts';
import { numberFor, textFor } from '../workspace/limits.ts';
import { me } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { toCallBack, toSolve } from './cards.ts';
import { type Clocks, clocksOf } from './clocks.ts';
import { type CaseStep, caseGuards } from './guards.ts';
import { type Case, serviceCases } from './records.ts';
import { handedOn, reopenedRound } from './rounds.ts';
import { withTask } from './task.ts';

const everyone = ['member'] as const;
const id = z.string().min(1).max(80).describe('ID of a service case');
const words = z.string().trim().min(1).max(4000);

const about = (c: { id: string; title: string }) => ({
  id: c.id,
  title: c.title,
  link: `exchange/serviceCases/${c.id}`,
});

/** The case, if the actor may take the step with it. @throws Refusal */
function taken(act: Act, step: CaseStep, wanted: string): Case {
  const c = rowOf(act.snapshot, serviceCases, wanted);
  if (!c) throw new Refusal(t(`There is no case "${wanted}"`, `没有工单“${wanted}”`), 'missing', 'id');
  return pass(caseGuards, step, act, c);
}

function clocks(act: Act, priority: string): Clocks {
  const due = clocksOf(act.policy, { priority, openedAt: act.now });
  if (due) return due;
  throw new Refusal(t(`There is no priority "${priority}"`, `没有优先级“${priority}”`), 'invalid', 'priority');
}

export const openCase = defineCommand({
  name: 'open-case',
  title: t('Open a service case', '登记售后工单'),
  allow: everyone,
  input: z.strictObject({
    customer: textFor(serviceCases.columns.customer),
    product: z.string().min(1).max(80),
    title: textFor(serviceCases.columns.title),
    priority: z.string().min(1).max(40),
    note: textFor(serviceCases.columns.note).optional(),
  }),
  decide(act, input) {
    if (!act.policy.forecast.products.some((p) => p.id === input.product))
      throw new Refusal(
        t(`There is no product "${input.product}"`, `没有产品“${input.product}”`),
        'invalid',
        'product',
      );
    const owner = reachedThrough(act, act.policy.service.handled_by, ['service', input.product]);
    const record = {
      id: `C-${lineKey(input, act.actor.email, act.now.slice(0, 10))}`,
      ...input,
      openedAt: act.now,
      openedBy: me(act),
      ...clocks(act, input.priority),
      state: 'open' as const,
      owner: owner?.toLowerCase(),
    };
    if (rowOf(act.snapshot, serviceCases, record.id)) return [];
    const more = [input.customer, productName(act.policy, input.product)[act.policy.language], input.note];
    return [
      append(serviceCases, record),
      ...tell(
        act,
        owner,
        about(record),
        t('A customer needs service', '有客户售后需求'),
        more.filter(Boolean).join('\n'),
        toSolve(record.id),
      ),
    ];
  },
});

export const takeCase = defineCommand({
  name: 'take-case',
  title: t('Take a service case', '受理工单'),
  allow: everyone,
  input: z.strictObject({ id }),
  decide(act, input) {
    const c = taken(act, 'take-case', input.id);
    const owner = me(act);
    const set = { state: 'working' as const, owner, respondedAt: c.respondedAt ?? act.now, chased: undefined };
    return [
      ...handedOn(act, c, owner),
      ...withTask(act, c, set, ['owner']),
      ...tell(act, c.openedBy, about(c), t('Service is at it', '售后已受理')),
    ];
  },
});

export const solveCase = defineCommand({
  name: 'solve-case',
  title: t('Solve a service case', '解决工单'),
  allow: everyone,
  input: z.strictObject({ id, solution: words }),
  decide(act, input) {
    const c = taken(act, 'solve-case', input.id);
    const set = {
      state: 'solved' as const,
      solution: input.solution,
      solvedAt: act.now,
      respondedAt: c.respondedAt ?? act.now,
      owner: c.owner ?? me(act),
      chased: undefined,
    };
    return [
      ...withTask(act, c, set, ['solution', 'state']),
      ...tell(
        act,
        c.openedBy,
        about(c),
        t('Solved: is the customer satisfied?', '已解决，请回访客户'),
        input.solution,
        cardFor(caseGuards, act, c.openedBy, { ...c, ...set }, toCallBack(c.id)),
      ),
    ];
  },
});

export const closeCase = defineCommand({
  name: 'close-case',
  title: t('Close a case with the customer’s satisfaction', '回访并关闭工单'),
  allow: everyone,
  input: z.strictObject({
    id,
    satisfaction: numberFor(serviceCases.columns.satisfaction)
      .optional()
      .describe('Without it say in the remark why there is none'),
    remark: z.string().trim().max(2000).optional().describe('What the customer said'),
  }),
  decide(act, input) {
    const c = taken(act, 'close-case', input.id);
    if (input.satisfaction === undefined && !input.remark)
      throw new Refusal(
        t('Give the customer’s mark, or say why there is none', '请填写客户评分，或说明没有评分的原因'),
        'invalid',
        'satisfaction',
      );
    const set = {
      state: 'closed' as const,
      closedAt: act.now,
      satisfaction: input.satisfaction,
      customerSaid: input.remark || undefined,
      chased: undefined,
    };
    const says = input.satisfaction === undefined ? '' : `${input.satisfaction} / 5`;
    return [
      ...patch(serviceCases, c, set, ['satisfaction']),
      ...tell(
        act,
        c.owner,
        about(c),
        t('The customer answered', '客户已评价'),
        [says, input.remark].filter(Boolean).join('\n'),
      ),
    ];
  },
});

export const reopenCase = defineCommand({
  name: 'reopen-case',
  title: t('Reopen a service case', '重新打开工单'),
  allow: everyone,
  input: z.strictObject({ id, reason: words }),
  decide(act, input) {
    const c = taken(act, 'reopen-case', input.id);
    const set = {
      state: 'working' as const,
      reopenedAt: act.now,
      solvedAt: undefined,
      satisfaction: undefined,
      customerSaid: undefined,
      closedAt: undefined,
      reason: input.reason,
      resolveBy: clocks(act, c.priority).resolveBy,
      chased: undefined,
    };
    return [
      reopenedRound(act, c, input.reason),
      ...withTask(act, c, set, ['state']),
      ...tell(act, c.owner, about(c), t('A case is open again', '工单被重新打开'), input.reason, toSolve(c.id)),
    ];
  },
});

export const caseToDemand = defineCommand({
  name: 'case-to-demand',
  title: t('Make a demand of a service case', '将工单转为需求'),
  allow: everyone,
  input: z.strictObject({ id, title: z.string().trim().min(1).max(300).optional() }),
  decide(act, input) {
    const c = taken(act, 'case-to-demand', input.id);
    const demand = {
      id: `D-${fingerprint('case', c.id)}`,
      title: input.title ?? c.title,
      detail: [c.note, c.solution].filter(Boolean).join('\n') || undefined,
      product: c.product,
      customer: c.customer,
      impact: c.priority === act.policy.service.priorities[0]!.id ? ('high' as const) : ('medium' as const),
      state: 'new' as const,
      raisedBy: me(act),
      raisedAt: act.now,
      source: c.id,
    };
    const judge = reachedThrough(act, act.policy.demands.triaged_by, ['demands', demand.product]);
    const to = { id: demand.id, title: demand.title, link: `exchange/demands/${demand.id}` };
    return [
      append(demands, demand),
      ...patch(serviceCases, c, { demand: demand.id }),
      ...tell(act, judge, to, t('A demand waits for judgement', '有需求待评审')),
    ];
  },
});

export const serviceCommands = [openCase, takeCase, solveCase, closeCase, reopenCase, caseToDemand];
