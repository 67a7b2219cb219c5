import { Area, Bar, CartesianGrid, ComposedChart, LabelList, Line, Tooltip, XAxis, YAxis } from 'recharts';
import { type PlotProps, type Series, tick, tooltip } from './plot.ts';
import './plot.css';

const barWidth = 16;
const dashes = [undefined, '6 3', '2 3', '8 3 2 3', '4 2'];
const short = (label: string) => (label.length > 11 ? `${label.slice(0, 10)}…` : label);
const colour = (i: number) => `var(--series-${i % 5})`;

/** One picture of figures by months, departments …: bars, lines, and bands between two values. */
export default function Plot({ title, labels, series, highest, format }: PlotProps) {
  const rows = labels.map((label, i) => ({ label, values: series.map((s) => s.values[i] ?? null) }));
  const says = (value: unknown): string =>
    Array.isArray(value) ? value.map((v) => format(Number(v))).join(' – ') : format(Number(value));
  const stacked = series.some((s) => s.as === 'stack');
  // A bar says nothing unless it begins at zero; between lines the difference matters.
  const bars = stacked || series.some((s) => s.as === 'bar');
  const domain = [bars || highest ? 0 : 'auto', highest ?? 'auto'] as const;
  const drawn = series.map((s, i) => drawnAs(s, i, series.length, stacked));
  return (
    <ComposedChart
      responsive
      data={rows}
      title={title}
      className="plot"
      margin={{ top: 16, right: 28, bottom: 0, left: 0 }}
      barGap={2}
    >
      <Patterns series={series} />
      <CartesianGrid vertical={false} stroke="var(--colorNeutralStroke2)" />
      <XAxis dataKey="label" tickFormatter={short} tickLine={false} interval={0} tick={tick} />
      <YAxis width={44} tickLine={false} axisLine={false} allowDecimals={false} domain={domain} tick={tick} />
      <Tooltip formatter={(value, name) => [says(value), name]} {...tooltip} />
      {drawn}
    </ComposedChart>
  );
}

function drawnAs(s: Series, i: number, count: number, stacked: boolean) {
  const data = {
    name: s.name,
    dataKey: (row: { values: unknown[] }) => row.values[i],
    isAnimationActive: false,
  };
  if (s.as === 'line')
    return (
      <Line
        {...data}
        key={s.name}
        type="linear"
        stroke={colour(i)}
        strokeWidth={2}
        {...(dashes[i % dashes.length] && { strokeDasharray: dashes[i % dashes.length] })}
        dot={{ r: 3, fill: colour(i), strokeDasharray: 'none' }}
        connectNulls
      />
    );
  if (s.as === 'band')
    return <Area {...data} key={s.name} type="linear" stroke="none" fill={colour(i)} fillOpacity={0.3} />;
  return (
    <Bar
      {...data}
      key={s.name}
      fill={`url(#${patternOf(s, i)})`}
      maxBarSize={barWidth * 2}
      {...(stacked && { stackId: 'all' })}
    >
      {!stacked && count < 4 && (
        <LabelList
          position="top"
          className="value"
          fill={tick.fill}
          formatter={(v) => (v ? Math.round(Number(v)) : '')}
        />
      )}
    </Bar>
  );
}

const patternOf = (s: Series, i: number) => `plot-${i}-${s.name.replace(/\W+/g, '-')}`;

/** A series is told from the others by more than its colour. */
function Patterns({ series }: { series: readonly Series[] }) {
  return (
    <defs>
      {series.map((s, i) => (
        <pattern
          key={s.name}
          id={patternOf(s, i)}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform={`rotate(${[0, 45, -45, 0, 90][i % 5]})`}
        >
          <rect width="6" height="6" fill={colour(i)} />
          {i % 5 > 0 && <line className="stripe" y2="6" />}
        </pattern>
      ))}
    </defs>
  );
}
