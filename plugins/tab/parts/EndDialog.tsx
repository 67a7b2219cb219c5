import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownEnding } from '../../../core/meetings/closing.ts';
import type { Act } from '../act.ts';
import { useSay, useTimes } from '../context.tsx';
import { useView } from '../view.ts';
import { words } from '../words.ts';
import { liveWords } from '../words-live.ts';
import { OwnWindow } from './OwnWindow.tsx';
import { Failed, Waiting } from './Waiting.tsx';

interface Props {
  meeting: string;
  act: Act;
  onClose: () => void;
  /** The meeting is over. */
  onEnded?: () => void;
}

/** Before a meeting is ended: what is settled, what goes on to the next one and why, and who is asked to confirm. */
export default function EndDialog({ meeting, act, onClose, onEnded }: Props) {
  const say = useSay();
  const times = useTimes();
  const { data, failure, reload } = useView<ShownEnding>('ending', { meeting });
  const [busy, setBusy] = useState(false);
  const end = async () => {
    setBusy(true);
    const done = await act(
      'write-minutes',
      {},
      { says: say(liveWords.ended), undo: { command: 'reopen-meeting', input: {} } },
    );
    setBusy(false);
    onClose();
    if (done) onEnded?.();
  };
  const list = (title: string, items: readonly { key: string; says: string }[]) =>
    items.length > 0 && (
      <>
        <h3>
          {title} <span className="count">{items.length}</span>
        </h3>
        <ul>
          {items.map((i) => (
            <li key={i.key}>{i.says}</li>
          ))}
        </ul>
      </>
    );
  return (
    <OwnWindow
      title={say(words.writeMinutes)}
      onClose={onClose}
      onSubmit={() => void end()}
      actions={
        <>
          <Button onClick={onClose}>{say(liveWords.notYet)}</Button>
          <Button appearance="primary" type="submit" disabled={!data || busy}>
            {say(liveWords.endNow)}
          </Button>
        </>
      }
    >
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      {!data && !failure && <Waiting lines={3} />}
      {data && (
        <>
          {data.early && <p className="flag">{say(liveWords.early, { time: times.time(data.meeting.end) })}</p>}
          <p>{say(data.recap)}</p>
          {list(
            say(liveWords.carriedOn),
            data.carried.map((i) => ({ key: i.key, says: `${say(i.title)}: ${say(i.outcome)}` })),
          )}
          {list(
            say(liveWords.parkedOn),
            data.parked.map((p, i) => ({ key: `${i} ${p}`, says: p })),
          )}
          {list(
            say(liveWords.settledItems),
            data.settled.map((i) => ({ key: i.key, says: `${say(i.title)}: ${say(i.outcome)}` })),
          )}
          <p className="quiet">
            {say(liveWords.askedToConfirm, {
              when: times.when(data.confirmBy),
              who: data.confirm.map((p) => p.name).join(', ') || say(liveWords.nobodyYet),
            })}
            {data.told.length > 0 && ` ${say(liveWords.toldOnly, { who: data.told.map((p) => p.name).join(', ') })}`}
          </p>
        </>
      )}
    </OwnWindow>
  );
}
