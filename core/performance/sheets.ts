import { measures } from '../measures.ts';
import { departmentName } from '../policy/names.ts';
import { indicatorParts } from '../policy/parts.ts';
import { registers } from '../registers.ts';
import { t } from '../words.ts';
import type { Act } from '../workspace/command.ts';
import { type ExportSheet, registerSheet } from '../workspace/export.ts';
import { mayRead, type Row } from '../workspace/register.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { labelFor } from '../workspace/unread.ts';
import { definitionOf } from './indicators.ts';
import type { DepartmentScore, PersonScore } from './records.ts';
import type { Scored } from './results.ts';
import { pointsOf } from './score.ts';

/** Somebody's scores, what they are called, and what was written down when the period was closed: that is what counts. */
export interface NamedScores {
  name: string;
  scored: Scored;
  kept: readonly (DepartmentScore | PersonScore)[];
}

/**
 * Scores to take along: what each figure is, the rows that count against it, and the registers that it is counted from, so
 * that anybody can count again.
 */
export const scoreSheets = (act: Act, all: readonly NamedScores[]): ExportSheet[] => [
  resultsSheet(act, all),
  figuresSheet(act, all),
  againstSheet(act, all),
  ...counted(act, all),
];

const who = { title: t('Department or person', '部门或人员'), kind: 'text' as const };
const indicator = { title: t('Indicator', '指标'), kind: 'text' as const };
const number = (en: string, zh: string) => ({ title: t(en, zh), kind: 'number' as const });
const share = (en: string, zh: string) => ({ title: t(en, zh), kind: 'share' as const });
const text = (en: string, zh: string) => ({ title: t(en, zh), kind: 'text' as const });

const resultsSheet = (act: Act, all: readonly NamedScores[]): ExportSheet => ({
  name: t('Results', '考核结果'),
  columns: [
    who,
    text('Department', '部门'),
    number('Points', '得分'),
    number('Co-operation', '协作配合'),
    number('Own targets', '自身目标'),
    share('Weight of own targets', '自身目标权重'),
    share('Weights with enough cases', '样本充足的权重'),
  ],
  rows: all.map(({ name, scored: { department, result }, kept }) => {
    const whole = kept.find((k) => !k.indicator);
    return [
      name,
      departmentName(act.policy, department),
      whole ? whole.points : result.combined,
      whole ? whole.coOperation : result.coOperation,
      whole ? whole.own : result.own,
      whole?.weight ?? result.ownWeight,
      whole?.coverage ?? result.coverage,
    ];
  }),
});

const figuresSheet = (act: Act, all: readonly NamedScores[]): ExportSheet => ({
  name: t('Figures', '指标明细'),
  columns: [
    who,
    text('Department', '部门'),
    indicator,
    text('Part', '类别'),
    number('Figure', '数值'),
    number('Target', '目标'),
    number('Floor', '底线'),
    number('Points', '得分'),
    number('Weight by the policy', '制度权重'),
    share('Part of the points', '占总分比例'),
    number('Cases', '样本数'),
    number('Cases needed', '最少样本数'),
    number('Against', '未达标数'),
    text('Put right by hand', '校准说明'),
    text('What it counts', '计算口径'),
  ],
  rows: all.flatMap(({ name, scored: { department, figures, result }, kept }) =>
    figures.map((f) => {
      const row = kept.length ? kept.find((k) => k.indicator === f.indicator.id) : undefined;
      const value = kept.length ? row?.value : f.value;
      return [
        name,
        departmentName(act.policy, department),
        f.indicator.name,
        indicatorParts[f.indicator.part],
        value,
        f.indicator.target,
        f.indicator.floor,
        row ? row.points : value === undefined ? undefined : pointsOf(f.indicator, value),
        f.indicator.weight,
        row ? row.weight : result.weights.get(f.indicator.id),
        row?.cases ?? f.cases,
        f.indicator.minimum_cases,
        row?.against ?? f.against.length,
        f.calibrated.map((c) => c.reason).join('; ') || undefined,
        definitionOf(f.indicator).counts,
      ];
    }),
  ),
});

const againstSheet = (act: Act, all: readonly NamedScores[]): ExportSheet => ({
  name: t('Counted against', '未达标明细'),
  columns: [
    who,
    indicator,
    text('Register', '台账'),
    text('ID', '编号'),
    text('What', '事项'),
    { title: t('Due', '期限'), kind: 'date' },
  ],
  rows: all.flatMap(({ name, scored }) =>
    scored.figures.flatMap((f) =>
      f.against.map((a) => [
        name,
        f.indicator.name,
        registers.find((r) => r.name === a.register)?.title ?? a.register,
        a.id,
        labelFor(act, a),
        a.due,
      ]),
    ),
  ),
});

/** The registers that the indicators count, as far as this person may read them. */
function counted(act: Act, all: readonly NamedScores[]): ExportSheet[] {
  const names = new Set(
    all.flatMap(({ scored }) =>
      scored.figures.flatMap(({ indicator: { measures: name } }) =>
        name === 'formula' ? [] : measures[name].registers.map((r) => r.name),
      ),
    ),
  );
  return registers
    .filter((register) => names.has(register.name) && mayRead(register, act.actor.roles))
    .map((register) => registerSheet(act, register, rowsOf(act.snapshot, register) as Row[]));
}
