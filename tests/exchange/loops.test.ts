import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demands } from '../../core/demands/records.ts';
import { linksIn } from '../../core/evaluation/links.ts';
import { ordersDelivered } from '../../core/exchange/measures.ts';
import { orders } from '../../core/exchange/records.ts';
import type { ShownExchange } from '../../core/exchange/views.ts';
import { rounds } from '../../core/rounds/records.ts';
import { serviceCases } from '../../core/service/records.ts';
import type { Today } from '../../core/today/views.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { type Hands, handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const [sales, rd, production, service, field] = [
  'sales.east@example.com',
  'rd.liaison@example.com',
  'production.liaison@example.com',
  'service.liaison@example.com',
  'service.field@example.com',
];
const day = 86_400;

describe.each(suiteNames)('what is begun is brought to its end, in %s', (name) => {
  let on: Stage;
  let hands: Hands;
  beforeAll(async () => {
    on = await stage(name, { sample: false });
    hands = handsOf(on);
  });
  afterAll(() => on.world.stop());

  const see = (query: object = {}, who = sales) => on.see<ShownExchange>('exchange', { state: 'all', ...query }, who);
  const line = async (title: string, who = sales) => (await see({}, who)).lines.find((l) => l.title === title)!;
  const today = (who: string) => on.see<Today>('today', {}, who);
  const step = async (command: string, title: string, input: object, who: string) =>
    on.act(command, { id: (await line(title)).id, ...input }, who);
  const told = async (who: string, words: string) => {
    await on.connection.workspace.idle();
    const { id } = (await on.snapshot()).directory.find(who)!;
    return hands.messages().filter((m) => m.to === id && m.words.includes(words)).length;
  };
  /** So many days go by; the last three are looked at, one of which is a working day. */
  const pass = async (days: number) => {
    on.clock.pass((days - 3) * day);
    for (let i = 0; i < 3; i++) {
      on.clock.pass(day);
      await on.connection.workspace.look(on.suite);
    }
  };
  const stretch = async () => ({
    snapshot: await on.snapshot(),
    policy: on.connection.workspace.policy,
    from: '2026-11-01T00:00:00.000Z',
    to: new Date(on.clock()).toISOString(),
  });
  const agenda = async () => (await on.agenda()).sections.flatMap((s) => s.items).concat((await on.agenda()).consent);

  it('a demand: without news of progress, and with a customer who is not told, it is chased up to the agenda', async () => {
    await on.act('raise-demand', { title: 'Wireless output', customer: 'Delta', product: 'PT-200' }, sales);
    await step('judge-demand', 'Wireless output', { verdict: 'accepted' }, rd);
    const { triagedAt } = rowsOf(await on.snapshot(), demands)[0]!;
    await pass(20);
    await step('judge-demand', 'Wireless output', { verdict: 'planned', release: '2027' }, rd);
    expect(rowsOf(await on.snapshot(), demands)[0]).toMatchObject({ triagedAt });
    await pass(36);
    expect((await line('Wireless output', rd)).late).toBe(true);
    expect((await today(rd)).department.items.map((w) => w.title.en)).toContain('Wireless output');
    expect(await told('rd.head@example.com', 'Tell the progress of: Wireless output')).toBeGreaterThan(0);
    expect((await agenda()).map((i) => i.title.en)).toContain('1 accepted demand without news of progress (R&D)');
    await step('link-progress', 'Wireless output', { progress: 'first boards' }, rd);
    expect((await agenda()).map((i) => i.key)).not.toContain('demands:progress:rd');
    await step('ship-demand', 'Wireless output', { release: 'PT-200 v3' }, rd);
    await pass(12);
    const mine = (await today(sales)).mine;
    expect(mine.items.find((w) => w.title.en === 'Wireless output')).toMatchObject({ late: true });
    expect(await told(sales, 'Tell the customer: Wireless output')).toBeGreaterThan(0);
    expect(await told('sales.head@example.com', 'Tell the customer: Wireless output')).toBeGreaterThan(0);
    expect((await agenda()).map((i) => i.title.en)).toContain(
      '1 customer was not told what became of their demand (Sales)',
    );
    const links = linksIn(await stretch());
    expect(links.find((l) => l.from === 'rd' && l.to === 'sales')?.kinds.map((k) => k.kind.en)).toContain(
      'customers to be told of their demand',
    );
    await step('tell-customer', 'Wireless output', { words: 'When can we have it?' }, sales);
    expect(await line('Wireless output')).toMatchObject({ state: { en: 'Shipped, customer told' }, open: false });
    expect(rowsOf(await on.snapshot(), demands)[0]).toMatchObject({
      state: 'shipped',
      customerSaid: 'When can we have it?',
      reason: undefined,
    });
    expect((await line('Wireless output', rd)).steps).toEqual([]);
  });

  it('a case: a task of whoever owes it, made again when somebody deletes it, leading to its page', async () => {
    const input = { customer: 'Eco', product: 'FM-100', title: 'Leak', priority: 'normal' };
    await on.act('open-case', input, sales);
    const task = () => hands.tasks().filter((t) => t.title === 'Eco: Leak');
    expect(task()).toMatchObject([{ done: false }]);
    hands.deleteTask(task()[0]!.id);
    on.clock.pass(600);
    await on.connection.workspace.look(on.suite);
    await on.connection.workspace.look(on.suite);
    expect(task()).toMatchObject([{ done: false }]);
    const notes = (on.tenant.state.tasks as { description?: string }[]).map((t) => t.description ?? '').join('\n');
    const page = encodeURIComponent(encodeURIComponent((await line('Leak')).id));
    expect(decodeURIComponent(decodeURIComponent(notes)).includes(`exchange/serviceCases/${page}`)).toBe(true);
    hands.finishTask(task()[0]!.id);
    on.clock.pass(60);
    const owed = (await today(service)).mine.items.find((w) => w.title.en === 'Leak')!;
    expect(owed.remark?.en).toContain('write the solution');
    await step('solve-case', 'Leak', { solution: 'new seal' }, field);
    expect(task()[0]!.done).toBe(true);
  });

  it('a case: whoever did the work gives no mark, and a customer whom nobody asks is chased', async () => {
    const mark = { satisfaction: 5 };
    for (const who of [service, field, 'service.head@example.com'])
      await expect(step('close-case', 'Leak', mark, who)).rejects.toMatchObject({ kind: 'denied' });
    await expect(step('close-case', 'Leak', mark, rd)).rejects.toMatchObject({ kind: 'denied' });
    expect((await line('Leak', service)).steps.map((s) => s.command)).not.toContain('close-case');
    await pass(9);
    expect((await line('Leak')).late).toBe(true);
    expect(await told(sales, 'Ask the customer: Leak')).toBeGreaterThan(0);
    expect((await agenda()).map((i) => i.key)).toContain('service:call-back:sales');
    expect((await today(sales)).mine.items.find((w) => w.title.en === 'Leak')).toMatchObject({ late: true });
    await expect(step('close-case', 'Leak', {}, sales)).rejects.toMatchObject({ field: 'satisfaction' });
    await step('close-case', 'Leak', { satisfaction: 2, remark: 'It drips' }, sales);
    await step('reopen-case', 'Leak', { reason: 'It drips' }, sales);
    const [round] = rowsOf(await on.snapshot(), rounds).filter((r) => r.ended === 'reopened');
    expect(round).toMatchObject({ of: 'serviceCases', mark: 2, remark: 'It drips', answer: 'new seal' });
    expect(hands.tasks().find((t) => t.title === 'Eco: Leak')!.done).toBe(false);
    await step('solve-case', 'Leak', { solution: 'new pipe' }, service);
    await step('close-case', 'Leak', { remark: 'The customer cannot be reached' }, sales);
    const [closed] = rowsOf(await on.snapshot(), serviceCases);
    expect(closed).toMatchObject({ state: 'closed', customerSaid: 'The customer cannot be reached' });
    expect(closed!.satisfaction).toBeUndefined();
  });

  it('an order: entered and changed by sales, delivered by production, and late when it was', async () => {
    const base = { customer: 'Delta', product: 'FM-100', region: 'east', quantity: 3, orderedOn: '2026-11-02' };
    const today_ = new Date(on.clock()).toISOString().slice(0, 10);
    const ago = (days: number) => new Date(on.clock() - days * day * 1000).toISOString().slice(0, 10);
    await expect(on.act('add-order', { ...base, order: 'A1' }, production)).rejects.toMatchObject({ kind: 'denied' });
    expect((await see({}, production)).registers.find((r) => r.name === 'orders')!.add).toBeUndefined();
    for (const order of ['A1', 'A2', 'A3', 'A4'])
      await on.act('add-order', { ...base, order, deliverBy: ago(3) }, sales);
    const a1 = 'A1 · Delta';
    await expect(step('change-order', a1, { quantity: 4 }, production)).rejects.toMatchObject({ kind: 'denied' });
    await expect(step('deliver-order', a1, {}, service)).rejects.toMatchObject({ kind: 'denied' });
    await step('deliver-order', a1, { deliveredOn: ago(4) }, production);
    await step('deliver-order', 'A2 · Delta', {}, production);
    await step('change-order', 'A3 · Delta', { quantity: 5, deliverBy: ago(-20) }, sales);
    await step('cancel-order', 'A4 · Delta', { reason: 'Delta found another' }, sales);
    expect(await line('A2 · Delta')).toMatchObject({ state: { en: `Delivered ${today_}` }, open: false });
    expect(rowsOf(await on.snapshot(), orders).find((o) => o.order === 'A3')).toMatchObject({ quantity: 5 });
    // In time: A1. Late: A2; A3, put off after its day; A4, called off after its day.
    expect(ordersDelivered.of(await stretch(), { department: 'production' })).toMatchObject({ cases: 4, value: 0.25 });
    await step('reopen-order', a1, {}, production);
    expect((await line(a1)).steps.map((s) => s.command)).toEqual(['deliver-order', 'change-order', 'cancel-order']);
  });
});
