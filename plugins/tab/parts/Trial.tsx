import { Button, Spinner } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownTrial } from '../../../core/revision/views.ts';
import type { Failure } from '../api.ts';
import { useSay, useTab } from '../context.tsx';
import { revisionWords as words } from '../words-revision.ts';
import { Failed } from './Waiting.tsx';

type Tally = ShownTrial['tallies'][number];

/** A version tried out on the last quarter: what would have been different, down to the rows. @param of the version, or its text */
export function Trial({ of }: { of: { id: string } | { source: string } }) {
  const say = useSay();
  const { api } = useTab();
  const [busy, setBusy] = useState(false);
  const [shown, setShown] = useState<ShownTrial>();
  const [failure, setFailure] = useState<Failure>();
  const run = () => {
    setBusy(true);
    setFailure(undefined);
    api
      .see<ShownTrial>('try-policy', of)
      .then(setShown, setFailure)
      .finally(() => setBusy(false));
  };
  const different = shown?.tallies.filter((x) => x.different) ?? [];
  const same = shown?.tallies.filter((x) => !x.different) ?? [];
  return (
    <section aria-label={say(words.tryOut)}>
      <h2>{say(words.tryOut)}</h2>
      {failure && <Failed failure={failure} retry={run} />}
      {!shown && !busy && <Button onClick={run}>{say(words.tryNow)}</Button>}
      {busy && <Spinner size="small" label={say(words.trying)} labelPosition="after" />}
      {shown && !busy && (
        <>
          <p className="quiet">{say(words.tryHint, { from: shown.from, to: shown.to })}</p>
          {different.length === 0 && <p>{say(words.same)}</p>}
          {different.map((x) => (
            <TallyBars key={x.id} tally={x} />
          ))}
          {same.length > 0 && different.length > 0 && (
            <p className="quiet">
              {say(words.unchanged, { list: same.map((x) => `${say(x.name)} (${x.before})`).join(' · ') })}
            </p>
          )}
        </>
      )}
    </section>
  );
}

/** Whether a tally gets better or worse; nothing where neither way is the good one. */
function effect({ better, before, after }: Tally): 'better' | 'worse' | undefined {
  if (!better || before === after) return undefined;
  return after < before === (better === 'less') ? 'better' : 'worse';
}

function TallyBars({ tally: x }: { tally: Tally }) {
  const say = useSay();
  const most = Math.max(x.before, x.after, 1);
  const bar = (value: number, label: string) => (
    <div className="trial-bar">
      <span>{label}</span>
      <span className="trial-track">
        <span style={{ width: `${(100 * value) / most}%` }} />
      </span>
      <b>{value}</b>
    </div>
  );
  return (
    <details className="trial" data-effect={effect(x)} data-tally={x.id}>
      <summary>
        <span className="trial-name">{say(x.name)}</span>
        <span className="trial-figures">
          {say(words.figures, { before: x.before, after: x.after, unit: say(x.unit) })}
        </span>
        <div aria-hidden="true">
          {bar(x.before, say(words.before))}
          {bar(x.after, say(words.after))}
        </div>
        <span className="quiet">{say(words.rowsDiffer, { n: x.different })}</span>
      </summary>
      <div className="scroll">
        <table className="plain">
          <thead>
            <tr>
              <th scope="col">{say(words.row)}</th>
              <th scope="col">{say(words.before)}</th>
              <th scope="col">{say(words.after)}</th>
            </tr>
          </thead>
          <tbody>
            {x.differences.map((d) => (
              <tr key={`${d.register} ${d.id} ${say(d.label)}`}>
                <th scope="row">
                  {say(d.label)} <span className="quiet">{d.register === 'policy' ? '' : d.id}</span>
                </th>
                <td>{d.before ? say(d.before) : '–'}</td>
                <td>{d.after ? say(d.after) : '–'}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {x.different > x.differences.length && (
        <p className="quiet">{say(words.firstOf, { n: x.differences.length, all: x.different })}</p>
      )}
    </details>
  );
}
