import { Badge, Button } from '@fluentui/react-components';
import type { ShownRequest } from '../../../core/requests/views.ts';
import { useActs } from '../act.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import { useView } from '../view.ts';
import { requestWords as words } from '../words-requests.ts';
import { Due } from './Due.tsx';
import { Fact } from './Fact.tsx';
import { History } from './History.tsx';
import { ProposeLink } from './ProposeLink.tsx';
import { Said } from './Said.tsx';
import { Steps } from './Steps.tsx';
import { Failed, Waiting } from './Waiting.tsx';

/** One request: what is asked, by when and why then, what can be done, and what happened so far. */
export function RequestPane({ id, onChanged }: { id: string; onChanged: () => void }) {
  const say = useSay();
  const times = useTimes();
  const { host } = useTab();
  const { data: r, failure, reload, set } = useView<ShownRequest>('request', { id });
  const acts = useActs<ShownRequest>({ name: 'request', query: { id } }, set, { onDone: onChanged });
  if (!r) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting />;
  const person = (p: ShownRequest['owner']) => p?.name ?? say(words.nobodyYet);
  return (
    <article className="agenda request" aria-busy={acts.busy}>
      <header>
        <h1>
          {r.title}{' '}
          <Badge appearance="tint" color={r.late ? 'danger' : r.state.id === 'confirmed' ? 'success' : 'informative'}>
            {say(r.state.name)}
          </Badge>
        </h1>
        <p className="quiet">
          {say(r.kind)} · {say(r.from.name)} → {say(r.to.name)}
          {r.customer && ` · ${r.customer}`}
        </p>
      </header>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={acts} reload={reload} />
      {r.ticked && <p className="remark">{say(words.tickedHint)}</p>}
      {r.offered && !r.agreed && <p className="remark">{say(words.offeredDate, { when: times.when(r.offered) })}</p>}
      <Steps
        offered={r.steps.map((command) => ({ command, input: { id: r.id } }))}
        about={r.title}
        act={acts.act}
        lists={{ departments: r.departments.filter((d) => d.id !== r.to.id && d.id !== r.from.id) }}
        says={say(words.done)}
      />
      <dl className="facts">
        <Fact name={say(words.due)}>
          <Due at={r.deadline} late={r.late} />
          {r.hoursLeft !== undefined && (
            <span className="quiet">
              {' '}
              {say(r.hoursLeft >= 0 ? words.hoursLeft : words.hoursOver, {
                n: Math.round(Math.abs(r.hoursLeft) * 10) / 10,
              })}
            </span>
          )}
          {r.agreed && r.agreed !== r.completeBy && (
            <span className="quiet"> {say(words.wasDue, { when: times.when(r.completeBy) })}</span>
          )}
          <Explained steps={r.explained} />
        </Fact>
        <Fact name={say(words.owner)}>{person(r.owner)}</Fact>
        <Fact name={say(words.askedBy)}>
          {person(r.askedBy)}, {times.when(r.askedAt)}
        </Fact>
        {r.fields.map((f) => (
          <Fact key={f.id} name={say(f.name)}>
            {String(f.value)}
          </Fact>
        ))}
        {r.details && <Fact name={say(words.details)}>{r.details}</Fact>}
        {r.answer && <Fact name={say(words.answer)}>{r.answer}</Fact>}
        {r.reason && <Fact name={say(words.lastReason)}>{r.reason}</Fact>}
        {r.rating && <Fact name={say(words.rating)}>{say(words.stars, { n: r.rating })}</Fact>}
      </dl>
      <ProposeLink source={`requests/${r.id}`} title={r.title} />
      {r.task && (
        <Button size="small" appearance="subtle" onClick={() => host.open(r.task!)}>
          {say(words.openTask)}
        </Button>
      )}
      {(r.history.length > 0 || r.older) && (
        <details className="group">
          <summary>{say(words.history)}</summary>
          <History acts={r.history} />
          {r.older && <OlderChanges link={r.older.link} />}
        </details>
      )}
    </article>
  );
}

function OlderChanges({ link }: { link?: string | undefined }) {
  const say = useSay();
  const { host } = useTab();
  if (!link) return <p className="quiet">{say(words.older)}</p>;
  return (
    <Button size="small" appearance="subtle" onClick={() => host.open(link)}>
      {say(words.older)}
    </Button>
  );
}

/** The way to the deadline, day by day. */
function Explained({ steps }: { steps: ShownRequest['explained'] }) {
  const say = useSay();
  const times = useTimes();
  if (!steps.length) return null;
  return (
    <details>
      <summary className="quiet">{say(words.whyThisDate)}</summary>
      <ul className="clock">
        {steps.map(({ date, hours, because }) => (
          <li key={date}>
            {times.date(date)}: {hours > 0 ? say(words.counts, { n: Math.round(hours * 100) / 100 }) : ''}{' '}
            {because?.holiday && say(because.holiday)}
            {because?.rest && say(words.restDay)}
            {because?.makeUp && say(words.makeUp)}
          </li>
        ))}
      </ul>
    </details>
  );
}
