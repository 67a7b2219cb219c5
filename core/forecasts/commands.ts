import { z } from 'zod';
import { departmentName } from '../policy/names.ts';
import { reachedThrough } from '../policy/routing.ts';
import type { Policy } from '../policy/schema.ts';
import { fill, Refusal, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { me } from '../workspace/people.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { isLocked, openMonths } from './calendar.ts';
import { type Cell, cellKey, forecasts, plans } from './records.ts';

const everyone = ['member'] as const;
const cell = {
  period: z.string().regex(/^\d{4}-(0[1-9]|1[0-2])$/, 'a month, YYYY-MM'),
  product: z.string().min(1).max(80),
  region: z.string().min(1).max(80),
};
const quantity = z.number().min(0).max(1e9);
const note = z.string().max(1000).optional();

/** @throws Refusal unless the actor belongs to the department */
function belongs(act: Act, department: string): void {
  if (act.actor.departments.includes(department)) return;
  const who = departmentName(act.policy, department);
  throw new Refusal(fill(t('This is for {who}', '此操作由{who}进行'), { who }), 'denied');
}

/** @throws Refusal that names the line */
function checkCells(policy: Policy, now: string, lines: readonly Cell[]): void {
  const months = openMonths(policy, now);
  const seen = new Set<string>();
  for (const [i, line] of lines.entries()) {
    const wrong = (field: string, en: string, zh: string) =>
      new Refusal(t(`Line ${i + 1}: ${en}`, `第 ${i + 1} 行：${zh}`), 'invalid', `lines.${i}.${field}`);
    if (!policy.forecast.products.some((p) => p.id === line.product))
      throw wrong('product', `there is no product "${line.product}"`, `没有产品“${line.product}”`);
    if (!policy.forecast.regions.some((r) => r.id === line.region))
      throw wrong('region', `there is no region "${line.region}"`, `没有区域“${line.region}”`);
    if (!months.includes(line.period))
      throw wrong(
        'period',
        `${line.period} is outside ${months[0]} to ${months.at(-1)}`,
        `${line.period} 不在 ${months[0]} 至 ${months.at(-1)} 之内`,
      );
    if (seen.has(cellKey(line))) throw wrong('period', 'stands twice', '重复');
    seen.add(cellKey(line));
  }
}

export const submitForecast = defineCommand({
  name: 'submit-forecast',
  title: t('Give the forecast', '提交销售预测'),
  allow: everyone,
  input: z.strictObject({
    lines: z
      .array(z.strictObject({ ...cell, quantity, note }))
      .min(1)
      .max(500),
  }),
  decide(act, input) {
    const { given_by, planned_by } = act.policy.forecast;
    belongs(act, given_by);
    checkCells(act.policy, act.now, input.lines);
    const known = new Map(rowsOf(act.snapshot, forecasts).map((f) => [cellKey(f), f]));
    const late = new Set<string>();
    const changes = input.lines.flatMap((line): Change[] => {
      const row = known.get(cellKey(line));
      if (row && row.quantity === line.quantity && (line.note === undefined || line.note === row.note)) return [];
      const locked = isLocked(act.policy, line.period, act.now);
      if (locked) late.add(line.period);
      const said = {
        quantity: line.quantity,
        forecaster: me(act),
        submittedAt: act.now,
        ...(line.note !== undefined && { note: line.note || undefined }),
      };
      if (!row) return [append(forecasts, { id: `F-${cellKey(line)}`, ...line, ...said, late: locked })];
      // What was locked stays the version that counts; what comes later is kept beside it and marked.
      const version = locked ? { late: true, ...(!row.late && { locked: row.locked ?? row.quantity }) } : {};
      return patch(forecasts, row, { ...said, ...version }, ['quantity']);
    });
    if (!late.size) return changes;
    const planner = reachedThrough(act, planned_by, ['forecast']);
    const title = [...late].sort().join(', ');
    return [
      ...changes,
      ...tell(
        act,
        planner,
        { id: `forecast-${title}`, title, link: 'forecast' },
        t('The forecast changed after the cut-off', '预测在截止后有变更'),
      ),
    ];
  },
});

export const confirmPlan = defineCommand({
  name: 'confirm-plan',
  title: t('Confirm the plan', '确认生产计划'),
  allow: everyone,
  input: z.strictObject({
    lines: z
      .array(z.strictObject({ ...cell, quantity, fullFrom: z.iso.date().optional(), note }))
      .min(1)
      .max(500),
  }),
  decide(act, input) {
    const { given_by, planned_by } = act.policy.forecast;
    belongs(act, planned_by);
    checkCells(act.policy, act.now, input.lines);
    const known = new Map(rowsOf(act.snapshot, plans).map((p) => [cellKey(p), p]));
    const wanted = new Map(rowsOf(act.snapshot, forecasts).map((f) => [cellKey(f), f]));
    const short: string[] = [];
    const changes = input.lines.flatMap((line): Change[] => {
      const forecast = wanted.get(cellKey(line));
      if (forecast && line.quantity < forecast.quantity)
        short.push(`${line.period} ${line.product} ${line.region}: ${line.quantity} / ${forecast.quantity}`);
      const said = { planner: me(act), confirmedAt: act.now };
      const row = known.get(cellKey(line));
      if (!row) return [append(plans, { id: `P-${cellKey(line)}`, ...line, ...said })];
      return patch(plans, row, { ...said, quantity: line.quantity, fullFrom: line.fullFrom, note: line.note }, [
        'quantity',
      ]);
    });
    if (!short.length) return changes;
    const about = { id: `plan-${short.join()}`, title: short.slice(0, 5).join('\n'), link: 'forecast' };
    const sales = reachedThrough(act, given_by, ['forecast']);
    return [...changes, ...tell(act, sales, about, t('The plan is short of the forecast', '计划低于预测'))];
  },
});

export const forecastCommands = [submitForecast, confirmPlan];
