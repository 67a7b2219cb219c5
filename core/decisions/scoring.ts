import { z } from 'zod';
import { Refusal, t } from '../words.ts';
import { append, patch } from '../workspace/changes.ts';
import { type Act, allowed, defineCommand } from '../workspace/command.ts';
import { me } from '../workspace/people.ts';
import type { NewRecord } from '../workspace/register.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { find } from './acting.ts';
import { criterionColumn, type Decision, options, undecided, weighings } from './records.ts';

/** Whether somebody may score the options of a decision for a department now. */
export const mayScore = (act: Act, d: Pick<Decision, 'state'>): boolean =>
  undecided.has(d.state) && act.actor.departments.length > 0 && allowed(scoreOption, act.actor);

export const scoreOption = defineCommand({
  name: 'score-option',
  title: t('Score an option', '为方案评分'),
  allow: ['head', 'liaison', 'committee'],
  personal: () => 'decisions',
  input: z.strictObject({
    option: z.string().min(1).max(120),
    scores: z
      .record(z.string(), z.number().int().min(1).max(5))
      .describe("By the criteria's ids: 1 (worst) to 5 (best), for your department"),
    department: z.string().max(40).optional(),
  }),
  decide(act, input) {
    const option = rowOf(act.snapshot, options, input.option);
    if (!option) throw new Refusal(t('There is no such option', '没有该备选方案'), 'missing', 'option');
    find(act, option.decision, undecided);
    const department = input.department ?? act.actor.departments[0];
    if (!department || !act.actor.departments.includes(department))
      throw new Refusal(t('You score for a department of your own', '请以本部门名义评分'), 'denied', 'department');
    const { criteria } = act.policy.decisions;
    const unknown = Object.keys(input.scores).find((id) => !criteria.some((c) => c.id === id));
    if (unknown)
      throw new Refusal(t(`There is no criterion "${unknown}"`, `没有评价标准“${unknown}”`), 'invalid', 'scores');
    const record = {
      id: `${option.id}:${department}`,
      decision: option.decision,
      option: option.id,
      department,
      by: me(act),
      at: act.now,
      ...Object.fromEntries(Object.entries(input.scores).map(([id, score]) => [criterionColumn(id), score])),
    } as NewRecord<typeof weighings>;
    const row = rowOf(act.snapshot, weighings, record.id);
    return row ? patch(weighings, row, record) : [append(weighings, record)];
  },
});
