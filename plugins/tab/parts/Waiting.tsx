import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { Failure } from '../api.ts';
import { useSay, useTab } from '../context.tsx';
import { words } from '../words.ts';

const widths = [90, 73, 56, 79, 62, 85];

/** The shape of what is coming, while it is coming. */
export function Waiting({ lines = 6 }: { lines?: number }) {
  const say = useSay();
  return (
    <div className="waiting" role="status" aria-label={say(words.loading)}>
      {widths.slice(0, lines).map((width) => (
        <div key={width} style={{ width: `${width}%` }} />
      ))}
    </div>
  );
}

export function Failed({ failure, retry }: { failure: Failure; retry: () => void }) {
  const say = useSay();
  const { api } = useTab();
  const { consent } = failure;
  return (
    <MessageBar intent="error" layout="multiline" role="alert">
      <MessageBarBody>{say(failure.says ?? words.failed)}</MessageBarBody>
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
