import type { ShownForecast } from '../../../core/forecasts/views.ts';
import { useSay } from '../context.tsx';
import { forecastWords as words } from '../words-forecast.ts';

const series = ['forecast', 'plan', 'actual'] as const;
const height = 140;
const bar = 14;
const group = series.length * bar + 18;

/** Three bars a month; screen readers hear the same figures as a list. */
export function MonthBars({ periods }: { periods: ShownForecast['periods'] }) {
  const say = useSay();
  const highest = Math.max(1, ...periods.flatMap((p) => series.map((s) => p.total[s])));
  return (
    <figure className="bars">
      <svg viewBox={`0 0 ${periods.length * group} ${height + 20}`} role="img" aria-label={say(words.chart)}>
        {periods.map((p, i) => (
          <g key={p.period} transform={`translate(${i * group + 9} 0)`}>
            <title>{say(words.chartRow, { period: p.period, ...p.total })}</title>
            {series.map((s, j) => {
              const tall = (p.total[s] / highest) * height;
              return <rect key={s} data-series={s} x={j * bar} y={height - tall} width={bar - 2} height={tall} />;
            })}
            <text x={(series.length * bar) / 2} y={height + 14} textAnchor="middle">
              {p.period.slice(2)}
            </text>
          </g>
        ))}
      </svg>
      <figcaption className="quiet">
        {series.map((s) => (
          <span key={s} className="legend" data-series={s}>
            {say(words[s])}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
