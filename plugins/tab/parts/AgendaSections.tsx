import { type DragEvent, useState } from 'react';
import type { ShownAgenda } from '../../../core/meetings/views.ts';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { words } from '../words.ts';
import { AgendaItem, type ItemMode } from './AgendaItem.tsx';

interface Props {
  agenda: ShownAgenda;
  act: Act;
  open: (key: string, mode: ItemMode) => void;
  frozen: boolean;
}

/** The sections in the policy's order; items move by keys, buttons and dragging. */
export function AgendaSections({ agenda, act, open, frozen }: Props) {
  const say = useSay();
  const [over, setOver] = useState<string>();
  const drop = (event: DragEvent, section: string, position: number) => {
    event.preventDefault();
    setOver(undefined);
    const key = event.dataTransfer.getData('text/plain');
    if (key)
      void act(
        'edit-agenda-item',
        { key, section, position, pinned: true },
        { says: say(words.moved), undo: { command: 'edit-agenda-item', input: { key, restore: true } } },
      );
  };
  return (
    <div className="sections">
      {agenda.sections.map((section) => (
        <section
          key={section.id}
          aria-label={say(section.name)}
          data-over={over === section.id || undefined}
          onDragOver={(e) => {
            if (!agenda.may.edit || frozen) return;
            e.preventDefault();
            setOver(section.id);
          }}
          onDragLeave={() => setOver(undefined)}
          onDrop={(e) => drop(e, section.id, section.items.length + 1)}
        >
          <h2>
            {say(section.name)} <span className="quiet">{say(words.min, { n: section.minutes })}</span>
          </h2>
          {section.items.length === 0 && <p className="quiet">{say(words.emptySection)}</p>}
          <ol className="items">
            {section.items.map((item, i) => (
              <AgendaItem
                key={item.key}
                item={item}
                act={act}
                open={open}
                agenda={agenda}
                frozen={frozen}
                place={{ index: i, count: section.items.length }}
                onDropAt={(e) => {
                  e.stopPropagation();
                  drop(e, section.id, i + 1);
                }}
              />
            ))}
          </ol>
        </section>
      ))}
    </div>
  );
}
