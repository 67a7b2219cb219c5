import type { Policy } from '../policy/schema.ts';
import { fill, type Text, t } from '../words.ts';
import type { Agenda, Item } from './item.ts';
import type { Meeting } from './meeting.ts';

/**
 * Fits items into the meeting: pinned ones, and those that a member asked to discuss, first whatever they take; then by
 * score, a lower one only where a higher one does not fit. What informs is taken as read together. What does not fit is parked and says why.
 */
export function pack(
  items: Item[],
  meeting: Meeting,
  policy: Policy,
): Pick<Agenda, 'sections' | 'consent' | 'parked' | 'dropped' | 'minutes'> {
  const dropped = items.filter((i) => i.state === 'dropped').sort(byScore);
  const open = items.filter((i) => i.state !== 'dropped').sort(byScore);
  const consent = open.filter((i) => i.wanted === 'inform' && !i.pinned);
  for (const item of consent) item.state = 'consent';
  const length = Math.round((Date.parse(meeting.end) - Date.parse(meeting.start)) / 60_000);
  const kept = policy.agenda.opening_minutes + (consent.length ? policy.agenda.consent_minutes : 0);
  let free = length - kept;
  const parked: Item[] = [];
  const inSection = new Map<string, number>();
  const planned: Item[] = [];
  const rest = open.filter((i) => i.state === 'planned');
  const certain = (i: Item) => i.pinned || !!i.pulled;
  for (const item of [...rest.filter(certain), ...rest.filter((i) => !certain(i))]) {
    const section = meeting.series.sections.find((s) => s.id === item.section);
    const taken = inSection.get(item.section) ?? 0;
    const reason = certain(item) ? undefined : tooMuch(item, free, section?.minutes_at_most, taken);
    if (reason) {
      item.state = 'parked';
      item.reason = reason;
      parked.push(item);
      continue;
    }
    planned.push(item);
    inSection.set(item.section, taken + item.minutes);
    free -= item.minutes;
  }
  return {
    sections: meeting.series.sections.map(({ id, name }) => ({
      id,
      name,
      minutes: inSection.get(id) ?? 0,
      items: arranged(planned.filter((i) => i.section === id)),
    })),
    consent,
    parked,
    dropped,
    minutes: { length, kept, used: length - kept - free, free },
  };
}

const byScore = (a: Item, b: Item) =>
  Number(b.pinned) - Number(a.pinned) || b.score - a.score || a.key.localeCompare(b.key);

function tooMuch(item: Item, free: number, most: number | undefined, taken: number): Text | undefined {
  if (item.minutes > free)
    return fill(
      t(
        'Needs {minutes} minutes, {free} {free:is|are} left after items that weigh more',
        '需 {minutes} 分钟，排完更重要的议题后仅余 {free} 分钟',
      ),
      { minutes: item.minutes, free: Math.max(0, free) },
    );
  if (most !== undefined && taken + item.minutes > most)
    return fill(t('Its section is limited to {most} minutes and is full', '所属版块限时 {most} 分钟，已排满'), {
      most,
    });
  return undefined;
}

/** By score, and those that the organiser placed at the place they were given. */
function arranged(items: Item[]): Item[] {
  const out = items.filter((i) => i.position === undefined);
  for (const item of items.filter((i) => i.position !== undefined).sort((a, b) => a.position! - b.position!))
    out.splice(Math.min(Math.max(0, item.position! - 1), out.length), 0, item);
  return out;
}
