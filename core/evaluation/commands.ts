import { z } from 'zod';
import { actionLinks } from '../actions/records.ts';
import { dateIn } from '../policy/calendar.ts';
import { departmentName } from '../policy/names.ts';
import { fill, Refusal, t } from '../words.ts';
import { append, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { leadsReview, me, mustKnow } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { linksIn } from './links.ts';
import { type Evaluation, evaluations } from './records.ts';
import { stretchOf } from './stretch.ts';

const id = z.string().min(1).max(80).describe('ID of an evaluation');

function find(act: Act, wanted: string): Evaluation {
  const e = rowOf(act.snapshot, evaluations, wanted);
  if (!e) throw new Refusal(t(`There is no evaluation "${wanted}"`, `没有评估“${wanted}”`), 'missing', 'id');
  return e;
}

/** Who begins improvements: heads, organisers, and whoever leads the policy's review. */
export const improves = (act: Act): boolean =>
  leadsReview(act) || act.actor.roles.some((r) => r === 'head' || r === 'committee');

export const beginImprovement = defineCommand({
  name: 'begin-improvement',
  title: t('Begin an improvement', '启动改进'),
  allow: ['member'],
  input: z.strictObject({
    id,
    title: z.string().trim().min(1).max(200),
    owner: z.string().min(3).max(200),
    due: z.iso.date(),
    about: z.string().max(200).optional().describe('The weakness that it is to mend'),
  }),
  decide(act, input) {
    const e = find(act, input.id);
    if (!improves(act))
      throw new Refusal(t('Heads and organisers begin improvements', '由部门负责人或组织人启动'), 'denied');
    mustKnow(act, [input.owner], 'owner');
    const action = `A-${fingerprint(e.id, input.title, input.owner.toLowerCase(), input.due)}`;
    if (rowOf(act.snapshot, actionLinks, action)) return [];
    return [
      append(actionLinks, {
        id: action,
        title: input.title,
        owner: input.owner.toLowerCase(),
        due: input.due,
        meeting: e.id,
        item: input.about || undefined,
      }),
    ];
  },
});

/** How many links are kept in words with the conclusion. */
const kept = 5;

export const concludeEvaluation = defineCommand({
  name: 'conclude-evaluation',
  title: t('Conclude', '完成评估'),
  allow: ['member'],
  personal: (input) => `evaluation/${input.id}`,
  input: z.strictObject({ id, conclusion: z.string().trim().min(1).max(4000) }),
  decide(act, input) {
    const e = find(act, input.id);
    if (!leadsReview(act))
      throw new Refusal(t('Whoever leads the review concludes it', '由审查负责人完成评估'), 'denied');
    const { policy } = act;
    // As they were found: what people write into old rows later does not change what was concluded from them.
    const weakest = linksIn(stretchOf(act, e.from, e.to))
      .slice(0, kept)
      .map(
        (l) =>
          fill(
            t(
              '{from} waits for {to}: {late} of {cases} late, {days} working days',
              '{from}等待{to}：{cases} 项中 {late} 项逾期，共 {days} 个工作日',
            ),
            { ...l, from: departmentName(policy, l.from), to: departmentName(policy, l.to) } as never,
          )[policy.language],
      );
    return patch(
      evaluations,
      e,
      {
        state: 'concluded',
        to: dateIn(policy, act.now) < e.to ? dateIn(policy, act.now) : e.to,
        conclusion: input.conclusion,
        weakest: weakest.join('\n'),
        concludedBy: me(act),
        concludedAt: act.now,
      },
      ['conclusion'],
    );
  },
});

export const evaluationCommands = [beginImprovement, concludeEvaluation];
