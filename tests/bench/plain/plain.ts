import { commands, views } from '../../../core/capabilities.ts';
import { windowAround } from '../../../core/meetings/meeting.ts';
import { actorOf } from '../../../core/policy/organisation.ts';
import type { Act } from '../../../core/workspace/command.ts';
import type { Person } from '../../../core/workspace/directory.ts';
import type { CalendarEvent, RawTable, Reading, Task, Window, Write } from '../../../core/workspace/port.ts';
import { readSnapshot, type Snapshot } from '../../../core/workspace/snapshot.ts';
import { writesFor } from '../../../core/workspace/writes.ts';
import type { Connection } from '../../../server/connections.ts';
import { modelFor } from '../../../server/policies.ts';

/**
 * A suite as integrations usually speak to it, the emergency operations template of Teams among them: the official SDK as it
 * comes, one call after another, whole tables for each page, a call for each row.
 */
export interface PlainSuite {
  table(title: string): Promise<RawTable>;
  events(window: Window): Promise<CalendarEvent[]>;
  tasks(): Promise<Task[]>;
  people(): Promise<Person[]>;
  /** One row, one event, one task, one message. */
  write(write: Write, known: Reading): Promise<void>;
}

/** What an act needs to know: a plain integration reads that and nothing else. */
interface Needs {
  tables: Set<string>;
  lists: Set<'events' | 'tasks'>;
}

/** The same acts as ours, decided by the same core, through a plain suite that remembers nothing. */
export class Plainly {
  constructor(
    private readonly connection: Connection,
    private readonly suite: PlainSuite,
  ) {}

  async see(name: string, query: object, who: string, needs: Needs): Promise<unknown> {
    const view = views.get(name)!;
    const { snapshot } = await this.look(needs);
    return view.show(sceneOf(this.connection, snapshot, who), view.query.parse(query));
  }

  async act(name: string, input: object, who: string, needs: Needs): Promise<void> {
    const { snapshot, reading } = await this.look(needs);
    const command = commands.get(name)!;
    const act = sceneOf(this.connection, snapshot, who);
    const changes = command.decide(act, command.input.parse(input));
    const stamp = { who, at: act.now, seal: this.connection.workspace.seal };
    for (const write of writesFor(changes, snapshot, this.connection.unattended().dialect, stamp))
      for (const one of singly(write as Write)) await this.suite.write(one, reading);
  }

  private async look(needs: Needs): Promise<{ snapshot: Snapshot; reading: Reading }> {
    const { workspace } = this.connection;
    const window = windowAround(workspace.now());
    const people = await this.suite.people();
    const events = needs.lists.has('events') ? await this.suite.events(window) : [];
    const tasks = needs.lists.has('tasks') ? await this.suite.tasks() : [];
    const tables: Record<string, RawTable> = {};
    for (const { name, title } of workspace.registers)
      if (needs.tables.has(name)) tables[title.en] = await this.suite.table(title.en);
    const reading = { at: workspace.now(), window, marks: {}, tables, events, tasks, people };
    const { dialect } = this.connection.unattended();
    return { reading, snapshot: readSnapshot(reading, workspace.registers, dialect, 'en', workspace.seal) };
  }
}

const sceneOf = ({ workspace, unattended }: Connection, snapshot: Snapshot, who: string): Act => ({
  snapshot,
  policy: workspace.policy,
  installed: { ...modelFor('en'), policy: workspace.policy },
  now: workspace.now(),
  place: { bodyLimit: unattended().bodyLimit, appLink: (page) => workspace.link(page), seal: workspace.seal },
  actor: actorOf(workspace.policy, who),
});

/** A write of many rows as a write for each. */
const singly = (write: Write): Write[] =>
  write.do === 'append' ? write.rows.map((row, n) => ({ ...write, key: `${write.key}-${n}`, rows: [row] })) : [write];

/** What an act looks at, found out by looking over its shoulder. @param does shows a view or decides a command */
export function needsOf(
  connection: Connection,
  snapshot: Snapshot,
  who: string,
  does: { view: string; query: object; command?: undefined } | { command: string; input: object },
): Needs {
  const needs: Needs = { tables: new Set(), lists: new Set() };
  // What walks over all tables (whose unreadable rows are counted, say) is not held against the plain way.
  const passedBy = new Set<string | symbol>();
  const watched: Snapshot = {
    ...snapshot,
    tables: new Proxy(snapshot.tables, {
      getOwnPropertyDescriptor(tables, name) {
        passedBy.add(name);
        return Reflect.getOwnPropertyDescriptor(tables, name);
      },
      get(tables, name: string) {
        if (!passedBy.delete(name)) needs.tables.add(name);
        return tables[name];
      },
    }),
    get events() {
      needs.lists.add('events');
      return snapshot.events;
    },
    get tasks() {
      needs.lists.add('tasks');
      return snapshot.tasks;
    },
  };
  const act = sceneOf(connection, watched, who);
  if (does.command === undefined) {
    const view = views.get(does.view)!;
    view.show(act, view.query.parse(does.query));
    return needs;
  }
  const command = commands.get(does.command)!;
  const changes = command.decide(act, command.input.parse(does.input));
  writesFor(changes, watched, connection.unattended().dialect, { who, at: act.now, seal: connection.workspace.seal });
  return needs;
}
