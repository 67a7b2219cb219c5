import type { ShownAgenda, ShownItem } from '../../core/meetings/views.ts';
import type { Today } from '../../core/today/views.ts';

/** What is done takes the matter off the page; nobody else has to say anything about it. */
const ending = new Set([
  'answer-request',
  'decline-request',
  'confirm-request',
  'withdraw-request',
  'acknowledge-decision',
  'acknowledge-procedure',
  'confirm-minutes',
  'close-task',
  'give-training-feedback',
]);

/** Today without what was just settled. */
export function expectedToday(today: Today, command: string, input: object): Today | undefined {
  if (!ending.has(command)) return undefined;
  const given = input as Record<string, unknown>;
  const settles = ({ steps }: Today['mine']['items'][number]) =>
    steps.some((s) => s.command === command && Object.entries(s.input).every(([k, v]) => given[k] === v));
  const without = <P extends Today['mine']>(part: P): P => {
    const items = part.items.filter((item) => !settles(item));
    const gone = part.items.length - items.length;
    const late = part.items.filter((item) => item.late && settles(item)).length;
    return gone ? { ...part, items, total: part.total - gone, late: part.late - late } : part;
  };
  return { ...today, mine: without(today.mine), department: without(today.department), news: without(today.news) };
}

interface Edit {
  key?: string;
  position?: number;
  pinned?: boolean;
  drop?: string;
}

/** The agenda with an item moved, pinned or dropped; how the minutes fall then only the server can tell. */
export function expectedAgenda(agenda: ShownAgenda, command: string, input: object): ShownAgenda | undefined {
  const { key, position, pinned, drop } = input as Edit;
  if (command !== 'edit-agenda-item' || !key) return undefined;
  const at = agenda.sections.findIndex((s) => s.items.some((i) => i.key === key));
  const section = agenda.sections[at];
  const item = section?.items.find((i) => i.key === key);
  if (!section || !item) return undefined;
  const others = section.items.filter((i) => i !== item);
  const within = (items: ShownItem[]): ShownAgenda => ({
    ...agenda,
    sections: agenda.sections.map((s, i) => (i === at ? { ...s, items } : s)),
  });
  if (position !== undefined) return within([...others.slice(0, position - 1), item, ...others.slice(position - 1)]);
  if (pinned !== undefined) return within(section.items.map((i) => (i === item ? { ...i, pinned } : i)));
  if (drop !== undefined)
    return { ...within(others), dropped: [...agenda.dropped, { ...item, state: 'dropped' }] } as ShownAgenda;
  return undefined;
}
