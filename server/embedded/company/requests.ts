import { requests } from '../../../core/requests/records.ts';
import { append, type Change } from '../../../core/workspace/changes.ts';
import type { Notebook } from './notebook.ts';
import { customers } from './words/phrase.ts';
import * as words from './words/requests.ts';

/** What departments asked of each other: most in time, some late, some open. */
export function sampleRequests({ policy, after, ago, say, number, roll, between, of }: Notebook): Change[] {
  const rows: Change[] = [];
  const people: Record<string, string> = {
    sales: 'sales.liaison@example.com',
    rd: 'rd.liaison@example.com',
    production: 'production.liaison@example.com',
    'after-sales': 'service.liaison@example.com',
  };
  const kinds = policy.requests.kinds;
  let n = 0;
  const add = (
    kindId: string,
    from: string,
    to: string,
    days: number,
    end: 'confirmed' | 'late' | 'open' | 'accepted',
    title: string,
  ) => {
    const kind = kinds.find((k) => k.id === kindId)!;
    const askedAt = ago(days);
    const completeBy = after(askedAt, kind.complete_within_hours);
    const respondBy = after(askedAt, kind.respond_within_hours);
    const finished = end === 'confirmed' || end === 'late';
    const answeredAt = finished
      ? after(askedAt, kind.complete_within_hours * (end === 'late' ? 1.5 : 0.3 + roll() * 0.6))
      : undefined;
    rows.push(
      append(requests, {
        id: number('R', ++n),
        kind: kindId,
        title,
        from,
        to,
        askedBy: from === 'sales' && roll() < 0.5 ? 'sales.east@example.com' : people[from]!,
        owner: end === 'open' ? undefined : people[to],
        askedAt,
        respondBy,
        completeBy,
        state: finished ? 'confirmed' : end,
        respondedAt: end === 'open' ? undefined : after(askedAt, kind.respond_within_hours * 0.6),
        answeredAt,
        answer: finished ? say(words.answer) : undefined,
        customer: from === 'sales' ? say(of(customers)) : undefined,
      }),
    );
  };
  for (let i = 0; i < 58; i++) {
    const request = of(words.settled);
    add(
      request.kind,
      request.from,
      request.to,
      between(12, 84),
      roll() < (request.to === 'rd' ? 0.72 : 0.9) ? 'confirmed' : 'late',
      say(request),
    );
  }
  const [q1, q2, q3, d1, d2, i1, p1, n1, n2] = words.open;
  add('quotation', 'sales', 'rd', 13, 'accepted', say(q1!));
  add('quotation', 'sales', 'rd', 9, 'accepted', say(q2!));
  add('product-information', 'sales', 'rd', 8, 'open', say(q3!));
  add('delivery', 'sales', 'production', 14, 'accepted', say(d1!));
  add('delivery', 'sales', 'production', 12, 'accepted', say(d2!));
  add('installation', 'sales', 'after-sales', 13, 'accepted', say(i1!));
  add('problem', 'production', 'sales', 8, 'accepted', say(p1!));
  add('sample', 'sales', 'production', 3, 'accepted', say(n1!));
  add('product-information', 'sales', 'rd', 1, 'accepted', say(n2!));
  return rows;
}
