import { windowAround } from '../core/meetings/meeting.ts';
import { dateIn } from '../core/policy/calendar.ts';
import { inForceOn, type Sourced } from '../core/policy/history.ts';
import type { Policy } from '../core/policy/schema.ts';
import { registersFor } from '../core/registers.ts';
import { RecentEdits } from '../core/workspace/edits.ts';
import type { Reading, Suite } from '../core/workspace/port.ts';
import type { Register } from '../core/workspace/register.ts';
import { readSnapshot, type Snapshot } from '../core/workspace/snapshot.ts';
import type { Sources } from '../core/workspace/source.ts';
import type { Spreadsheets } from './spreadsheets.ts';

export interface MemoryOptions {
  installed: Sourced;
  spreadsheets: Spreadsheets;
  seal: (words: string) => string;
  /** ISO 8601 in UTC. */
  now: () => string;
}

/**
 * What this process remembers of one company's suite: the last reading, the snapshot made of it, and the policy that it
 * says is in force. It can be lost at any time; the suite has everything.
 */
export class Memory {
  /** The policy in force. */
  policy: Policy;
  registers: Register[];
  reading: Reading | undefined;
  snapshot: Snapshot | undefined;
  /** The suite said that something changed since. */
  suspect = false;
  /** What changed lately, whoever changed it. */
  readonly edits = new RecentEdits();

  constructor(private readonly options: MemoryOptions) {
    this.policy = options.installed.policy;
    this.registers = registersFor(this.policy);
  }

  /** Whether the snapshot is younger than so many milliseconds, and nothing is known to have changed since. */
  fresh(age: number): boolean {
    return !this.suspect && this.younger(age);
  }

  /** Whether the snapshot is younger than so many milliseconds. One from the future is not: the clock was set back. */
  younger(age: number): boolean {
    if (!this.snapshot) return false;
    const old = Date.parse(this.options.now()) - Date.parse(this.snapshot.readAt);
    return old >= 0 && old < age;
  }

  /** Reads from the suite what changed since the last reading. */
  async read(suite: Suite): Promise<Snapshot> {
    this.suspect = false;
    const [reading, sources] = await Promise.all([
      suite.read(windowAround(this.options.now()), this.reading),
      this.boundNow(suite, {}),
    ]);
    return this.takeWhole({ ...reading, sources }, suite);
  }

  /** Takes over a reading, with the spreadsheets that its bindings name: bound a moment ago, or at another instance. */
  async takeWhole(reading: Reading, suite: Suite): Promise<Snapshot> {
    const snapshot = this.take(reading, suite);
    const read = reading.sources ?? {};
    const sources = await this.boundNow(suite, read);
    return sources === read ? snapshot : this.take({ ...reading, sources }, suite);
  }

  /** Takes over what now stands in the spreadsheets of the company's own. */
  takeSources(sources: Sources, suite: Suite): void {
    this.take({ ...this.reading!, sources }, suite);
  }

  private boundNow(suite: Suite, read: Sources): Promise<Sources> {
    return this.options.spreadsheets.bound(this.snapshot, this.reading?.sources ?? {}, read, suite);
  }

  private take(reading: Reading, suite: Suite): Snapshot {
    const { installed, seal, now } = this.options;
    const previous =
      this.snapshot && this.reading ? { snapshot: this.snapshot, people: this.reading.people } : undefined;
    const readAs = (before: typeof previous): Snapshot => ({
      ...readSnapshot(reading, this.registers, suite.dialect, this.policy.language, seal, before),
      installed,
    });
    let snapshot = readAs(previous);
    const { policy } = inForceOn(snapshot, installed, dateIn(this.policy, now()));
    if (policy !== this.policy) {
      // Another policy has other lists and columns: everything is read again by them.
      this.policy = policy;
      this.registers = registersFor(policy);
      snapshot = readAs(undefined);
    }
    if (this.snapshot) this.edits.note(this.snapshot, snapshot);
    this.snapshot = snapshot;
    this.reading = reading;
    return snapshot;
  }
}
