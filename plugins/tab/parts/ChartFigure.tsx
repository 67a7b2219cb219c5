import { useId } from 'react';
import type { ShownReport } from '../../../core/reports/report.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import type { Route } from '../route.ts';
import { overviewWords as words } from '../words-overview.ts';
import { scoreWords } from '../words-scores.ts';

type Chart = ShownReport['charts'][number];
const [height, barWidth, gap] = [150, 16, 22];

/** A figure in its unit, in the reader's language. */
export function useFigure() {
  const { language } = useTab();
  return (unit: Chart['columns'][number]['unit'], value: number | null | undefined): string => {
    if (value === undefined || value === null) return '–';
    const style =
      unit === 'share'
        ? { style: 'percent' as const, maximumFractionDigits: 0 }
        : { maximumFractionDigits: unit === 'count' ? 0 : 1 };
    return new Intl.NumberFormat(language === 'zh' ? 'zh-CN' : 'en-GB', style).format(value);
  };
}

/** A chart: the picture for the eye, the same figures as a table for everybody, and the rows behind each. */
export function ChartFigure({ chart, go }: { chart: Chart; go: Route['go'] }) {
  const say = useSay();
  const id = useId();
  return (
    <section className="chart" data-chart={chart.id} aria-labelledby={id}>
      <h2 id={id}>{say(chart.title)}</h2>
      {chart.says && <p className="outcome-note">{say(chart.says)}</p>}
      <Picture chart={chart} />
      <Table chart={chart} go={go} />
    </section>
  );
}

function Picture({ chart }: { chart: Chart }) {
  const say = useSay();
  const drawn = chart.columns.flatMap((c, i) => (c.drawn ? [{ ...c, i }] : []));
  const values = chart.rows.map((r) => drawn.map(({ i }) => r.values[i]));
  const known = values.flat().filter((v): v is number => typeof v === 'number');
  if (!known.some((v) => v > 0)) return null;
  const totals = values.map((v) => v.reduce<number>((sum, x) => sum + (x ?? 0), 0));
  const most = chart.kind === 'lines' ? 100 : Math.max(1, ...(chart.kind === 'stacked' ? totals : known));
  const inGroup = chart.kind === 'bars' ? drawn.length : 1;
  const group = Math.max(inGroup * barWidth + gap, 72);
  const y = (v: number) => height - (v / most) * height;
  return (
    <figure className="bars">
      {/* The table below says the same to whoever does not see it. */}
      <svg viewBox={`0 -12 ${chart.rows.length * group} ${height + 36}`} aria-hidden="true">
        <Patterns of={chart.id} />
        <line className="axis" x1="0" x2={chart.rows.length * group} y1={height} y2={height} />
        {chart.kind === 'lines'
          ? drawn.map((c, j) => (
              <Line key={c.i} series={j} points={values.map((v) => v[j])} x={(i) => (i + 0.5) * group} y={y} />
            ))
          : chart.rows.map((r, i) => {
              let below = 0;
              return (
                <g key={r.label.en} transform={`translate(${i * group + (group - inGroup * barWidth) / 2} 0)`}>
                  {drawn.map((c, j) => {
                    const v = r.values[c.i] ?? 0;
                    const stacked = chart.kind === 'stacked';
                    const top = y(v + (stacked ? below : 0));
                    const bar = { x: stacked ? 0 : j * barWidth, y: top, height: (v / most) * height };
                    if (stacked) below += v;
                    return (
                      <g key={c.i}>
                        <rect data-series={j} width={barWidth - 2} {...bar} />
                        {/* Told apart by more than their colour. */}
                        {j > 0 && <rect fill={`url(#${chart.id}-${j % 3})`} width={barWidth - 2} {...bar} />}
                        {!stacked && v > 0 && (
                          <text className="value" x={bar.x + barWidth / 2 - 1} y={top - 3}>
                            {Math.round(v)}
                          </text>
                        )}
                      </g>
                    );
                  })}
                </g>
              );
            })}
        {chart.rows.map((r, i) => (
          <text key={r.label.en} x={(i + 0.5) * group} y={height + 16} textAnchor="middle">
            {short(say(r.label))}
          </text>
        ))}
      </svg>
      <figcaption className="quiet">
        {drawn.map((c, j) => (
          <span key={c.i} className="legend" data-series={j}>
            {say(c.title)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}

/** Stripes and dots over a colour. */
function Patterns({ of }: { of: string }) {
  const turned = ['rotate(45)', 'rotate(-45)', 'rotate(0)'];
  return (
    <defs>
      {turned.map((transform, i) => (
        <pattern
          key={transform}
          id={`${of}-${i}`}
          width="6"
          height="6"
          patternUnits="userSpaceOnUse"
          patternTransform={transform}
        >
          <line className="stripe" x1="0" y1="0" x2="0" y2="6" />
        </pattern>
      ))}
    </defs>
  );
}

const short = (label: string) => (label.length > 11 ? `${label.slice(0, 10)}…` : label);

interface LineProps {
  series: number;
  points: readonly (number | null | undefined)[];
  x: (i: number) => number;
  y: (v: number) => number;
}

function Line({ series, points, x, y }: LineProps) {
  const known = points.flatMap((v, i) => (typeof v === 'number' ? [{ x: x(i), y: y(v) }] : []));
  return (
    <g data-series={series} className="line">
      <polyline points={known.map((p) => `${p.x},${p.y}`).join(' ')} />
      {known.map((p) => (
        <circle key={p.x} cx={p.x} cy={p.y} r="3" />
      ))}
    </g>
  );
}

function Table({ chart, go }: { chart: Chart; go: Route['go'] }) {
  const say = useSay();
  const times = useTimes();
  const figure = useFigure();
  const behind = chart.rows.filter((r) => r.rows?.length);
  return (
    <>
      <div className="scroll">
        <table className="plain">
          <caption className="sr-only">{say(chart.title)}</caption>
          <thead>
            <tr>
              <th scope="col">{say(chart.of)}</th>
              {chart.columns.map((c) => (
                <th key={c.title.en} scope="col">
                  {say(c.title)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {chart.rows.map((r) => (
              <tr key={r.label.en}>
                <th scope="row">
                  {r.opens ? (
                    <button type="button" className="link" onClick={() => go(r.opens!)}>
                      {say(r.label)}
                    </button>
                  ) : (
                    say(r.label)
                  )}
                </th>
                {r.values.map((v, i) => (
                  <td key={chart.columns[i]!.title.en}>{figure(chart.columns[i]!.unit, v)}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {behind.map((r) => (
        <details key={r.label.en} className="no-print">
          <summary>{say(words.rows, { label: say(r.label) })}</summary>
          <ul>
            {r.rows!.map((x) => (
              <li key={x.id}>
                {x.register === 'requests' || x.register === 'decisions' ? (
                  <button type="button" className="link" onClick={() => go(`${x.register}/${x.id}`)}>
                    {say(x.label)}
                  </button>
                ) : (
                  say(x.label)
                )}{' '}
                {x.due && <span className="quiet">{say(scoreWords.dueAt, { due: times.date(x.due) })}</span>}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </>
  );
}
