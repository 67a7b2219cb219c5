import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { requestsOnTime, requestsResponded } from '../../core/requests/measures.ts';
import { type Request, requests } from '../../core/requests/records.ts';
import { rounds } from '../../core/rounds/records.ts';
import { customerSatisfaction, serviceOnTime, serviceResponse } from '../../core/service/measures.ts';
import { type Case, serviceCases } from '../../core/service/records.ts';
import type { Whom } from '../../core/workspace/measure.ts';
import { Company } from '../core/company.ts';

const [sales, rd, rdDeputy, production, service, field] = [
  'sales.east@example.com',
  'rd.liaison@example.com',
  'rd.deputy@example.com',
  'production.liaison@example.com',
  'service.liaison@example.com',
  'service.field@example.com',
];
const from = '2026-11-01T00:00:00.000Z';
const stretch = (on: Company) => ({ snapshot: on.snapshot, policy: on.policy, from, to: on.now });
const start = () => new Company('2026-11-03T02:00:00.000Z');

/** A request that R&D owes. */
function asked(on: Company, title = 'Quote'): string {
  expect(on.act('ask-request', { kind: 'quotation', to: 'rd', title }, sales)).toBeUndefined();
  return on.rows(requests).find((r) => r.title === title)!.id;
}
const did = (on: Company, command: string, input: object, who: string) =>
  expect(on.act(command, input, who)?.says.en).toBeUndefined();
const onTime = (on: Company, whom: Whom = { department: 'rd' }) => requestsOnTime.of(stretch(on), whom);

describe('a request that is opened again', () => {
  it('keeps the answer, its lateness, the agreed date and the mark as a row of their own', () => {
    const on = start();
    const id = asked(on);
    did(on, 'offer-date', { id, date: '2026-11-10', reason: 'busy' }, rd);
    did(on, 'agree-date', { id }, sales);
    on.pass(24 * 9);
    did(on, 'answer-request', { id, answer: 'half of it' }, rd);
    did(on, 'confirm-request', { id, rating: 2 }, sales);
    expect(onTime(on)).toMatchObject({ value: 0, cases: 1 });
    did(on, 'reopen-request', { id, reason: 'the other half' }, sales);
    expect(onTime(on)).toMatchObject({ value: 0, cases: 1 });
    const [round] = on.rows(rounds);
    expect(round).toMatchObject({
      of: 'requests',
      row: id,
      ended: 'reopened',
      due: '2026-11-10T10:00:00.000Z',
      answer: 'half of it',
      mark: 2,
      why: 'the other half',
    });
    did(on, 'answer-request', { id, answer: 'all of it' }, rd);
    on.pass(24 * 14);
    // The late answer stays late, the second one was in time.
    expect(onTime(on)).toMatchObject({ value: 0.5, cases: 2, against: [{ register: 'rounds', id: round!.id }] });
    expect(requestsResponded.of(stretch(on), { department: 'rd' })).toMatchObject({ cases: 1, value: 1 });
  });

  it('counts an early answer once it would have been due, as if it had stood', () => {
    const on = start();
    const id = asked(on);
    did(on, 'answer-request', { id, answer: 'quick' }, rd);
    did(on, 'reopen-request', { id, reason: 'wrong drawing' }, sales);
    expect(onTime(on).cases).toBe(0);
    on.pass(24 * 10);
    expect(onTime(on)).toMatchObject({ cases: 2, value: 0.5 });
  });

  it('of a kind that the policy no longer has gets as long as it had', () => {
    const on = start();
    const id = asked(on);
    on.make({ do: 'patch', register: requests as never, id, rev: 1, set: { kind: 'news' } });
    on.pass(24 * 7);
    did(on, 'answer-request', { id, answer: 'x' }, rd);
    did(on, 'reopen-request', { id, reason: 'y' }, sales);
    expect(on.rows(requests)[0]!.completeBy > on.now).toBe(true);
  });
});

describe('a deadline that was missed', () => {
  const late = () => {
    const on = start();
    const id = asked(on);
    on.pass(24 * 7);
    expect(onTime(on)).toMatchObject({ value: 0, cases: 1 });
    return { on, id };
  };

  it.each([
    ['asking back', 'return-request', { question: 'which?' }, rd],
    ['a late no', 'decline-request', { reason: 'no' }, rd],
    ['taking it back', 'withdraw-request', {}, sales],
    ['opening it again', 'reopen-request', { reason: 'again' }, sales],
  ])('stays missed after %s', (_, command, input, who) => {
    const { on, id } = late();
    if (command === 'reopen-request') did(on, 'answer-request', { id, answer: 'late' }, rd);
    did(on, command, { id, ...input }, who);
    expect(onTime(on)).toMatchObject({ value: 0, cases: 1 });
  });

  it('stays missed when it was accepted in time and declined weeks later', () => {
    const on = start();
    const id = asked(on);
    did(on, 'accept-request', { id }, rd);
    on.pass(24 * 20);
    did(on, 'decline-request', { id, reason: 'too much' }, rd);
    expect(onTime(on)).toMatchObject({ value: 0, cases: 1 });
  });

  it('stays missed when another date is agreed afterwards, and is not missed when it was agreed before', () => {
    const { on, id } = late();
    did(on, 'offer-date', { id, date: '2026-12-24', reason: 'busy' }, rd);
    did(on, 'agree-date', { id }, sales);
    expect(onTime(on)).toMatchObject({ value: 0, cases: 1 });
    const other = asked(on, 'Another');
    did(on, 'offer-date', { id: other, date: '2026-12-24', reason: 'busy' }, rd);
    did(on, 'agree-date', { id: other }, sales);
    on.pass(24 * 10);
    expect(onTime(on)).toMatchObject({ value: 0, cases: 1 });
  });

  it('counts for whoever held it when it passed, once, though it is handed to another department', () => {
    const { on, id } = late();
    did(on, 'hand-over-request', { id, to: 'production', reason: 'theirs' }, rd);
    did(on, 'hand-over-request', { id, to: 'rd', reason: 'not ours' }, production);
    did(on, 'hand-over-request', { id, to: 'production', reason: 'it is' }, rd);
    expect(onTime(on)).toMatchObject({ value: 0, cases: 1 });
    expect(onTime(on, { department: 'production' }).cases).toBe(0);
    expect(requestsResponded.of(stretch(on), { department: 'rd' })).toMatchObject({ value: 0, cases: 1 });
    expect(requestsResponded.of(stretch(on), { department: 'production' }).cases).toBe(0);
    expect(on.rows(rounds)).toHaveLength(1);
  });

  it('counts for the colleague who held it, and for their department once', () => {
    const { on, id } = late();
    did(on, 'accept-request', { id }, rdDeputy);
    expect(onTime(on, { person: rd })).toMatchObject({ value: 0, cases: 1 });
    expect(onTime(on, { person: rdDeputy }).cases).toBe(0);
    expect(onTime(on)).toMatchObject({ value: 0, cases: 1 });
  });

  it('does not move while information is missing', () => {
    const { on, id } = late();
    const { completeBy } = on.rows(requests)[0]!;
    did(on, 'return-request', { id, question: 'which?' }, rd);
    on.pass(48);
    did(on, 'inform-request', { id, information: 'this' }, sales);
    expect(on.rows(requests)[0]!.completeBy).toBe(completeBy);
  });
});

describe('a service case that is opened again', () => {
  it('keeps that it was late, and the customer’s mark in the mean', () => {
    const on = start();
    const input = { customer: 'Delta', product: 'FM-100', title: 'Leak', priority: 'urgent' };
    did(on, 'open-case', input, sales);
    const { id } = on.rows(serviceCases)[0]!;
    on.pass(24 * 7);
    did(on, 'take-case', { id }, field);
    did(on, 'solve-case', { id, solution: 'tightened' }, field);
    did(on, 'close-case', { id, satisfaction: 2, remark: 'it drips' }, sales);
    did(on, 'reopen-case', { id, reason: 'it drips' }, sales);
    const figures = () => [
      serviceOnTime.of(stretch(on), { department: 'after-sales' }),
      customerSatisfaction.of(stretch(on), { department: 'after-sales' }),
    ];
    expect(figures()).toMatchObject([
      { value: 0, cases: 1 },
      { value: 2, cases: 1 },
    ]);
    did(on, 'solve-case', { id, solution: 'new seal' }, field);
    did(on, 'close-case', { id, satisfaction: 5 }, sales);
    on.pass(24 * 14);
    expect(figures()).toMatchObject([
      { value: 0.5, cases: 2 },
      { value: 3.5, cases: 2 },
    ]);
    expect(on.rows(rounds).filter((r) => r.ended === 'reopened')).toMatchObject([{ mark: 2, remark: 'it drips' }]);
  });
});

describe('what makes work later or opens it again', () => {
  const people = [sales, 'sales.head@example.com', rd, rdDeputy, production, service, field];
  const putsOff = new Set([
    'return-request',
    'hand-over-request',
    'offer-date',
    'agree-date',
    'reopen-request',
    'withdraw-request',
    'accept-request',
    'decline-request',
    'inform-request',
    'reopen-case',
    'take-case',
  ]);
  const acts: readonly (readonly [command: string, input: object])[] = [
    ['answer-request', { answer: 'x' }],
    ['accept-request', {}],
    ['return-request', { question: 'x' }],
    ['decline-request', { reason: 'x' }],
    ['offer-date', { date: '2026-12-24', reason: 'x' }],
    ['hand-over-request', { to: 'production', reason: 'x' }],
    ['hand-over-request', { to: 'rd', reason: 'x' }],
    ['confirm-request', { rating: 3 }],
    ['agree-date', {}],
    ['inform-request', { information: 'x' }],
    ['reopen-request', { reason: 'x' }],
    ['withdraw-request', {}],
    ['take-case', {}],
    ['solve-case', { solution: 'x' }],
    ['close-case', { satisfaction: 2 }],
    ['close-case', { satisfaction: 5 }],
    ['reopen-case', { reason: 'x' }],
  ];
  const step = fc.record({
    act: fc.constantFrom(...acts),
    who: fc.constantFrom(...people),
    after: fc.integer({ min: 0, max: 60 }),
  });
  const subjects: Whom[] = [
    ...['rd', 'production', 'sales', 'after-sales'].map((department) => ({ department })),
    ...people.map((person) => ({ person })),
  ];
  const measures = { requestsOnTime, requestsResponded, serviceOnTime, serviceResponse, customerSatisfaction };
  const figures = (on: Company) =>
    Object.entries(measures).flatMap(([name, m]) =>
      subjects.map((whom) => {
        const { value, cases, against } = m.of(stretch(on), whom);
        return { name: `${name} of ${JSON.stringify(whom)}`, value, cases, against: against.length };
      }),
    );

  it('never improves a score, and takes no case out of it', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 4, maxLength: 24 }), (sequence) => {
        const on = start();
        const request = asked(on);
        on.act('open-case', { customer: 'Delta', product: 'FM-100', title: 'Leak', priority: 'urgent' }, sales);
        const { id: open } = on.rows(serviceCases)[0]!;
        for (const { act, who, after } of sequence) {
          on.pass(after);
          const before = figures(on);
          const [command, input] = act;
          const id = command.endsWith('-case') ? open : request;
          if (on.act(command, { id, ...input }, who) || !putsOff.has(command)) continue;
          figures(on).forEach((now, i) => {
            const was = before[i]!;
            expect(now.cases, `${command}: cases of ${now.name}`).toBeGreaterThanOrEqual(was.cases);
            expect(now.against, `${command}: held against ${now.name}`).toBeGreaterThanOrEqual(was.against);
            if (was.value !== undefined)
              expect(now.value, `${command}: ${now.name}`).toBeLessThanOrEqual(was.value + 1e-9);
          });
        }
        return true;
      }),
      { numRuns: 120 },
    );
  });

  it('leaves every row readable by its own words', () => {
    const on = start();
    const id = asked(on);
    on.pass(24 * 7);
    did(on, 'hand-over-request', { id, to: 'production', reason: 'theirs' }, rd);
    const row: Request | Case | undefined = on.rows(requests)[0];
    expect(row).toMatchObject({ to: 'production' });
    expect(on.rows(rounds)[0]).toMatchObject({ department: 'rd', owner: rd, title: 'Quote', endedBy: rd });
  });
});
