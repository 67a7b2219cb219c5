import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownLive } from '../../core/meetings/live-views.ts';
import { organiser, type Stage, stage, suiteNames } from '../world.ts';

const sales = 'sales.head@example.com';
/** Whoever runs meetings, a member who is invited, and one who is not. */
const people = [organiser, sales, 'sales.north@example.com'];

describe.each(suiteNames)('what a meeting offers, in %s', (name) => {
  let on: Stage;
  let meeting: string;
  beforeAll(async () => {
    on = await stage(name, { sample: false });
    await on.act('propose-topic', { series: 'monthly', title: 'Trade fair' }, sales);
    await on.act('propose-topic', { series: 'monthly', title: 'News', wanted: 'inform' }, sales);
    on.clock.set('2026-12-01T01:00:00.000Z');
    await on.connection.workspace.look(on.suite);
    meeting = (await on.agenda('monthly')).meeting.id;
  });
  afterAll(() => on.world.stop());

  /** Whether a command is refused for whom, or for when, it is: not for what it was told. */
  const refused = async (command: string, input: object, who: string) => {
    try {
      await on.act(command, { meeting, ...input }, who);
      return false;
    } catch (error) {
      const { kind } = error as { kind?: string };
      if (kind !== 'denied' && kind !== 'conflict') throw error;
      return true;
    }
  };

  /** Commands that change nothing that later stages need, with what they are told. */
  const tries = async (): Promise<[string, object][]> => {
    const agenda = await on.agenda(meeting);
    const all = [...agenda.sections.flatMap((s) => s.items), ...agenda.consent];
    const fair = all.find((i) => i.title.en === 'Trade fair')!.key;
    const line = `${Math.random()}`;
    return [
      ['save-draft', {}],
      ['edit-agenda-item', { key: fair, minutes: 7 }],
      ['publish-agenda', {}],
      ['open-item', { key: fair }],
      ['write-note', { words: line, ref: line }],
      ['type-action', { line: `@${sales} ${line} by Friday` }],
      ['record-outcome', { key: fair, outcome: 'done', note: line }],
    ];
  };

  it.each([
    ['before it begins', async () => {}],
    ['while it is on', async () => on.clock.set('2026-12-01T02:00:00.000Z')],
    ['once the minutes are written', () => on.act('write-minutes', { meeting })],
  ])('is what its commands accept, %s', { timeout: 60_000 }, async (_, reach) => {
    await reach();
    for (const who of people)
      for (const [command, input] of await tries()) {
        const { steps } = (await on.see<ShownLive>('live', { meeting }, who)).meeting;
        const offered = (steps as string[]).includes(command);
        expect([who, command, !(await refused(command, input, who))]).toEqual([who, command, offered]);
      }
  });
});
