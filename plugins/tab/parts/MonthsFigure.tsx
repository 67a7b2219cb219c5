import type { ShownForecast } from '../../../core/forecasts/views.ts';
import { fill, listed } from '../../../core/words.ts';
import { useSay, useTab } from '../context.tsx';
import { forecastWords as words } from '../words-forecast.ts';
import { Picture } from './Picture.tsx';

const lines = ['forecast', 'plan', 'actual'] as const;
type Month = ShownForecast['periods'][number];

/** A figure of a month; nothing while it is not the whole month's: orders of a month that is open, a plan with lines to confirm. */
const figureOf = ({ total, open }: Month, of: (typeof lines)[number]): number | null => {
  if (of === 'forecast') return total.version || null;
  if (of === 'plan') return total.unconfirmed ? null : total.plan || null;
  return open ? null : total.actual || null;
};

/** Forecast, plan and what came, month by month, and between what the months to come may end: the forecast's fan. */
export function MonthsFigure({ data }: { data: Pick<ShownForecast, 'periods' | 'fan'> }) {
  const say = useSay();
  const { language } = useTab();
  const { periods, fan } = data;
  const at = new Map(fan.map((f) => [f.period, f]));
  const unconfirmed = periods.filter((p) => p.total.unconfirmed);
  const bands = (['whole', 'half'] as const).map((part) => ({
    name: say(words[part]),
    as: 'band' as const,
    values: periods.map((p) => at.get(p.period)?.[part] ?? null),
  }));
  return (
    <>
      <Picture
        title={say(words.chart)}
        labels={periods.map((p) => p.period.slice(2))}
        series={[
          ...(fan.length ? bands : []),
          ...lines.map((s) => ({
            name: say(words[s]),
            as: 'line' as const,
            values: periods.map((p) => figureOf(p, s)),
          })),
        ]}
        format={(value) => new Intl.NumberFormat(language).format(value)}
      />
      {unconfirmed.length > 0 && (
        <p className="quiet">
          {say(words.notDrawn, {
            months: say(
              listed(unconfirmed.map((p) => fill(words.monthLines, { month: p.period, n: p.total.unconfirmed }))),
            ),
          })}
        </p>
      )}
      {fan[0] && <p className="quiet">{say(words.fanHint, { n: fan[0].months })}</p>}
      <details>
        <summary>{say(words.asFigures)}</summary>
        <div className="scroll">
          <table className="plain">
            <thead>
              <tr>
                <td />
                {[...lines, 'whole' as const, 'half' as const].map((s) => (
                  <th key={s} scope="col">
                    {say(words[s])}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {periods.map((p) => (
                <tr key={p.period}>
                  <th scope="row">{p.period}</th>
                  {lines.map((s) => (
                    <td key={s}>{(s === 'forecast' ? p.total.version : p.total[s]) || '–'}</td>
                  ))}
                  {(['whole', 'half'] as const).map((part) => (
                    <td key={part}>{at.get(p.period)?.[part].join(' – ') ?? ''}</td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}
