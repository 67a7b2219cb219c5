import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { ShownRevision } from '../../../core/revision/views.ts';
import { useActs } from '../act.ts';
import { useSay, useTimes } from '../context.tsx';
import { AutomationRuns } from '../parts/AutomationRuns.tsx';
import { Said } from '../parts/Said.tsx';
import { StateBadge } from '../parts/StateBadge.tsx';
import { Steps } from '../parts/Steps.tsx';
import { SuggestDialog } from '../parts/SuggestDialog.tsx';
import { VersionPane } from '../parts/VersionPane.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import type { Route } from '../route.ts';
import { useView } from '../view.ts';
import { procedureWords } from '../words-policy.ts';
import { revisionWords as words } from '../words-revision.ts';
import '../decisions.css';
import '../revision.css';

const EditorPage = lazy(() => import('./EditorPage.tsx'));

/** How the policy is kept current: what is in force, what is being changed, what people suggest. */
export default function RevisionPage({ route }: { route: Route }) {
  const [, what, id] = route.path;
  if (what === 'edit')
    return (
      <Suspense fallback={<Waiting lines={6} />}>
        <EditorPage key={id} id={id ?? 'now'} go={route.go} />
      </Suspense>
    );
  return what ? <VersionPane key={what} id={what} go={route.go} /> : <Overview go={route.go} />;
}

function Overview({ go }: { go: Route['go'] }) {
  const say = useSay();
  const times = useTimes();
  const { data, failure, reload, set } = useView<ShownRevision>('revision', {});
  const acts = useActs<ShownRevision>({ name: 'revision', query: {} }, set);
  const [suggesting, setSuggesting] = useState(false);
  if (!data) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting lines={6} />;
  const { review } = data;
  return (
    <main className="page revision" aria-busy={acts.busy}>
      <header className="agenda-head">
        <div>
          <h1>{say(words.inForce, { version: data.inForce.version, from: data.inForce.from })}</h1>
          <p className={review.late ? 'flag' : 'quiet'}>
            {say(review.late ? words.reviewLate : words.reviewDue, {
              date: times.date(review.next),
              who: review.owner,
            })}
          </p>
        </div>
        <div className="buttons">
          <Button onClick={() => setSuggesting(true)}>{say(words.suggest)}</Button>
          {data.mayWrite && (
            <Button appearance="primary" onClick={() => go('revision/edit/now')}>
              {say(words.begin)}
            </Button>
          )}
        </div>
      </header>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={acts} reload={reload} />
      <div className="sections">
        <section>
          <h2>{say(words.drafts)}</h2>
          {data.versions.length === 0 && <p className="quiet">{say(words.noDrafts)}</p>}
          <ul className="items">
            {data.versions.map((v) => (
              <li key={v.id} className="item" data-version={v.id}>
                <div className="item-main">
                  <span className="item-title">
                    <button type="button" className="link" onClick={() => go(`revision/${v.id}`)}>
                      {v.version ?? v.id}
                    </button>
                    <StateBadge state={v.state} />
                  </span>
                  <p className="quiet">
                    {say(words.by, { who: v.author })} · {times.near(v.at)}
                  </p>
                  {v.reason && <p>{v.reason}</p>}
                </div>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{say(words.suggestions)}</h2>
          {data.suggestions.length === 0 && <p className="quiet">{say(words.noSuggestions)}</p>}
          <ul className="items">
            {data.suggestions.map((s) => (
              <li key={s.id} className="item">
                <div className="item-main">
                  <span className="item-title">
                    {s.words} <StateBadge state={s.state} />
                  </span>
                  <p className="quiet">
                    {s.by} · {times.near(s.at)}
                    {s.about && ` · ${s.about}`}
                  </p>
                  {s.answer && (
                    <p className="outcome-note">{say(words.answered, { who: s.answeredBy ?? '', answer: s.answer })}</p>
                  )}
                  {data.mayAnswer && s.state.id === 'open' && (
                    <Steps
                      offered={[{ command: 'answer-suggestion', input: { id: s.id } }]}
                      about={s.words}
                      act={acts.act}
                      says={say(procedureWords.done)}
                    />
                  )}
                </div>
              </li>
            ))}
          </ul>
        </section>
        <AutomationRuns />
        <section>
          <h2>{say(words.history)}</h2>
          <ul className="items">
            {data.history.map((h) => (
              <li key={h.id ?? 'installed'} className="item">
                <div className="item-main">
                  <span className="item-title">
                    <button type="button" className="link" onClick={() => go(`revision/${h.id ?? 'installed'}`)}>
                      {h.version}
                    </button>
                    {h.now && <b>{say(words.now)}</b>}
                  </span>
                  <p className="quiet">
                    {times.date(h.from)} · {h.author ? say(words.by, { who: h.author }) : say(words.installed)}
                  </p>
                  {h.reason && <p>{h.reason}</p>}
                </div>
                {h.decision && (
                  <Button size="small" appearance="subtle" onClick={() => go(`decisions/${h.decision}`)}>
                    {say(words.decision)}
                  </Button>
                )}
              </li>
            ))}
          </ul>
        </section>
      </div>
      {suggesting && <SuggestDialog act={acts.act} onClose={() => setSuggesting(false)} />}
    </main>
  );
}
