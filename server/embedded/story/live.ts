import { DateTime } from 'luxon';
import type { Sourced } from '../../../core/policy/history.ts';
import { actorOf } from '../../../core/policy/organisation.ts';
import type { Row } from '../../../core/workspace/register.ts';
import type { KeptEvent, KeptTask } from '../../../plugins/memory/company.ts';
import { samplePeople } from '../company/people.ts';
import { inMemory } from '../in-memory.ts';
import { Play, type Refused } from './play.ts';
import { tell } from './story.ts';

/** What a company has after it lived for a while, in no suite's terms. */
export interface Lived {
  /** Rows by their register. */
  rows: Record<string, Row[]>;
  tasks: KeptTask[];
  events: KeptEvent[];
}

/** How a life went, for whoever wrote the story. */
export interface Course {
  commands: number;
  refused: Refused[];
  trouble: string[];
}

/** The beginning of the address of a page of the tab, until it is known where the tab is. */
export const pageLink = 'https://liaison.invalid/page/';

const weeks = 12;

/** First and last instant of the sample company's past: twelve weeks that end with the day before. @param now ISO 8601 */
export function pastUntil(zone: string, now: string): { from: string; until: string } {
  const today = DateTime.fromISO(now, { zone }).startOf('day');
  const from = today.minus({ weeks }).startOf('week');
  const iso = (at: DateTime) => at.toUTC().toISO()!;
  return { from: iso(from), until: iso(today) };
}

/**
 * Plays the sample company's past: people's commands and what runs by itself, through the clock. The same policy and day
 * give the same company, whatever its suite.
 */
export async function live(installed: Sourced, now: string): Promise<{ lived: Lived; course: Course }> {
  const { language, time_zone } = installed.policy;
  const { from, until } = pastUntil(time_zone, now);
  let clock = Date.parse(from);
  const trouble: string[] = [];
  const { company, suite, workspace } = await inMemory({
    id: `story-${language}`,
    installed,
    people: samplePeople(language),
    clock: () => clock,
    appLink: (page) => `${pageLink}${page}`,
    onTrouble: (what, error) => trouble.push(`${new Date(clock).toISOString()} ${what}: ${String(error)}`),
    followsAtLooks: true,
  });
  const actor = (who: string) => actorOf(workspace.policy, who);
  const play = new Play({
    language,
    from,
    until,
    looks: ['09:05', '14:02', '17:45'],
    company: {
      policy: () => workspace.policy,
      setClock: (at) => {
        clock = Date.parse(at);
      },
      act: (command, input, who) => workspace.act(command, input, actor(who), suite),
      see: <T>(view: string, query: object, who: string) => workspace.see(view, query, actor(who), suite) as Promise<T>,
      look: () => workspace.look(suite),
      snapshot: () => workspace.current(suite, Number.POSITIVE_INFINITY),
      answer: (event, email, answer) => company.answer(event, email, answer),
    },
  });
  tell(play);
  await play.run();
  await workspace.idle();
  const { tables } = await workspace.current(suite);
  const rows = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.rows]));
  return {
    lived: { rows, tasks: company.tasks, events: company.events },
    course: { commands: play.done, refused: play.refused, trouble },
  };
}
