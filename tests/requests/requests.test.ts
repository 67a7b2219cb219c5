import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownRequest, ShownRequests } from '../../core/requests/views.ts';
import type { Today } from '../../core/today/views.ts';
import { activity } from '../../core/workspace/activity.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { type Hands, handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const [sales, rd, rdDeputy, planner, salesHead] = [
  'sales.east@example.com',
  'rd.liaison@example.com',
  'rd.deputy@example.com',
  'production.planner@example.com',
  'sales.head@example.com',
];

describe.each(suiteNames)('a request between departments, in %s', (name) => {
  let on: Stage;
  let hands: Hands;
  beforeAll(async () => {
    on = await stage(name, { sample: false });
    hands = handsOf(on);
  });
  afterAll(() => on.world.stop());

  const list = (query: object = {}, who = sales) => on.see<ShownRequests>('requests', query, who);
  const find = async (title: string) => (await list({ state: 'all' })).requests.find((r) => r.title === title)!;
  const look = async (title: string, who = sales) =>
    on.see<ShownRequest>('request', { id: (await find(title)).id }, who);
  const today = (who: string) => on.see<Today>('today', {}, who);
  const taskOf = (title: string) => hands.tasks().find((task) => task.title === `Sales: ${title}`)!;
  const idOf = async (person: string) => (await on.snapshot()).directory.find(person)!.id;
  const ask = (title: string, more: object = {}, who = sales) =>
    on.act('ask-request', { kind: 'quotation', to: 'rd', title, ...more }, who);
  const step = async (command: string, title: string, more: object, who: string) =>
    on.act(command, { id: (await find(title)).id, ...more }, who);
  const wait = (hours: number) => on.clock.pass(hours * 3600);

  it('is asked in a minute: a row with both deadlines in working time, a task and a message for the liaison', async () => {
    await ask('Quote for Delta', { customer: 'Delta', details: '30 pieces' });
    await ask('Quote for Delta', { customer: 'Delta', details: '30 pieces' });
    const asked = await look('Quote for Delta');
    expect((await list()).requests.filter((r) => r.title === 'Quote for Delta')).toHaveLength(1);
    // Tuesday 10:00, eight hours a day from 9 to 12 and 13 to 18: respond by Wednesday 10:00, complete by Friday 10:00.
    expect(asked).toMatchObject({
      state: { id: 'open' },
      owner: { email: rd },
      deadline: '2026-11-25T02:00:00.000Z',
      completeBy: '2026-11-27T02:00:00.000Z',
      hoursLeft: 8,
      customer: 'Delta',
    });
    expect(asked.explained.map((s) => [s.date, s.hours])).toEqual([
      ['2026-11-24', 7],
      ['2026-11-25', 1],
    ]);
    expect(taskOf('Quote for Delta')).toMatchObject({ done: false, owners: [await idOf(rd)] });
    await on.connection.workspace.idle();
    expect(hands.messages().filter((m) => m.words.includes('Quote for Delta'))).toHaveLength(1);
    expect((await today(rd)).mine.items.map((w) => w.title.en)).toEqual(['Quote for Delta']);
    expect((await today(rdDeputy)).department.items.map((w) => w.title.en)).toEqual(['Quote for Delta']);
    expect((await today(sales)).others.items.map((w) => w.title.en)).toEqual(['Quote for Delta']);
    // That its task is written down beside it is Liaison's own bookkeeping, and no news of anything.
    expect(rowsOf(await on.snapshot(), activity)).toEqual([]);
    expect((await today(planner)).department.items).toEqual([]);
  });

  it('is answered once: who comes second sees the first answer', async () => {
    await step('answer-request', 'Quote for Delta', { answer: '12,400' }, rd);
    expect(await look('Quote for Delta')).toMatchObject({ state: { id: 'answered' }, answer: '12,400' });
    expect(taskOf('Quote for Delta').done).toBe(true);
    const second = step('answer-request', 'Quote for Delta', { answer: '9,900' }, rdDeputy);
    await expect(second).rejects.toMatchObject({ kind: 'conflict', says: { en: expect.stringContaining('12,400') } });
    const news = (await today(sales)).news;
    expect(news.items[0]).toMatchObject({ title: { en: 'Quote for Delta' }, remark: { en: '12,400' } });
  });

  it('is confirmed and rated by who asked, or opened again with its task', async () => {
    const owed = step('confirm-request', 'Quote for Delta', { rating: 5 }, rd);
    await expect(owed).rejects.toMatchObject({ kind: 'denied' });
    wait(1);
    await step('reopen-request', 'Quote for Delta', { reason: 'without freight' }, sales);
    expect(taskOf('Quote for Delta').done).toBe(false);
    expect((await look('Quote for Delta')).deadline).toBe('2026-11-27T03:00:00.000Z');
    wait(0.1);
    await step('answer-request', 'Quote for Delta', { answer: '12,900 with freight' }, rd);
    wait(0.1);
    await step('confirm-request', 'Quote for Delta', { rating: 4 }, sales);
    expect(await look('Quote for Delta')).toMatchObject({ state: { id: 'confirmed' }, rating: 4 });
    const history = (await look('Quote for Delta')).history;
    // One entry an act, in words: who, and what became of it.
    expect(history.map((h) => h.who)).toEqual(['Eve Stone', 'Rita Low', 'Eve Stone', 'Rita Low']);
    expect(history.at(-1)!.changes).toMatchObject([
      {
        column: { zh: '状态' },
        before: { words: { zh: '待响应' } },
        after: { words: { en: 'Answered', zh: '已答复' } },
      },
      { column: { en: 'Answer' }, after: { words: { en: '12,400' } } },
    ]);
  });

  it('stops its clock while information is missing', async () => {
    await ask('Drawing for Eco');
    const before = (await look('Drawing for Eco')).completeBy;
    await step('return-request', 'Drawing for Eco', { question: 'Which flange?' }, rd);
    expect((await today(sales)).mine.items.map((w) => w.remark?.en)).toContain('They ask: Which flange?');
    wait(24);
    await step('inform-request', 'Drawing for Eco', { information: 'DN 50' }, sales);
    const after = await look('Drawing for Eco');
    expect(after).toMatchObject({ state: { id: 'accepted' }, details: 'DN 50' });
    // A day has eight working hours.
    expect(Date.parse(after.completeBy) - Date.parse(before)).toBeGreaterThanOrEqual(86_400_000);
  });

  it('whose task is ticked off in the suite is not answered silently: the answer is asked for', async () => {
    hands.finishTask(taskOf('Drawing for Eco').id);
    wait(0.1);
    const mine = (await today(rd)).mine.items.find((w) => w.title.en === 'Drawing for Eco')!;
    expect(mine.remark?.en).toContain('write the answer');
    expect((await look('Drawing for Eco')).state.id).toBe('accepted');
    await step('answer-request', 'Drawing for Eco', { answer: 'Sent by mail' }, rd);
    expect(taskOf('Drawing for Eco').done).toBe(true);
  });

  it('follows its task to whoever it was given in the suite, if they belong to the department', async () => {
    await ask('Test report');
    hands.assignTask(taskOf('Test report').id, await idOf(rdDeputy));
    wait(0.1);
    await on.connection.workspace.look(on.suite);
    expect((await look('Test report')).owner?.email).toBe(rdDeputy);
    // A colleague who helps stays, and takes nothing over.
    const both = [await idOf(planner), await idOf(rdDeputy)] as const;
    hands.assignTask(taskOf('Test report').id, ...both);
    wait(0.1);
    await on.connection.workspace.look(on.suite);
    expect(taskOf('Test report').owners).toEqual(both);
    expect((await look('Test report')).owner?.email).toBe(rdDeputy);
    hands.assignTask(taskOf('Test report').id, await idOf(planner));
    wait(0.1);
    await on.connection.workspace.look(on.suite);
    expect((await look('Test report')).owner?.email).toBe(rdDeputy);
    expect(taskOf('Test report').owners).toEqual([await idOf(rdDeputy)]);
  });

  it('is handed to another department without losing the clock, and a later date is agreed once', async () => {
    const before = (await look('Test report')).completeBy;
    await step('hand-over-request', 'Test report', { to: 'production', reason: 'Their test bench' }, rd);
    expect(await look('Test report')).toMatchObject({ to: { id: 'production' }, completeBy: before });
    expect(taskOf('Test report').owners).toEqual([await idOf('production.liaison@example.com')]);
    await expect(step('answer-request', 'Test report', { answer: 'x' }, rd)).rejects.toMatchObject({ kind: 'denied' });
    await step('offer-date', 'Test report', { date: '2026-12-04', reason: 'Bench is booked' }, planner);
    await step('agree-date', 'Test report', {}, sales);
    expect(await look('Test report')).toMatchObject({ deadline: '2026-12-04T10:00:00.000Z', completeBy: before });
    const again = step('offer-date', 'Test report', { date: '2026-12-10', reason: 'again' }, planner);
    await expect(again).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('is chased step by step in working time, one message a person, and reaches the agenda', async () => {
    await step('answer-request', 'Test report', { answer: 'passed' }, planner);
    on.clock.set('2026-12-07T01:30:00.000Z');
    await ask('Late one');
    await ask('Late two');
    const told = async () => {
      await on.connection.workspace.look(on.suite);
      await on.connection.workspace.idle();
      return hands.messages().filter((m) => m.words.includes('Late one')).length;
    };
    let before = await told();
    // Due on Tuesday at 9:30: the reminder lies four working hours before, in Monday's afternoon.
    on.clock.set('2026-12-07T07:00:00.000Z');
    expect((await told()) - before).toBe(1);
    expect(await told()).toBe(before + 1);
    before = await told();
    on.clock.set('2026-12-08T15:00:00.000Z');
    expect(await told()).toBe(before);
    on.clock.set('2026-12-09T03:00:00.000Z');
    expect((await told()) - before).toBe(2);
    expect((await look('Late one')).chased).toBe('head');
    on.clock.set('2026-12-10T06:00:00.000Z');
    await told();
    expect((await look('Late one')).chased).toBe('agenda');
    const agenda = await on.agenda();
    const items = [...agenda.sections.flatMap((s) => s.items), ...agenda.parked];
    expect(items.find((i) => i.key === 'requests:overdue:sales>rd')?.evidence).toHaveLength(2);
  });

  it('is refused with the field and the remedy', async () => {
    await expect(ask('x', { kind: 'nonsense' })).rejects.toMatchObject({ kind: 'invalid', field: 'kind' });
    await expect(ask('x', { to: 'after-sales' })).rejects.toMatchObject({ kind: 'invalid', field: 'to' });
    await expect(ask('x', { owner: 'nobody@example.com' })).rejects.toMatchObject({ field: 'owner' });
    await expect(ask('x', { fields: { flange: 'DN 50' } })).rejects.toMatchObject({ field: 'fields.flange' });
    await expect(ask('x', {}, 'gm@example.com')).rejects.toMatchObject({ kind: 'denied' });
    await expect(on.act('answer-request', { id: 'R-none', answer: 'x' }, rd)).rejects.toMatchObject({
      kind: 'missing',
    });
  });

  it('costs a click few round trips', async () => {
    await ask('Count me', {}, salesHead);
    wait(0.1);
    await on.connection.workspace.look(on.suite);
    on.count();
    await step('answer-request', 'Count me', { answer: 'counted' }, rd);
    expect(on.count()).toBeLessThanOrEqual(name === 'microsoft365' ? 3 : 16);
  });
});

it('counts in the calendar of the company: holidays and make-up workdays', async () => {
  const on = await stage('microsoft365', { sample: false, at: '2026-09-30T08:00:00.000Z' });
  await on.act('ask-request', { kind: 'quotation', to: 'rd', title: 'Before the holiday' }, sales);
  const { requests } = await on.see<ShownRequests>('requests', {}, sales);
  const asked = await on.see<ShownRequest>('request', { id: requests[0]!.id }, sales);
  // Wednesday 16:00 and two hours; National Day until the 7th; six hours more on Thursday the 8th.
  expect(asked.deadline).toBe('2026-10-08T08:00:00.000Z');
  expect(asked.explained.map((s) => s.because?.holiday?.en ?? (s.because?.rest ? 'rest' : s.hours))).toEqual([
    2,
    ...Array(2).fill('National Day'),
    'rest',
    'rest',
    ...Array(3).fill('National Day'),
    6,
  ]);
  await on.world.stop();
});
