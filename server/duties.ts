import { type Duty, duties } from '../core/duties.ts';
import { t } from '../core/words.ts';
import type { Automation } from '../core/workspace/command.ts';
import type { Went } from './course.ts';
import { failureOf } from './errors.ts';

/** What a workspace does by itself, and how each part of it went since the process began. */
export class Duties {
  readonly all: readonly Duty[];
  private readonly course: Map<string, Went>;

  /** @param overNight sends in the morning what came up over night */
  constructor(overNight: Automation) {
    const morning = t('What came up over night is sent in the morning', '夜间消息于早晨发送');
    this.all = [...duties, { name: 'messages', title: morning, automations: [overNight] }];
    this.course = new Map(this.all.map(({ name, title }) => [name, { name, title, total: 0 }]));
  }

  /** In the order in which they run. */
  get went(): Went[] {
    return [...this.course.values()];
  }

  /** @param at when it ran; @param failure what stopped it */
  note({ name, title }: Duty, at: string, changes: number, failure?: unknown): void {
    const before = this.course.get(name);
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
