import { Bar, BarChart, ReferenceLine, Tooltip, XAxis, YAxis } from 'recharts';
import { tick, tooltip } from './plot.ts';
import type { TimelineProps } from './timeline.ts';
import './plot.css';

const rowHeight = 30;
/** On one line: what is broken into two runs into its neighbour. */
const short = (label: string) => (label.length > 20 ? `${label.slice(0, 19)}…` : label).replaceAll(' ', '\u00a0');

/** Spans of time under each other, and the present day across them. */
export default function Timeline({ title, phases, rows, now, format, open }: TimelineProps) {
  const ends = rows.flatMap((r) => r.spans.flatMap((s) => s ?? []));
  return (
    <BarChart
      responsive
      layout="vertical"
      data={rows as unknown as Record<string, unknown>[]}
      title={title}
      className="plot timeline"
      style={{ height: rows.length * rowHeight + 40 }}
      barGap={-10}
      margin={{ top: 0, right: 16, bottom: 0, left: 0 }}
    >
      <XAxis
        type="number"
        domain={[Math.min(...ends, now), Math.max(...ends, now)]}
        tickFormatter={(at: number) => format(at)}
        tickLine={false}
        minTickGap={24}
        tick={tick}
        scale="time"
      />
      <YAxis
        type="category"
        dataKey="label"
        width={170}
        tickFormatter={short}
        tickLine={false}
        axisLine={false}
        interval={0}
        tick={tick}
      />
      <Tooltip
        formatter={(value, name) => [Array.isArray(value) ? value.map((v) => format(Number(v))).join(' – ') : '', name]}
        {...tooltip}
      />
      {phases.map((name, i) => (
        <Bar
          key={name}
          name={name}
          dataKey={(row: TimelineProps['rows'][number]) => row.spans[i] ?? [now, now]}
          fill={`var(--series-${i})`}
          barSize={10}
          isAnimationActive={false}
          className="span"
          onClick={(_, index) => rows[index] && open(rows[index].id)}
        />
      ))}
      <ReferenceLine x={now} stroke="var(--colorPaletteRedBorderActive)" strokeDasharray="4 3" />
    </BarChart>
  );
}
