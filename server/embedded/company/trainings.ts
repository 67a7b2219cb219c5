import { isWorkday, nearestWorkday } from '../../../core/policy/calendar.ts';
import { staffOf } from '../../../core/policy/organisation.ts';
import { enrolments, trainings } from '../../../core/training/records.ts';
import { append, type Change } from '../../../core/workspace/changes.ts';
import type { Notebook } from './notebook.ts';
import * as words from './words/training.ts';

/** A training six weeks ago, with who came and what they said, and one that comes next week. */
export function sampleTrainings({ today, say, number, policy }: Notebook): Change[] {
  const organiser = policy.roles.organisers[0]!;
  const [sales, ...others] = policy.departments;
  const on = (days: number) => {
    const date = today.plus({ days }).toISODate()!;
    const day = isWorkday(policy, date) ? date : nearestWorkday(policy, date, 1);
    return today.set({
      year: Number(day.slice(0, 4)),
      month: Number(day.slice(5, 7)),
      day: Number(day.slice(8)),
      hour: 15,
    });
  };
  const rows = [
    {
      title: words.held,
      start: on(-42),
      department: sales!,
      audience: [sales!, others[1] ?? sales!],
      state: 'held' as const,
    },
    {
      title: words.planned,
      start: on(8),
      department: others[0]!,
      audience: [sales!, ...others],
      state: 'planned' as const,
    },
  ];
  return rows.flatMap(({ title, start, department, audience, state }, i) => {
    const id = number('X', i + 1);
    const people = [...new Set(audience.flatMap(staffOf))];
    return [
      append(trainings, {
        id,
        title: say(title),
        department: department.id,
        organiser,
        start: start.toUTC().toISO()!,
        end: start.plus({ hours: 1 }).toUTC().toISO()!,
        audience: audience.map((d) => d.id).join(', '),
        state,
      }),
      ...people.map((who, n) => {
        const said = state === 'held' ? words.heardOf[n] : undefined;
        return append(enrolments, {
          id: `${id}:${who}`,
          training: id,
          who,
          state: state === 'planned' ? ('enrolled' as const) : n === people.length - 1 ? 'missed' : 'attended',
          rating: said?.rating,
          words: said?.words && say(said.words),
          at: start.minus({ days: 10 }).toUTC().toISO()!,
        });
      }),
    ];
  });
}
