import { Fragment } from 'react';
import type { ShownScores } from '../../../core/performance/views.ts';
import { percent } from '../../../core/words.ts';
import type { Act } from '../act.ts';
import { useSay, useTimes } from '../context.tsx';
import type { Route } from '../route.ts';
import { scoreWords as words } from '../words-scores.ts';
import { Steps } from './Steps.tsx';

type Figure = ShownScores['departments'][number]['figures'][number];

interface Props {
  figures: readonly Figure[];
  go: Route['go'];
  /** What the person can do about a figure, by the names of the commands. */
  steps: readonly string[];
  /** Whose figures, in which period: what the commands have to be told. */
  of: Record<string, string>;
  act: Act;
}

/** The indicators of one department or person; each opens to how it is counted and to what counts against it. */
export function ScoreTable({ figures, go, steps, of, act }: Props) {
  const say = useSay();
  return (
    <div className="scroll">
      <table className="plain score-table">
        <thead>
          <tr>
            {[words.indicator, words.value, words.target, words.cases, words.weight, words.earned].map((head) => (
              <th key={head.en} scope="col">
                {say(head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {figures.map((f) => (
            <Fragment key={f.id}>
              <tr data-indicator={f.id} data-standing={f.standing}>
                <th scope="row">
                  {say(f.name)} {f.part === 'own' && <span className="quiet">{say(words.part.own)}</span>}
                </th>
                <td>
                  {f.says.value ? <b>{say(f.says.value)}</b> : '–'}{' '}
                  <span className={f.standing === 'missed' ? 'flag' : 'quiet'}>{say(words[f.standing])}</span>
                </td>
                <td>{say(f.says.target)}</td>
                <td>
                  {f.value === undefined
                    ? say(words.fewer, { n: f.cases, minimum: f.minimum })
                    : say(words.caseCount, { n: f.cases, against: f.allAgainst })}
                </td>
                <td>{f.weight === undefined ? say(words.notCounted) : say(percent(f.weight))}</td>
                <td>{f.points === undefined ? '–' : Math.round(f.points)}</td>
              </tr>
              <tr className="score-more">
                <td colSpan={6}>
                  <More figure={f} go={go} />
                  {f.calibrated.map((c) => (
                    <p key={c.id} className="outcome-note">
                      {say(words.calibrated, { who: c.by, reason: c.reason })}
                    </p>
                  ))}
                  <Steps
                    offered={steps.map((command) => ({ command, input: { ...of, indicator: f.id } }))}
                    about={say(f.name)}
                    act={act}
                    lists={{ rows: f.against.map((a) => ({ id: a.id, name: a.label })) }}
                    says={say(words.done)}
                    quiet
                  />
                </td>
              </tr>
            </Fragment>
          ))}
        </tbody>
      </table>
    </div>
  );
}

function More({ figure: f, go }: { figure: Figure; go: Route['go'] }) {
  const say = useSay();
  const times = useTimes();
  const [low, high] = f.says.interval ?? [];
  return (
    <details>
      <summary>{say(words.howCounted)}</summary>
      <p>{say(f.counts)}</p>
      {f.formula && <p>{say(words.formula, f.formula)}</p>}
      <p>
        {say(words.floorTarget, { floor: say(f.says.floor), target: say(f.says.target) })}{' '}
        {low && high && say(words.interval, { low: say(low), high: say(high) })}{' '}
        {f.says.before && say(words.lastPeriod, { value: say(f.says.before) })}
      </p>
      <p className="quiet">
        {say(words.notFor, { said: say(f.notFor) })} {f.owner && say(words.owner, { who: f.owner })}
      </p>
      <h3>{say(f.allAgainst ? words.against : words.noneAgainst)}</h3>
      <ul className="items">
        {f.against.map((a) => (
          <li key={a.id} className="item">
            <span className="item-main">
              {a.register === 'requests' ? (
                <button type="button" className="link" onClick={() => go(`requests/${a.id}`)}>
                  {say(a.label)}
                </button>
              ) : (
                say(a.label)
              )}{' '}
              {a.due && <span className="quiet">{say(words.dueAt, { due: times.date(a.due) })}</span>}
            </span>
          </li>
        ))}
      </ul>
      {f.allAgainst > f.against.length && (
        <p className="quiet">{say(words.firstOf, { n: f.against.length, all: f.allAgainst })}</p>
      )}
    </details>
  );
}
