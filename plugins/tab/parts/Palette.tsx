import { Dialog, DialogSurface, Input } from '@fluentui/react-components';
import { type KeyboardEvent, useEffect, useId, useState } from 'react';
import type { ShownSearch } from '../../../core/search/views.ts';
import type { Text } from '../../../core/words.ts';
import { useSay, useTab } from '../context.tsx';
import { go } from '../route.ts';
import { useSteadyView } from '../view.ts';
import { words } from '../words.ts';
import { paletteWords as w } from '../words-palette.ts';
import '../palette.css';
import { Failed } from './Waiting.tsx';

/** After the last key, in milliseconds: one question for a word, not one for a letter. */
const pause = 200;

interface Choice {
  key: string;
  title: string;
  /** What it is, and where it stands. */
  says: string;
  choose(): void;
}

/** One field from which everything is reached: pages, what one can begin, and every row by its words. */
export default function Palette({ pages, onClose }: { pages: [string, Text][]; onClose: () => void }) {
  const say = useSay();
  const { me } = useTab();
  const id = useId();
  const [text, setText] = useState('');
  const [asked, setAsked] = useState('');
  const [at, setAt] = useState(0);
  const wanted = text.trim();
  useEffect(() => {
    const timer = setTimeout(() => setAsked(wanted), pause);
    return () => clearTimeout(timer);
  }, [wanted]);
  const { data, shown, failure, reload } = useSteadyView<ShownSearch>('search', { text: asked }, 'search');
  const looking = asked !== wanted || (!data && !failure);
  const to = (path: string, query?: Record<string, string>) => () => {
    go(path, query);
    onClose();
  };
  const begin: Choice[] = me.departments.length
    ? [
        { key: 'ask', title: say(w.ask), says: say(w.begin), choose: to('requests', { ask: '1' }) },
        { key: 'propose', title: say(w.propose), says: say(w.begin), choose: to('decisions', { propose: ' ' }) },
      ]
    : [];
  const known: Choice[] = [
    ...begin,
    ...pages.map(([page, name]) => ({ key: page, title: say(name), says: say(w.page), choose: to(page) })),
  ];
  const rows: Choice[] = (wanted && shown ? shown.found : []).map((f) => ({
    key: f.path + f.id,
    title: f.title,
    says: `${say(f.kind)} · ${say(f.says)}`,
    // What is still shown of the words before is not what was meant.
    choose: looking ? () => {} : to(f.path),
  }));
  const choices = [...known.filter((c) => c.title.toLowerCase().includes(wanted.toLowerCase())), ...rows];
  const chosen = Math.min(at, choices.length - 1);
  const total = shown?.total ?? 0;
  const counted = total > rows.length ? w.countFirst : total ? w.count : w.nothing;
  useEffect(() => {
    document.getElementById(`${id}-${chosen}`)?.scrollIntoView({ block: 'nearest' });
  }, [id, chosen]);
  const onKeyDown = (e: KeyboardEvent) => {
    const step = { ArrowDown: 1, ArrowUp: -1 }[e.key];
    if (step && choices.length) setAt((chosen + step + choices.length) % choices.length);
    else if (e.key === 'Enter') choices[chosen]?.choose();
    else return;
    e.preventDefault();
  };
  return (
    <Dialog open onOpenChange={(_, d) => !d.open && onClose()}>
      <DialogSurface className="palette" aria-label={say(w.search)}>
        <Input
          autoFocus
          value={text}
          placeholder={say(w.hint)}
          onChange={(_, d) => {
            setText(d.value);
            setAt(0);
          }}
          onKeyDown={onKeyDown}
          input={{
            role: 'combobox',
            'aria-label': say(w.search),
            'aria-expanded': true,
            'aria-controls': id,
            'aria-activedescendant': choices.length ? `${id}-${chosen}` : undefined,
          }}
        />
        <div role="listbox" id={id} aria-label={say(w.found)}>
          {choices.map((c, i) => (
            <button
              key={c.key}
              id={`${id}-${i}`}
              type="button"
              role="option"
              tabIndex={-1}
              aria-selected={i === chosen}
              onMouseMove={() => setAt(i)}
              onClick={c.choose}
            >
              <span>{c.title}</span> <span className="quiet">{c.says}</span>
            </button>
          ))}
        </div>
        {failure && <Failed failure={failure} retry={() => void reload()} />}
        <p role="status" className="quiet">
          {!wanted
            ? say(w.keys)
            : looking
              ? say(words.making)
              : !failure && say(counted, { n: total, shown: rows.length })}
        </p>
      </DialogSurface>
    </Dialog>
  );
}
