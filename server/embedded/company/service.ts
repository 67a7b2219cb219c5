import { signals } from '../../../core/exchange/records.ts';
import { serviceCases } from '../../../core/service/records.ts';
import { append, type Change } from '../../../core/workspace/changes.ts';
import type { Notebook } from './notebook.ts';
import { customers, type Phrase } from './words/phrase.ts';
import * as words from './words/service.ts';

/** Service cases, and what after-sales tells of them. */
export function sampleService({ policy, after, ago, say, number, roll, between, of }: Notebook): Change[] {
  const rows: Change[] = [];
  rows.push(
    append(signals, {
      id: 'S-0100',
      kind: 'status',
      title: say(words.status),
      impact: 'low',
      department: policy.service.handled_by,
      raisedBy: 'service.liaison@example.com',
      raisedAt: ago(12),
    }),
  );
  let n = 0;
  const add = (priority: string, days: number, state: 'open' | 'working' | 'closed', title: Phrase, late = false) => {
    const level = policy.service.priorities.find((p) => p.id === priority)!;
    const openedAt = ago(days);
    const solvedAt =
      state === 'closed' ? after(openedAt, level.resolve_within_hours * (late ? 1.3 : 0.3 + roll() * 0.6)) : undefined;
    rows.push(
      append(serviceCases, {
        id: number('C', ++n),
        customer: say(of(customers)),
        product: of(policy.forecast.products).id,
        title: say(title),
        priority,
        openedAt,
        respondBy: after(openedAt, level.respond_within_hours),
        resolveBy: after(openedAt, level.resolve_within_hours),
        state,
        owner: 'service.liaison@example.com',
        respondedAt: state === 'open' ? undefined : after(openedAt, level.respond_within_hours * 0.7),
        solvedAt,
        satisfaction: solvedAt ? (late ? between(1, 3) : between(3, 5)) : undefined,
        note: undefined,
      }),
    );
  };
  for (let i = 0; i < 34; i++)
    add(of(['urgent', 'normal', 'normal', 'low']), between(10, 84), 'closed', of(words.cases), roll() < 0.12);
  add('urgent', 5, 'working', words.cases[0]!);
  add('normal', 11, 'working', words.cases[3]!);
  add('normal', 12, 'working', words.cases[5]!);
  add('low', 2, 'working', words.cases[6]!);
  return rows;
}
