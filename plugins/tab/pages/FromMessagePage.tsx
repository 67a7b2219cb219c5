import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useRef, useState } from 'react';
import type { Act } from '../act.ts';
import type { Failure } from '../api.ts';
import { useSay, useTab } from '../context.tsx';
import { IsWindow } from '../parts/OwnWindow.tsx';
import type { Lists } from '../parts/Steps.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import type { Route } from '../route.ts';
import { useView } from '../view.ts';
import { installWords as words } from '../words-install.ts';

const AskDialog = lazy(() => import('../parts/AskDialog.tsx'));
const FormDialog = lazy(() => import('../parts/FormDialog.tsx'));

const longestTitle = 120;

/** A message of a chat becomes a request or a demand: its first line the title, all of it the details. Opened by the client. */
export default function FromMessagePage({ route }: { route: Route }) {
  const say = useSay();
  const { api, host } = useTab();
  const [made, setMade] = useState<string>();
  /** The form closes itself when it is done, before the page knows. */
  const done = useRef(false);
  const [failure, setFailure] = useState<Failure>();
  // The form is gone: the focus goes on here.
  const next = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (made !== undefined) next.current?.focus();
  }, [made]);
  const demand = route.path[1] === 'demand';
  const { text = '', from = '' } = route.query;
  const [first = ''] = text.split('\n');
  const said = from && text ? `${say(words.by, { who: from })}${text}` : text;
  const act: Act = async (command, input) => {
    try {
      await api.act(command, input);
      done.current = true;
      setMade((input as { title: string }).title);
      setFailure(undefined);
      return true;
    } catch (error) {
      setFailure(error as Failure);
      return false;
    }
  };
  if (made !== undefined)
    return (
      <main className="page">
        <p role="status">✓ {say(words.done)}</p>
        <p className="buttons">
          <Button
            ref={next}
            appearance="primary"
            onClick={() => host.finish({ kind: demand ? 'demand' : 'request', title: made })}
          >
            {say(words.close)}
          </Button>
          <Button
            onClick={() =>
              demand
                ? route.go('exchange', { text: made })
                : route.go('requests', { text: made, state: 'all', side: 'all' })
            }
          >
            {say(words.open)}
          </Button>
        </p>
      </main>
    );
  const initial = { title: first.slice(0, longestTitle), details: said };
  const close = () => {
    if (!done.current) host.finish();
  };
  return (
    <main className="page">
      {text ? <blockquote className="quiet">{said}</blockquote> : <p className="quiet">{say(words.tooOld)}</p>}
      {failure && <Failed failure={failure} retry={() => setFailure(undefined)} />}
      <IsWindow value={true}>
        <Suspense fallback={<Waiting />}>
          {demand ? (
            <DemandForm initial={{ title: initial.title, detail: said }} act={act} onClose={close} />
          ) : (
            <AskDialog initial={initial} act={act} onClose={close} />
          )}
        </Suspense>
      </IsWindow>
    </main>
  );
}

function DemandForm({ initial, act, onClose }: { initial: Record<string, string>; act: Act; onClose: () => void }) {
  const { data, failure, reload } = useView<{ lists: Lists }>('exchange', { register: 'demands' });
  if (data)
    return <FormDialog command="raise-demand" initial={initial} lists={data.lists} act={act} onClose={onClose} />;
  return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting />;
}
