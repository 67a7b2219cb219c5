import { addWorkdays } from '../policy/calendar.ts';
import { reachedThrough } from '../policy/routing.ts';
import { fulfilled, requests, standing, stillOwed } from '../requests/records.ts';
import { fill, type Text, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import type { Automation, Scene } from '../workspace/command.ts';
import { rowOf, rowsOf } from '../workspace/snapshot.ts';
import { lockedFrom } from './calendar.ts';
import { askedMonths, askId, cellsOf, forecastAskedFrom } from './owed.ts';
import { cellKey, forecasts, plans } from './records.ts';
import { versionsAt } from './versions.ts';

/**
 * At each cut-off the forecasts are kept as they stand: those of the next month as the version that counts, those of the
 * two months after it for the accuracy at longer horizons.
 */
export const lockForecasts: Automation = ({ snapshot, policy, now }) =>
  rowsOf(snapshot, forecasts).flatMap((f) => patch(forecasts, f, versionsAt(policy, f, now)));

/** A forecast that is missing near its cut-off, and a plan that is missing after it, are asked for by requests. */
export const askForForecasts: Automation = (scene) => {
  const { snapshot, policy, now } = scene;
  const { given_by, planned_by, confirm_within_days } = policy.forecast;
  const given = new Set(rowsOf(snapshot, forecasts).map(cellKey));
  const planned = new Set(rowsOf(snapshot, plans).map(cellKey));
  return askedMonths(policy, now).flatMap((period) => {
    const cutOff = lockedFrom(policy, period);
    const cells = cellsOf(policy, period);
    return [
      ...ask(scene, {
        id: askId('forecast', period),
        since: forecastAskedFrom(policy, period),
        by: cutOff,
        missing: cells.filter((c) => !given.has(cellKey(c))).length,
        says: t('Forecast for {period}: {n} of {all} lines are missing', '{period} 销售预测：共 {all} 行，缺 {n} 行'),
        period,
        all: cells.length,
        from: planned_by,
        to: given_by,
      }),
      ...ask(scene, {
        id: askId('plan', period),
        missing: cells.filter((c) => given.has(cellKey(c)) && !planned.has(cellKey(c))).length,
        says: t('Plan for {period}: {n} lines to be confirmed', '{period} 生产计划：待确认 {n} 行'),
        period,
        all: cells.length,
        from: given_by,
        to: planned_by,
        since: cutOff,
        by: addWorkdays(policy, cutOff, confirm_within_days),
      }),
    ];
  });
};

interface Wanted {
  id: string;
  missing: number;
  says: Text;
  period: string;
  all: number;
  from: string;
  to: string;
  since: string;
  by: string;
}

function ask(scene: Scene, w: Wanted): Change[] {
  const { snapshot, policy, now } = scene;
  const row = rowOf(snapshot, requests, w.id);
  if (!w.missing)
    return row && stillOwed.has(row.state)
      ? patch(requests, row, fulfilled(row, now, t('All lines are there', '各行均已填写')[policy.language]))
      : [];
  const asks = reachedThrough(scene, w.from, ['forecast'])?.toLowerCase();
  // Not once its time is over: whoever starts today is not late with what was due before.
  if (row || !asks || now < w.since || now >= w.by) return [];
  const owner = reachedThrough(scene, w.to, ['forecast'])?.toLowerCase();
  const title = fill(w.says, { period: w.period, n: w.missing, all: w.all })[policy.language];
  return [
    append(
      requests,
      standing({ id: w.id, title, from: w.from, to: w.to, askedBy: asks, owner, since: w.since, by: w.by }),
    ),
  ];
}
