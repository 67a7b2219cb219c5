import { Button, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownLive } from '../../../core/meetings/live-views.ts';
import type { Failure } from '../api.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import { useDraft } from '../draft.ts';
import { liveWords as words } from '../words-live.ts';

type Item = ShownLive['items'][number];

interface Props {
  /** The open item; without one, what is typed is about none. */
  item: string | undefined;
  notes: Item['notes'];
  actions: Item['actions'];
  parked: ShownLive['parked'];
  meeting: string;
  /** Whether something can be typed now. */
  may: boolean;
  set: (live: ShownLive) => void;
}

/** A line on its way. It stays until the server has it, so that nothing typed is lost. */
interface Draft {
  ref: string;
  words: string;
  parked: boolean;
  failure?: Failure;
}

/** What was typed, and the line to type in: notes, actions with @, things for later. Many people type at once. */
export function MeetingLines({ item, notes, actions, parked, meeting, may, set }: Props) {
  const say = useSay();
  const times = useTimes();
  const { api, me } = useTab();
  const [typed, setTyped] = useDraft(`line/${meeting}/${item ?? ''}`, '');
  const [drafts, setDrafts] = useState<Draft[]>([]);
  const drop = (ref: string) => setDrafts((all) => all.filter((d) => d.ref !== ref));
  const send = async (draft: Draft) => {
    setDrafts((all) => [...all.filter((d) => d.ref !== draft.ref), { ...draft, failure: undefined }] as Draft[]);
    const about = { meeting, ...(item && { key: item }) };
    const action = /[@＠]/.test(draft.words) && !draft.parked;
    try {
      const live = await (action
        ? api.act<ShownLive>('type-action', { ...about, line: draft.words }, { name: 'live', query: { meeting } })
        : api.act<ShownLive>(
            'write-note',
            { ...about, words: draft.words, parked: draft.parked, ref: draft.ref },
            { name: 'live', query: { meeting } },
          ));
      set(live);
      drop(draft.ref);
    } catch (error) {
      setDrafts((all) => all.map((d) => (d.ref === draft.ref ? { ...d, failure: error as Failure } : d)));
    }
  };
  const submit = (parkIt: boolean) => {
    if (!typed.trim()) return;
    void send({ ref: `${me.email} ${Date.now()} ${drafts.length}`, words: typed.trim(), parked: parkIt });
    setTyped('');
  };
  return (
    <div className="lines">
      <ul>
        {notes.map((n) => (
          <li key={n.id}>
            <span className="quiet">{n.by.name}</span> {n.words}
          </li>
        ))}
        {actions.map((a) => (
          <li key={a.id} className="typed-action" data-done={a.done || undefined}>
            → {say(words.actionLine, { who: a.owner?.name ?? '', what: a.title, due: times.date(a.due) })}
          </li>
        ))}
        {drafts.map((d) => (
          <li key={d.ref} className={d.failure ? 'flag' : 'quiet'}>
            {d.words}{' '}
            {d.failure ? (
              <>
                {say(words.notSent, { why: say(d.failure.says) })}{' '}
                <Button size="small" onClick={() => void send(d)}>
                  {say(words.again)}
                </Button>
                <Button
                  size="small"
                  appearance="subtle"
                  onClick={() => {
                    drop(d.ref);
                    setTyped(d.words);
                  }}
                >
                  {say(words.edit)}
                </Button>
              </>
            ) : (
              say(words.sending)
            )}
          </li>
        ))}
      </ul>
      {may && (
        <form
          onSubmit={(e) => {
            e.preventDefault();
            submit(false);
          }}
        >
          <Input
            className="line-input"
            aria-label={say(words.line)}
            placeholder={say(words.line)}
            value={typed}
            maxLength={500}
            onChange={(_, d) => setTyped(d.value)}
          />
          <Button appearance="primary" type="submit" disabled={!typed.trim()}>
            {say(words.send)}
          </Button>
          <Button disabled={!typed.trim()} onClick={() => submit(true)} title={say(words.parkHint)}>
            {say(words.parkIt)}
          </Button>
        </form>
      )}
      <p className="quiet">{say(words.lineHint)}</p>
      {parked.length > 0 && (
        <details open>
          <summary>
            {say(words.park)} <span className="count">{parked.length}</span>
          </summary>
          <p className="quiet">{say(words.parkHint)}</p>
          <ul>
            {parked.map((p) => (
              <li key={p.id}>
                {p.words} <span className="quiet">{p.by.name}</span>
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
