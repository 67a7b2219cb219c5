import type { ShownBindingPreview } from '../../../core/bindings/views.ts';
import { useSay } from '../context.tsx';
import { bindingWords as words } from '../words-bindings.ts';

/** What would be read, and everything that could not, before anything is done. @param kept what becomes of what could not */
export function BindingPreview({ shown, kept }: { shown: ShownBindingPreview; kept: string }) {
  const say = useSay();
  const { filled, unreadable, totals } = shown.count;
  const nameOf = (name: string) => {
    const column = shown.columns.find((c) => c.name === name);
    return column ? say(column.title) : name;
  };
  return (
    <section aria-live="polite">
      <p className="readable">
        <meter min={0} max={Math.max(1, filled)} value={filled - unreadable} aria-hidden />{' '}
        <strong>{say(words.readable, { n: filled - unreadable, all: filled })}</strong>
        {totals > 0 && <span className="quiet"> · {say(words.totals, { n: totals })}</span>}
      </p>
      {shown.hidden && <p className="quiet">{say(words.hidden)}</p>}
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
                {!shown.keyed && r.rows.length > 0 && (
                  <span className="quiet">
                    {' '}
                    ({say(words.rowsAt, { rows: r.rows.map(({ at }) => at).join(', ') })}
                    {r.count > r.rows.length && ' …'})
                  </span>
                )}
              </li>
            ))}
          </ul>
          <p className="quiet">{kept}</p>
        </>
      )}
    </section>
  );
}
