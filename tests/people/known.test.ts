import { afterEach, describe, expect, it } from 'vitest';
import { requests } from '../../core/requests/records.ts';
import type { ShownRequest } from '../../core/requests/views.ts';
import type { Today } from '../../core/today/views.ts';
import { knownPeople } from '../../core/workspace/known-people.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const [sales, rd] = ['sales.east@example.com', 'rd.liaison@example.com'];

describe.each(suiteNames)('people whom the workspace has seen, in %s', (suite) => {
  let on: Stage;
  afterEach(() => on.world.stop());

  /** What HR and IT change of somebody in the directory. */
  const change = (email: string, to: { name?: string; email?: string; upn?: string; aliases?: string[] }) => {
    if (on.tenant instanceof Tenant) {
      const user = on.tenant.state.users.find((u) => u.mail === email)!;
      if (to.name) user.displayName = to.name;
      if (to.email !== undefined) user.mail = to.email;
      if (to.upn) user.userPrincipalName = to.upn;
      if (to.aliases) user.proxyAddresses = to.aliases;
    } else {
      const one = on.tenant.state.people.find((p) => p.email === email)!;
      if (to.name) one.name = to.name;
      if (to.email !== undefined) one.email = to.email;
    }
    on.tenant.store.changed();
    // The directory is read again after a while.
    on.clock.pass(7_200);
  };
  const look = () => on.connection.workspace.look(on.suite);
  const ask = () => on.act('ask-request', { kind: 'quotation', to: 'rd', title: 'Prices' }, sales);
  const first = async () => rowsOf(await on.snapshot(), requests)[0]!;
  const waiting = async (who: string) => (await on.see<Today>('today', {}, who)).mine.items.map((i) => i.title.en);

  it('keep their work, their post and their rights under a new name and a new address', async () => {
    on = await stage(suite, { sample: false });
    await ask();
    await look();
    change(rd, { name: 'Rita Low-Hart', email: 'rita.low-hart@example.com' });
    await look();
    expect(await first()).toMatchObject({ owner: rd, askedBy: sales });
    for (const address of ['rita.low-hart@example.com', rd]) expect(await waiting(address)).toEqual(['Prices']);
    await on.act('answer-request', { id: (await first()).id, answer: '12,400' }, 'rita.low-hart@example.com');
    const shown = await on.see<ShownRequest>('request', { id: (await first()).id });
    expect(shown.owner).toEqual({ email: rd, name: 'Rita Low-Hart' });
    if (suite === 'microsoft365')
      expect(await handsOf(on).read('Requests', 0, 'Owner')).toBe('Rita Low-Hart (rita.low-hart@example.com)');
    expect((await on.snapshot()).problems).toEqual([]);
    // Invitations go where mail reaches them now.
    await on.act('publish-agenda', { meeting: 'NEXT' });
    expect((await on.snapshot()).events[0]!.attendees.map((a) => a.email)).toContain(rd);
    // Once: nothing more is to be noted.
    await look();
    expect(await look()).toBe(0);
  });

  it('are called by their last name when they have left', async () => {
    on = await stage(suite, { sample: false });
    await ask();
    await look();
    handsOf(on).leave(rd);
    on.clock.pass(7_200);
    const shown = await on.see<ShownRequest>('request', { id: (await first()).id });
    expect(shown.owner?.name).toBe('Rita Low (left)');
    const titles = (await on.see<Today>('today', {}, 'rd.head@example.com')).mine.items.map((i) => i.title.en);
    expect(titles).toContain('1 open request of Rita Low, who has left');
  });

  it('do not take over another’s work by what somebody types', async () => {
    on = await stage(suite, { sample: false });
    await ask();
    await look();
    const hands = handsOf(on);
    const eve = rowsOf(await on.snapshot(), knownPeople).findIndex((row) => row.key === sales);
    await hands.type('People', eve, 'Known as', rd);
    on.clock.pass(7_200);
    expect(await waiting(rd)).toEqual(['Prices']);
    expect(await waiting(sales)).not.toContain('Prices');
    expect((await on.snapshot()).problems.map((p) => p.register)).toContain('people');
  });
});

describe('people without a mail address', () => {
  it('in Feishu are named in the policy by their id, are asked and answer', async () => {
    const on = await stage('feishu', { sample: false });
    try {
      // The policy may name somebody by the suite's id.
      const people = on.tenant instanceof Tenant ? [] : on.tenant.state.people;
      for (const one of people)
        if (one.email === rd || one.email === sales) Object.assign(one, { open_id: one.email, email: '' });
      const [rita, eve] = [rd, sales];
      on.tenant.store.changed();
      on.clock.pass(7_200);
      await on.act('ask-request', { kind: 'quotation', to: 'rd', title: 'Prices' }, eve);
      const row = rowsOf(await on.snapshot(), requests)[0]!;
      expect(row).toMatchObject({ owner: rita, askedBy: eve });
      expect((await on.see<Today>('today', {}, rita)).mine.items.map((i) => i.title.en)).toEqual(['Prices']);
      await on.act('answer-request', { id: row.id, answer: '12,400' }, rita);
      expect((await on.snapshot()).problems).toEqual([]);
    } finally {
      await on.world.stop();
    }
  });

  it('are asked, answer, and are told in the chat, also when the address was taken away later', async () => {
    const on = await stage('feishu', { sample: false });
    try {
      const people = on.tenant instanceof Tenant ? [] : on.tenant.state.people;
      await on.connection.workspace.look(on.suite);
      const [rita, eve] = [rd, sales].map((email) => people.find((p) => p.email === email)!) as [
        (typeof people)[number],
        (typeof people)[number],
      ];
      for (const one of [rita, eve]) one.email = '';
      on.tenant.store.changed();
      // After noon, when people may be told again.
      on.clock.pass(14_400);
      await on.act('ask-request', { kind: 'quotation', to: 'rd', title: 'Prices' }, eve.open_id);
      const row = rowsOf(await on.snapshot(), requests)[0]!;
      expect(row).toMatchObject({ owner: rd, askedBy: sales });
      await on.act('answer-request', { id: row.id, answer: '12,400' }, rita.open_id);
      const told = handsOf(on)
        .messages()
        .map((m) => m.to);
      expect(told).toEqual(expect.arrayContaining([rita.open_id, eve.open_id]));
      expect((await on.snapshot()).problems).toEqual([]);
    } finally {
      await on.world.stop();
    }
  });
});

describe('people whose name to sign in with is not their address, in microsoft365', () => {
  it('have their work and their rights by either', async () => {
    const on = await stage('microsoft365', { sample: false });
    try {
      const user = (on.tenant as Tenant).state.users.find((u) => u.mail === rd)!;
      user.userPrincipalName = 'rlow@example.onmicrosoft.com';
      user.proxyAddresses = ['SMTP:rd.liaison@example.com', 'smtp:rita@example.com', 'X400:c=US'];
      on.tenant.store.changed();
      on.clock.pass(7_200);
      await on.act('ask-request', { kind: 'quotation', to: 'rd', title: 'Prices' }, sales);
      for (const name of ['rlow@example.onmicrosoft.com', 'rita@example.com', rd])
        expect((await on.see<Today>('today', {}, name)).mine.items.map((i) => i.title.en)).toEqual(['Prices']);
      const { id } = rowsOf(await on.snapshot(), requests)[0]!;
      await on.act('answer-request', { id, answer: '12,400' }, 'rlow@example.onmicrosoft.com');
      expect(rowsOf(await on.snapshot(), requests)[0]).toMatchObject({ state: 'answered', owner: rd });
    } finally {
      await on.world.stop();
    }
  });
});
