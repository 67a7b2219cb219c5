import { z } from 'zod';
import { dateIn } from '../policy/calendar.ts';
import { headOf } from '../policy/names.ts';
import { Refusal, t } from '../words.ts';
import { append, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me, same } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { inReview, owners, period, readable } from './closing.ts';
import { calibrations, type ScoreAppeal, scoreAppeals } from './records.ts';
import { departmentsScored, personScored } from './results.ts';

const everyone = ['member'] as const;
const words = z.string().trim().min(1).max(4000);
/** Of whom a figure is: a department or a person. */
const subject = {
  department: z.string().max(40).optional(),
  who: z.string().max(200).optional().describe('A person; or name a department'),
};

/** The one figure that something is said of. @throws Refusal */
function figureOf(act: Act, id: string, input: { department?: string; who?: string; indicator: string }) {
  if (!input.department === !input.who)
    throw new Refusal(t('Name a department or a person', '请选择部门或人员之一'), 'invalid', 'department');
  const found = readable(act, id);
  const scored = input.who
    ? personScored(act, found, input.who)
    : departmentsScored(act, found).find((s) => s.department === input.department);
  const figure = scored?.figures.find((f) => f.indicator.id === input.indicator);
  if (!figure) throw new Refusal(t('There is no such figure', '没有该项数据'), 'missing', 'indicator');
  return figure;
}

export const appealScore = defineCommand({
  name: 'appeal-score',
  title: t('Object to a figure', '提出异议'),
  allow: everyone,
  input: z.strictObject({
    period,
    ...subject,
    indicator: z.string().max(40),
    row: z.string().max(120).optional().describe('The row that should not count, where it is about one'),
    reasons: words,
  }),
  decide(act, input) {
    const row = inReview(act, input.period);
    const mine = input.who
      ? same(input.who, me(act))
      : act.actor.roles.includes('head') && act.actor.departments.includes(input.department ?? '');
    if (!mine)
      throw new Refusal(
        t('Heads object for their department, everybody for themselves', '部门数据由负责人提出，个人数据由本人提出'),
        'denied',
      );
    if (row.appealsUntil && dateIn(act.policy, act.now) > row.appealsUntil)
      throw new Refusal(
        t(`Objections could be made until ${row.appealsUntil}`, `异议提出截止于 ${row.appealsUntil}`),
        'conflict',
        'period',
      );
    const figure = figureOf(act, input.period, input);
    if (input.row && !figure.against.some((a) => a.id === input.row))
      throw new Refusal(t('This row does not count against the figure', '该记录不在不利记录中'), 'invalid', 'row');
    const who = input.who?.toLowerCase();
    const id = `J-${fingerprint(row.id, input.department, who, input.indicator, input.row, input.reasons)}`;
    if (rowOf(act.snapshot, scoreAppeals, id)) return [];
    return [
      append(scoreAppeals, {
        id,
        period: row.id,
        department: input.department,
        who,
        indicator: input.indicator,
        row: input.row,
        reasons: input.reasons,
        by: me(act),
        at: act.now,
        state: 'open',
      }),
      ...act.policy.roles.performance_owners.flatMap((p) =>
        tell(
          act,
          p,
          { id, title: row.id, link: `scores/${row.id}` },
          t('An objection to a figure', '有考核异议待答复'),
        ),
      ),
    ];
  },
});

const calibration = (
  act: Act,
  input: {
    period: string;
    department?: string;
    who?: string;
    indicator: string;
    row?: string;
    value?: number;
    reason: string;
  },
  appeal?: string,
) => {
  const who = input.who?.toLowerCase();
  const id = `B-${fingerprint(input.period, input.department, who, input.indicator, input.row, input.value, input.reason)}`;
  if (rowOf(act.snapshot, calibrations, id)) return [];
  return [
    append(calibrations, {
      id,
      period: input.period,
      department: input.department,
      who,
      indicator: input.indicator,
      row: input.row,
      value: input.value,
      reason: input.reason,
      by: me(act),
      at: act.now,
      appeal,
    }),
  ];
};

/** Nobody decides on their own figures, nor on those of the department that they head. @throws Refusal */
function notTheirOwn(
  act: Act,
  { department, who }: { department?: string | undefined; who?: string | undefined },
): void {
  if (same(who, me(act)) || (department && same(headOf(act.policy, department), me(act))))
    throw new Refusal(t('Somebody else decides on your own figures', '不得处理本人或本部门的数据'), 'denied');
}

export const calibrateScore = defineCommand({
  name: 'calibrate-score',
  title: t('Put right', '校准'),
  allow: owners,
  personal: (input) => `scores/${input.period}`,
  input: z.strictObject({
    period,
    ...subject,
    indicator: z.string().max(40),
    row: z.string().max(120).optional().describe('A row that does not count'),
    value: z.number().min(-1_000_000).max(1_000_000).optional().describe('Or the figure as it is to be taken'),
    reason: words.describe('Stands beside the figure'),
  }),
  decide(act, input) {
    const row = inReview(act, input.period);
    notTheirOwn(act, input);
    if (!input.row === (input.value === undefined))
      throw new Refusal(t('Name a row, or the figure', '请填写剔除的记录或修正值之一'), 'invalid', 'row');
    const figure = figureOf(act, row.id, input);
    if (input.row && !figure.against.some((a) => a.id === input.row))
      throw new Refusal(t('This row does not count against the figure', '该记录不在不利记录中'), 'invalid', 'row');
    return calibration(act, { ...input, period: row.id });
  },
});

export const answerScoreAppeal = defineCommand({
  name: 'answer-score-appeal',
  title: t('Answer the objection', '答复异议'),
  allow: owners,
  personal: () => 'scores',
  input: z.strictObject({
    id: z.string().min(1).max(80),
    accept: z.enum(['yes', 'no']),
    value: z.number().optional().describe('The figure as it is to be taken, where it is accepted and about no row'),
    answer: words,
  }),
  decide(act, input) {
    const appeal: ScoreAppeal | undefined = rowOf(act.snapshot, scoreAppeals, input.id);
    if (!appeal) throw new Refusal(t('There is no such objection', '没有该异议'), 'missing', 'id');
    inReview(act, appeal.period);
    notTheirOwn(act, appeal);
    if (appeal.state !== 'open') throw new Refusal(t('It was answered already', '该异议已答复'), 'conflict', 'id');
    const accepted = input.accept === 'yes';
    if (accepted && !appeal.row && input.value === undefined)
      throw new Refusal(t('Say how the figure is to be taken', '请填写修正后的数值'), 'invalid', 'value');
    return [
      ...patch(scoreAppeals, appeal, {
        state: accepted ? 'accepted' : 'declined',
        answer: input.answer,
        answeredBy: me(act),
        answeredAt: act.now,
      }),
      ...(accepted
        ? calibration(
            act,
            {
              period: appeal.period,
              indicator: appeal.indicator,
              reason: input.answer,
              ...(appeal.department && { department: appeal.department }),
              ...(appeal.who && { who: appeal.who }),
              ...(appeal.row ? { row: appeal.row } : { value: input.value! }),
            },
            appeal.id,
          )
        : []),
      ...tell(
        act,
        appeal.by,
        { id: appeal.id, title: appeal.period, link: `scores/${appeal.period}` },
        t('Your objection was answered', '您的异议已有答复'),
        input.answer,
      ),
    ];
  },
});
