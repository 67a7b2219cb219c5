import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { actionLinks } from '../../core/actions/records.ts';
import { blockIn } from '../../core/meetings/invitation.ts';
import { agendaItems, meetings, topics } from '../../core/meetings/records.ts';
import { actorOf } from '../../core/policy/organisation.ts';
import { rowsOf, type Snapshot } from '../../core/workspace/snapshot.ts';
import { doors, patience } from '../../plugins/resilience.ts';
import { organiser, type Stage, stage, suiteNames } from '../world.ts';
import { blackout } from './blackout.ts';

const { attempts } = patience;

interface Act {
  name: string;
  at?: string;
  does: [command: string, input: object];
  /** What must be one or the other, never between. */
  whole: (snapshot: Snapshot) => unknown;
}
const held = '2026-11-25T06:10:00.000Z';
const acts: Act[] = [
  {
    name: 'publishing an agenda: invitation, meeting and items',
    does: ['publish-agenda', { meeting: 'weekly-2026-11-25' }],
    whole(snapshot) {
      const row = rowsOf(snapshot, meetings).find((m) => m.id === 'weekly-2026-11-25')!;
      const event = snapshot.events.find((e) => e.id === row.event)!;
      const items = rowsOf(snapshot, agendaItems).filter((i) => i.meeting === row.id);
      return { published: row.state === 'published', block: blockIn(event.body) === 'agenda', items: items.length > 5 };
    },
  },
  {
    name: 'an outcome with two actions: item, actions and tasks',
    at: held,
    does: [
      'record-outcome',
      {
        meeting: 'weekly-2026-11-25',
        key: 'requests:overdue:sales>rd',
        outcome: 'action',
        actions: ['Call', 'Write'].map((title) => ({ title, owner: 'rd.head@example.com', due: '2026-12-01' })),
      },
    ],
    whole(snapshot) {
      const links = rowsOf(snapshot, actionLinks).filter((l) => l.meeting === 'weekly-2026-11-25');
      const tasks = snapshot.tasks.filter((t) => t.title === 'Call' || t.title === 'Write');
      return { links: links.length, tasks: tasks.length, tied: links.every((l) => tasks.some((t) => t.id === l.task)) };
    },
  },
  {
    name: 'closing a meeting: minutes in the invitation, and the meeting held',
    at: held,
    does: ['write-minutes', { meeting: 'weekly-2026-11-25' }],
    whole(snapshot) {
      const row = rowsOf(snapshot, meetings).find((m) => m.id === 'weekly-2026-11-25')!;
      const event = snapshot.events.find((e) => e.id === row.event)!;
      return { held: row.state === 'held', block: blockIn(event.body) === 'minutes' };
    },
  },
  {
    name: 'proposing a topic',
    does: ['propose-topic', { series: 'weekly', title: 'Cut short', wanted: 'discuss' }],
    whole: (snapshot) => rowsOf(snapshot, topics).filter((t) => t.title === 'Cut short').length,
  },
];

describe.each(suiteNames)('an act interrupted at any request, in %s', (suite) => {
  beforeAll(() => {
    patience.attempts = 0;
  });
  afterAll(() => {
    patience.attempts = attempts;
  });
  let on: Stage;
  afterEach(() => on.world.stop());

  it.each(acts)('$name', async ({ at, does, whole }) => {
    on = await stage(suite);
    if (at) on.clock.set(at);
    const services = [on.world.graph, on.world.lark];
    const fresh = () => on.world.reconnect(on.connection.id);
    const now = async () => {
      const { workspace, unattended } = fresh();
      for (let i = 0; i < 4; i++) {
        on.clock.pass(130);
        if ((await workspace.look(unattended())) === 0) break;
      }
      return whole(await workspace.current(unattended()));
    };
    const before = JSON.stringify(await now());
    const ends = new Set<string>();
    let interruptions = 0;
    for (let nth = 0; ; nth++) {
      const weather = blackout(nth, nth % 2 ? 'lost-answer' : 'lost-request');
      const { workspace, unattended } = fresh();
      const port = unattended();
      await workspace.current(port);
      for (const s of services) s.manners.faults = weather;
      await workspace.act(does[0], does[1], actorOf(workspace.policy, organiser), port).catch(() => {});
      await workspace.idle();
      // The process is gone with everything it held; another one looks.
      for (const s of services) s.manners.faults = undefined;
      for (const door of Object.values(doors)) door.reset();
      if (!weather.reached) break;
      interruptions++;
      ends.add(JSON.stringify(await now()));
    }
    const after = JSON.stringify(await now());
    expect(interruptions).toBeGreaterThan(1);
    // Each interruption left what was before, or all of it.
    expect([...ends].filter((end) => end !== before && end !== after)).toEqual([]);
  });
});
