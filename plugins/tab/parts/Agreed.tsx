import { Button } from '@fluentui/react-components';
import type { ShownDecision } from '../../../core/decisions/decision-view.ts';
import { useSay, useTimes } from '../context.tsx';
import { decisionWords as words } from '../words-decisions.ts';

/** Who agreed on which words, and the decision in plain words, to be read and printed. */
export function Agreed({ decision: d }: { decision: ShownDecision }) {
  const say = useSay();
  const times = useTimes();
  const { resolution } = d;
  if (!resolution?.words) return null;
  return (
    <section>
      <h2>{say(words.agreement)}</h2>
      <p>
        {resolution.way && say(resolution.way)}
        {resolution.at && <span className="quiet"> · {times.when(resolution.at)}</span>}
      </p>
      <p className="quiet">{resolution.because}</p>
      <p>{resolution.members && say(resolution.members)}</p>
      <details className="group document">
        <summary>{say(words.document)}</summary>
        {d.document.map((part) => (
          <section key={part.title.en}>
            <h3>{say(part.title)}</h3>
            <ul>
              {part.lines.map((l) => (
                <li key={l.en}>{say(l)}</li>
              ))}
            </ul>
          </section>
        ))}
        <Button size="small" className="no-print" onClick={() => print()}>
          {say(words.print)}
        </Button>
      </details>
    </section>
  );
}
