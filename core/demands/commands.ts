import { z } from 'zod';
import { impacts, signals } from '../exchange/records.ts';
import { reachedThrough } from '../policy/routing.ts';
import { fill, Refusal, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { cardFor, pass } from '../workspace/guard.ts';
import { lineKey } from '../workspace/keys.ts';
import { linkFor, textFor } from '../workspace/limits.ts';
import { me } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { toJudge, toTell } from './cards.ts';
import { type DemandStep, demandGuards } from './guards.ts';
import { type Demand, mergedInto } from './loop.ts';
import { type demandStates, demands } from './records.ts';

const everyone = ['member'] as const;
const id = z.string().min(1).max(80).describe('ID of a demand');
const words = z.string().trim().min(1).max(2000);
const short = z.string().max(300).optional();

const find = (act: Act, wanted: string, field = 'id'): Demand => {
  const d = rowOf(act.snapshot, demands, wanted);
  if (!d) throw new Refusal(t(`There is no demand "${wanted}"`, `没有需求“${wanted}”`), 'missing', field);
  return d;
};
const about = (d: { id: string; title: string }) => ({ id: d.id, title: d.title, link: `exchange/demands/${d.id}` });

/** The demand, if the actor may take the step with it. @throws Refusal */
const taken = (act: Act, step: DemandStep, wanted: string): Demand => pass(demandGuards, step, act, find(act, wanted));

/** Everybody who waits to hear of a demand: who raised it, and who raised the same. */
const tellRaisers = (act: Act, d: Demand, says: ReturnType<typeof t>, more?: string, now?: Demand['state']): Change[] =>
  [d, ...mergedInto(act.snapshot, d.id)].flatMap((one) => {
    const after = { ...one, ...(now && { state: now }) };
    const steps = cardFor(demandGuards, act, one.raisedBy, after, toTell(one.id));
    return tell(act, one.raisedBy, about(one), says, more, steps);
  });

export const raiseDemand = defineCommand({
  name: 'raise-demand',
  title: t('Raise a demand', '登记市场需求'),
  allow: everyone,
  input: z.strictObject({
    title: textFor(demands.columns.title),
    detail: textFor(demands.columns.detail).optional(),
    product: textFor(demands.columns.product).optional(),
    customer: textFor(demands.columns.customer).optional(),
    impact: z.enum(Object.keys(impacts) as ['high', 'medium', 'low']).default('medium'),
    link: linkFor(demands.columns.link).optional(),
    source: textFor(demands.columns.source).optional(),
  }),
  decide(act, input) {
    const record = {
      id: `D-${lineKey(input, act.actor.email, act.now.slice(0, 10))}`,
      ...input,
      state: 'new' as const,
      raisedBy: me(act),
      raisedAt: act.now,
    };
    if (rowOf(act.snapshot, demands, record.id)) return [];
    const judge = reachedThrough(act, act.policy.demands.triaged_by, ['demands', input.product]);
    return [
      append(demands, record),
      ...tell(
        act,
        judge,
        about(record),
        t('A demand waits for judgement', '有需求待评审'),
        input.detail,
        toJudge(record.id),
      ),
    ];
  },
});

const verdicts = ['accepted', 'planned', 'declined'] as const satisfies (keyof typeof demandStates)[];
const verdictSays = {
  accepted: t('Your demand was accepted', '您提出的需求已采纳'),
  planned: t('Your demand is planned', '您提出的需求已排期'),
  declined: t('Your demand was declined', '您提出的需求未采纳'),
};

export const judgeDemand = defineCommand({
  name: 'judge-demand',
  title: t('Judge a demand', '评审需求'),
  allow: everyone,
  input: z.strictObject({
    id,
    verdict: z.enum(verdicts),
    reason: z.string().trim().max(2000).optional().describe('Needed where the demand is declined'),
    release: short.describe('Version or date it is planned for'),
  }),
  decide(act, input) {
    const d = taken(act, 'judge-demand', input.id);
    if (input.verdict === 'declined' && !input.reason)
      throw new Refusal(t('Say why it is declined', '请说明不采纳的理由'), 'invalid', 'reason');
    const set = {
      state: input.verdict,
      triagedAt: d.triagedAt ?? act.now,
      movedAt: act.now,
      reason: input.reason || d.reason,
      release: input.release || d.release,
      chased: undefined,
    };
    const more = [input.release, input.reason].filter(Boolean).join('\n');
    return [
      ...patch(demands, d, set, ['state', 'reason']),
      ...tellRaisers(act, d, verdictSays[input.verdict], more, input.verdict),
    ];
  },
});

export const mergeDemand = defineCommand({
  name: 'merge-demand',
  title: t('Merge a demand into another', '合并需求'),
  allow: everyone,
  input: z.strictObject({ id, into: z.string().min(1).max(80).describe('ID of the demand that stays') }),
  decide(act, input) {
    const d = taken(act, 'merge-demand', input.id);
    const into = find(act, input.into, 'into');
    if (into.id === d.id || into.state === 'merged')
      throw new Refusal(
        t('Choose another demand, one that is not merged itself', '请选择另一项未被合并的需求'),
        'invalid',
        'into',
      );
    const says = fill(t('Your demand was merged with “{title}”', '您提出的需求已与“{title}”合并'), {
      title: into.title,
    });
    return [
      ...[d, ...mergedInto(act.snapshot, d.id)].flatMap((one) =>
        patch(demands, one, { state: 'merged', mergedInto: into.id, chased: undefined }),
      ),
      ...tellRaisers(act, d, says),
    ];
  },
});

export const linkProgress = defineCommand({
  name: 'link-progress',
  title: t('Link a demand to product progress', '关联产品进度'),
  allow: everyone,
  input: z.strictObject({ id, progress: z.string().trim().min(1).max(300).describe('ID of a signal, or words') }),
  decide(act, input) {
    const d = taken(act, 'link-progress', input.id);
    const signal = rowOf(act.snapshot, signals, input.progress);
    return [
      ...patch(demands, d, { progress: input.progress, movedAt: act.now, chased: undefined }, ['progress']),
      ...tellRaisers(
        act,
        d,
        t('There is progress with your demand', '您提出的需求有进展'),
        signal?.title ?? input.progress,
      ),
    ];
  },
});

export const shipDemand = defineCommand({
  name: 'ship-demand',
  title: t('Say that a demand is shipped', '标记需求已上线'),
  allow: everyone,
  input: z.strictObject({ id, release: short }),
  decide(act, input) {
    const d = taken(act, 'ship-demand', input.id);
    const set = {
      state: 'shipped' as const,
      movedAt: act.now,
      release: input.release || d.release,
      chased: undefined,
    };
    return [
      ...patch(demands, d, set, ['state']),
      ...tellRaisers(act, d, t('Shipped: please tell the customer', '已上线，请告知客户'), input.release, 'shipped'),
    ];
  },
});

export const tellCustomer = defineCommand({
  name: 'tell-customer',
  title: t('The customer was told', '已告知客户'),
  allow: everyone,
  input: z.strictObject({ id, words: words.optional().describe('What the customer said') }),
  decide(act, input) {
    const d = taken(act, 'tell-customer', input.id);
    return patch(demands, d, { toldAt: act.now, customerSaid: input.words, chased: undefined });
  },
});

export const demandCommands = [raiseDemand, judgeDemand, mergeDemand, linkProgress, shipDemand, tellCustomer];
