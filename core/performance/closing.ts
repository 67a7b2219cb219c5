import { z } from 'zod';
import { addWorkdays, dateIn } from '../policy/calendar.ts';
import { Refusal, type Text, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand, type Scene } from '../workspace/command.ts';
import { me } from '../workspace/people.ts';
import { rowOf, rowsWith } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { type Period, readPeriod } from './period.ts';
import { type PeriodRow, periods, scoreAppeals } from './records.ts';
import { stretchOf } from './results.ts';

export const owners = ['performance-owner'] as const;
export const period = z.string().max(10).describe('2026-11, 2026-Q4, 2026-H2 or 2026');

/** @throws Refusal */
export function readable(act: Act, id: string): Period {
  const found = readPeriod(id);
  if (!found)
    throw new Refusal(
      t(
        `"${id}" is no period. Write 2026-11, 2026-Q4, 2026-H2 or 2026.`,
        `“${id}”不是考核周期，请写作 2026-11、2026-Q4、2026-H2 或 2026。`,
      ),
      'invalid',
      'period',
    );
  if (found.to > dateIn(act.policy, act.now))
    throw new Refusal(t('This period is not over yet', '该周期尚未结束'), 'conflict', 'period');
  return found;
}

/** @throws Refusal unless the period is in review */
export function inReview(act: Act, id: string): PeriodRow {
  const row = rowOf(act.snapshot, periods, readable(act, id).id);
  if (row?.state === 'review') return row;
  throw new Refusal(
    row
      ? t('This period is closed', '该周期已关闭')
      : t('The review of this period has not begun', '该周期尚未开始复核'),
    'conflict',
    'period',
  );
}

/** The row of a period whose review begins. @param now ISO 8601 */
export const reviewOf = ({ policy, now, ...where }: Scene, { id, from, to }: Period) => ({
  id,
  from,
  to,
  state: 'review' as const,
  appealsUntil: dateIn(policy, addWorkdays(policy, now, policy.performance.appeal_within_days)),
  policy: stretchOf({ policy, now, ...where }, { from, to }).policy.version,
  openedAt: now,
});

export const openReview = defineCommand({
  name: 'open-review',
  title: t('Begin the review', '开始复核'),
  allow: owners,
  personal: (input) => `scores/${input.period}`,
  input: z.strictObject({ period }),
  decide(act, input) {
    const found = readable(act, input.period);
    if (rowOf(act.snapshot, periods, found.id)) return [];
    return [
      append(periods, reviewOf(act, found)),
      ...tellHeads(act, found.id, t('The figures can be reviewed', '考核数据可以复核')),
    ];
  },
});

const tellHeads = (act: Act, id: string, says: Text): Change[] =>
  act.policy.departments.flatMap((d) => tell(act, d.head, { id, title: id, link: `scores/${id}` }, says));

export const closePeriod = defineCommand({
  name: 'close-period',
  title: t('Close the period', '关闭周期'),
  allow: owners,
  personal: (input) => `scores/${input.period}`,
  input: z.strictObject({ period, words: z.string().trim().max(4000).optional() }),
  decide(act, input) {
    const row = inReview(act, input.period);
    const { snapshot } = act;
    if (row.appealsUntil && dateIn(act.policy, act.now) <= row.appealsUntil)
      throw new Refusal(
        t(`Objections can be made until ${row.appealsUntil}`, `异议提出截止于 ${row.appealsUntil}`),
        'conflict',
        'period',
      );
    const open = rowsWith(snapshot, scoreAppeals, 'period', row.id).filter((a) => a.state === 'open').length;
    if (open)
      throw new Refusal(
        t(`${open} objections are not answered yet`, `尚有 ${open} 项异议未答复`),
        'conflict',
        'period',
      );
    // What it came to is written down by itself, and only then is it closed (`freezing.ts`): a crash half-way loses nothing.
    return patch(
      periods,
      row,
      { state: 'closing', closedBy: me(act), closedAt: act.now, words: input.words || undefined },
      ['state'],
    );
  },
});
