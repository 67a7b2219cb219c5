import { fill, t, verbatim } from '../words.ts';
import type { RowOf } from '../workspace/register.ts';
import type { Agenda, DraftChange, Item } from './item.ts';
import { type agendaItems, itemStates } from './records.ts';

type Packed = Pick<Agenda, 'sections' | 'consent' | 'parked' | 'dropped'>;

/** Every item of an agenda, wherever it ended up. */
export const allItems = (agenda: Packed): Item[] => [
  ...agenda.sections.flatMap((s) => s.items),
  ...agenda.consent,
  ...agenda.parked,
  ...agenda.dropped,
];

/** Compares with the stored draft; nothing stored means nothing to compare with. */
export function changesSince(stored: readonly RowOf<typeof agendaItems>[], agenda: Packed): DraftChange[] {
  if (!stored.length) return [];
  const settled = (row: RowOf<typeof agendaItems>) => row.state === 'dropped' && !row.edited?.includes('drop');
  const before = new Map(stored.filter((row) => !settled(row)).map((row) => [row.key, row]));
  const now = allItems(agenda);
  const changes: DraftChange[] = [];
  for (const item of now) {
    const row = before.get(item.key);
    if (!row)
      changes.push({
        key: item.key,
        kind: 'new',
        says: fill(t('New: {title}', '新增：{title}'), { title: item.title }),
      });
    else if (row.state !== item.state)
      changes.push({
        key: item.key,
        kind: 'moved',
        says: fill(t('{title}: {from} → {to}', '{title}：{from} → {to}'), {
          title: item.title,
          from: itemStates[row.state],
          to: itemStates[item.state],
        }),
      });
    else if (row.minutes !== item.minutes || row.wanted !== item.wanted)
      changes.push({
        key: item.key,
        kind: 'changed',
        says: fill(t('{title}: {before} → {after} minutes', '{title}：{before} → {after} 分钟'), {
          title: item.title,
          before: row.minutes,
          after: item.minutes,
        }),
      });
  }
  const left = new Set(now.map((i) => i.key));
  for (const row of before.values())
    if (!left.has(row.key))
      changes.push({
        key: row.key,
        kind: 'gone',
        says: fill(t('Settled since: {title}', '已解决：{title}'), { title: verbatim(row.title) }),
      });
  return changes;
}
