import type { ShownAgenda } from '../core/meetings/views.ts';
import { actorOf } from '../core/policy/organisation.ts';
import type { Suite } from '../core/workspace/port.ts';
import type { Snapshot } from '../core/workspace/snapshot.ts';
import type { FeishuTenant } from '../plugins/feishu/simulator/tenant.ts';
import type { Tenant } from '../plugins/microsoft365/simulator/tenant.ts';
import type { Connection } from '../server/connections.ts';
import { World, type WorldOptions } from '../server/embedded/world.ts';

/** A Tuesday morning in Shanghai; the weekly meeting is the next afternoon. */
export const tuesday = '2026-11-24T02:00:00.000Z';

export interface Clock {
  (): number;
  set(iso: string): void;
  pass(seconds: number): void;
}
export function clockAt(iso: string): Clock {
  let now = Date.parse(iso);
  return Object.assign(() => now, {
    set(at: string) {
      now = Date.parse(at);
    },
    pass(seconds: number) {
      now += seconds * 1000;
    },
  });
}

export type SuiteName = 'microsoft365' | 'feishu';
export const suiteNames: readonly SuiteName[] = ['microsoft365', 'feishu'];

/** One company in one suite, with the people who use it. */
export interface Stage {
  world: World;
  clock: Clock;
  connection: Connection;
  suite: Suite;
  tenant: Tenant | FeishuTenant;
  /** Requests to the suite since the last call of `count()`, and how many of them had to wait for another. */
  count(): number;
  see<T>(view: string, query?: object, who?: string): Promise<T>;
  agenda(meeting?: string): Promise<ShownAgenda>;
  /** Does a command, as long as a person waits for it. */
  answered(command: string, input: object, who?: string): Promise<void>;
  /** Does a command and waits for what follows from it. */
  act(command: string, input: object, who?: string): Promise<void>;
  snapshot(): Promise<Snapshot>;
}

export const organiser = 'sales.ops@example.com';

export async function stage(
  suite: SuiteName,
  options: WorldOptions & { language?: 'en' | 'zh'; at?: string } = {},
): Promise<Stage> {
  const language = options.language ?? 'en';
  const clock = clockAt(options.at ?? tuesday);
  const world = await World.start({ clock, languages: [language], suites: [suite], ...options });
  const connection = world.connection(`${suite}-${language}`);
  const { workspace } = connection;
  let requests = 0;
  for (const service of [world.graph, world.lark]) service.manners.observe.push(() => void requests++);
  const port = connection.unattended();
  const actor = (who: string) => actorOf(workspace.policy, who);
  return {
    world,
    clock,
    connection,
    suite: port,
    tenant: world.tenant(connection.id)!,
    count() {
      const n = requests;
      requests = 0;
      return n;
    },
    see: <T>(view: string, query: object = {}, who = organiser) =>
      workspace.see(view, query, actor(who), port) as Promise<T>,
    agenda: (meeting = 'NEXT') => workspace.see('agenda', { meeting }, actor(organiser), port) as Promise<ShownAgenda>,
    answered: (command, input, who = organiser) => workspace.act(command, input, actor(who), port),
    async act(command, input, who = organiser) {
      await workspace.act(command, input, actor(who), port);
      await workspace.idle();
    },
    snapshot: () => workspace.current(port),
  };
}
