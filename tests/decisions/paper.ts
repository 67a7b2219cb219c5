import { readFileSync } from 'node:fs';
import { actionLinks } from '../../core/actions/records.ts';
import { decisions, opinions, options, remarks, resolutions } from '../../core/decisions/records.ts';
import { groups } from '../../core/groups/records.ts';
import { absences } from '../../core/policy/absences.ts';
import { actorOf } from '../../core/policy/organisation.ts';
import type { Policy } from '../../core/policy/schema.ts';
import { readPolicy } from '../../core/policy/yaml.ts';
import { Refusal } from '../../core/words.ts';
import type { Change } from '../../core/workspace/changes.ts';
import type { Automation, Command, Scene } from '../../core/workspace/command.ts';
import { Directory } from '../../core/workspace/directory.ts';
import type { Register, Row } from '../../core/workspace/register.ts';
import { isProven, proofOf } from '../../core/workspace/sealed.ts';
import type { Snapshot } from '../../core/workspace/snapshot.ts';
import { RowsById } from '../../core/workspace/table.ts';

const read = readPolicy(readFileSync('core/policy/models/committee.yaml', 'utf8'));
if (!read.ok) throw new Error('the model policy does not read');
export const model: Policy = read.policy;
const kept = [
  decisions,
  options,
  opinions,
  resolutions,
  remarks,
  groups,
  actionLinks,
  absences,
] as unknown as Register[];

/** A secret that hides nothing: what is typed here does not know it either. */
const seal = (words: string): string => `sealed:${words}`;
const proven = <T extends { id: string }>(register: Register, record: T): T =>
  register.sealed ? { ...record, proof: proofOf(register, record, seal) } : record;

/** A workspace on paper: rows in memory and nothing else, so that very many histories can be played through the core. */
export class Paper {
  private tables: Snapshot['tables'] = {};
  now = '2026-11-24T02:00:00.000Z';

  constructor(
    readonly policy: Policy,
    private people: string[],
  ) {
    for (const register of kept) this.put(register, []);
  }

  put(register: Register, all: Row[]): void {
    const rows = all.filter((row) => isProven(register, row, seal));
    const table = {
      register,
      raw: undefined,
      rows,
      byId: new RowsById(rows),
      from: [],
      titles: new Map(),
      problems: [],
      copies: [],
      said: [],
      notations: [],
    };
    this.tables = { ...this.tables, [register.name]: table };
  }

  rows<T extends Row>(register: { name: string }): T[] {
    return this.tables[register.name]!.rows as T[];
  }

  leave(person: string): void {
    this.people = this.people.filter((p) => p !== person);
    this.known = undefined;
  }

  private known: Directory | undefined;
  private get directory(): Directory {
    this.known ??= new Directory(this.people.map((email) => ({ id: email, email, name: email })));
    return this.known;
  }

  get scene(): Scene {
    const snapshot: Snapshot = {
      readAt: this.now,
      language: 'en',
      directory: this.directory,
      events: [],
      tasks: [],
      away: [],
      tables: this.tables,
      problems: [],
    };
    const place = { bodyLimit: 8000, appLink: (path: string) => path, seal };
    return { snapshot, policy: this.policy, installed: { source: '', policy: this.policy }, now: this.now, place };
  }

  /** A row that people type into the spreadsheet, past everything. */
  plant(register: Register, row: Row): void {
    this.put(register, [...this.rows(register), row]);
  }

  /** What people type over a row. */
  type(register: Register, id: string, set: object): void {
    this.put(
      register,
      this.rows(register).map((row) => (row.id === id ? { ...row, ...set } : row)),
    );
  }

  /** @returns whether it was done; a refusal changes nothing */
  act<C extends Command<never>>({ decide }: C, input: object, who: string): boolean {
    try {
      this.apply(decide({ ...this.scene, actor: actorOf(this.policy, who) }, input as never));
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  }

  /** Runs an automation until it has nothing more to do. @returns how often it had */
  settle(automation: Automation): number {
    for (let times = 0; ; times++) {
      const changes = automation(this.scene).filter((c) => c.do !== 'message');
      if (!changes.length) return times;
      if (times > 3) throw new Error(`it never settles: ${JSON.stringify(changes)}`);
      this.apply(changes);
    }
  }

  private apply(changes: readonly Change[]): void {
    for (const change of changes) {
      if (change.do === 'append') {
        const rows = this.rows(change.register);
        if (!rows.some((row) => row.id === change.record.id))
          this.put(change.register, [...rows, { ...proven(change.register, change.record), rev: 1 } as Row]);
      }
      if (change.do === 'patch')
        this.put(
          change.register,
          this.rows(change.register).map((row) =>
            row.id === change.id
              ? ({ ...proven(change.register, { ...row, ...change.set }), rev: row.rev + 1 } as Row)
              : row,
          ),
        );
    }
  }
}
