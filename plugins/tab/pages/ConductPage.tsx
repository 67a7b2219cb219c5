import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { ShownConduct } from '../../../core/conduct/views.ts';
import { type Act, useActs } from '../act.ts';
import { useSay, useTimes } from '../context.tsx';
import { CorrectionFacts } from '../parts/CorrectionFacts.tsx';
import { Said } from '../parts/Said.tsx';
import { StateBadge } from '../parts/StateBadge.tsx';
import { type Lists, Steps } from '../parts/Steps.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import type { Route } from '../route.ts';
import { steps } from '../steps.ts';
import { useView } from '../view.ts';
import { conductWords as words } from '../words-conduct.ts';
import '../decisions.css';

const FormDialog = lazy(() => import('../parts/FormDialog.tsx'));

type Nomination = ShownConduct['proposals'][number];

/** Thanks, recognition and correction (A11): what waits for me first, then what everybody may read. */
export default function ConductPage({ route }: { route: Route }) {
  const say = useSay();
  const { data, failure, reload, set } = useView<ShownConduct>('conduct', {});
  const acts = useActs<ShownConduct>({ name: 'conduct', query: {} }, set);
  const [adding, setAdding] = useState<string>();
  if (!data) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting lines={6} />;
  const named = (people: ShownConduct['people']) =>
    people.map((p) => ({ id: p.email, name: { en: p.name, zh: p.name } }));
  const lists: Lists = {
    people: named(data.people),
    raises: named(data.raises),
    departments: data.departments,
    occasions: data.occasions,
    recognition: data.levels.recognition,
    corrections: data.levels.corrections,
  };
  const add = (command: string, first = false) => (
    <Button key={command} appearance={first ? 'primary' : 'secondary'} onClick={() => setAdding(command)}>
      {say(steps[command]!.title)}
    </Button>
  );
  // A look that was written down is worth nothing without what it was for: the archive opens at once.
  const send: Act = async (command, input, notice) => {
    const done = await acts.act(command, input, notice);
    if (done && command === 'open-archive') route.go(`archive/${(input as { who: string }).who}`);
    return done;
  };
  return (
    <main className="page conduct" aria-busy={acts.busy}>
      <div className="buttons">
        {add('give-thanks', true)}
        {data.kept && add('propose-recognition')}
        {data.kept && data.raises.length > 0 && add('raise-correction')}
        {data.kept && data.opensArchives && add('open-archive')}
      </div>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={acts} reload={reload} />
      {!data.kept && <p className="flag">{say(words.notKept)}</p>}
      <div className="sections">
        {data.corrections.length > 0 && (
          <section>
            <h2>{say(words.corrections)}</h2>
            <p className="quiet">{say(words.correctionsHint)}</p>
            {data.corrections.map((c) => (
              <article key={c.id} className="item" data-correction={c.id}>
                <CorrectionFacts correction={c} title={say(words.about, { who: c.who, level: say(c.level) })} />
                <Steps
                  offered={c.steps.map((command) => ({ command, input: { id: c.id } }))}
                  about={c.who}
                  act={acts.act}
                  lists={lists}
                  says={say(words.done)}
                />
              </article>
            ))}
            <p className="quiet">{say(words.money)}</p>
          </section>
        )}
        <section>
          <h2>{say(words.recognition)}</h2>
          {data.proposals.length === 0 && <p className="quiet">{say(words.noProposals)}</p>}
          {data.proposals.map((r) => (
            <Proposal key={r.id} nomination={r} act={acts.act} lists={lists} go={route.go} />
          ))}
          <h3>{say(words.granted)}</h3>
          {data.granted.length === 0 && <p className="quiet">{say(words.noneGranted)}</p>}
          <Granted granted={data.granted} />
        </section>
        <section>
          <h2>{say(words.thanks)}</h2>
          <p className="quiet">{say(words.thanksHint)}</p>
          {data.thanks.length === 0 && <p className="empty">{say(words.noThanks)}</p>}
          <ThanksList thanks={data.thanks} go={route.go} />
        </section>
        {data.opensArchives && (
          <section>
            <h2>{say(words.looks)}</h2>
            {data.looks.length === 0 && <p className="quiet">{say(words.noLooks)}</p>}
            <ul>
              {data.looks.map((l) => (
                <li key={l.id}>{say(words.look, { who: l.who, about: l.about, purpose: l.purpose })}</li>
              ))}
            </ul>
          </section>
        )}
      </div>
      <Suspense fallback={null}>
        {adding && <FormDialog command={adding} lists={lists} act={send} onClose={() => setAdding(undefined)} />}
      </Suspense>
    </main>
  );
}

interface ProposalProps {
  nomination: Nomination;
  act: Act;
  lists: Lists;
  go: Route['go'];
}

function Proposal({ nomination: r, act, lists, go }: ProposalProps) {
  const say = useSay();
  return (
    <article className="item" data-recognition={r.id}>
      <div className="item-main">
        <span className="item-title">
          {r.about} <StateBadge state={{ id: r.state.id, name: r.level }} />
        </span>
        <p>
          {r.reason} <Occasion occasion={r.occasion} go={go} />
        </p>
        <p className="quiet">
          {say(r.byRule ? words.ruled : words.proposedBy, { who: say(r.by) })}
          {r.endorsedBy.length > 0 && ` · ${say(words.endorsed, { who: r.endorsedBy.join(', ') })}`}
        </p>
      </div>
      <Steps
        offered={r.steps.map((command) => ({ command, input: { id: r.id } }))}
        about={r.about}
        act={act}
        lists={lists}
        says={say(words.done)}
      />
    </article>
  );
}

function Granted({ granted }: { granted: ShownConduct['granted'] }) {
  const say = useSay();
  const times = useTimes();
  return (
    <ul className="items">
      {granted.map((r) => (
        <li key={r.id} className="item">
          <div className="item-main">
            <span className="item-title">
              {r.about} · {say(r.level)}
            </span>
            <p className="outcome-note">
              {r.citation} <span className="quiet">{times.day(r.at)}</span>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

function ThanksList({ thanks, go }: { thanks: ShownConduct['thanks']; go: Route['go'] }) {
  const say = useSay();
  const times = useTimes();
  return (
    <ul className="items">
      {thanks.map((k) => (
        <li key={k.id} className="item">
          <div className="item-main">
            <span className="item-title">{say(words.thanked, { from: k.from, to: k.to })}</span>
            <p>
              {k.words} <Occasion occasion={k.occasion} go={go} /> <span className="quiet">{times.day(k.at)}</span>
            </p>
          </div>
        </li>
      ))}
    </ul>
  );
}

/** Where it happened, by its title, as a link to that page. */
function Occasion({ occasion, go }: { occasion: ShownConduct['thanks'][number]['occasion']; go: Route['go'] }) {
  const say = useSay();
  if (!occasion) return null;
  return (
    <button type="button" className="link" onClick={() => go(occasion.path)}>
      {say(occasion.title)}
    </button>
  );
}
