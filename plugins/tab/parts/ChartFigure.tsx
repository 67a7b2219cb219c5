import { useId } from 'react';
import type { ShownReport } from '../../../core/reports/report.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import type { Route } from '../route.ts';
import { overviewWords as words } from '../words-overview.ts';
import { scoreWords } from '../words-scores.ts';
import { Picture } from './Picture.tsx';

type Chart = ShownReport['charts'][number];

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
      <Drawn chart={chart} />
      <Table chart={chart} go={go} />
    </section>
  );
}

/** What is drawn of a chart; nothing where there is nothing to see. */
function Drawn({ chart }: { chart: Chart }) {
  const say = useSay();
  const figure = useFigure();
  const drawn = chart.columns.flatMap((c, i) => (c.drawn ? [{ ...c, i }] : []));
  const values = drawn.map(({ i }) => chart.rows.map((r) => r.values[i] ?? null));
  if (!values.flat().some((v) => v !== null && v > 0)) return null;
  return (
    <Picture
      title={say(chart.title)}
      labels={chart.rows.map((r) => say(r.label))}
      series={drawn.map((c, j) => ({ name: say(c.title), as: kinds[chart.kind], values: values[j]! }))}
      {...(chart.kind === 'lines' && { highest: 100 })}
      format={(value) => figure(drawn[0]!.unit, value)}
    />
  );
}

const kinds = { bars: 'bar', stacked: 'stack', lines: 'line' } as const;

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
