import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { ShownAutomations } from '../../../core/automations/views.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import { revisionWords as words } from '../words-revision.ts';

/** What the automations of a policy would do now, without doing it; and what those in force did. @param source a text to be tried */
export function AutomationRuns({ source }: { source?: string }) {
  const say = useSay();
  const times = useTimes();
  const { api } = useTab();
  const [shown, setShown] = useState<ShownAutomations>();
  useEffect(() => {
    void api.see<ShownAutomations>('automations', source === undefined ? {} : { source }).then(setShown, () => {});
  }, [api, source]);
  if (!shown || (!shown.automations.length && !shown.log.length)) return null;
  return (
    <section aria-label={say(words.automations)}>
      <h2>{say(words.automations)}</h2>
      <p className="quiet">{say(source === undefined ? words.automationsHint : words.dryRunHint)}</p>
      {shown.automations.map((a) => (
        <details key={a.id} className="thing" data-automation={a.id}>
          <summary>
            {say(a.name)}{' '}
            <span className="quiet">
              {a.paused ? say(words.paused) : say(words.matchesNow, { n: a.matches, on: say(a.on) })}
            </span>
          </summary>
          <code className="rule">{a.when}</code>
          {a.wrong && (
            <MessageBar intent="error">
              <MessageBarBody>{say(a.wrong)}</MessageBarBody>
            </MessageBar>
          )}
          <ul>
            {a.rows.map((r) => (
              <li key={r.id}>
                {r.label} <span className="quiet">{r.before ? say(words.doneBefore) : say(r.does)}</span>
                {r.refused && !r.before && <p className="flag">{say(r.refused)}</p>}
              </li>
            ))}
          </ul>
        </details>
      ))}
      {source === undefined && shown.log.length > 0 && (
        <details>
          <summary>{say(words.log, { n: shown.log.length })}</summary>
          <ul className="items">
            {shown.log.map((l) => (
              <li key={l.id} className="item">
                <div className="item-main">
                  {say(l.name)} · {l.row} <span className="quiet">{times.near(l.at)}</span>
                  <p className="quiet">{say(l.did)}</p>
                  {l.because && <p className="flag">{l.because}</p>}
                </div>
                <span className="item-side">{say(l.outcome.name)}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}
