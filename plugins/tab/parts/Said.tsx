import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { useActs } from '../act.ts';
import { useSay } from '../context.tsx';
import { words } from '../words.ts';
import { Failed } from './Waiting.tsx';

type Acts = Pick<ReturnType<typeof useActs>, 'act' | 'notice' | 'trouble' | 'forget' | 'forgive'>;

/** What came of the last command: done, with the way back where there is one, or refused, with the reason. */
export function Said({ acts, reload }: { acts: Acts; reload: () => Promise<unknown> }) {
  const say = useSay();
  const { act, notice, trouble, forget, forgive } = acts;
  return (
    <>
      {trouble && <Failed failure={trouble} retry={() => void reload().then(forgive)} />}
      {notice && (
        <MessageBar intent="success" role="status">
          <MessageBarBody>{notice.says}</MessageBarBody>
          <MessageBarActions>
            {notice.undo && (
              <Button size="small" onClick={() => void act(notice.undo!.command, notice.undo!.input)}>
                {say(words.undo)}
              </Button>
            )}
            <Button size="small" appearance="transparent" onClick={forget}>
              {say(words.close)}
            </Button>
          </MessageBarActions>
        </MessageBar>
      )}
    </>
  );
}
