import { createHmac } from 'node:crypto';
import { commands, views } from '../core/capabilities.ts';
import { fieldNameOf } from '../core/field-names.ts';
import type { Sourced } from '../core/policy/history.ts';
import { type Actor, actorOf } from '../core/policy/organisation.ts';
import type { Policy } from '../core/policy/schema.ts';
import { isNew } from '../core/revision/starting.ts';
import { Refusal, t } from '../core/words.ts';
import type { Through } from '../core/workspace/activity.ts';
import type { Change } from '../core/workspace/changes.ts';
import { allowed, checked, mustDecideThemselves, type Place, type Scene } from '../core/workspace/command.ts';
import type { ExportSheet } from '../core/workspace/export.ts';
import type { Suite, Write } from '../core/workspace/port.ts';
import { liaison, type Register } from '../core/workspace/register.ts';
import type { Snapshot } from '../core/workspace/snapshot.ts';
import { withoutUnread } from '../core/workspace/unread.ts';
import { fillsOf, writesFor } from '../core/workspace/writes.ts';
import { admitted, type Wanted } from './admission.ts';
import { Duties, type Settled } from './duties.ts';
import { foreseen } from './foreseen.ts';
import { Memory } from './memory.ts';
import { Outbox } from './outbox.ts';
import { Provisioning } from './provisioning.ts';
import { ShownBefore } from './shown.ts';
import { Spreadsheets } from './spreadsheets.ts';

/**
 * A page may be shown from what was read this recently, and longer while the suite tells us of changes; a command always
 * looks again. Milliseconds.
 */
const recent = 5_000;
const recentWhileTold = 30_000;
/** At a glance, while it is being looked up: what runs by itself reads every minute. Milliseconds. */
const glanceable = 90_000;

export interface WorkspaceOptions {
  id: string;
  /** The policy that the installation begins with; versions that are adopted stand in the suite. */
  installed: Sourced;
  clock: () => number;
  /** A link to a page of the tab. */
  appLink: (path: string) => string;
  /** With which we seal what people must not be able to type into a cell. Never leaves the process. */
  sealKey: Uint8Array;
  /** Told of what failed beside somebody's act: an automation, a message. It is tried again, or was a courtesy. */
  onTrouble?: (what: string, error: unknown) => void;
}

interface Seen {
  shown: unknown;
  readAt: string;
  stale: boolean;
}

/** One company's workspace in this process: who sees what of it, and the one way to change anything. */
export class Workspace {
  readonly id: string;
  private readonly installed: Sourced;
  private readonly clock: () => number;
  private readonly appLink: (path: string) => string;
  /** Told of what failed beside somebody's act. */
  readonly trouble: (what: string, error: unknown) => void;
  /** Proves that words were written here; the same on every instance. */
  readonly seal: (words: string) => string;
  private readonly memory: Memory;
  /** Acts follow each other: requests to one workbook go one after another. */
  private queue: Promise<unknown> = Promise.resolve();
  private readonly outbox: Outbox;
  /** What it does by itself. */
  readonly duties: Duties;
  private readonly spreadsheets: Spreadsheets;
  private readonly provisioning: Provisioning;
  private readonly shown = new ShownBefore(recent);

  constructor({ id, installed, clock, appLink, sealKey, onTrouble = () => {} }: WorkspaceOptions) {
    this.id = id;
    this.installed = installed;
    this.clock = clock;
    this.appLink = appLink;
    this.trouble = onTrouble;
    this.seal = (words) => createHmac('sha256', sealKey).update(words).digest('base64url').slice(0, 22);
    this.outbox = new Outbox(onTrouble);
    this.duties = new Duties(this.outbox.overNight, () => this.now(), onTrouble);
    this.spreadsheets = new Spreadsheets(this.seal);
    const { seal, spreadsheets } = this;
    this.memory = new Memory({ installed, spreadsheets, seal, now: () => this.now() });
    this.provisioning = new Provisioning(this.memory, installed.policy, onTrouble);
  }

  /** The policy in force. */
  get policy(): Policy {
    return this.memory.policy;
  }

  get registers(): Register[] {
    return this.memory.registers;
  }

  /** A link that opens a page of the tab in the suite's client. */
  link(page: string): string {
    return this.appLink(page);
  }

  now(): string {
    return new Date(this.clock()).toISOString();
  }

  /** Whether the installation began with a model policy, which somebody makes the company's own. */
  get fromModel(): boolean {
    return !!this.installed.models;
  }

  /** What a person sees. */
  async see(name: string, query: unknown, actor: Actor, suite: Suite): Promise<unknown> {
    return (await this.seen(name, query, actor, suite)).shown;
  }

  /**
   * What a person sees, and when it was read from the suite (ISO 8601).
   * @param glance show what is known, were it a minute old: whoever asks will ask again if it is `stale`
   */
  async seen(name: string, query: unknown, actor: Actor, suite: Suite, glance = false): Promise<Seen> {
    const { view, asked } = await this.asks(name, query, actor, suite);
    const age = this.told() ? recentWhileTold : recent;
    const stale = glance && !this.memory.fresh(age) && this.memory.younger(glanceable);
    const snapshot = stale ? this.memory.snapshot! : await this.current(suite, age);
    const looker = this.admitted(actor, snapshot, view);
    const wanted = view.wants?.(asked);
    const found = await this.spreadsheets.lookUp(wanted, looker, suite);
    const act = { ...this.scene(snapshot, suite), actor: looker, found };
    const show = () => withoutUnread(act, view.show(act, asked));
    const shown = wanted ? show() : this.shown.once(snapshot, name, asked, looker, this.clock(), show);
    return { shown, readAt: snapshot.readAt, stale };
  }

  /** What a view shows this person, as lists to take along; nothing where it has none of its own. @throws Refusal as `see` would */
  async sheets(name: string, query: unknown, actor: Actor, suite: Suite): Promise<ExportSheet[] | undefined> {
    const { view, asked } = await this.asks(name, query, actor, suite);
    if (!view.sheets) return undefined;
    const snapshot = await this.current(suite, recent);
    return view.sheets({ ...this.scene(snapshot, suite), actor: this.admitted(actor, snapshot, view) }, asked);
  }

  private admitted(actor: Actor, snapshot: Snapshot, wanted: Wanted): Actor {
    return admitted(actor, snapshot, this.policy, wanted);
  }

  /** Before anything else is looked at. Most people sign in with the address by which the policy names them. */
  private async admit(actor: Actor, suite: Suite, wanted: Wanted): Promise<void> {
    if (!allowed(wanted, actor)) this.admitted(actor, await this.current(suite, glanceable), wanted);
  }

  /** @throws Refusal where there is no such view, it is not for this person, or the query does not fit */
  private async asks(name: string, query: unknown, actor: Actor, suite: Suite) {
    const view = views.get(name);
    if (!view) throw new Refusal(t(`There is no view "${name}"`, `没有视图“${name}”`), 'missing');
    await this.admit(actor, suite, view);
    return { view, asked: checked(view.query, query, fieldNameOf) };
  }

  /**
   * What a person does. What follows from it by itself is done after the answer: `idle` waits for it.
   * @param seenAt when the page was read on which the person decided (ISO 8601): what others changed since then is not
   * overwritten unseen
   * @param through by what they act, where they do not do it themselves
   */
  async act(
    name: string,
    input: unknown,
    actor: Actor,
    suite: Suite,
    seenAt?: string,
    through?: Through,
  ): Promise<void> {
    const { command, wanted, found } = await this.asked(name, input, actor, suite, through);
    this.acting++;
    const done = this.inTurn(async () => {
      this.acting--;
      const asked = this.policy;
      const snapshot = await this.memory.read(suite);
      // A policy that came into force meanwhile may have given somebody's part to another.
      const now = this.admitted(asked === this.policy ? actor : actorOf(this.policy, actor.email), snapshot, command);
      const changes = command.decide({ ...this.scene(snapshot, suite), actor: now, found }, wanted);
      await this.apply(changes, suite, now.email, seenAt, through);
    });
    // Where others wait to act, what follows from all of it is done once, after the last of them.
    void this.inTurn(async () => void (this.acting || !this.memory.snapshot || (await this.settle(suite))));
    return done;
  }

  /** What a command would change, in words that anybody can read. Nothing is done. @throws Refusal as `act` would */
  async foresee(name: string, input: unknown, actor: Actor, suite: Suite, through?: Through): Promise<object[]> {
    const { command, wanted, found } = await this.asked(name, input, actor, suite, through);
    const snapshot = await this.current(suite);
    const known = this.admitted(actor, snapshot, command);
    return command.decide({ ...this.scene(snapshot, suite), actor: known, found }, wanted).map(foreseen);
  }

  /** What somebody asks to do, as far as it can be judged without the snapshot. @throws Refusal */
  private async asked(name: string, input: unknown, actor: Actor, suite: Suite, through?: Through) {
    const command = commands.get(name);
    if (!command) throw new Refusal(t(`There is no command "${name}"`, `没有操作“${name}”`), 'missing');
    await this.admit(actor, suite, command);
    const wanted = checked(command.input, input, fieldNameOf);
    if (through) mustDecideThemselves(command, wanted, through, this.appLink);
    return { command, wanted, found: await this.spreadsheets.lookUp(command.wants?.(wanted), actor, suite) };
  }

  /** How many wait to act. */
  private acting = 0;

  /** Makes true what must be true by now. @returns how many changes that took */
  look(suite: Suite): Promise<number> {
    return this.inTurn(async () => {
      await this.memory.read(suite);
      const { count, failures } = await this.settle(suite);
      if (failures.length) throw failures[0];
      return count;
    });
  }

  /** Applies changes that nobody decided on a page: the sample company, an import. */
  load(changes: Change[], suite: Suite): Promise<void> {
    return this.inTurn(async () => {
      await this.memory.read(suite);
      await this.apply(changes, suite, liaison);
    });
  }

  /** Whether the suite tells us of changes at the moment; set by whoever holds its channel. */
  told: () => boolean = () => false;
  /** Called once for any number of changes that the suite tells of within a moment. */
  onChange: () => void = () => {};

  /** The suite says that something changed: what is in memory is looked at again before it is next shown. */
  toldOfChange(): void {
    if (this.memory.suspect) return;
    this.memory.suspect = true;
    this.onChange();
  }

  /** The snapshot, at most so old (milliseconds). */
  async current(suite: Suite, age = 0): Promise<Snapshot> {
    if (this.memory.fresh(age)) return this.memory.snapshot!;
    // Whoever waited for somebody's reading looks at that one.
    return this.inTurn(async () => (this.memory.fresh(age) ? this.memory.snapshot! : this.memory.read(suite)));
  }

  /** Waits for what is still being done or sent. */
  async idle(): Promise<void> {
    await this.queue;
    await this.outbox.idle();
  }

  private inTurn<T>(act: () => Promise<T>): Promise<T> {
    const next = this.queue.then(act, act);
    this.queue = next.catch(() => {});
    return next;
  }

  private scene(snapshot: Snapshot, suite: Suite): Scene {
    const place: Place = { bodyLimit: suite.bodyLimit, appLink: this.appLink, seal: this.seal };
    return { snapshot, policy: this.policy, installed: this.installed, now: this.now(), place };
  }

  private async settle(suite: Suite): Promise<Settled> {
    // A company that has not said who it is has no meetings to call and nobody to remind.
    if (isNew(this.scene(this.memory.snapshot!, suite))) return { count: 0, failures: [] };
    await this.provisioning.keepUp(suite);
    return this.duties.run(async (automation) => {
      const changes = automation(this.scene(this.memory.snapshot!, suite));
      await this.apply(changes, suite, liaison);
      return changes;
    });
  }

  private async apply(
    wanted: readonly Change[],
    suite: Suite,
    who: string,
    seenAt?: string,
    through?: Through,
  ): Promise<void> {
    const changes = this.outbox.audible(wanted, this.scene(this.memory.snapshot!, suite));
    if (!changes.length) return;
    await this.provisioning.readyFor(changes, suite);
    const asked = writesFor(changes, this.memory.snapshot!, suite.dialect, {
      who,
      ...(through && { through }),
      at: this.now(),
      seal: this.seal,
      ...(seenAt && { unseen: (register, id, column) => this.memory.edits.since(register, id, column, seenAt) }),
    });
    // What stands in a spreadsheet of the company's own comes first: our row says what it says.
    const inSources = asked.filter((w) => w.do === 'patch-source');
    if (inSources.length) {
      const sources = await suite.writeSources(inSources, this.memory.reading!.sources ?? {});
      this.memory.takeSources(sources, suite);
    }
    const own = asked.filter((w) => w.do !== 'patch-source');
    const writes = own.filter((w) => w.do !== 'message');
    if (writes.length) await this.write(changes, writes, suite, who);
    const messages = own.filter((w) => w.do === 'message');
    this.outbox.send(messages, suite, this.memory.reading!);
  }

  private async write(changes: readonly Change[], writes: Write[], suite: Suite, who: string): Promise<void> {
    const { results, reading } = await suite.write(writes, this.memory.reading!);
    const snapshot = await this.memory.takeWhole(reading, suite);
    const fills = writes.flatMap((write, i) =>
      fillsOf(changes, write, results[i]?.ok ? results[i].id : undefined, snapshot),
    );
    if (fills.length) await this.apply(fills, suite, who);
    const failed = results.find((r) => !r.ok);
    if (failed && !failed.ok) throw failed.error;
  }
}
