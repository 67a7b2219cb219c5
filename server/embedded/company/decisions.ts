import { decisions, opinions } from '../../../core/decisions/records.ts';
import { append, type Change } from '../../../core/workspace/changes.ts';
import type { Notebook } from './notebook.ts';
import { type Phrase, phrases } from './phrases.ts';

/** Plans on their way through the committee, one in each state. */
export function sampleDecisions({ today, ago, say, number }: Notebook): Change[] {
  const rows: Change[] = [];
  const [closed, issued, gathering, discussing] = phrases.decisions as [Phrase, Phrase, Phrase, Phrase];
  const add = (
    id: string,
    title: Phrase,
    department: string,
    by: string,
    days: number,
    rest: Partial<Parameters<typeof append<typeof decisions>>[1]>,
  ) =>
    rows.push(
      append(decisions, {
        id,
        title: say(title),
        problem: undefined,
        department,
        proposedBy: by,
        proposedAt: ago(days),
        state: 'proposed',
        opinionsBy: undefined,
        plan: undefined,
        decidedAt: undefined,
        reviewOn: undefined,
        outcome: undefined,
        ...rest,
      }),
    );
  add('E-0001', closed, 'production', 'production.head@example.com', 80, {
    state: 'closed',
    decidedAt: ago(72),
    outcome: say(phrases.closedWell),
  });
  add('E-0002', issued, 'sales', 'sales.head@example.com', 70, {
    state: 'issued',
    decidedAt: ago(63),
    reviewOn: today.minus({ days: 2 }).toISODate()!,
  });
  add('E-0003', gathering, 'sales', 'sales.ops@example.com', 12, { state: 'opinions', opinionsBy: ago(3) });
  add('E-0004', discussing, 'rd', 'rd.head@example.com', 24, { state: 'discussing', opinionsBy: ago(14) });
  const opine = (
    n: number,
    decision: string,
    member: string,
    opinion: 'support' | 'condition' | 'object',
    reason?: Phrase,
  ) =>
    rows.push(
      append(opinions, { id: number('O', n), decision, member, opinion, reason: reason && say(reason), at: ago(5) }),
    );
  opine(1, 'E-0003', 'sales.head@example.com', 'support');
  opine(2, 'E-0003', 'rd.head@example.com', 'support');
  opine(3, 'E-0003', 'service.head@example.com', 'condition', phrases.condition);
  opine(4, 'E-0004', 'sales.head@example.com', 'object', phrases.objection);
  opine(5, 'E-0004', 'production.head@example.com', 'support');
  opine(6, 'E-0004', 'service.head@example.com', 'support');
  opine(7, 'E-0004', 'rd.head@example.com', 'support');
  return rows;
}
