import { commands } from '../../core/capabilities.ts';
import { actorOf } from '../../core/policy/organisation.ts';
import type { Policy } from '../../core/policy/schema.ts';
import { registersFor } from '../../core/registers.ts';
import { Refusal } from '../../core/words.ts';
import type { Change } from '../../core/workspace/changes.ts';
import { type Act, checked, type Scene } from '../../core/workspace/command.ts';
import type { Reading } from '../../core/workspace/port.ts';
import { layoutOf, type Register, type Row, type RowOf } from '../../core/workspace/register.ts';
import { withRows } from '../../core/workspace/replay.ts';
import { readSnapshot, rowsOf, type Snapshot } from '../../core/workspace/snapshot.ts';
import { excelDialect } from '../../plugins/microsoft365/cells.ts';
import { loadPolicy, modelPath } from '../../server/policies.ts';

/** A company in memory, without a suite: its people's commands decide, and their changes are made at once. */
export class Company {
  snapshot: Snapshot;

  constructor(
    public now: string,
    readonly policy: Policy = loadPolicy(modelPath('committee')),
    people: readonly string[] = policy.departments.flatMap((d) => [
      d.head,
      d.liaison,
      d.deputy ?? d.head,
      ...d.members,
    ]),
  ) {
    const registers = registersFor(policy);
    const reading: Reading = {
      at: now,
      window: { from: '', to: '' },
      marks: {},
      events: [],
      tasks: [],
      people: [...new Set(people)].map((email) => ({ id: email, name: email.split('@')[0]!, email })),
      tables: Object.fromEntries(
        registers.map((r) => [
          r.title.en,
          { title: r.title.en, columns: layoutOf(r).map(([, c]) => c.title.en), rows: [] },
        ]),
      ),
    };
    this.snapshot = readSnapshot(reading, registers, excelDialect('Asia/Shanghai'), 'en', (words) => words);
  }

  get scene(): Scene {
    const installed = { policy: this.policy, source: '', models: undefined } as unknown as Scene['installed'];
    const place = { bodyLimit: 100_000, appLink: (path: string) => `https://app/${path}`, seal: (w: string) => w };
    return { snapshot: this.snapshot, policy: this.policy, installed, now: this.now, place };
  }

  as(email: string): Act {
    return { ...this.scene, actor: actorOf(this.policy, email) };
  }

  pass(hours: number): void {
    this.now = new Date(Date.parse(this.now) + hours * 3_600_000).toISOString();
  }

  /** What a command changes. @throws Refusal */
  decide(command: string, input: object, who: string): Change[] {
    const found = commands.get(command)!;
    return found.decide(this.as(who), checked(found.input, input));
  }

  /** Does a command. @returns why not, if it was refused */
  act(command: string, input: object, who: string): Refusal | undefined {
    try {
      for (const change of this.decide(command, input, who)) this.make(change);
      return undefined;
    } catch (refusal) {
      if (refusal instanceof Refusal) return refusal;
      throw refusal;
    }
  }

  make(change: Change): void {
    if (change.do === 'append')
      this.put(change.register, [...this.rows(change.register), { ...change.record, rev: 1 } as unknown as Row]);
    if (change.do === 'patch')
      this.put(
        change.register,
        this.rows(change.register).map((row) =>
          row.id === change.id ? { ...row, ...change.set, rev: change.rev + 1 } : row,
        ),
      );
  }

  rows<R extends Register>(register: R): RowOf<R>[] {
    return rowsOf(this.snapshot, register);
  }

  private put(register: Register, rows: Row[]): void {
    this.snapshot = withRows(this.snapshot, register, rows);
  }
}
