import { isWorkingTime } from '../core/policy/calendar.ts';
import type { Change } from '../core/workspace/changes.ts';
import type { Scene } from '../core/workspace/command.ts';
import { together } from '../core/workspace/digest.ts';
import type { Reading, Suite, Write } from '../core/workspace/port.ts';

type Message = Extract<Change, { do: 'message' }>;

/** Messages on their way: a courtesy. A restart forgets those that wait for the morning; the pages do not. */
export class Outbox {
  private readonly held: Message[] = [];
  private sending: Promise<unknown> = Promise.resolve();

  /** @param trouble told of messages that could not be sent */
  constructor(private readonly trouble: (what: string, error: unknown) => void) {}

  /** Quiet hours: nobody is told anything outside of working time. @returns what goes out now */
  audible(changes: readonly Change[], { policy, now }: Scene): readonly Change[] {
    if (isWorkingTime(policy, now)) return changes;
    this.held.push(...changes.filter((c) => c.do === 'message'));
    return changes.filter((c) => c.do !== 'message');
  }

  /** What came up over night, in the morning: one message a person. */
  readonly overNight = ({ policy, now, place }: Scene): Change[] =>
    isWorkingTime(policy, now) ? together(this.held.splice(0), policy.language, place.appLink('today')) : [];

  /** What the messages are about is written by now; nobody waits for them, and one that fails undoes nothing. */
  send(messages: readonly Write[], suite: Suite, reading: Reading): void {
    if (!messages.length) return;
    const sent = suite.write(messages, reading).then(
      ({ results }) => {
        for (const result of results) if (!result.ok) this.trouble('message', result.error);
      },
      (error) => this.trouble('message', error),
    );
    this.sending = Promise.all([this.sending, sent]);
  }

  /** Waits for what is on its way. */
  async idle(): Promise<void> {
    await this.sending;
  }
}
