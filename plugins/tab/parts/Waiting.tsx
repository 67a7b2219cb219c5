import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import type { Failure } from '../api.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import { words } from '../words.ts';

/** After so many milliseconds people wonder whether it works at all. */
const usual = 4_000;
const widths = [90, 73, 56, 79, 62, 85];

/** The shape of what is coming, while it is coming. */
export function Waiting({ lines = 6 }: { lines?: number }) {
  const say = useSay();
  const [slow, setSlow] = useState(false);
  useEffect(() => {
    const timer = setTimeout(() => setSlow(true), usual);
    return () => clearTimeout(timer);
  }, []);
  return (
    <div className="waiting" role="status" aria-label={slow ? undefined : say(words.loading)}>
      {slow && <p>{say(words.slow)}</p>}
      {widths.slice(0, lines).map((width) => (
        <div key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

export function Failed({ failure, retry }: { failure: Failure; retry: () => void }) {
  const say = useSay();
  const times = useTimes();
  const { api } = useTab();
  const { consent, shown, kind } = failure;
  // That there is no network is said once, above every page.
  if (kind === 'offline' && shown) return null;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>
        {say(failure.says ?? words.failed)} {shown && say(words.shownFrom, { when: times.near(shown) })}
      </MessageBarBody>
      <MessageBarActions>
        {consent ? (
          <Button
            size="small"
            appearance="primary"
            onClick={() => void api.consent(consent).then((ok) => ok && retry())}
          >
            {say(words.signIn)}
          </Button>
        ) : (
          <Button size="small" onClick={retry}>
            {say(words.retry)}
          </Button>
        )}
      </MessageBarActions>
    </MessageBar>
  );
}
