import { Button } from '@fluentui/react-components';
import type { ShownScores } from '../../../core/performance/views.ts';
import { percent } from '../../../core/words.ts';
import { useSay, useTimes, useView } from '../context.tsx';
import { ScoreTable } from '../parts/ScoreTable.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import type { Route } from '../route.ts';
import { scoreWords as words } from '../words-scores.ts';
import '../scores.css';

/** How the departments co-operate, by the policy's indicators, each figure down to its rows (A10, B9). */
export default function ScoresPage({ route }: { route: Route }) {
  const say = useSay();
  const times = useTimes();
  const query = route.path[1] ? { period: route.path[1] } : {};
  const { data, failure, reload } = useView<ShownScores>('scores', query);
  if (!data) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting lines={6} />;
  const { from, until, version } = data;
  return (
    <main className="page scores">
      <header className="agenda-head">
        <div>
          <h1>{say(words.title, { period: data.id })}</h1>
          <p className="quiet">
            {say(words.counted, { from: times.date(from), until: times.date(until), version })}{' '}
            {data.open && say(words.open)}
          </p>
        </div>
        <div className="buttons no-print">
          <Button size="small" onClick={() => route.go(`scores/${data.previous}`)}>
            ← {say(words.previous)}
          </Button>
          <Button size="small" disabled={!data.next} onClick={() => route.go(`scores/${data.next}`)}>
            {say(words.next)} →
          </Button>
        </div>
      </header>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <div className="sections">
        {data.departments.map((d) => (
          <section key={d.id} data-department={d.id}>
            <h2>
              {say(d.name)} <Points points={d.points} />
            </h2>
            {d.points !== undefined && d.coverage < 1 && (
              <p className="flag">{say(words.coverage, { n: say(percent(d.coverage)) })}</p>
            )}
            <p className="quiet">
              {d.before === undefined ? say(words.noBefore) : say(words.before, { n: Math.round(d.before) })}
            </p>
            <ScoreTable figures={d.figures} go={route.go} />
          </section>
        ))}
      </div>
      <p className="quiet">{say(words.hint)}</p>
      <p className="quiet">{say(words.money)}</p>
    </main>
  );
}

/** Points as a bar and in words; without points there is no bar, so that nobody takes it for nought. */
function Points({ points }: { points: number | undefined }) {
  const say = useSay();
  if (points === undefined) return <span className="quiet">{say(words.noPoints)}</span>;
  return (
    <span className="points">
      <meter min={0} max={100} value={points} aria-hidden="true" /> {say(words.points, { n: Math.round(points) })}
    </span>
  );
}
