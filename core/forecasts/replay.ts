import { lineName } from '../policy/names.ts';
import { fill, t } from '../words.ts';
import { mapRows, type Replay } from '../workspace/replay.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { exceptionOf } from './gap.ts';
import { answeredAt, cellKey, forecasts, plans, plansOf, versionOf } from './records.ts';

export const forecastReplay: Replay = {
  tallies: {
    'forecast-exceptions': {
      name: t('Gaps between forecast and plan that are exceptions', '预测与计划的例外缺口'),
      unit: t('lines', '行'),
    },
  },
  outcomes({ snapshot, policyAt, from, to }) {
    const planned = plansOf(snapshot);
    const policy = policyAt(to);
    return rowsOf(snapshot, forecasts)
      .filter((f) => f.submittedAt >= from && f.submittedAt < to)
      .flatMap((line) => {
        const plan = planned.get(cellKey(line));
        if (!plan) return [];
        const counting = policyAt(line.submittedAt);
        return [
          {
            tally: 'forecast-exceptions',
            key: line.id,
            register: forecasts.name,
            id: line.id,
            label: lineName(policy, line),
            value: Number(!!exceptionOf(counting, line, plan)),
            says: fill(t('forecast {forecast}, plan {planned}', '预测 {forecast}，计划 {planned}'), {
              forecast: versionOf(line),
              planned: plan.quantity,
            }),
          },
        ];
      });
  },
  asOf: (snapshot, at) =>
    mapRows(
      mapRows(snapshot, forecasts, (f) => (f.submittedAt > at ? undefined : f)),
      plans,
      (p) => (answeredAt(p) > at ? undefined : p),
    ),
};
