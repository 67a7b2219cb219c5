import { Badge } from '@fluentui/react-components';
import type { ShownDecision } from '../../../core/decisions/decision-view.ts';
import type { Act } from '../act.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import { decisionWords as words } from '../words-decisions.ts';
import { Steps } from './Steps.tsx';

type Measure = ShownDecision['measures'][number];

const colours: Record<Measure['state'], 'informative' | 'success' | 'warning' | 'danger'> = {
  waiting: 'informative',
  open: 'informative',
  late: 'danger',
  blocked: 'danger',
  done: 'success',
  gone: 'warning',
  dropped: 'informative',
};

/** What is to be done, how far it is by the tasks themselves, and what the effect is measured by. */
export function Measures({ decision: d, act }: { decision: ShownDecision; act: Act }) {
  const say = useSay();
  const times = useTimes();
  const { host } = useTab();
  const { progress } = d;
  if (!d.measures.length && !d.reviewOn) return <PromisedFigure decision={d} />;
  return (
    <section>
      <h2>{say(words.measures)}</h2>
      {progress && progress.all > 0 && (
        <div className="meter wide" role="img" aria-label={say(words.progress, progress)}>
          <span style={{ width: `${(progress.done / progress.all) * 100}%` }} />
          <b>
            {say(words.progress, progress)}
            {progress.late > 0 && ` · ${say(words.progressLate, { n: progress.late })}`}
            {progress.blocked > 0 && ` · ${say(words.blockedMany, { n: progress.blocked })}`}
          </b>
        </div>
      )}
      <ul className="items">
        {d.measures.map((m) => (
          <li key={m.id} className="item">
            <div className="item-main">
              <span className="item-title">
                {m.task ? (
                  <button type="button" className="link" onClick={() => host.open(m.task!)} title={say(words.openTask)}>
                    {m.title}
                  </button>
                ) : (
                  m.title
                )}
                <Badge size="small" appearance="tint" color={colours[m.state]}>
                  {say(words.measureStates[m.state])}
                </Badge>
              </span>
              <p className="quiet">
                {m.owner && `${m.owner.name} · `}
                {times.date(m.due)}
                {m.criteria && ` · ${say(words.criteria)}: ${m.criteria}`}
              </p>
              {m.blocker && m.state === 'blocked' && <p className="remark">{m.blocker}</p>}
            </div>
            <Steps
              offered={m.steps.map((command) => ({ command, input: { measure: m.id } }))}
              about={m.title}
              act={act}
              says={say(words.done)}
            />
          </li>
        ))}
      </ul>
      {d.reviewOn && <p className="quiet">{say(words.review, { when: times.date(d.reviewOn) })}</p>}
      <PromisedFigure decision={d} />
      {d.unacknowledged.length > 0 && (
        <p className="quiet">{say(words.notReceived, { who: d.unacknowledged.map((x) => say(x)).join(', ') })}</p>
      )}
    </section>
  );
}

/** By which figure the effect is measured, whose it is, and how it stands: from the proposal on. */
function PromisedFigure({ decision: { figure, state } }: { decision: ShownDecision }) {
  const say = useSay();
  if (!figure) return null;
  const issued = ['issued', 'closed', 'amended', 'revoked'].includes(state.id);
  return (
    <p>
      {say(issued ? words.figure : words.figureProposed, {
        name: say(figure.name),
        of: say(figure.of),
        baseline: say(figure.says.baseline ?? words.tooFew),
        now: say(figure.says.now ?? words.tooFew),
        promised: say(figure.says.promised ?? words.tooFew),
      })}
    </p>
  );
}
