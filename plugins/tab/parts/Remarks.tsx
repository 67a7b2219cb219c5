import type { ShownDecision } from '../../../core/decisions/decision-view.ts';
import type { Act } from '../act.ts';
import { useSay, useTimes } from '../context.tsx';
import { decisionWords as words } from '../words-decisions.ts';
import { Steps } from './Steps.tsx';

/** What people asked, answered, co-signed and fed back, in order. */
export function Remarks({ decision: d, act }: { decision: ShownDecision; act: Act }) {
  const say = useSay();
  const times = useTimes();
  if (!d.remarks.length) return null;
  return (
    <section>
      <h2>{say(words.remarks)}</h2>
      <ul className="items">
        {d.remarks.map((r) => (
          <li key={r.id} className="item">
            <div className="item-main">
              <p className="quiet">
                {r.by.name} · {say(r.kind.name)} · {times.when(r.at)}
              </p>
              {r.words && <p>{r.words}</p>}
            </div>
            {r.steps.length > 0 && (
              <Steps
                offered={r.steps.map((command) => ({ command, input: { question: r.id } }))}
                about={r.words ?? ''}
                act={act}
                says={say(words.done)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
