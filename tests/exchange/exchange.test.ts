import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownExchange } from '../../core/exchange/views.ts';
import type { ShownRequests } from '../../core/requests/views.ts';
import type { Today } from '../../core/today/views.ts';
import { type Hands, handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const sales = 'sales.east@example.com';
const salesLiaison = 'sales.liaison@example.com';
const rd = 'rd.liaison@example.com';
const service = 'service.liaison@example.com';

describe.each(suiteNames)('what departments tell each other, in %s', (name) => {
  let on: Stage;
  let hands: Hands;
  beforeAll(async () => {
    on = await stage(name, { sample: false });
    hands = handsOf(on);
  });
  afterAll(() => on.world.stop());

  const see = (query: object = {}, who = sales) => on.see<ShownExchange>('exchange', query, who);
  const line = async (title: string, who = sales) =>
    (await see({ state: 'all' }, who)).lines.find((l) => l.title === title)!;
  const today = (who: string) => on.see<Today>('today', {}, who);
  const step = async (command: string, title: string, input: object, who: string) =>
    on.act(command, { id: (await line(title)).id, ...input }, who);
  const told = async (who: string) => {
    await on.connection.workspace.idle();
    const { id } = (await on.snapshot()).directory.find(who)!;
    return hands.messages().filter((m) => m.to === id);
  };
  const raise = (title: string, more: object = {}, who = sales) => on.act('raise-demand', { title, ...more }, who);

  describe('the loop of a demand', () => {
    it('begins with whoever heard of it, and waits for R&D with a date', async () => {
      await raise('Wireless output', { customer: 'Delta', impact: 'high' });
      await raise('Radio output', { customer: 'Eco' }, salesLiaison);
      await raise('Wireless output', { customer: 'Delta', impact: 'high' });
      expect((await see()).lines.map((l) => l.title).sort()).toEqual(['Radio output', 'Wireless output']);
      const waiting = (await today(rd)).department.items;
      expect(waiting.map((w) => w.title.en).sort()).toEqual(['Radio output', 'Wireless output']);
      expect(waiting[0]!.at > '2026-11-30').toBe(true);
      expect((await told(rd)).filter((m) => m.words.includes('output'))).toHaveLength(2);
    });

    it('is judged by R&D alone, and declined only with a reason', async () => {
      await expect(step('judge-demand', 'Wireless output', { verdict: 'accepted' }, sales)).rejects.toMatchObject({
        kind: 'denied',
      });
      await expect(step('judge-demand', 'Wireless output', { verdict: 'declined' }, rd)).rejects.toMatchObject({
        field: 'reason',
      });
      await step('judge-demand', 'Wireless output', { verdict: 'planned', release: '2027 Q1' }, rd);
      expect((await today(sales)).news.items[0]).toMatchObject({ remark: { en: 'Planned 2027 Q1' } });
    });

    it('takes in its duplicates, whose raisers hear of it as well', async () => {
      const into = (await line('Wireless output')).id;
      await expect(step('merge-demand', 'Wireless output', { into }, rd)).rejects.toMatchObject({ field: 'into' });
      await step('merge-demand', 'Radio output', { into }, rd);
      await step('link-progress', 'Wireless output', { progress: 'prototype runs' }, rd);
      expect((await told(salesLiaison)).filter((m) => m.words.includes('prototype runs'))).toHaveLength(1);
    });

    it('ends when every customer was told, and not before', async () => {
      await expect(step('tell-customer', 'Wireless output', {}, sales)).rejects.toMatchObject({ kind: 'conflict' });
      await step('ship-demand', 'Wireless output', { release: 'V3' }, rd);
      expect((await today(sales)).mine.items.map((w) => w.title.en)).toContain('Wireless output');
      expect((await today(salesLiaison)).mine.items.map((w) => w.title.en)).toContain('Radio output');
      await expect(step('tell-customer', 'Wireless output', {}, rd)).rejects.toMatchObject({ kind: 'denied' });
      await step('tell-customer', 'Wireless output', { words: 'glad' }, sales);
      await step('tell-customer', 'Radio output', {}, salesLiaison);
      expect((await see()).lines).toEqual([]);
      expect((await today(sales)).mine.items.map((w) => w.title.en)).not.toContain('Wireless output');
    });
  });

  describe('a service case', () => {
    const open = (title: string, more: object = {}, who = sales) =>
      on.act('open-case', { customer: 'Delta', product: 'FM-100', title, priority: 'urgent', ...more }, who);

    it('has a clock of its own priority, and is owed by after-sales', async () => {
      await open('Leak at seal 1');
      const mine = (await today(service)).mine.items.find((w) => w.title.en === 'Leak at seal 1')!;
      // Two working hours from ten o'clock.
      expect(mine.at).toBe('2026-11-24T04:00:00.000Z');
      await step('take-case', 'Leak at seal 1', {}, service);
      expect((await today(sales)).others.items.map((w) => w.title.en)).toContain('Leak at seal 1');
      await expect(step('solve-case', 'Leak at seal 1', { solution: 'x' }, sales)).rejects.toMatchObject({
        kind: 'denied',
      });
    });

    it('is solved, and closed with what the customer says', async () => {
      await step('solve-case', 'Leak at seal 1', { solution: 'New seal' }, service);
      const ask = (await today(sales)).mine.items.find((w) => w.title.en === 'Leak at seal 1')!;
      expect(ask.remark?.en).toContain('New seal');
      await step('reopen-case', 'Leak at seal 1', { reason: 'drips again' }, sales);
      await step('solve-case', 'Leak at seal 1', { solution: 'Other material' }, service);
      await step('close-case', 'Leak at seal 1', { satisfaction: 4 }, sales);
      expect((await line('Leak at seal 1')).state?.en).toBe('Closed');
    });

    it('that repeats reaches the meeting, until a demand is made of it', async () => {
      await open('Leak at seal 2', { customer: 'Eco' });
      await open('leak at seal 3', { customer: 'Ferro' });
      const key = 'service:repeats';
      expect((await on.agenda()).consent.map((i) => i.key)).toContain(key);
      await step('case-to-demand', 'Leak at seal 2', {}, service);
      expect((await on.agenda()).consent.map((i) => i.key)).not.toContain(key);
      expect((await today(rd)).department.items.map((w) => w.title.en)).toContain('Leak at seal 2');
      await expect(step('case-to-demand', 'Leak at seal 3', {}, rd)).rejects.toBeTruthy();
    });
  });

  describe('news', () => {
    const fresh = async (topic: string) => (await see()).freshness.find((f) => f.topic === topic)!;

    it('that is overdue is asked for once, by a request like any other', async () => {
      on.clock.set('2026-12-10T03:00:00.000Z');
      for (let i = 0; i < 3; i++) await on.connection.workspace.look(on.suite);
      expect((await fresh('product-progress')).late).toBe(true);
      const asked = (await on.see<ShownRequests>('requests', { kind: 'news' }, rd)).requests;
      expect(asked.filter((r) => r.to.id === 'rd').map((r) => r.title)).toEqual(['News about: Product progress']);
      expect(hands.tasks().filter((t) => t.title.includes('Product progress'))).toHaveLength(1);
    });

    it('closes what asked for it, be it only that there is nothing new', async () => {
      await on.act('add-signal', { kind: 'progress', title: 'V3 in test', impact: 'low' }, rd);
      await on.connection.workspace.look(on.suite);
      expect(await fresh('product-progress')).toMatchObject({ late: false });
      expect(
        (await on.see<ShownRequests>('requests', { kind: 'news' }, rd)).requests.filter((r) => r.to.id === 'rd'),
      ).toEqual([]);
      expect(hands.tasks().find((t) => t.title.includes('Product progress'))?.done).toBe(true);
      await on.act('nothing-new', { topic: 'competitors' }, sales);
      expect(await fresh('competitors')).toMatchObject({ late: false });
      await expect(on.act('nothing-new', { topic: 'competitors' }, rd)).rejects.toMatchObject({ kind: 'denied' });
    });

    it('is found across registers', async () => {
      const order = { order: 'A-17', customer: 'Delta', product: 'FM-100', region: 'east', quantity: 12 };
      await on.act('add-order', { ...order, orderedOn: '2026-12-10' }, sales);
      await expect(on.act('add-order', { ...order, orderedOn: '2026-12-10' }, sales)).rejects.toMatchObject({
        field: 'order',
      });
      await expect(
        on.act('add-order', { ...order, product: 'none', orderedOn: '2026-12-10' }, sales),
      ).rejects.toMatchObject({ field: 'product' });
      const found = (await see({ text: 'delta' })).lines.map((l) => l.register);
      expect(new Set(found)).toEqual(new Set(['demands', 'orders', 'serviceCases']));
      expect((await see({ register: 'orders' })).lines).toHaveLength(1);
      await expect(see({ register: 'activity' })).rejects.toMatchObject({ field: 'register' });
    });
  });

  it('reaches whoever follows a topic, once and in one message, and nobody else', async () => {
    const heard = async (who: string) => (await told(who)).filter((m) => m.words.includes('Rival'));
    await on.act('follow-topic', { topic: 'competitors' }, rd);
    await on.act('follow-topic', { topic: 'competitors' }, sales);
    expect((await see({}, rd)).freshness.filter((f) => f.followed).map((f) => f.topic)).toEqual(['competitors']);
    on.clock.pass(60);
    for (const title of ['Rival cuts prices', 'Rival opens a plant']) {
      on.clock.pass(1);
      await on.act('add-signal', { kind: 'competitor', title }, sales);
    }
    for (let i = 0; i < 2; i++) await on.connection.workspace.look(on.suite);
    expect((await heard(rd)).length).toBeGreaterThan(0);
    expect((await heard(rd)).flatMap((m) => m.words.match(/Rival/g))).toHaveLength(2);
    expect(await heard(sales)).toEqual([]);
    expect(await heard(service)).toEqual([]);
    await on.act('unfollow-topic', { topic: 'competitors' }, rd);
    on.clock.pass(60);
    await on.act('add-signal', { kind: 'competitor', title: 'Rival rests' }, sales);
    expect((await heard(rd)).flatMap((m) => m.words.match(/Rival/g))).toHaveLength(2);
    await expect(on.act('follow-topic', { topic: 'nothing' }, rd)).rejects.toMatchObject({ field: 'topic' });
  });

  it('leaves nothing to do when it was looked after', async () => {
    await on.connection.workspace.look(on.suite);
    expect(await on.connection.workspace.look(on.suite)).toBe(0);
  });
});
