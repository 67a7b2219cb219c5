import { Badge, Button } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { ShownLive } from '../../../core/meetings/live-views.ts';
import { type Act, useActs } from '../act.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import { DecisionPane } from '../parts/DecisionPane.tsx';
import { MeetingLines } from '../parts/MeetingLines.tsx';
import { Room } from '../parts/Room.tsx';
import { Said } from '../parts/Said.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import type { Route } from '../route.ts';
import { useView } from '../view.ts';
import '../decisions.css';
import { liveWords as words } from '../words-live.ts';

const EndDialog = lazy(() => import('../parts/EndDialog.tsx'));

/** How often the page looks what the others typed, in milliseconds. */
const every = 3000;

/** The meeting itself: the open item with its clock, who is there, and what everybody types. For a side panel as well. */
export default function LivePage({ route }: { route: Route }) {
  const say = useSay();
  const times = useTimes();
  const query = { meeting: route.path[1] ?? 'NOW' };
  const { data, failure, reload, set } = useView<ShownLive>('live', query, undefined, every);
  const acts = useActs<ShownLive>({ name: 'live', query }, set);
  const [ending, setEnding] = useState(false);
  if (!data) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting />;
  const { meeting } = data;
  const act: Act = (name, input, done) => acts.act(name, { meeting: meeting.id, ...input }, done);
  const may = (command: (typeof meeting.steps)[number]) => meeting.steps.includes(command);
  const at = data.items.findIndex((i) => i.key === data.current);
  const current = data.items[at];
  const next = data.items[at + 1];
  return (
    <main className="page live" aria-busy={acts.busy}>
      <header className="agenda-head">
        <div>
          <h1>{say(meeting.title)}</h1>
          <p className="quiet">
            {times.day(meeting.start)} {times.time(meeting.start)}–{times.time(meeting.end)}
          </p>
        </div>
        <div className="buttons">
          <Button appearance="subtle" onClick={() => route.go(`meetings/${meeting.id}`)}>
            {say(words.toAgenda)}
          </Button>
          {meeting.state === 'held' ? (
            <Button onClick={() => route.go(`minutes/${meeting.id}`)}>{say(words.minutes)}</Button>
          ) : (
            may('write-minutes') && <Button onClick={() => setEnding(true)}>{say(words.end)}</Button>
          )}
        </div>
      </header>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={{ ...acts, act }} reload={reload} />
      <Suspense fallback={null}>
        {ending && (
          <EndDialog
            meeting={meeting.id}
            act={act}
            onClose={() => setEnding(false)}
            onEnded={() => route.go(`minutes/${meeting.id}`)}
          />
        )}
      </Suspense>
      <Room live={data} act={act} />
      <div className="live-columns">
        <section className="live-now" aria-label={say(words.current)}>
          {current ? (
            <CurrentItem item={current} since={data.since} now={data.now} />
          ) : (
            <p className="quiet">{say(words.notStarted)}</p>
          )}
          {may('open-item') && (
            <div className="buttons">
              {next && (
                <Button appearance="primary" onClick={() => void act('open-item', { key: next.key })}>
                  {say(words.next)}: {say(next.title)}
                </Button>
              )}
              {current && <Button onClick={() => void act('open-item', {})}>{say(words.stop)}</Button>}
            </div>
          )}
          <MeetingLines
            key={current?.key ?? ''}
            item={current?.key}
            notes={current?.notes ?? data.notes}
            actions={current?.actions ?? data.actions}
            parked={data.parked}
            meeting={meeting.id}
            may={may('write-note')}
            set={set}
          />
          {current?.decision && <DecisionPane id={current.decision} go={route.go} onChanged={() => void reload()} />}
        </section>
        <section className="live-agenda" aria-label={say(words.upNext)}>
          <h2>{say(words.upNext)}</h2>
          <ol className="items">
            {data.items.map((item) => (
              <AgendaLine
                key={item.key}
                item={item}
                current={item.key === data.current}
                mayRun={may('open-item')}
                act={act}
              />
            ))}
          </ol>
          {data.consent.length > 0 && (
            <>
              <h3>{say(words.consent)}</h3>
              <ul className="quiet">
                {data.consent.map((i) => (
                  <li key={i.key}>{say(i.title)}</li>
                ))}
              </ul>
            </>
          )}
          {current && (data.notes.length > 0 || data.actions.length > 0) && (
            <>
              <h3>{say(words.general)}</h3>
              <ul className="quiet">
                {data.notes.map((n) => (
                  <li key={n.id}>
                    {n.by.name}: {n.words}
                  </li>
                ))}
                {data.actions.map((a) => (
                  <li key={a.id}>
                    {say(words.actionLine, { who: a.owner?.name ?? '', what: a.title, due: times.date(a.due) })}
                  </li>
                ))}
              </ul>
            </>
          )}
        </section>
      </div>
    </main>
  );
}

type Item = ShownLive['items'][number];

function AgendaLine({ item, current, mayRun, act }: { item: Item; current: boolean; mayRun: boolean; act: Act }) {
  const say = useSay();
  const minutes = Math.round(item.seconds / 60);
  return (
    <li className="item" aria-current={current || undefined}>
      <div className="item-main">
        <span className="item-title">
          {say(item.title)}
          {item.outcome && (
            <Badge size="small" appearance="tint" color="success">
              {say(item.outcome)}
            </Badge>
          )}
        </span>
        <p className={minutes > item.minutes ? 'flag' : 'quiet'}>
          {say(words.ofMinutes, { spent: minutes, n: item.minutes })}
          {item.owner && ` · ${item.owner.name}`}
          {item.notes.length + item.actions.length > 0 &&
            ` · ${say(words.typedSoFar, { notes: item.notes.length, actions: item.actions.length })}`}
        </p>
      </div>
      {mayRun && !current && (
        <Button
          size="small"
          appearance="subtle"
          aria-label={`${say(words.goHere)}: ${say(item.title)}`}
          onClick={() => void act('open-item', { key: item.key })}
        >
          {say(words.goHere)}
        </Button>
      )}
    </li>
  );
}

/** The open item and its clock, which runs between two looks as well. */
function CurrentItem({ item, since, now }: { item: Item; since: string | undefined; now: string }) {
  const say = useSay();
  const { me } = useTab();
  // The server's clock and the reader's may differ: only what passes here is counted here.
  const [looked, setLooked] = useState({ now, at: Date.now() });
  if (looked.now !== now) setLooked({ now, at: Date.now() });
  const [tick, setTick] = useState(Date.now());
  useEffect(() => {
    const timer = setInterval(() => setTick(Date.now()), 1000);
    return () => clearInterval(timer);
  }, []);
  const seconds = item.seconds + (since ? Math.max(0, Math.round((tick - looked.at) / 1000)) : 0);
  const left = item.minutes * 60 - seconds;
  const clock = `${Math.floor(Math.abs(left) / 60)}:${String(Math.abs(left) % 60).padStart(2, '0')}`;
  const mine = item.owner?.email === me.email;
  return (
    <div className="now" data-over={left < 0 || undefined}>
      <p className="quiet">{say(item.section)}</p>
      <h2>{say(item.title)}</h2>
      <p className="clock-left" role="timer">
        {left < 0 ? `+${clock}` : clock}{' '}
        <span className="quiet">{say(words.ofMinutes, { spent: Math.floor(seconds / 60), n: item.minutes })}</span>
      </p>
      <progress value={Math.min(seconds, item.minutes * 60)} max={item.minutes * 60} aria-label={say(words.current)} />
      <p className="quiet">
        {item.owner && (mine ? <strong>{item.owner.name}</strong> : item.owner.name)}
        {item.why.length > 0 && ` · ${item.why.map((w) => say(w)).join('; ')}`}
      </p>
    </div>
  );
}
