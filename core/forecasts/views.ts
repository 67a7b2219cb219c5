import { z } from 'zod';
import { productName, regionName } from '../policy/names.ts';
import { type Text, t, verbatim } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { nameOf } from '../workspace/people.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { type Accuracy, accuracy, type Horizon, ordered, orderedOf, type Pair, pairs } from './accuracy.ts';
import { isLocked, lockedFrom, monthOf, monthsOn, openMonths } from './calendar.ts';
import { askedFrom, confirmBy } from './confirming.ts';
import { fanOf } from './fan.ts';
import { exceptionOf, isRaised } from './gap.ts';
import { cellKey, cellOf, forecasts, plansOf } from './records.ts';

/** How many months that are over are shown beside the open ones. */
const past = 3;

export const forecastView = defineView({
  name: 'forecast',
  title: t('Forecast and plan', '预测与计划'),
  allow: ['member'],
  query: z.strictObject({ horizon: z.union([z.literal(1), z.literal(2), z.literal(3)]).default(1) }),
  show(act, { horizon }) {
    const { policy, snapshot, now } = act;
    const month = monthOf(policy, now);
    const periods = [...Array.from({ length: past }, (_, i) => monthsOn(month, i - past)), ...openMonths(policy, now)];
    const given = new Map(rowsOf(snapshot, forecasts).map((f) => [cellKey(f), f]));
    const planned = plansOf(snapshot);
    const came = ordered(snapshot);
    const cellAt = (period: string, product: string, region: string) => {
      const key = cellKey({ period, product, region });
      const [f, p] = [given.get(key), planned.get(key)];
      const gap = f && p && exceptionOf(policy, f, p);
      return {
        /** The forecast's row. */
        row: f?.id,
        period,
        forecast: f?.quantity,
        locked: f?.locked,
        late: !!f?.late,
        note: f?.note,
        plan: p?.quantity,
        fullFrom: p?.fullFrom,
        planNote: p?.note,
        actual: period <= month ? orderedOf(came, { period, product, region }) : undefined,
        exception: !!gap,
        /** Units by which the plan is above or below what it is held against, where that is an exception. */
        gap: gap?.gap,
        /** Whether that is a figure which was raised after the cut-off. */
        raised: !!gap && isRaised(gap),
        /** By when the plan has to confirm it; nothing before it is asked to, or where it has. */
        confirmBy: f && !p && period >= month && askedFrom(policy, f) <= now ? confirmBy(policy, f) : undefined,
      };
    };
    const rows = policy.forecast.products.flatMap((product) =>
      policy.forecast.regions.map((region) => ({
        product: { id: product.id, name: product.name },
        region: { id: region.id, name: region.name },
        cells: periods.map((period) => cellAt(period, product.id, region.id)),
      })),
    );
    const months = periods.map((period) => ({
      period,
      open: period >= month,
      locked: isLocked(policy, period, now),
      cutOff: lockedFrom(policy, period),
      total: totals(rows, period),
    }));
    const expected = months.filter((m) => m.open).map((m) => ({ period: m.period, forecast: m.total.version }));
    return {
      month,
      periods: months,
      fan: fanOf(snapshot, month, expected),
      rows,
      may: {
        forecast: act.actor.departments.includes(policy.forecast.given_by),
        plan: act.actor.departments.includes(policy.forecast.planned_by),
      },
      accuracy: accuracyBy(act, month, horizon),
      targets: targets(act),
      readAt: snapshot.readAt,
      dataProblems: (snapshot.tables.forecasts?.problems.length ?? 0) + (snapshot.tables.plans?.problems.length ?? 0),
    };
  },
});
export type ShownForecast = ReturnType<typeof forecastView.show>;

function totals(
  rows: { cells: { period: string; forecast?: number; locked?: number; plan?: number; actual?: number }[] }[],
  period: string,
) {
  const cells = rows.flatMap((r) => r.cells.filter((c) => c.period === period));
  const sum = (key: 'forecast' | 'plan' | 'actual') => cells.reduce((total, c) => total + (c[key] ?? 0), 0);
  /** Lines of the forecast that the plan has not confirmed: what is planned is not the whole month yet. */
  const unconfirmed = cells.filter((c) => c.forecast !== undefined && c.plan === undefined).length;
  /** What counts of the forecast: as locked, before that the newest. */
  const version = cells.reduce((total, c) => total + (c.locked ?? c.forecast ?? 0), 0);
  return { forecast: sum('forecast'), version, plan: sum('plan'), actual: sum('actual'), unconfirmed };
}

/** Overall, then by product, region and forecaster: the worst first. */
function accuracyBy(act: Act, month: string, horizon: Horizon) {
  const all = pairs(act.snapshot, month, horizon);
  const groups = (keyOf: (p: Pair) => string, name: (key: string) => Text) =>
    [...new Set(all.map(keyOf))]
      .map((key) => ({ name: name(key), ...accuracy(all.filter((p) => keyOf(p) === key)) }))
      .sort((a, b) => badness(b) - badness(a) || b.error - a.error);
  return {
    horizon,
    all: accuracy(all),
    by: {
      product: groups(
        (p) => p.product,
        (id) => productName(act.policy, id),
      ),
      region: groups(
        (p) => p.region,
        (id) => regionName(act.policy, id),
      ),
      forecaster: groups(
        (p) => p.row?.forecaster ?? '',
        (email) => (email ? verbatim(nameOf(act, email)) : t('Not forecast', '未预测')),
      ),
    },
  };
}

/** An error of something that nobody ordered has no share, and is worse than any. */
const badness = ({ wape, error }: Accuracy): number => wape ?? (error > 0 ? Number.POSITIVE_INFINITY : 0);

/** The sales plan against what was ordered (B1). */
function targets({ policy, snapshot }: Act) {
  const byMonth = new Map<string, number>();
  for (const [key, quantity] of ordered(snapshot).byCell) {
    const { period } = cellOf(key);
    byMonth.set(period, (byMonth.get(period) ?? 0) + quantity);
  }
  const monthsIn = (period: string): string[] => {
    const quarter = period.match(/^(\d{4})-?Q([1-4])$/);
    if (!quarter) return [period];
    const first = `${quarter[1]}-${String(Number(quarter[2]) * 3 - 2).padStart(2, '0')}`;
    return [0, 1, 2].map((i) => monthsOn(first, i));
  };
  return policy.sales_plan.targets.map(({ period, target }) => {
    const done = monthsIn(period).reduce((sum, m) => sum + (byMonth.get(m) ?? 0), 0);
    return { period, target, ordered: done, share: target > 0 ? done / target : undefined };
  });
}
