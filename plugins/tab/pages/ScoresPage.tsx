import { Button, Select, Tab, TabList } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import type { ShownPersonScores, ShownScores } from '../../../core/performance/views.ts';
import { listed, percent } from '../../../core/words.ts';
import { type Act, useActs } from '../act.ts';
import { useSay, useTimes } from '../context.tsx';
import { ExportButton } from '../parts/Download.tsx';
import { Said } from '../parts/Said.tsx';
import { ScoreTable } from '../parts/ScoreTable.tsx';
import { StateBadge } from '../parts/StateBadge.tsx';
import { Steps } from '../parts/Steps.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import type { Route } from '../route.ts';
import { useView } from '../view.ts';
import { scoreWords as words } from '../words-scores.ts';
import '../scores.css';

const mine = 'me';

/** What departments and persons come to in a period, each figure down to its rows (A10, B9): `scores/2026-Q4/me`. */
export default function ScoresPage({ route }: { route: Route }) {
  const [, period, who] = route.path;
  return who ? <OfPerson route={route} period={period} who={who} /> : <OfDepartments route={route} period={period} />;
}

function OfDepartments({ route, period }: { route: Route; period: string | undefined }) {
  const say = useSay();
  const query = period ? { period } : {};
  const { data, failure, reload, set } = useView<ShownScores>('scores', query);
  const acts = useActs<ShownScores>({ name: 'scores', query }, set);
  if (!data) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting lines={6} />;
  return (
    <main className="page scores" aria-busy={acts.busy}>
      <Head data={data} route={route} who={undefined} act={acts.act} />
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={acts} reload={reload} />
      <div className="sections">
        {data.departments.map((d) => (
          <section key={d.id} data-department={d.id}>
            <h2>
              {say(d.name)} <Points points={d.points} />
            </h2>
            <Scored scored={d} data={data} of={{ department: d.id }} act={acts.act} go={route.go} />
          </section>
        ))}
        <Appeals appeals={data.appeals} state={data.state.id} act={acts.act} />
      </div>
      <p className="quiet">{say(words.hint)}</p>
      <p className="quiet">{say(words.money)}</p>
    </main>
  );
}

function OfPerson({ route, period, who }: { route: Route; period: string | undefined; who: string }) {
  const say = useSay();
  const query = { ...(period && { period }), ...(who !== mine && { who }) };
  const { data, failure, reload, set } = useView<ShownPersonScores>('person-scores', query);
  const acts = useActs<ShownPersonScores>({ name: 'person-scores', query }, set);
  if (!data) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting lines={6} />;
  return (
    <main className="page scores" aria-busy={acts.busy}>
      <Head data={data} route={route} who={who} act={acts.act} />
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={acts} reload={reload} />
      {data.people.length > 1 && (
        <Select
          className="no-print"
          aria-label={say(words.persons)}
          value={data.who.email}
          onChange={(_, d) => route.go(`scores/${data.id}/${d.value}`)}
        >
          {[...(data.people.some((p) => p.email === data.who.email) ? [] : [data.who]), ...data.people].map((p) => (
            <option key={p.email} value={p.email}>
              {p.name}
            </option>
          ))}
        </Select>
      )}
      <div className="sections">
        <section>
          <h2>
            {say(words.ofPerson, { who: data.who.name, departments: say(listed(data.departments)) || '–' })}{' '}
            {data.scored && <Points points={data.scored.points} />}
          </h2>
          {data.scored ? (
            <Scored scored={data.scored} data={data} of={{ who: data.who.email }} act={acts.act} go={route.go} />
          ) : (
            <p className="empty">{say(words.notScored)}</p>
          )}
        </section>
        <Appeals appeals={data.appeals} state={data.state.id} act={acts.act} />
      </div>
      <p className="quiet">{say(words.hint)}</p>
      <p className="quiet">{say(words.money)}</p>
    </main>
  );
}

type Period = Pick<
  ShownScores,
  'id' | 'from' | 'until' | 'version' | 'open' | 'previous' | 'next' | 'changes' | 'state'
>;

function Head({ data, route, who, act }: { data: Period; route: Route; who: string | undefined; act: Act }) {
  const say = useSay();
  const times = useTimes();
  const { from, until, version, state } = data;
  const at = (period: string) => `scores/${period}${who ? `/${who}` : ''}`;
  return (
    <>
      <header className="agenda-head">
        <div>
          <h1>
            {say(words.title, { period: data.id })} <StateBadge state={state} />
          </h1>
          <p className="quiet">
            {say(words.counted, { from: times.date(from), until: times.date(until), version })}{' '}
            {data.open && say(words.open)}{' '}
            {data.changes.map((c) => say(words.changed, { version: c.version, from: times.date(c.from) })).join(' ')}
          </p>
          {state.appealsUntil && (
            <p className={state.mayAppeal ? 'flag' : 'quiet'}>
              {say(words.appealsUntil, { date: times.date(state.appealsUntil) })}
            </p>
          )}
          {state.closedBy && state.closedAt && (
            <p className="outcome-note">
              {say(words.closed, { who: state.closedBy, when: times.day(state.closedAt) })} {state.words}
            </p>
          )}
        </div>
        <div className="buttons no-print">
          <ExportButton
            view={{
              name: who ? 'person-scores' : 'scores',
              query: { period: data.id, ...(who && who !== mine && { who }) },
            }}
          />
          <Button size="small" onClick={() => route.go(at(data.previous))}>
            ← {say(words.previous)}
          </Button>
          <Button size="small" disabled={!data.next} onClick={() => route.go(at(data.next!))}>
            {say(words.next)} →
          </Button>
        </div>
      </header>
      <TabList
        className="no-print"
        size="small"
        selectedValue={who ? mine : 'all'}
        onTabSelect={(_, d) => route.go(d.value === mine ? `scores/${data.id}/${mine}` : `scores/${data.id}`)}
      >
        <Tab value="all">{say(words.departments)}</Tab>
        <Tab value={mine}>{say(words.me)}</Tab>
      </TabList>
      <Steps
        offered={state.steps.map((command) => ({
          command,
          input: { period: data.id },
          confirm:
            command === 'open-review'
              ? say(words.confirmReview, { period: data.id, date: times.date(state.wouldEnd) })
              : say(words.confirmClose, { period: data.id }),
        }))}
        about={data.id}
        act={act}
        says={say(words.done)}
      />
    </>
  );
}

interface ScoredProps {
  scored: Omit<ShownScores['departments'][number], 'id' | 'name'>;
  data: Period;
  of: { department: string } | { who: string };
  act: Act;
  go: Route['go'];
}

/** One department or person: what it comes to, how it came to it, and what came after the close. */
function Scored({ scored: d, data, of, act, go }: ScoredProps): ReactNode {
  const say = useSay();
  const round = (n: number | undefined) => (n === undefined ? '–' : Math.round(n));
  const none = say(words.noPoints);
  return (
    <>
      {d.ownWeight > 0 && (
        <p>
          {say(words.parts, { shared: round(d.coOperation), own: round(d.own), weight: say(percent(d.ownWeight)) })}
        </p>
      )}
      {d.points !== undefined && d.coverage < 0.995 && (
        <p className="flag">{say(words.coverage, { n: say(percent(d.coverage)) })}</p>
      )}
      <p className="quiet">
        {d.before === undefined ? say(words.noBefore) : say(words.before, { n: Math.round(d.before) })}
      </p>
      <ScoreTable
        figures={d.figures}
        go={go}
        steps={[...(d.mayAppeal ? ['appeal-score'] : []), ...(data.state.mayCalibrate ? ['calibrate-score'] : [])]}
        of={{ period: data.id, ...of }}
        act={act}
      />
      {d.afterClose.length > 0 && (
        <>
          <h3>{say(words.afterClose)}</h3>
          <ul>
            {d.afterClose.map((x) => (
              <li key={x.id}>
                {say(words.afterLine, {
                  name: say(x.name),
                  was: x.was ? say(x.was) : none,
                  now: x.now ? say(x.now) : none,
                  wasCases: x.cases.was,
                  nowCases: x.cases.now,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}

function Appeals({ appeals, state, act }: { appeals: ShownScores['appeals']; state: string; act: Act }) {
  const say = useSay();
  if (!appeals.length && state !== 'review') return null;
  return (
    <section>
      <h2>{say(words.appeals)}</h2>
      {appeals.length === 0 && <p className="quiet">{say(words.noAppeals)}</p>}
      {appeals.map((a) => {
        const title = say(words.appealLine, { about: a.about, indicator: say(a.indicator) });
        return (
          <div key={a.id} className="item" data-appeal={a.id}>
            <div className="item-main">
              <span className="item-title">
                {title} <StateBadge state={a.state} />
              </span>
              <p>
                {a.reasons} <span className="quiet">{[a.by, a.row].filter(Boolean).join(' · ')}</span>
              </p>
              {a.answer && (
                <p className="outcome-note">
                  {a.answer} <span className="quiet">{a.answeredBy}</span>
                </p>
              )}
            </div>
            <Steps
              offered={a.steps.map((command) => ({ command, input: { id: a.id } }))}
              about={title}
              act={act}
              says={say(words.done)}
            />
          </div>
        );
      })}
    </section>
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
