import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionLinks } from '../../core/actions/records.ts';
import { meetings, topics } from '../../core/meetings/records.ts';
import type { ShownAgenda } from '../../core/meetings/views.ts';
import { actorOf } from '../../core/policy/organisation.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { passing, patience } from '../../plugins/resilience.ts';
import { Faults, faultKinds, faultProfiles } from '../../plugins/simulation/faults.ts';
import type { Connection } from '../../server/connections.ts';
import { samplePeople } from '../../server/embedded/company/people.ts';
import { type Stage, stage, suiteNames, tuesday } from '../world.ts';

/** `SEED=…` repeats a run, `COMMANDS=…` makes it longer. */
const seed = Number(process.env.SEED ?? 20261124);
const commands = Number(process.env.COMMANDS ?? 50);
const scale = patience.scale;

describe.each(suiteNames)('two instances in a storm, on %s', (name) => {
  let on: Stage;
  const people = samplePeople('en').map((p) => p.email);
  const organiser = 'sales.ops@example.com';
  const acknowledged = new Set<string>();
  const tried = new Set<string>();
  const agreed = new Set<string>();
  let faults: Faults;
  let killed = 0;

  beforeAll(async () => {
    on = await stage(name, { sample: false, at: tuesday });
    patience.scale = 0.002;
    faults = new Faults(faultProfiles.stormy, seed);
    on.world.graph.manners.faults = faults;
    on.world.lark.manners.faults = faults;
    // Time goes on while they work, as it does: no two instances write in the same millisecond for ever.
    const ticking = setInterval(() => on.clock.pass(0.005), 5);
    await drive().finally(() => clearInterval(ticking));
  }, 300_000);
  afterAll(async () => {
    patience.scale = scale;
    console.log(
      `${name}: seed ${seed}, ${tried.size + agreed.size} commands, ${killed} instances killed, faults ${faultKinds.map((k) => `${k} ${faults.drawn[k]}`).join(', ')}`,
    );
    await on.world.stop();
  });

  /** What a person's tab does: says it failed, and the person clicks again. */
  async function click(connection: Connection, command: string, input: object, who: string): Promise<boolean> {
    for (let attempt = 0; attempt < 6; attempt++)
      try {
        await connection.workspace.act(
          command,
          input,
          actorOf(connection.workspace.policy, who),
          connection.unattended(),
        );
        return true;
      } catch (error) {
        if (!passing(error) && (error as { kind?: string }).kind !== 'conflict') throw error;
      }
    return false;
  }

  /** Two queues of clicks on two instances; now and then one instance dies with everything it held in memory. */
  async function drive() {
    const dice = new Faults({}, seed + 1);
    const work = Array.from({ length: commands }, (_, n) => n);
    const instances = [on.connection, on.world.reconnect(on.connection.id)];
    const used = [...instances];
    const lane = async (which: 0 | 1) => {
      for (let n = work.shift(); n !== undefined; n = work.shift()) {
        if (dice.random() < 0.04) {
          used.push(on.world.reconnect(on.connection.id));
          instances[which] = used.at(-1)!;
          killed++;
        }
        on.clock.pass(dice.random());
        const who = people[Math.floor(dice.random() * people.length)]!;
        if (n % 5 === 4) await agree(instances[which]!, n);
        else {
          const title = `Topic ${n}`;
          tried.add(title);
          if (await click(instances[which]!, 'propose-topic', { series: 'weekly', title, wanted: 'discuss' }, who))
            acknowledged.add(title);
        }
      }
    };
    await Promise.all([lane(0), lane(1), lane(0), lane(1)]);
    await Promise.all(used.map((c) => c.workspace.idle()));
  }

  /** An organiser adds an item and records what was agreed about it. */
  async function agree(connection: Connection, n: number) {
    const title = `Agreed ${n}`;
    if (!(await click(connection, 'add-agenda-item', { meeting: 'NEXT', title, wanted: 'decide' }, organiser))) return;
    const actor = actorOf(connection.workspace.policy, organiser);
    const agenda = (await connection.workspace
      .see('agenda', { meeting: 'NEXT' }, actor, connection.unattended())
      .catch(() => undefined)) as ShownAgenda | undefined;
    const item =
      agenda && [...agenda.sections.flatMap((s) => s.items), ...agenda.parked].find((i) => i.title.en === title);
    if (!item) return;
    const actions = [{ title: `Do ${n}`, owner: 'rd.liaison@example.com', due: '2026-12-04' }];
    if (
      await click(
        connection,
        'record-outcome',
        { meeting: 'NEXT', key: item.key, outcome: 'action', actions },
        organiser,
      )
    )
      agreed.add(`Do ${n}`);
  }

  it('comes to rest once the weather is good', async () => {
    on.world.graph.manners.faults = undefined;
    on.world.lark.manners.faults = undefined;
    on.clock.pass(180);
    const fresh = on.world.reconnect(on.connection.id);
    for (let i = 0; i < 5; i++) if ((await fresh.workspace.look(fresh.unattended())) === 0) break;
    on.clock.pass(60);
    const other = on.world.reconnect(on.connection.id);
    expect(await other.workspace.look(other.unattended())).toBe(0);
  });

  it('has lost nothing and doubled nothing', async () => {
    const fresh = on.world.reconnect(on.connection.id);
    const snapshot = await fresh.workspace.current(fresh.unattended());
    const doubled = snapshot.problems.map((p) => ({
      ...p,
      rows: snapshot.tables[p.register]?.raw?.rows.filter((r) =>
        r.cells.some((c) => JSON.stringify(c)?.includes(p.id ?? '')),
      ),
    }));
    expect(doubled).toEqual([]);
    const titles = rowsOf(snapshot, topics).map((t) => t.title);
    expect(new Set(titles).size).toBe(titles.length);
    expect([...acknowledged].filter((t) => !titles.includes(t))).toEqual([]);
    expect(titles.filter((t) => !tried.has(t) && !t.startsWith('Agreed '))).toEqual([]);
    expect(acknowledged.size).toBeGreaterThan(tried.size * 0.75);
  });

  it('has one task for each agreed action, and one event for each meeting', async () => {
    const fresh = on.world.reconnect(on.connection.id);
    const snapshot = await fresh.workspace.current(fresh.unattended());
    const links = rowsOf(snapshot, actionLinks);
    expect([...agreed].filter((t) => !links.some((l) => l.title === t))).toEqual([]);
    for (const link of links) expect(snapshot.tasks.filter((t) => t.title === link.title)).toHaveLength(1);
    expect(links.every((l) => snapshot.tasks.some((t) => t.id === l.task))).toBe(true);
    const starts = snapshot.events.map((e) => `${e.subject} ${e.start}`);
    expect(new Set(starts).size).toBe(starts.length);
    for (const meeting of rowsOf(snapshot, meetings))
      if (meeting.event) expect(snapshot.events.filter((e) => e.id === meeting.event)).toHaveLength(1);
  });
});
