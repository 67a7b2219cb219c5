import { Button, Checkbox, Link } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { ShownTrainings } from '../../../core/training/views.ts';
import { listed } from '../../../core/words.ts';
import { type Act, useActs } from '../act.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import { useBroughtInSight } from '../in-sight.ts';
import { Said } from '../parts/Said.tsx';
import { StateBadge } from '../parts/StateBadge.tsx';
import { Steps } from '../parts/Steps.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import type { Route } from '../route.ts';
import { useView } from '../view.ts';
import { procedureWords, trainingWords as words } from '../words-policy.ts';
import '../decisions.css';

const TrainingDialog = lazy(() => import('../parts/TrainingDialog.tsx'));

type Training = ShownTrainings['trainings'][number];

/** Trainings that come and that were, and who lacks one by the policy. */
export default function TrainingsPage({ route }: { route: Route }) {
  const say = useSay();
  const { data, failure, reload, set } = useView<ShownTrainings>('trainings', {});
  const acts = useActs<ShownTrainings>({ name: 'trainings', query: {} }, set);
  const [planning, setPlanning] = useState(false);
  if (!data) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting />;
  return (
    <main className="page" aria-busy={acts.busy}>
      {data.mayPlan && (
        <Button appearance="primary" onClick={() => setPlanning(true)}>
          {say(words.plan)}
        </Button>
      )}
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={acts} reload={reload} />
      {data.trainings.length === 0 && <p className="empty">{say(words.none)}</p>}
      <div className="sections groups">
        {data.trainings.map((x) => (
          <TrainingCard
            key={x.id}
            training={x}
            chosen={x.id === route.path[1]}
            people={data.people}
            act={acts.act}
            go={route.go}
          />
        ))}
        <Lacking data={data} />
      </div>
      <Suspense fallback={null}>
        {planning && <TrainingDialog forms={data} act={acts.act} onClose={() => setPlanning(false)} />}
      </Suspense>
    </main>
  );
}

interface CardProps {
  training: Training;
  chosen: boolean;
  people: ShownTrainings['people'];
  act: Act;
  go: Route['go'];
}

function TrainingCard({ training: x, chosen, people, act, go }: CardProps) {
  const say = useSay();
  const times = useTimes();
  const { host } = useTab();
  const card = useBroughtInSight(chosen);
  const came = x.people.filter((p) => p.state.id === 'attended').length;
  const records = x.steps.includes('record-attendance');
  return (
    <section ref={card} data-chosen={chosen || undefined} aria-label={x.title}>
      <h2 className="item-title">
        {x.title} <StateBadge state={x.state} />
      </h2>
      <p className="quiet">
        {times.day(x.start)} {times.time(x.start)}–{times.time(x.end)} · {say(words.organiser, { who: x.organiser })} ·{' '}
        {x.state.id === 'held'
          ? say(words.came, { n: came, all: x.people.length })
          : say(words.enrolled, { n: x.people.length })}
        {x.topic && ` · ${say(x.topic)}`}
        {x.rating !== undefined && ` · ${say(words.rated, { n: x.rating.toFixed(1) })}`}
      </p>
      <p>
        {x.material && (
          <Link as="button" onClick={() => host.open(x.material!)}>
            {say(words.openMaterial)}
          </Link>
        )}{' '}
        {x.procedure && (
          <Link as="button" onClick={() => go(`procedures/${x.procedure!.id}`)}>
            {x.procedure.name}
          </Link>
        )}
      </p>
      {x.people
        .filter((p) => p.words)
        .map((p) => (
          <p key={p.email} className="outcome-note">
            {p.words} <span className="quiet">{p.name}</span>
          </p>
        ))}
      {x.followUps.length > 0 && (
        <>
          <h3>{say(words.followUps)}</h3>
          <ul>
            {x.followUps.map((f) => (
              <li key={f.id} data-done={f.done || undefined}>
                {f.title}{' '}
                <span className="quiet">
                  {f.owner} · {times.date(f.due)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {records && <Attendance key={came} training={x} act={act} />}
      <Steps
        offered={x.steps.filter((s) => s !== 'record-attendance').map((command) => ({ command, input: { id: x.id } }))}
        about={x.title}
        act={act}
        lists={{ people: people.map((p) => ({ id: p.email, name: { en: p.name, zh: p.name } })) }}
        says={say(procedureWords.done)}
      />
    </section>
  );
}

/** Ticks off who came; it can be corrected afterwards. */
function Attendance({ training: x, act }: { training: Training; act: Act }) {
  const say = useSay();
  const [came, setCame] = useState<string[]>(
    x.people.filter((p) => p.state.id === 'attended' || x.state.id !== 'held').map((p) => p.email),
  );
  return (
    <details open={x.state.id !== 'held'}>
      <summary>{say(words.who)}</summary>
      <form
        onSubmit={(e) => {
          e.preventDefault();
          void act('record-attendance', { id: x.id, people: came }, { says: say(words.recorded) });
        }}
      >
        <fieldset className="action people">
          {x.people.map((p) => (
            <Checkbox
              key={p.email}
              label={p.name}
              checked={came.includes(p.email)}
              onChange={(_, d) =>
                setCame((all) => (d.checked ? [...all, p.email] : all.filter((email) => email !== p.email)))
              }
            />
          ))}
        </fieldset>
        <Button type="submit" size="small" appearance="primary">
          {say(words.record)}
        </Button>
      </form>
    </details>
  );
}

function Lacking({ data }: { data: ShownTrainings }) {
  const say = useSay();
  const times = useTimes();
  return (
    <section>
      <h2>{say(words.lacking)}</h2>
      <p className="quiet">{say(words.lackingHint, { n: data.perYear })}</p>
      {data.lacking.length === 0 && <p>{say(words.nobody)}</p>}
      {data.lacking.map((d) => (
        <details key={d.department.en}>
          <summary>
            {say(d.department)} <span className="count">{d.people.length}</span>
          </summary>
          <ul>
            {d.people.map((p) => (
              <li key={p.name} className={p.due ? 'flag' : ''}>
                {say(words.has, { name: p.name, attended: p.attended, wanted: p.wanted })}
                {p.topics.length > 0 && ` · ${say(words.lacksTopics, { topics: say(listed(p.topics)) })}`}
                {p.due && ` · ${say(words.newBy, { when: times.date(p.due) })}`}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </section>
  );
}
