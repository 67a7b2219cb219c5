import { Badge, Button } from '@fluentui/react-components';
import {
  ArrowDownRegular,
  ArrowUpRegular,
  PinFilled,
  PinOffRegular,
  PinRegular,
  WarningRegular,
} from '@fluentui/react-icons';
import type { DragEvent, KeyboardEvent } from 'react';
import type { ShownAgenda, ShownItem } from '../../../core/meetings/views.ts';
import type { Act } from '../act.ts';
import { useSay, useTab } from '../context.tsx';
import { wantedWords, words } from '../words.ts';

/** What is done with an item in its drawer. */
export type ItemMode = 'look' | 'edit' | 'drop' | 'outcome' | 'pull';

interface Props {
  item: ShownItem;
  act: Act;
  open: (key: string, mode: ItemMode) => void;
  agenda: ShownAgenda;
  frozen: boolean;
  /** Where it stands among its section's items; without it the item is not on the agenda. */
  place?: { index: number; count: number };
  onDropAt?: (event: DragEvent) => void;
}

const outcomeWords = {
  done: words.outcomeDone,
  decided: words.outcomeDecided,
  action: words.outcomeAction,
  carried: words.outcomeCarried,
  discussed: words.outcomeDiscussed,
};
const colors = { decide: 'brand', discuss: 'informative', inform: 'subtle' } as const;

/** One item: what it is, why it is here, who and how long, and what can be done with it. */
export function AgendaItem({ item, act, open, agenda, frozen, place, onDropAt }: Props) {
  const say = useSay();
  const { me } = useTab();
  const editable = agenda.may.edit && !frozen;
  const title = say(item.title);
  const change = (changed: object, says: string, undo: object) =>
    act(
      'edit-agenda-item',
      { key: item.key, ...changed },
      { says, undo: { command: 'edit-agenda-item', input: { key: item.key, ...undo } } },
    );
  const move = (by: number) => {
    const to = (place?.index ?? 0) + by;
    if (place && to >= 0 && to < place.count)
      void change(
        { position: to + 1 },
        say(words.moved),
        item.edited.includes('position') ? { position: place.index + 1 } : { restore: true },
      );
  };
  const pin = () =>
    void change({ pinned: !item.pinned }, say(item.pinned ? words.unpinned : words.pinned), { pinned: item.pinned });

  const onKey = (e: KeyboardEvent) => {
    if (!editable) return;
    if (e.altKey && e.key === 'ArrowUp') move(-1);
    else if (e.altKey && e.key === 'ArrowDown') move(1);
    else if (e.key === 'p') pin();
    else if (e.key === 'e') open(item.key, 'edit');
    else if (e.key === 'Delete') open(item.key, 'drop');
    else return;
    e.preventDefault();
  };

  return (
    <li
      className="item"
      data-key={item.key}
      data-state={item.state}
      draggable={editable && !!place}
      onDragStart={(e) => e.dataTransfer.setData('text/plain', item.key)}
      onDrop={onDropAt}
    >
      <div className="item-main">
        <div className="item-title">
          <button type="button" className="link" onKeyDown={onKey} onClick={() => open(item.key, 'look')}>
            {title}
          </button>
          {item.pinned && <PinFilled aria-label={say(words.pinned)} title={say(words.pinned)} />}
          <Badge size="small" appearance="tint" color={colors[item.wanted]}>
            {say(wantedWords[item.wanted])}
          </Badge>
          {item.outcome && (
            <Badge size="small" appearance="filled" color={item.outcome === 'discussed' ? 'informative' : 'success'}>
              {say(outcomeWords[item.outcome])}
            </Badge>
          )}
        </div>
        <div className="quiet item-why">
          {item.state === 'parked' || item.state === 'dropped'
            ? item.reason
              ? say(item.reason)
              : ''
            : item.why.map((w) => say(w)).join(' · ')}
        </div>
        {item.flags.map((flag) => (
          <div key={flag.en} className="flag">
            <WarningRegular aria-hidden /> {say(flag)}
          </div>
        ))}
        {item.outcomeNote && <div className="outcome-note">{item.outcomeNote}</div>}
        {(agenda.actions[item.key] ?? []).map((a) => (
          <div key={a} className="outcome-note">
            → {a}
          </div>
        ))}
      </div>
      <div className="item-side">
        <span className="item-who">{item.owner?.name}</span>
        <span className="item-minutes">{say(words.min, { n: item.minutes })}</span>
        <span className="item-buttons">
          {editable && place && (
            <>
              <Button
                size="small"
                appearance="subtle"
                aria-label={`${say(words.moveUp)}: ${title}`}
                title={say(words.moveUp)}
                disabled={place.index === 0}
                icon={<ArrowUpRegular />}
                onClick={() => move(-1)}
              />
              <Button
                size="small"
                appearance="subtle"
                aria-label={`${say(words.moveDown)}: ${title}`}
                title={say(words.moveDown)}
                disabled={place.index === place.count - 1}
                icon={<ArrowDownRegular />}
                onClick={() => move(1)}
              />
            </>
          )}
          {editable && item.state !== 'dropped' && (
            <Button
              size="small"
              appearance="subtle"
              onClick={pin}
              aria-label={`${say(item.pinned ? words.unpin : words.pin)}: ${title}`}
              title={say(item.pinned ? words.unpin : words.pin)}
              icon={item.pinned ? <PinOffRegular /> : <PinRegular />}
            />
          )}
          {editable && item.state === 'dropped' && (
            <Button size="small" onClick={() => void change({ restore: true }, say(words.restore), {})}>
              {say(words.restore)}
            </Button>
          )}
          {agenda.steps.includes('pull-agenda-item') && item.state === 'consent' && (
            <Button
              size="small"
              onClick={() => open(item.key, 'pull')}
              aria-label={`${say(words.pull)}: ${title}`}
              title={say(words.pullHint)}
            >
              {say(words.pull)}
            </Button>
          )}
          {item.pulled?.by.email === me.email && agenda.steps.includes('pull-agenda-item') && (
            <Button
              size="small"
              appearance="subtle"
              onClick={() => void act('pull-agenda-item', { key: item.key, back: true }, { says: say(words.pullBack) })}
              aria-label={`${say(words.pullBack)}: ${title}`}
            >
              {say(words.pullBack)}
            </Button>
          )}
          {agenda.steps.includes('record-outcome') && (
            <Button
              size="small"
              onClick={() => open(item.key, 'outcome')}
              aria-label={`${say(words.outcome)}: ${title}`}
            >
              {say(words.outcome)}
            </Button>
          )}
        </span>
      </div>
    </li>
  );
}
