import { Badge, Button, Link } from '@fluentui/react-components';
import type { ShownMinutes } from '../../../core/meetings/live-views.ts';
import { type Act, useActs } from '../act.ts';
import { useSay, useTimes } from '../context.tsx';
import { Said } from '../parts/Said.tsx';
import { Steps } from '../parts/Steps.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import type { Route } from '../route.ts';
import { useView } from '../view.ts';
import '../decisions.css';
import { decisionWords } from '../words-decisions.ts';
import { liveWords as words } from '../words-live.ts';

/** The minutes of a meeting: what came of each item, who confirmed them, what was objected, and whether they are final. */
export default function MinutesPage({ route }: { route: Route }) {
  const say = useSay();
  const times = useTimes();
  const query = { meeting: route.path[1] ?? '' };
  const { data, failure, reload, set } = useView<ShownMinutes>('minutes', query);
  const acts = useActs<ShownMinutes>({ name: 'minutes', query }, set);
  if (!data) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting />;
  const { meeting } = data;
  const act: Act = acts.act;
  const confirmed = data.readers.filter((r) => r.confirmed).length;
  const action = (a: ShownMinutes['actions'][number]) => (
    <li key={a.id} data-done={a.done || undefined}>
      → {say(words.actionLine, { who: a.owner?.name ?? '', what: a.title, due: times.date(a.due) })}
    </li>
  );
  return (
    <main className="page minutes document" aria-busy={acts.busy}>
      <header className="agenda-head">
        <div>
          <h1>
            {say(words.minutes)}: {say(meeting.title)}{' '}
            <Badge appearance="tint" color={data.lockedAt ? 'success' : 'informative'}>
              {data.lockedAt
                ? say(words.final, { when: times.when(data.lockedAt) })
                : data.confirmBy
                  ? say(words.toConfirm, { when: times.when(data.confirmBy) })
                  : say(words.draft)}
            </Badge>
          </h1>
          <p className="quiet">
            {times.long(meeting.start)} {times.time(meeting.start)}–{times.time(meeting.end)}
          </p>
        </div>
        <div className="buttons no-print">
          <Button appearance="subtle" onClick={() => route.go(`meetings/${meeting.id}`)}>
            {say(words.toAgenda)}
          </Button>
          <Button onClick={() => print()}>{say(words.print)}</Button>
        </div>
      </header>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={acts} reload={reload} />
      {!data.minutesAt && <p className="remark">{say(words.noMinutes)}</p>}
      {data.changedSince && <p className="remark flag">{say(words.changedSince)}</p>}
      {data.correctedAt && <p className="remark">{say(words.corrected, { when: times.when(data.correctedAt) })}</p>}
      <Steps offered={data.steps} about={say(meeting.title)} act={act} says={say(decisionWords.done)} />
      {meeting.steps.includes('reopen-meeting') && (
        <p className="buttons no-print">
          <Button
            onClick={() =>
              void act('reopen-meeting', { meeting: meeting.id }, { says: say(words.reopened) }).then(
                (ok) => ok && route.go(`live/${meeting.id}`),
              )
            }
          >
            {say(words.reopen)}
          </Button>
        </p>
      )}
      {data.present.length > 0 ? (
        <p>
          {say(words.attended)}:{' '}
          {data.present
            .map((p) => (p.standsFor ? say(words.standsFor, { who: p.name, member: p.standsFor.name }) : p.name))
            .join(', ')}
          {data.absent.length > 0 && (
            <>
              <br />
              <span className="quiet">
                {say(words.absent)}: {data.absent.map((p) => p.name).join(', ')}
              </span>
            </>
          )}
        </p>
      ) : (
        data.minutesAt && <p className="quiet">{say(words.noAttendance)}</p>
      )}
      <div className="sections">
        {data.sections
          .filter((s) => s.items.length)
          .map((s) => (
            <section key={s.name.en}>
              <h2>{say(s.name)}</h2>
              <ul className="items">
                {s.items.map((i) => (
                  <li key={i.key} className="item">
                    <div className="item-main">
                      <span className="item-title">
                        {i.decision ? (
                          <Link as="button" onClick={() => route.go(`decisions/${i.decision}`)}>
                            {say(i.title)}
                          </Link>
                        ) : (
                          say(i.title)
                        )}
                        <Badge size="small" appearance="tint" color={i.goesOn ? 'informative' : 'success'}>
                          {say(i.outcome)}
                        </Badge>
                        {i.minutes > 0 && <span className="quiet">{say(words.spent, { n: i.minutes })}</span>}
                      </span>
                      {i.agreed && <p className="quiet">{say(words.agreedBy, { who: say(i.agreed) })}</p>}
                      {i.note && <p className="outcome-note">{i.note}</p>}
                      {i.actions.length > 0 && <ul className="plain-list">{i.actions.map(action)}</ul>}
                    </div>
                  </li>
                ))}
              </ul>
            </section>
          ))}
      </div>
      {data.actions.length > 0 && (
        <>
          <h2>{say(words.actions)}</h2>
          <ul className="plain-list">{data.actions.map(action)}</ul>
        </>
      )}
      {data.parked.length > 0 && (
        <>
          <h2>{say(words.park)}</h2>
          <ul>
            {data.parked.map((p) => (
              <li key={p.id}>{p.words}</li>
            ))}
          </ul>
        </>
      )}
      {data.objections.length > 0 && (
        <>
          <h2>{say(words.objections)}</h2>
          <ul className="items">
            {data.objections.map((o) => (
              <li key={o.id} className="item">
                <div className="item-main">
                  <p>
                    {o.words} <span className="quiet">{o.by.name}</span>
                  </p>
                  {o.answer && <p className="remark">{say(words.settledAs, { answer: o.answer })}</p>}
                  {o.open && meeting.steps.includes('settle-objection') && (
                    <Steps
                      offered={[{ command: 'settle-objection', input: { meeting: meeting.id, objection: o.id } }]}
                      about={o.words}
                      act={act}
                      says={say(decisionWords.done)}
                    />
                  )}
                </div>
              </li>
            ))}
          </ul>
        </>
      )}
      {data.minutesAt && data.readers.length > 0 && (
        <p className="quiet">
          {say(words.confirmations, { n: confirmed, all: data.readers.length })}:{' '}
          {data.readers.map((r) => `${r.confirmed ? '✓ ' : ''}${r.name}`).join(', ')}
        </p>
      )}
    </main>
  );
}
