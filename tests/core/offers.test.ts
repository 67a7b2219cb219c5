import { describe, expect, it } from 'vitest';
import { views } from '../../core/capabilities.ts';
import { demandStates, demands } from '../../core/demands/records.ts';
import { orderStates, orders } from '../../core/exchange/records.ts';
import { requestStates, requests } from '../../core/requests/records.ts';
import { caseStates, serviceCases } from '../../core/service/records.ts';
import type { Today } from '../../core/today/views.ts';
import { Refusal } from '../../core/words.ts';
import type { Register } from '../../core/workspace/register.ts';
import { Company } from './company.ts';

const people = [
  'sales.head@example.com',
  'sales.liaison@example.com',
  'sales.east@example.com',
  'rd.head@example.com',
  'rd.liaison@example.com',
  'rd.deputy@example.com',
  'production.planner@example.com',
  'production.liaison@example.com',
  'service.head@example.com',
  'service.liaison@example.com',
  'service.field@example.com',
  'gm@example.com',
  'hr@example.com',
];
const at = '2026-11-24T02:00:00.000Z';
const day = (n: number) => new Date(Date.parse(at) + n * 86_400_000).toISOString();

/** What each step needs besides the row, so that only who and when can be wrong. */
const inputs: Record<string, object> = {
  'answer-request': { answer: 'x' },
  'accept-request': {},
  'return-request': { question: 'x' },
  'decline-request': { reason: 'x' },
  'offer-date': { date: '2027-03-01', reason: 'x' },
  'hand-over-request': { to: 'after-sales', reason: 'x' },
  'confirm-request': {},
  'agree-date': {},
  'inform-request': { information: 'x' },
  'reopen-request': { reason: 'x' },
  'withdraw-request': {},
  'tell-customer': {},
  'judge-demand': { verdict: 'accepted' },
  'ship-demand': {},
  'merge-demand': { into: 'D-other' },
  'link-progress': { progress: 'x' },
  'solve-case': { solution: 'x' },
  'take-case': {},
  'close-case': { satisfaction: 3 },
  'reopen-case': { reason: 'x' },
  'case-to-demand': {},
  'deliver-order': {},
  'change-order': { quantity: 2 },
  'cancel-order': { reason: 'x' },
  'reopen-order': {},
};

interface Kind {
  register: Register;
  commands: RegExp;
  view(id: string): [name: string, query: object];
  rows: object[];
}

const request = {
  kind: 'quotation',
  title: 'Quote',
  from: 'sales',
  to: 'rd',
  askedBy: 'sales.east@example.com',
  askedAt: day(-9),
  respondBy: day(-8),
  completeBy: day(-5),
};
const demand = { title: 'Radio', impact: 'low', raisedBy: 'sales.east@example.com', raisedAt: day(-30) };
const serviceCase = {
  customer: 'Delta',
  product: 'FM-100',
  title: 'Leak',
  priority: 'normal',
  openedAt: day(-9),
  respondBy: day(-8),
  resolveBy: day(-5),
  solvedAt: day(-6),
};
const order = {
  order: 'A1',
  customer: 'Delta',
  product: 'FM-100',
  region: 'east',
  quantity: 1,
  orderedOn: '2026-11-02',
  raisedBy: 'sales.east@example.com',
};
const each = (states: object, of: (state: string) => object[]) => Object.keys(states).flatMap(of);

const kinds: Kind[] = [
  {
    register: requests as unknown as Register,
    commands: /-request$|-date$/,
    view: (id) => ['request', { id }],
    rows: each(requestStates, (state) => [
      { ...request, state },
      { ...request, state, owner: 'rd.liaison@example.com' },
      { ...request, state, offered: day(5) },
      { ...request, state, offered: day(5), agreed: day(5) },
      { ...request, state, from: 'production', to: 'sales' },
    ]),
  },
  {
    register: demands as unknown as Register,
    commands: /^(tell-customer|judge-|ship-|merge-|link-)/,
    view: (id) => ['exchange', { register: 'demands', id }],
    rows: [
      ...each(demandStates, (state) => [
        { ...demand, state },
        { ...demand, state, toldAt: day(-1) },
        { ...demand, state, raisedBy: 'hr@example.com' },
        { ...demand, state, raisedBy: 'rd.head@example.com' },
      ]),
      { ...demand, state: 'merged', mergedInto: 'D-shipped' },
      { ...demand, state: 'merged', mergedInto: 'D-other' },
    ],
  },
  {
    register: serviceCases as unknown as Register,
    commands: /-case$|^case-/,
    view: (id) => ['exchange', { register: 'serviceCases', id }],
    rows: each(caseStates, (state) => [
      { ...serviceCase, state },
      { ...serviceCase, state, openedBy: 'sales.east@example.com', owner: 'service.field@example.com' },
      { ...serviceCase, state, openedBy: 'service.liaison@example.com', owner: 'service.field@example.com' },
      { ...serviceCase, state, openedBy: 'hr@example.com', demand: 'D-other' },
    ]),
  },
  {
    register: orders as unknown as Register,
    commands: /-order$/,
    view: (id) => ['exchange', { register: 'orders', id }],
    rows: each(orderStates, (state) => [
      { ...order, state },
      { ...order, state, deliverBy: '2026-11-10', deliveredOn: '2026-11-12' },
    ]),
  },
];

const refusedBy = (decide: () => unknown): Refusal | undefined => {
  try {
    decide();
    return undefined;
  } catch (refusal) {
    if (refusal instanceof Refusal) return refusal;
    throw refusal;
  }
};

describe.each(kinds.map((k) => [k.register.name, k] as const))('%s', (_, { register, commands, view, rows }) => {
  const on = new Company(at, undefined, people);
  const others = [
    { ...demand, id: 'D-other', state: 'accepted' },
    { ...demand, id: 'D-shipped', state: 'shipped' },
  ];
  for (const record of others) on.make({ do: 'append', register: demands as unknown as Register, record });
  rows.forEach((row, n) => {
    on.make({ do: 'append', register, record: { id: `X-${n}`, ...row } as { id: string } });
  });
  const steps = Object.keys(inputs).filter((command) => commands.test(command));

  it.each(people)('offers %s what the commands accept, and nothing else', (who) => {
    rows.forEach((row, n) => {
      const id = `X-${n}`;
      const [name, query] = view(id);
      const shown = views.get(name)!.show(on.as(who), views.get(name)!.query.parse(query)) as {
        steps?: string[];
        chosen?: { steps: { command: string }[] };
      };
      const offered = shown.steps ?? shown.chosen!.steps.map((s) => s.command);
      const accepted = steps.filter((command) => !refusedBy(() => on.decide(command, { id, ...inputs[command] }, who)));
      expect([...offered].sort(), `${who}: ${JSON.stringify(row)}`).toEqual(accepted.sort());
    });
  });

  it.each(people)('puts nothing on the Today page of %s that would be refused', (who) => {
    const today = views.get('today')!.show(on.as(who), {}) as Today;
    const places = [today.mine, today.department, today.others, today.news];
    for (const { command, input } of places.flatMap((p) => p.items).flatMap((item) => item.steps)) {
      if (!(command in inputs)) continue;
      const refused = refusedBy(() => on.decide(command, { ...input, ...inputs[command] }, who));
      expect(refused?.says.en, `${who}: ${command} ${JSON.stringify(input)}`).toBeUndefined();
    }
  });

  it('lets nobody mark the work of their own department', () => {
    for (const who of people.filter((p) => p.startsWith('service.')))
      rows.forEach((_row, n) => {
        if (register.name === 'serviceCases')
          expect(refusedBy(() => on.decide('close-case', { id: `X-${n}`, satisfaction: 5 }, who))).toBeDefined();
      });
  });
});
