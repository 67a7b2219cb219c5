import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownEvaluation } from '../../../core/evaluation/views.ts';
import { useActs } from '../act.ts';
import { useSay, useTimes } from '../context.tsx';
import { ImprovementDialog } from '../parts/ImprovementDialog.tsx';
import { Said } from '../parts/Said.tsx';
import { StateBadge } from '../parts/StateBadge.tsx';
import { Steps } from '../parts/Steps.tsx';
import { Trend } from '../parts/Trend.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import { WaitMatrix } from '../parts/WaitMatrix.tsx';
import type { Route } from '../route.ts';
import { useView } from '../view.ts';
import { evaluationWords as words } from '../words-evaluation.ts';
import '../decisions.css';
import '../evaluation.css';

type Link = ShownEvaluation['links'][number];
type Begin = (title: string, about: string) => void;

/** How well the departments work together: the weakest links with their evidence, and what is done about them (B10). */
export default function EvaluationPage({ route }: { route: Route }) {
  const say = useSay();
  const times = useTimes();
  const query = route.path[1] ? { id: route.path[1] } : {};
  const { data, failure, reload, set } = useView<ShownEvaluation>('evaluation', query);
  const acts = useActs<ShownEvaluation>({ name: 'evaluation', query }, set);
  const [improving, setImproving] = useState<{ title: string; about: string }>();
  if (!data) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting lines={6} />;
  const begin: Begin | undefined = data.mayImprove ? (title, about) => setImproving({ title, about }) : undefined;
  const slow = data.links.filter((l) => l.days > 0);
  return (
    <main className="page evaluation" aria-busy={acts.busy}>
      <header className="agenda-head">
        <div>
          <h1>
            {say(words.title, { from: times.date(data.from), to: times.date(data.to) })}{' '}
            {data.state && <StateBadge state={data.state} />}
          </h1>
          <p className={data.late ? 'flag' : 'quiet'}>
            {say(data.late ? words.late : words.due, { date: times.date(data.due) })}
            {!data.prepared && ` ${say(words.notYet)}`}
          </p>
          {data.conclusion && (
            <p className="outcome-note">
              {data.conclusion} <span className="quiet">{say(words.concluded, { who: data.concludedBy ?? '' })}</span>
            </p>
          )}
        </div>
        <div className="buttons no-print">
          {data.past.map((e) => (
            <Button key={e.id} size="small" appearance="subtle" onClick={() => route.go(`evaluation/${e.id}`)}>
              {e.to}
            </Button>
          ))}
          {route.path[1] && (
            <Button size="small" appearance="subtle" onClick={() => route.go('evaluation')}>
              {say(words.now)}
            </Button>
          )}
        </div>
      </header>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={acts} reload={reload} />
      <div className="sections">
        <section>
          <h2>{say(words.matrix)}</h2>
          <p className="quiet">{say(words.matrixHint)}</p>
          {slow.length ? <WaitMatrix departments={data.departments} links={data.links} /> : <p>{say(words.nothing)}</p>}
        </section>
        {slow.length > 0 && (
          <section>
            <h2>{say(words.weakest)}</h2>
            {slow.slice(0, 6).map((l, i) => (
              <LinkDetails key={`${l.from.id}>${l.to.id}`} link={l} open={i === 0} begin={begin} go={route.go} />
            ))}
          </section>
        )}
        <section>
          <h2>{say(words.weaknesses)}</h2>
          {data.weaknesses.length === 0 && <p className="quiet">{say(words.noWeaknesses)}</p>}
          <ul className="items">
            {data.weaknesses.map((x) => (
              <li key={x.key} className="item" data-weakness={x.key}>
                <div className="item-main">
                  <span className="item-title">{say(x.title)}</span>
                  <p className="quiet">{say(x.because)}</p>
                </div>
                {begin && (
                  <Button size="small" onClick={() => begin(say(x.remedy), x.key)}>
                    {say(words.begin)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{say(words.improvements)}</h2>
          {data.improvements.length === 0 && <p className="quiet">{say(words.noImprovements)}</p>}
          <ul>
            {data.improvements.map((x) => (
              <li key={x.id} data-done={x.done || undefined}>
                {x.title}{' '}
                <span className="quiet">
                  {x.owner} · {times.date(x.due)}
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{say(words.trend)}</h2>
          <p className="quiet">{say(words.trendHint)}</p>
          <Trend lines={data.trend} />
        </section>
        <section>
          <h2>{say(words.meetings)}</h2>
          <ul>
            {data.meetings.map((m) => (
              <li key={m.series}>
                {say(m.name)}: {say(words.meetingFigures, { held: m.held, settled: m.settled, items: m.items })} ·{' '}
                {m.personHours === undefined
                  ? say(words.notNoted)
                  : say(m.noted < m.held ? words.hoursOf : words.hours, { n: m.personHours, noted: m.noted })}{' '}
                · {m.unclosed > 0 && `${say(words.unclosed, { n: m.unclosed })} · `}
                {m.rating === undefined
                  ? say(words.notRated)
                  : say(words.rated, { rating: m.rating.toFixed(1), n: m.ratings })}
              </li>
            ))}
          </ul>
        </section>
      </div>
      {data.mayConclude && (
        <Steps
          offered={[{ command: 'conclude-evaluation', input: { id: data.id } }]}
          about={data.id}
          act={acts.act}
          says={say(words.done)}
        />
      )}
      {improving && (
        <ImprovementDialog
          {...improving}
          id={data.id}
          people={data.people}
          act={acts.act}
          onClose={() => setImproving(undefined)}
        />
      )}
    </main>
  );
}

interface LinkProps {
  link: Link;
  open: boolean;
  begin: Begin | undefined;
  go: Route['go'];
}

/** One department's waiting for another, down to the rows. */
function LinkDetails({ link: l, open, begin, go }: LinkProps) {
  const say = useSay();
  const names = { from: say(l.from.name), to: say(l.to.name) };
  const earlier = l.before ?? l.days;
  const change = l.days > earlier ? words.worse : l.days < earlier ? words.better : words.same;
  return (
    <details className="weak-link" open={open}>
      <summary>
        <b>{say(words.link, names)}</b>{' '}
        <span>{say(words.linkFigures, { days: l.days, longest: l.longest, late: l.late, cases: l.cases })}</span>{' '}
        {l.before !== undefined && (
          <span className={l.days > earlier ? 'flag' : 'quiet'}>{say(change, { days: earlier })}</span>
        )}
      </summary>
      <p className="quiet">
        {l.kinds
          .map((k) => say(words.kind, { kind: say(k.kind), late: k.late, cases: k.cases, days: k.days }))
          .join(' · ')}
      </p>
      <ul className="items">
        {l.evidence.map((e) => (
          <li key={`${e.register} ${e.id} ${say(e.detail)}`} className="item">
            <span className="item-main">
              {e.register === 'requests' ? (
                <button type="button" className="link" onClick={() => go(`requests/${e.id}`)}>
                  {say(e.label)}
                </button>
              ) : (
                say(e.label)
              )}{' '}
              <span className="quiet">{say(e.detail)}</span>
            </span>
            <span className="item-minutes">{say(words.caseDays, { n: e.days })}</span>
          </li>
        ))}
      </ul>
      {l.late > l.evidence.length && (
        <p className="quiet">{say(words.firstOf, { n: l.evidence.length, all: l.late })}</p>
      )}
      {begin && (
        <Button size="small" onClick={() => begin(say(words.speedUp, names), `${l.from.id}>${l.to.id}`)}>
          {say(words.begin)}
        </Button>
      )}
    </details>
  );
}
