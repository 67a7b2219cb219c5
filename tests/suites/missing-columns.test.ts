import { afterEach, describe, expect, it } from 'vitest';
import type { ShownRequests } from '../../core/requests/views.ts';
import { handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

describe.each(suiteNames)('a column that is gone, in %s', (suite) => {
  let on: Stage;
  afterEach(() => on.world.stop());

  const ask = (more: object = {}) =>
    on.act('ask-request', { kind: 'quotation', to: 'rd', title: 'Prices', ...more }, 'sales.east@example.com');
  const first = async () => (await on.see<ShownRequests>('requests', { state: 'all' })).requests[0]!;

  it('and may be empty is laid out again before a value for it is written', async () => {
    on = await stage(suite, { sample: false });
    const hands = handsOf(on);
    await hands.renameColumn('Requests', 'Customer', 'Kunde');
    on.clock.pass(60);
    await ask({ customer: 'Delta AG' });
    expect(await first()).toMatchObject({ title: 'Prices', customer: 'Delta AG' });
    expect(await hands.read('Requests', 0, 'Customer')).toBe('Delta AG');
    expect((await on.snapshot()).problems).toEqual([]);
  });

  it('of our own books comes back too', async () => {
    on = await stage(suite, { sample: false });
    await handsOf(on).renameColumn('Requests', 'Rev', 'Count');
    on.clock.pass(60);
    await ask();
    const request = (await on.snapshot()).tables.requests!.rows[0]!;
    await on.act('answer-request', { id: request.id, answer: 'Here they are' }, 'rd.liaison@example.com');
    expect(await on.see('request', { id: request.id })).toMatchObject({ answer: 'Here they are' });
  });

  it('and is required refuses the write and says which it is', async () => {
    on = await stage(suite, { sample: false });
    await handsOf(on).renameColumn('Requests', 'Title', 'Subject');
    on.clock.pass(60);
    await expect(ask()).rejects.toMatchObject({
      kind: 'missing',
      says: { en: 'The column "Title" of "Requests" is missing or was renamed; give it back its name' },
    });
  });

  it('and of which the suite refuses to add another refuses the write, and nothing is half done', async () => {
    on = await stage(suite, { sample: false });
    const hands = handsOf(on);
    await ask({ title: 'Earlier' });
    await hands.renameColumn('Requests', 'Customer', 'Kunde');
    on.clock.pass(60);
    on.suite.provision = () => Promise.reject(new Error('may not'));
    await expect(ask({ customer: 'Delta AG' })).rejects.toMatchObject({
      kind: 'missing',
      says: { zh: expect.stringContaining('“客户”') },
    });
    expect((await on.see<ShownRequests>('requests', { state: 'all' })).requests).toHaveLength(1);
  });

  it('is added when a process begins to look after the company: an upgrade needs no admin', async () => {
    on = await stage(suite, { sample: false });
    const hands = handsOf(on);
    await hands.renameColumn('Requests', 'Customer', 'Old customer');
    await hands.removeTable('Signals');
    const later = on.world.reconnect(on.connection.id);
    await later.workspace.look(later.unattended());
    expect((await on.connection.workspace.current(on.suite)).problems).toEqual([]);
  });
});
