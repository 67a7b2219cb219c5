import { z } from 'zod';
import { departmentName } from '../policy/names.ts';
import { reachedThrough } from '../policy/routing.ts';
import { fill, Refusal, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { me } from '../workspace/people.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { isLocked } from './calendar.ts';
import { lineFields, mostLines, readLines } from './lines.ts';
import { answeredAt, cellIn, cellKey, forecasts, plans, plansOf } from './records.ts';
import { versionsAt } from './versions.ts';

const everyone = ['member'] as const;

/** @throws Refusal unless the actor belongs to the department */
function belongs(act: Act, department: string): void {
  if (act.actor.departments.includes(department)) return;
  const who = departmentName(act.policy, department);
  throw new Refusal(fill(t('This is for {who}', '此操作由{who}进行'), { who }), 'denied');
}

export const submitForecast = defineCommand({
  name: 'submit-forecast',
  title: t('Give the forecast', '提交销售预测'),
  allow: everyone,
  input: z.strictObject({ lines: z.array(z.strictObject(lineFields)).min(1).max(mostLines) }),
  decide(act, input) {
    const { policy, now } = act;
    const { given_by, planned_by } = policy.forecast;
    belongs(act, given_by);
    const known = new Map(rowsOf(act.snapshot, forecasts).map((f) => [cellKey(f), f]));
    const late = new Set<string>();
    const changes = readLines(policy, now, input.lines, known).flatMap((line): Change[] => {
      const row = known.get(cellKey(line));
      const note = line.note === undefined ? {} : { note: line.note || undefined };
      // A comment is no new forecast.
      if (row && row.quantity === line.quantity) return patch(forecasts, row, note, ['note']);
      const locked = isLocked(policy, line.period, now);
      if (locked) late.add(line.period);
      const said = { quantity: line.quantity, forecaster: me(act), submittedAt: now, ...note };
      if (!row) return [append(forecasts, { id: `F-${cellKey(line)}`, ...cellIn(line), ...said, late: locked })];
      const kept = versionsAt(policy, row, now);
      if (!locked) return patch(forecasts, row, { ...kept, ...said }, ['quantity']);
      // What was locked stays the version that counts, with whoever gave it; what comes later is kept beside it and marked.
      // A line that first came after the cut-off is asked of the plan from then on, however often it changes.
      const version = row.late ? row.locked : (row.locked ?? row.quantity);
      const whose =
        version === undefined ? { submittedAt: row.submittedAt } : { forecaster: row.forecaster, locked: version };
      return patch(forecasts, row, { ...kept, ...said, ...whose, late: true }, ['quantity']);
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

/** A day, or nothing: an empty one takes it away. */
const day = z.union([z.iso.date(), z.literal('')]).optional();

export const confirmPlan = defineCommand({
  name: 'confirm-plan',
  title: t('Confirm the plan', '确认生产计划'),
  allow: everyone,
  input: z.strictObject({
    lines: z
      .array(
        z.strictObject({
          ...lineFields,
          fullFrom: day.describe('From when on all of it can be delivered, YYYY-MM-DD; empty takes it away'),
        }),
      )
      .min(1)
      .max(mostLines),
  }),
  decide(act, input) {
    const { given_by, planned_by } = act.policy.forecast;
    belongs(act, planned_by);
    const known = plansOf(act.snapshot);
    const wanted = new Map(rowsOf(act.snapshot, forecasts).map((f) => [cellKey(f), f]));
    const short: string[] = [];
    const changes = readLines(act.policy, act.now, input.lines, known).flatMap((line, i): Change[] => {
      const row = known.get(cellKey(line));
      const remarks = {
        ...(line.fullFrom !== undefined && { fullFrom: line.fullFrom || undefined }),
        ...(line.note !== undefined && { note: line.note || undefined }),
      };
      // A comment or a day without a quantity confirms nothing anew.
      if (row && input.lines[i]!.quantity === undefined)
        return patch(plans, row, remarks, Object.keys(remarks) as (keyof typeof remarks)[]);
      const forecast = wanted.get(cellKey(line));
      if (forecast && line.quantity < forecast.quantity)
        short.push(`${line.period} ${line.product} ${line.region}: ${line.quantity} / ${forecast.quantity}`);
      const said = { quantity: line.quantity, planner: me(act), confirmedAt: act.now, ...remarks };
      if (!row) return [append(plans, { id: `P-${cellKey(line)}`, ...cellIn(line), ...said })];
      return patch(plans, row, { ...said, firstAt: answeredAt(row) }, ['quantity']);
    });
    if (!short.length) return changes;
    const about = { id: `plan-${short.join()}`, title: short.slice(0, 5).join('\n'), link: 'forecast' };
    const sales = reachedThrough(act, given_by, ['forecast']);
    return [...changes, ...tell(act, sales, about, t('The plan is short of the forecast', '计划低于预测'))];
  },
});

export const forecastCommands = [submitForecast, confirmPlan];
