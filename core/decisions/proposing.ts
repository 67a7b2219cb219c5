import { z } from 'zod';
import { demands } from '../demands/records.ts';
import { forecasts, plans } from '../forecasts/records.ts';
import { requests } from '../requests/records.ts';
import { Refusal, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me } from '../workspace/people.ts';
import type { Register } from '../workspace/register.ts';
import { rowOf, rowsWith } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import {
  about,
  ask,
  everyone,
  find,
  id,
  link,
  looksAfter,
  maybe,
  mustLookAfter,
  only,
  sitsOn,
  tellAll,
  words,
} from './acting.ts';
import { seatsOf } from './matter.ts';
import { changedPromise, checkPromise } from './promise.ts';
import { type Decision, decisions, interestedIn, options, undecided, urgencies } from './records.ts';
import { askBack, cosign, declareInterest, signed } from './remarking.ts';
import { wordingOf } from './wording.ts';

const title = z.string().trim().min(1).max(300);
const wording = {
  problem: maybe.describe('What is to be solved'),
  plan: maybe.describe('What is to be done'),
  effects: maybe.describe('What it means for each department: a line each'),
  cost: maybe,
  promise: maybe.describe('By what one will see that it worked'),
  indicator: z.string().max(40).optional().describe('An indicator of the policy by which the effect is measured'),
  promised: z.number().optional().describe('What the indicator is to reach'),
  promiseOf: z
    .string()
    .max(40)
    .optional()
    .describe('Whose figure it is, a department; yours, or the only one that the indicator applies to, if not given'),
};
const urgency = z.enum(Object.keys(urgencies) as ['urgent', 'normal']).optional();

const blank = <T extends object>(fields: T): Partial<T> =>
  Object.fromEntries(
    Object.entries(fields).map(([key, value]) => [key, value === '' ? undefined : value]),
  ) as Partial<T>;

/** The department in whose name somebody proposes. @throws Refusal */
export function ownDepartment(act: Act, named: string | undefined): string {
  const department = named ?? act.actor.departments[0];
  if (department && act.actor.departments.includes(department)) return department;
  throw new Refusal(t('You propose for a department of your own', '请以本部门名义提出'), 'denied', 'department');
}

/** What a proposal may have come from: registers whose rows people can look at. */
const origins: Record<string, Register> = {
  requests,
  demands,
  forecasts,
  plans,
} as unknown as Record<string, Register>;

/** @throws Refusal if what a proposal is said to come from is not there */
function checkSource(act: Act, source: string | undefined): void {
  if (!source) return;
  const [register = '', row = ''] = source.split(/\/(.*)/s);
  if (origins[register] && rowOf(act.snapshot, origins[register], row)) return;
  throw new Refusal(t(`"${source}" is not among the rows of a register`, `台账中没有“${source}”`), 'invalid', 'source');
}

const doNothing = { en: 'Do nothing', zh: '维持现状' };

/** What was decided and stands can be changed by another decision. */
const amendable = only('issued', 'closed', 'agreed');

/** Whether somebody can propose to change or give up a decision; a version of the policy is changed by another version. */
export const mayAmend = (act: Act, d: Pick<Decision, 'state' | 'kind'>): boolean =>
  amendable.has(d.state) && d.kind !== 'policy' && act.actor.departments.length > 0;

export const propose = defineCommand({
  name: 'propose-decision',
  title: t('Propose a decision', '提出议案'),
  allow: everyone,
  input: z.strictObject({
    title,
    ...wording,
    urgency,
    link: link.optional(),
    options: z
      .array(z.strictObject({ title, detail: maybe, cost: maybe }))
      .max(8)
      .default([])
      .describe('What else could be done; doing nothing is added'),
    source: z.string().max(300).optional().describe('Register and row it comes from, e.g. requests/R-12'),
    amends: z.string().max(80).optional().describe('The decision that it changes'),
    revokes: z.boolean().default(false).describe('That decision is to be given up'),
    department: z.string().max(40).optional().describe('Yours, if you are in several'),
  }),
  decide(act, { options: others, revokes, ...input }) {
    const department = ownDepartment(act, input.department);
    if (input.amends && find(act, input.amends, amendable).kind === 'policy')
      throw new Refusal(
        t('A version of the policy is changed by another version', '制度版本须通过新版本修订'),
        'invalid',
        'amends',
      );
    if (revokes && !input.amends)
      throw new Refusal(t('Say which decision is to be given up', '请指明要撤销的决策'), 'invalid', 'amends');
    checkSource(act, input.source);
    const promiseOf = checkPromise(act, input, department);
    const record = {
      id: `K-${fingerprint(input.title, me(act), act.now.slice(0, 10))}`,
      ...blank(input),
      promiseOf,
      title: input.title,
      kind: input.amends ? (revokes ? ('revoke' as const) : ('amend' as const)) : ('plan' as const),
      department,
      proposedBy: me(act),
      proposedAt: act.now,
      state: 'proposed' as const,
    };
    if (rowOf(act.snapshot, decisions, record.id)) return [];
    const plan = input.plan
      ? [{ title: input.plan.split('\n')[0]!.slice(0, 300), detail: input.plan, cost: input.cost }]
      : [];
    const { language } = act.policy;
    const all = [...plan, ...others, { title: doNothing[language], detail: undefined, cost: undefined }];
    return [
      append(decisions, record),
      ...all.map((o, i) =>
        append(options, {
          ...blank(o),
          title: o.title,
          id: `${record.id}-${i + 1}`,
          decision: record.id,
          position: i + 1,
        }),
      ),
    ];
  },
});

/** Its words may be changed until it is issued: whoever agreed on the earlier ones is asked again. */
const rewordable: ReadonlySet<Decision['state']> = new Set([...undecided, 'agreed']);

/** Changes the words of a proposal; whoever spoke about the earlier ones is asked again. */
function reword(act: Act, id: string, input: Partial<Parameters<typeof wordingOf>[0]>): Change[] {
  const d = find(act, id, rewordable);
  mustLookAfter(act, d);
  const set = blank(input);
  if (wordingOf({ ...d, ...set }) === wordingOf(d)) return [];
  const seats = seatsOf(act, d).filter((s) => s.opinion);
  const means = Object.keys(input) as (keyof typeof input)[];
  return [
    ...(d.state === 'proposed'
      ? patch(decisions, d, set, means)
      : ask(
          act,
          d,
          me(act),
          { ...set, ...(d.state === 'agreed' && { decidedAt: undefined, outcome: undefined }) },
          means,
        )),
    ...tellAll(
      act,
      seats.map((s) => s.member),
      d,
      t('The proposal was changed: please say again what you think', '议案已修改，请重新表态'),
    ),
  ];
}

export const change = defineCommand({
  name: 'change-proposal',
  title: t('Change the proposal', '修改议案'),
  allow: everyone,
  input: z.strictObject({ id, title: title.optional(), ...wording }),
  decide(act, { id, ...input }) {
    return reword(act, id, { ...input, ...changedPromise(act, find(act, id), input) });
  },
});

export const addOption = defineCommand({
  name: 'add-option',
  title: t('Add an option', '增加备选方案'),
  allow: everyone,
  input: z.strictObject({ id, title, detail: maybe, cost: maybe }),
  decide(act, { id, ...input }) {
    const d = find(act, id, undecided);
    const own = rowsWith(act.snapshot, options, 'decision', d.id);
    if (own.some((o) => o.title === input.title)) return [];
    return [
      append(options, {
        ...blank(input),
        title: input.title,
        id: `${d.id}-${fingerprint(input.title)}`,
        decision: d.id,
        position: Math.max(0, ...own.map((o) => o.position)) + 1,
      }),
      ...tell(act, d.proposedBy, about(d), t('Another option was named', '有人补充了备选方案'), input.title),
    ];
  },
});

export const choosePlan = defineCommand({
  name: 'choose-option',
  title: t('Put this option forward', '采用此方案'),
  allow: everyone,
  input: z.strictObject({ option: z.string().min(1).max(120) }),
  decide(act, input) {
    const option = rowOf(act.snapshot, options, input.option);
    if (!option) throw new Refusal(t('There is no such option', '没有该备选方案'), 'missing', 'option');
    return reword(act, option.decision, { plan: option.detail || option.title, cost: option.cost });
  },
});

export const withdraw = defineCommand({
  name: 'withdraw-decision',
  title: t('Withdraw', '撤回'),
  allow: everyone,
  input: z.strictObject({ id, reason: words }),
  decide(act, input) {
    const d = find(act, input.id, undecided);
    mustLookAfter(act, d);
    return patch(decisions, d, { state: 'withdrawn', outcome: input.reason });
  },
});

/** What can be done with a proposal before it is decided, by the names of the commands. */
export function proposalSteps(act: Act, id: string): string[] {
  const d = rowOf(act.snapshot, decisions, id);
  if (!d || !rewordable.has(d.state)) return [];
  const rewords = looksAfter(act, d) ? [change.name, choosePlan.name] : [];
  if (!undecided.has(d.state)) return rewords;
  const own = d.proposedBy.toLowerCase() === me(act);
  return [
    ...(own || signed(act, d.id) ? [] : [cosign.name]),
    ...(own ? [] : [askBack.name]),
    addOption.name,
    ...rewords,
    ...(sitsOn(act) && !interestedIn(act.snapshot, d.id).has(me(act)) ? [declareInterest.name] : []),
    ...(looksAfter(act, d) ? [withdraw.name] : []),
  ];
}

export const proposingCommands = [propose, change, addOption, choosePlan, withdraw];
