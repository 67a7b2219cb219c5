import { Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownForecast } from '../../../core/forecasts/views.ts';
import { percent } from '../../../core/words.ts';
import { useActs } from '../act.ts';
import { useSay } from '../context.tsx';
import { ForecastGrid } from '../parts/ForecastGrid.tsx';
import { MonthsFigure } from '../parts/MonthsFigure.tsx';
import { Said } from '../parts/Said.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import { useView } from '../view.ts';
import { forecastWords as words } from '../words-forecast.ts';

/** What sales expects, what production plans, what came, and how good the forecasts were (A3, B1). */
export default function ForecastPage() {
  const say = useSay();
  const [horizon, setHorizon] = useState(1);
  const query = { horizon };
  const { data, failure, reload, set } = useView<ShownForecast>('forecast', query);
  const acts = useActs<ShownForecast>({ name: 'forecast', query }, set);
  // Another horizon changes one table: the grid and what is typed in it stay meanwhile.
  const [last, setLast] = useState<ShownForecast>();
  if (data && data !== last) setLast(data);
  const shown = data ?? last;
  if (!shown) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting />;
  return (
    <main className="page forecast" aria-busy={acts.busy}>
      <h1>
        {say(words.forecast)} · {say(words.plan)}
      </h1>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={acts} reload={reload} />
      <ForecastGrid data={shown} act={acts.act} />
      <div className="today-columns">
        <section>
          <h2>{say(words.chart)}</h2>
          <MonthsFigure data={shown} />
        </section>
        <Targets targets={shown.targets} />
      </div>
      <section>
        <h2>{say(words.accuracy)}</h2>
        <p className="quiet">{say(words.accuracyHint)}</p>
        <Select
          aria-label={say(words.horizon)}
          size="small"
          className="narrow"
          value={String(horizon)}
          onChange={(_, d) => setHorizon(Number(d.value))}
        >
          {[1, 2, 3].map((n) => (
            <option key={n} value={n}>
              {say(words.horizon)}: {say(words.months, { n })}
            </option>
          ))}
        </Select>
        <AccuracyTable accuracy={shown.accuracy} />
      </section>
    </main>
  );
}

function AccuracyTable({ accuracy }: { accuracy: ShownForecast['accuracy'] }) {
  const say = useSay();
  const share = (n: number | undefined) => (n === undefined ? '–' : say(percent(n)));
  if (!accuracy.all.cells) return <p className="quiet">{say(words.noAccuracy)}</p>;
  const groups = [
    { title: '', rows: [{ name: words.all, ...accuracy.all }] },
    { title: say(words.byProduct), rows: accuracy.by.product },
    { title: say(words.byRegion), rows: accuracy.by.region },
    { title: say(words.byForecaster), rows: accuracy.by.forecaster },
  ];
  return (
    <div className="scroll">
      <table className="plain accuracy">
        <thead>
          <tr>
            <th scope="col" />
            <th scope="col">{say(words.wape)}</th>
            <th scope="col">{say(words.bias)}</th>
            <th scope="col">{say(words.naive)}</th>
            <th scope="col">{say(words.cells)}</th>
          </tr>
        </thead>
        {groups.map((group) => (
          <tbody key={group.title}>
            {group.title && (
              <tr>
                <th scope="rowgroup" colSpan={5} className="quiet">
                  {group.title}
                </th>
              </tr>
            )}
            {group.rows.map((row) => (
              <tr key={row.name.en}>
                <th scope="row">{say(row.name)}</th>
                <td data-exception={(row.wape ?? 0) > (row.naive ?? 1) || undefined}>{share(row.wape)}</td>
                <td>{share(row.bias)}</td>
                <td>{share(row.naive)}</td>
                <td>{row.cells}</td>
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </div>
  );
}

function Targets({ targets }: { targets: ShownForecast['targets'] }) {
  const say = useSay();
  return (
    <section>
      <h2>{say(words.targets)}</h2>
      <ul className="targets">
        {targets.map((target) => {
          const share = Math.round((target.share ?? 0) * 100);
          return (
            <li key={target.period}>
              <span>{target.period}</span>
              <meter min={0} max={100} value={Math.min(100, share)} aria-label={target.period} />
              <span className="quiet">
                {say(words.targetRow, { ordered: target.ordered, target: target.target, share })}
              </span>
            </li>
          );
        })}
      </ul>
    </section>
  );
}
