import { Button } from '@fluentui/react-components';
import type { ShownReport } from '../../../core/reports/report.ts';
import { useSay, useTimes } from '../context.tsx';
import { ChartFigure, useFigure } from '../parts/ChartFigure.tsx';
import { Download } from '../parts/Download.tsx';
import { Filter } from '../parts/ListAndPane.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import { WaitMatrix } from '../parts/WaitMatrix.tsx';
import { Why } from '../parts/Why.tsx';
import type { Route } from '../route.ts';
import { useSteadyView } from '../view.ts';
import { words as tabWords } from '../words.ts';
import { overviewWords as words } from '../words-overview.ts';
import '../evaluation.css';
import '../overview.css';

const everything = { id: '', name: { en: '', zh: '' } };

/** Co-ordination at a glance, and the report of a period: `overview/2026-Q4?department=rd` (A12). */
export default function OverviewPage({ route }: { route: Route }) {
  const say = useSay();
  const times = useTimes();
  const { department, product } = route.query;
  const period = route.path[1];
  const query = { ...(period && { period }), ...(department && { department }), ...(product && { product }) };
  const { shown: data, failure, reload } = useSteadyView<ShownReport>('report', query, 'report');
  if (!data) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting lines={6} />;
  const go = (id: string, more: Record<string, string | undefined> = {}) =>
    route.go(`overview/${id}`, { department, product, ...more });
  const file = (ending: string) => `Liaison ${data.id}.${ending}`;
  return (
    <main className="page overview">
      <header className="agenda-head">
        <div>
          <h1>{say(words.title, { period: data.id })}</h1>
          <p className="quiet">
            {say(words.counted, { from: times.date(data.from), until: times.date(data.until) })}
            {data.running && ` · ${say(words.running)}`}
          </p>
        </div>
        <div className="buttons no-print">
          <Button size="small" onClick={() => go(data.previous)}>
            ← {say(words.previous)}
          </Button>
          <Button size="small" disabled={!data.next} onClick={() => go(data.next!)}>
            {say(words.next)} →
          </Button>
        </div>
      </header>
      <search className="filters no-print">
        <Filter
          label={words.length}
          value={lengthOf(data.id)}
          options={Object.entries(words.lengths).map(([id, name]) => ({ id, name }))}
          onChange={(length) => go(periodOf(length, data.from))}
        />
        <Filter
          label={words.department}
          value={department ?? ''}
          options={[{ ...everything, name: words.everyDepartment }, ...data.departments]}
          onChange={(id) => go(data.id, { department: id || undefined })}
        />
        <Filter
          label={words.product}
          value={product ?? ''}
          options={[{ ...everything, name: words.everyProduct }, ...data.products]}
          onChange={(id) => go(data.id, { product: id || undefined })}
        />
        <Download path="/api/papers/report.xlsx" query={query} file={file('xlsx')} says={say(words.excel)} />
        <Download path="/api/papers/report.docx" query={query} file={file('docx')} says={say(words.word)} />
        <Button size="small" onClick={() => print()}>
          {say(words.print)}
        </Button>
      </search>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Tiles tiles={data.tiles} go={route.go} />
      <div className="sections">
        <section>
          <h2>{say(words.matrix)}</h2>
          {data.matrix.some((l) => l.days > 0) ? (
            <WaitMatrix departments={data.departments} links={data.matrix} />
          ) : (
            <p className="quiet">{say(words.noWaits)}</p>
          )}
        </section>
        <Scores data={data} go={route.go} />
        {data.charts.map((chart) => (
          <ChartFigure key={chart.id} chart={chart} go={route.go} />
        ))}
      </div>
    </main>
  );
}

const lengthOf = (id: string): string =>
  !id.includes('-') ? 'year' : id.includes('Q') ? 'quarter' : id.includes('H') ? 'half-year' : 'month';

/** The period of a length in which a date lies. */
function periodOf(length: string, date: string): string {
  const [year, month] = [date.slice(0, 4), Number(date.slice(5, 7))];
  if (length === 'year') return year;
  if (length === 'quarter') return `${year}-Q${Math.ceil(month / 3)}`;
  return length === 'half-year' ? `${year}-H${Math.ceil(month / 6)}` : date.slice(0, 7);
}

function Tiles({ tiles, go }: { tiles: ShownReport['tiles']; go: Route['go'] }) {
  const say = useSay();
  if (!tiles.length) return <p className="empty">{say(words.noTiles)}</p>;
  return (
    <ul className="tiles" aria-label={say(words.tiles)}>
      {tiles.map((x) => (
        <li key={x.id} data-tile={x.id} data-better={x.better}>
          <button type="button" onClick={() => go(x.opens)}>
            <span>{say(x.name)}</span>
            <b>{x.says.value ? say(x.says.value) : '–'}</b>
            <span className="quiet">
              {x.says.before && say(words.was, { value: say(x.says.before) })}{' '}
              {x.better !== undefined && (
                <span className={x.better ? 'good' : 'flag'}>{say(x.better ? words.better : words.worse)}</span>
              )}
            </span>
            <span className="quiet">
              {say(words.cases, { n: x.cases, against: x.against })}
              {x.target && ` · ${say(words.target, { value: say(x.target) })}`}
            </span>
          </button>
          <Why about={say(x.name)} label={tabWords.howCounted} says={[x.counts, x.notFor]} />
        </li>
      ))}
    </ul>
  );
}

function Scores({ data, go }: { data: ShownReport; go: Route['go'] }) {
  const say = useSay();
  const figure = useFigure();
  return (
    <section>
      <h2>{say(words.scores)}</h2>
      <ul className="score-bars">
        {data.scores.map((s) => (
          <li key={s.id}>
            <span>{say(s.name)}</span>
            {s.combined !== undefined && <meter min={0} max={100} value={s.combined} aria-hidden="true" />}
            <b>{figure('count', s.combined)}</b>
          </li>
        ))}
      </ul>
      <Button size="small" className="no-print" onClick={() => go(`scores/${data.id}`)}>
        {say(words.toScores)}
      </Button>
    </section>
  );
}
