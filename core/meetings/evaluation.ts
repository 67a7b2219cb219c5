import { grouped } from '../policy/names.ts';
import { fill, t, verbatim } from '../words.ts';
import type { Stretch, WeaknessSource } from '../workspace/evaluating.ts';
import { rowsOf, rowsWith } from '../workspace/snapshot.ts';
import { agendaItems, goesOn, meetings } from './records.ts';
import { attendedBy, linesOf } from './running.ts';

/** How often something has to come back to be a matter of its own. */
const recurs = 3;

const heldIn = ({ snapshot, from, to }: Stretch) =>
  rowsOf(snapshot, meetings).filter((m) => m.state === 'held' && m.start >= from && m.start < to);

/** What comes back to the agenda again and again: talking about it has not mended it (B3, B10). */
export const recurringItems: WeaknessSource = (stretch) => {
  const { snapshot } = stretch;
  const held = heldIn(stretch);
  const items = held.flatMap((m) =>
    rowsWith(snapshot, agendaItems, 'meeting', m.id).filter((i) => i.state !== 'dropped' && i.state !== 'consent'),
  );
  return grouped(items, (i) => i.key)
    .map(([key, own]) => ({ key, own, meetings: new Set(own.map((i) => i.meeting)).size }))
    .filter((x) => x.meetings >= recurs)
    .sort((a, b) => b.meetings - a.meetings)
    .map(({ key, own, meetings: times }) => {
      const last = own.at(-1)!;
      return {
        key: `item:${key}`,
        title: verbatim(last.title),
        because: fill(
          t('on {times} of {all} agendas, {minutes} minutes', '{all} 次议程中出现 {times} 次，共 {minutes} 分钟'),
          { times, all: held.length, minutes: own.reduce((sum, i) => sum + i.minutes, 0) },
        ),
        evidence: own.map((i) => ({
          register: agendaItems.name,
          id: i.id,
          label: verbatim(i.title),
          detail: verbatim(i.meeting),
        })),
        remedy: fill(t('Settle for good: {title}', '彻底解决：{title}'), { title: last.title }),
      };
    });
};

/** What the meetings of a series cost, and what came of them. */
export interface SeriesWorth {
  series: string;
  held: number;
  /** Hours of all who came to the meetings at which it was noted who came; nothing where it was noted at none. */
  personHours: number | undefined;
  /** At how many of those that were held it was noted who came. */
  noted: number;
  /** Meetings that are over and were never closed: nobody wrote what came of them, so they count for nothing here. */
  unclosed: number;
  items: number;
  /** Items with an outcome that was more than putting them off. */
  settled: number;
  /** What those who came said afterwards, 1 to 5. */
  rating: number | undefined;
  ratings: number;
}

/** Whether the meetings are worth it: hours spent, items settled, and how people found them (B10). */
export function worthOfMeetings(stretch: Stretch): SeriesWorth[] {
  return grouped(heldIn(stretch), (m) => m.series).map(([series, held]) => {
    const items = held.flatMap((m) =>
      rowsWith(stretch.snapshot, agendaItems, 'meeting', m.id).filter((i) => i.state === 'planned'),
    );
    const lines = held.map((m) => ({ m, lines: linesOf(stretch.snapshot, m.id) }));
    const ratings = lines.flatMap((x) => x.lines.flatMap((l) => (l.kind === 'rated' ? Number(l.words) : [])));
    const noted = lines.flatMap(({ m, lines: own }) => {
      const there = attendedBy(own).length;
      return there ? (there * (Date.parse(m.end) - Date.parse(m.start))) / 3_600_000 : [];
    });
    return {
      series,
      held: held.length,
      personHours: noted.length ? Math.round(noted.reduce((sum, hours) => sum + hours, 0)) : undefined,
      noted: noted.length,
      unclosed: rowsOf(stretch.snapshot, meetings).filter(
        (m) =>
          m.series === series &&
          (m.state === 'planned' || m.state === 'published') &&
          m.start >= stretch.from &&
          m.end < stretch.to,
      ).length,
      items: items.length,
      settled: items.filter((i) => !goesOn(i.outcome)).length,
      rating: ratings.length ? ratings.reduce((sum, r) => sum + r, 0) / ratings.length : undefined,
      ratings: ratings.length,
    };
  });
}
