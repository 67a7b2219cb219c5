import type { ReactNode } from 'react';
import type { ShownBindingPreview } from '../../../core/bindings/views.ts';
import { useSay } from '../context.tsx';
import { bindingWords as words } from '../words-bindings.ts';

interface Props {
  shown: ShownBindingPreview;
  /** What becomes of what could not be read. */
  kept: string;
  /** How many rows are taken, where that is said elsewhere. */
  summary?: ReactNode;
}

/** What would be read, and everything that would not, before anything is done. */
export function BindingPreview({ shown, kept, summary }: Props) {
  const say = useSay();
  const { filled, unreadable } = shown.count;
  const nameOf = (name: string) => {
    const column = shown.columns.find((c) => c.name === name);
    return column ? say(column.title) : name;
  };
  return (
    <section aria-live="polite">
      {summary ?? (
        <p className="readable">
          <meter min={0} max={Math.max(1, filled)} value={filled - unreadable} aria-hidden />{' '}
          <strong>{say(words.readable, { n: filled - unreadable, all: filled })}</strong>
        </p>
      )}
      {shown.leftOut.map(({ as, count, where }) => (
        <p key={as} className="quiet">
          {say(words.leftOut[as], { n: count })}
          {!shown.keyed && where && ` (${say(words.rowsAt, { rows: where })})`}
        </p>
      ))}
      {shown.unused.length > 0 && (
        <p className="quiet">{say(words.unused, { columns: shown.unused.join(say({ en: ', ', zh: '、' })) })}</p>
      )}
      {shown.hidden && <p className="quiet">{say(words.hidden)}</p>}
      {shown.wrong.map(({ field, says }) => (
        <p key={field} className="flag" role="alert">
          {say(says)}
        </p>
      ))}
      {shown.unfilled.length > 0 && (
        <p className="flag" role="alert">
          {say(words.unfilled, { columns: shown.unfilled.map(nameOf).join(say({ en: ', ', zh: '、' })) })}
        </p>
      )}
      {shown.sample.length > 0 && (
        <>
          <h2>{say(words.sample)}</h2>
          <div className="scroll">
            <table className="plain">
              <thead>
                <tr>
                  {shown.fields.map((name) => (
                    <th key={name}>{nameOf(name)}</th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {shown.sample.map((row) => (
                  <tr key={`${row.at} ${row.words.join()}`}>
                    {row.words.map((word, i) => (
                      <td key={shown.fields[i]}>{word}</td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
      {shown.reasons.length > 0 && (
        <>
          <h2>{say(words.whyNot)}</h2>
          <ul className="reasons">
            {shown.reasons.map((r) => (
              <li key={`${r.column} ${r.says.en}`}>
                <span className="count">{r.count}</span> {say(r.says)}
                {!shown.keyed && r.where && <span className="quiet"> ({say(words.rowsAt, { rows: r.where })})</span>}
              </li>
            ))}
          </ul>
          <p className="quiet">{kept}</p>
        </>
      )}
    </section>
  );
}
