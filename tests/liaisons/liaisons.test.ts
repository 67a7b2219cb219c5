import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownLiaisons } from '../../core/liaisons/views.ts';
import type { ShownRequests } from '../../core/requests/views.ts';
import type { Today } from '../../core/today/views.ts';
import { type Hands, handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const sales = 'sales.east@example.com';
const liaison = 'rd.liaison@example.com';
const deputy = 'rd.deputy@example.com';
const head = 'rd.head@example.com';

describe.each(suiteNames)('liaisons, in %s', (name) => {
  let on: Stage;
  let hands: Hands;
  beforeAll(async () => {
    on = await stage(name, { sample: false });
    hands = handsOf(on);
  });
  afterAll(() => on.world.stop());

  const ask = (title: string) => on.act('ask-request', { kind: 'quotation', to: 'rd', title }, sales);
  const owner = async (title: string) =>
    (await on.see<ShownRequests>('requests', { state: 'all' }, sales)).requests.find((r) => r.title === title)?.owner;
  const rd = async () => (await on.see<ShownLiaisons>('liaisons', {}, sales)).departments.find((d) => d.id === 'rd')!;
  const toMinutes = (minutes: number) => on.clock.pass(minutes * 60);

  it('are not away until a day that would not be read again', async () => {
    const away = on.act('say-away', { from: '2026-11-24', until: '2099-12-31' }, liaison);
    await expect(away).rejects.toMatchObject({
      kind: 'invalid',
      says: { en: expect.stringContaining('2006 to 2046') },
    });
  });

  it('are who is asked', async () => {
    await ask('First');
    expect((await owner('First'))?.email).toBe(liaison);
    expect(await rd()).toMatchObject({ reachedThrough: { email: liaison } });
  });

  it('are others for topics of their own, while they are there', async () => {
    const firmware = 'rd.firmware@example.com';
    const sample = (title: string) => on.act('ask-request', { kind: 'sample', to: 'rd', title, fields }, sales);
    const { kinds } = await on.see<ShownRequests>('requests', {}, sales);
    const wanted = kinds.find((k) => k.id === 'sample')!.fields.filter((f) => f.required);
    const fields = Object.fromEntries(wanted.map((f) => [f.id, f.type === 'number' ? '3' : 'FM-100']));
    await sample('A sample');
    expect((await owner('A sample'))?.email).toBe(firmware);
    expect((await rd()).posts.find((p) => p.person === firmware)?.name.en).toBe('Liaison, Sample, Gateway GW-10');
    await on.act('say-away', { from: '2026-11-24', until: '2026-11-25' }, firmware);
    await sample('Another sample');
    expect((await owner('Another sample'))?.email).toBe(deputy);
    await on.act('say-back', {}, firmware);
  });

  it('on leave are stood in for by their deputy, and after that by their head', async () => {
    const leave = { from: '2026-11-24', until: '2026-11-27' };
    await on.act('say-away', leave, liaison);
    await on.act('say-away', leave, liaison);
    await ask('Second');
    expect((await owner('Second'))?.email).toBe(deputy);
    await on.act('say-away', { ...leave, person: deputy }, head);
    await ask('Third');
    expect((await owner('Third'))?.email).toBe(head);
    const posts = (await rd()).posts;
    expect(posts.find((p) => p.post === 'liaison')?.awayUntil).toBe('2026-11-27T16:00:00.000Z');
    await on.act('say-back', {}, deputy);
    expect(await rd()).toMatchObject({ reachedThrough: { email: deputy } });
  });

  it('say it themselves, or their head does', async () => {
    const leave = { from: '2026-11-24', until: '2026-11-27', person: liaison };
    await expect(on.act('say-away', leave, sales)).rejects.toMatchObject({ kind: 'denied' });
    await expect(on.act('say-away', { ...leave, until: '2026-11-23' }, head)).rejects.toMatchObject({
      field: 'until',
    });
  });

  it('who are away do not get reminders; their stand-in does', async () => {
    await on.connection.workspace.idle();
    const told = async (who: string) => {
      const { id } = (await on.snapshot()).directory.find(who)!;
      return hands.messages().filter((m) => m.to === id && m.words.includes('First')).length;
    };
    const [before, other] = [await told(liaison), await told(deputy)];
    on.clock.set('2026-11-25T06:30:00.000Z');
    await on.connection.workspace.look(on.suite);
    await on.connection.workspace.idle();
    expect(await told(liaison)).toBe(before);
    expect(await told(deputy)).toBe(other + 1);
  });

  it.runIf(name === 'microsoft365')('are away by their own calendar too, and not for an hour', async () => {
    hands.goAway!('production.liaison@example.com', '2026-11-25T00:00:00.000Z', '2026-11-26T12:00:00.000Z');
    hands.goAway!('service.liaison@example.com', '2026-11-25T06:00:00.000Z', '2026-11-25T07:00:00.000Z');
    toMinutes(16);
    const { departments } = await on.see<ShownLiaisons>('liaisons', {}, sales);
    const through = Object.fromEntries(departments.map((d) => [d.id, d.reachedThrough?.email]));
    expect(through).toMatchObject({
      production: 'production.deputy@example.com',
      'after-sales': 'service.liaison@example.com',
    });
  });

  it('that have left are a gap, reported to who can fill it; what they owed is taken over in one click', async () => {
    hands.leave(liaison);
    toMinutes(16);
    const gap = (await rd()).posts.find((p) => p.post === 'liaison');
    expect(gap).toMatchObject({ gap: 'left' });
    for (const who of [head, 'sales.ops@example.com'])
      expect((await on.see<Today>('today', {}, who)).mine.items.map((w) => w.key)).toContain('vacancy:rd:liaison');
    const mine = (await on.see<Today>('today', {}, deputy)).mine.items.find((w) => w.key.startsWith('orphaned:'))!;
    expect(mine.title.en).toContain('1 open request');
    const { command, input } = mine.steps[0]!;
    await on.act(command, input, deputy);
    expect((await owner('First'))?.email).toBe(deputy);
    await on.connection.workspace.look(on.suite);
    const { id } = (await on.snapshot()).directory.find(deputy)!;
    expect(hands.tasks().find((t) => t.title.endsWith('First'))?.owners).toEqual([id]);
    await expect(on.act(command, input, deputy)).rejects.toMatchObject({ kind: 'missing' });
  });

  it('leave nothing to do when they were looked after', async () => {
    await on.connection.workspace.look(on.suite);
    expect(await on.connection.workspace.look(on.suite)).toBe(0);
  });
});
