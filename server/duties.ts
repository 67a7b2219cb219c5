import { type Duty, duties } from '../core/duties.ts';
import { t } from '../core/words.ts';
import type { Change } from '../core/workspace/changes.ts';
import type { Automation } from '../core/workspace/command.ts';
import type { Went } from './course.ts';
import { failureOf } from './errors.ts';

/** What came of a run of all duties. */
export interface Settled {
  count: number;
  failures: unknown[];
}

/** What a workspace does by itself, and how each part of it went since the process began. */
export class Duties {
  readonly all: readonly Duty[];
  private readonly course: Map<string, Went>;

  /**
   * @param overNight sends in the morning what came up over night
   * @param trouble told of what failed
   */
  constructor(
    overNight: Automation,
    private readonly now: () => string,
    private readonly trouble: (what: string, error: unknown) => void,
  ) {
    const morning = t('What came up over night is sent in the morning', '夜间消息于早晨发送');
    this.all = [...duties, { name: 'messages', title: morning, automations: [overNight] }];
    this.course = new Map(this.all.map(({ name, title }) => [name, { name, title, total: 0 }]));
  }

  /** In the order in which they run. */
  get went(): Went[] {
    return [...this.course.values()];
  }

  /**
   * Runs them all. One automation that fails stops neither the others nor the act before it: it is tried again at the
   * next look.
   * @param apply makes true what an automation wants, and says what that was
   */
  async run(apply: (automation: Automation) => Promise<readonly Change[]>): Promise<Settled> {
    let count = 0;
    const failures: unknown[] = [];
    for (const duty of this.all) {
      const done: Change[] = [];
      const failed: unknown[] = [];
      for (const automation of duty.automations)
        await apply(automation).then(
          (changes) => done.push(...changes),
          (failure) => failed.push(failure),
        );
      for (const failure of failed) this.trouble('automation', failure);
      count += done.length;
      failures.push(...failed);
      this.note(duty, done, failed.at(-1));
    }
    return { count, failures };
  }

  /** What was done in a restricted register is not counted: an admin does not learn what happens there. */
  private note({ name, title }: Duty, done: readonly Change[], failure: unknown): void {
    const before = this.course.get(name);
    const restricted = done.some((change) => 'register' in change && change.register.readers);
    const changes = restricted ? 0 : done.length;
    const at = this.now();
    const did = changes ? at : before?.did;
    this.course.set(name, {
      name,
      title,
      at,
      changes,
      ...(did && { did }),
      total: (before?.total ?? 0) + changes,
      ...(failure !== undefined && { failure: failureOf(failure) }),
    });
  }
}
