import type { PastAct, SaidValue } from '../../../core/workspace/history.ts';
import { useSay, useTimes } from '../context.tsx';

/** What was done with a row: one line an act, in the reader's words and time. */
export function History({ acts }: { acts: readonly PastAct[] }) {
  const say = useSay();
  const times = useTimes();
  const value = ({ words, moment, date }: SaidValue) =>
    moment ? times.when(moment) : date ? times.date(date) : say(words);
  return (
    <ol className="history">
      {acts.map((act) => (
        <li key={`${act.at} ${act.who}`}>
          <span className="quiet">{times.when(act.at)}</span> {act.who}
          {act.changes.map(({ column, before, after }, i) => (
            <span key={column.en}>
              {i === 0 ? ' · ' : '; '}
              <span className="quiet">{say(column)}:</span> {before && <s>{value(before)}</s>}{' '}
              {after ? value(after) : '–'}
            </span>
          ))}
        </li>
      ))}
    </ol>
  );
}
