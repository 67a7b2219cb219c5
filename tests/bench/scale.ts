import { actorOf } from '../../core/policy/organisation.ts';
import type { Connection } from '../../server/connections.ts';
import { stage, suiteNames } from '../world.ts';

const from = Date.parse('2026-11-25T00:55:00.000Z');
const minutes = 10;

/** Numbers from 0 to 1, the same in every run (mulberry32). */
function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * The morning of a large company: so many people open Today between 08:55 and 09:05, while what runs by itself goes on.
 * The company's clock runs through the ten minutes; what the process computes is set against them.
 */
export async function morning(people = 5_000): Promise<void> {
  console.log(`\n${people.toLocaleString('en')} people open Today between 08:55 and 09:05`);
  for (const suite of suiteNames)
    for (const instances of [1, 4]) {
      const on = await stage(suite);
      const own = Array.from({ length: instances }, () => on.world.reconnect(on.connection.id));
      const random = dice(7);
      const comings = Array.from({ length: people }, () => from + random() * minutes * 60_000).sort((a, b) => a - b);
      let asked: number[] = [];
      for (const s of [on.world.graph, on.world.lark]) s.manners.observe.push(() => void asked.push(on.clock()));
      const { directory } = await on.snapshot();
      asked = [];
      const spent = process.cpuUsage();
      let nextLook = from;
      for (const [n, at] of comings.entries()) {
        while (nextLook <= at) {
          on.clock.set(new Date(nextLook).toISOString());
          for (const { workspace, unattended } of own) await workspace.look(unattended());
          nextLook += 60_000;
        }
        on.clock.set(new Date(at).toISOString());
        const { workspace, unattended } = own[n % instances]!;
        const who = directory.people[n % directory.people.length]!.email;
        await workspace.see('today', {}, actorOf(workspace.policy, who), unattended());
      }
      const { user, system } = process.cpuUsage(spent);
      const busy = (user + system) / 1e6 / (minutes * 60);
      const peak = Math.max(...windows(asked, 10_000));
      console.log(
        `  ${suite.padEnd(13)} ${instances} ${instances === 1 ? 'instance ' : 'instances'}: ${asked.length} requests to the suite, ${peak} in the busiest 10 s; ${(asked.length / people).toFixed(2)} a person; the simulated suite included, ${(busy * 100).toFixed(0)} % of one core`,
      );
      await Promise.all(own.map(({ workspace }) => workspace.idle()));
      await on.world.stop();
    }
}

/** How many of them fall into each stretch of so many milliseconds. */
function windows(times: readonly number[], length: number): number[] {
  const counts = new Map<number, number>();
  for (const at of times) counts.set(Math.floor(at / length), (counts.get(Math.floor(at / length)) ?? 0) + 1);
  return [...counts.values()];
}

/** What runs by itself every minute, for many companies in one process. */
export async function manyWorkspaces(count = 200): Promise<void> {
  console.log(`\nAutomation of ${count} workspaces in one process, where nothing has changed`);
  for (const suite of suiteNames) {
    const on = await stage(suite);
    const all: Connection[] = Array.from({ length: count }, () => on.world.reconnect(on.connection.id));
    await on.connection.workspace.look(on.suite);
    for (const { workspace, unattended } of all) await workspace.look(unattended());
    on.clock.pass(60);
    const [before, spent] = [process.memoryUsage().heapUsed, process.cpuUsage()];
    on.count();
    for (const { workspace, unattended } of all) await workspace.look(unattended());
    const { user, system } = process.cpuUsage(spent);
    const requests = on.count();
    console.log(
      `  ${suite.padEnd(13)} ${(requests / count).toFixed(1)} requests a workspace and minute, the simulated suite included ${(((user + system) / 1e6 / 60) * 100).toFixed(0)} % of one core, ${((process.memoryUsage().heapUsed - before) / count / 1e6).toFixed(1)} MB more a workspace`,
    );
    await on.world.stop();
  }
}
