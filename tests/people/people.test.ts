import { afterEach, describe, expect, it } from 'vitest';
import { requests } from '../../core/requests/records.ts';
import type { ShownRequest } from '../../core/requests/views.ts';
import type { Today } from '../../core/today/views.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const [sales, rd] = ['sales.east@example.com', 'rd.liaison@example.com'];

describe.each(suiteNames)('people in rows, in %s', (suite) => {
  let on: Stage;
  afterEach(() => on.world.stop());

  /** HR changes what somebody is called. */
  const call = (email: string, name: string) => {
    if (on.tenant instanceof Tenant) on.tenant.state.users.find((u) => u.mail === email)!.displayName = name;
    else on.tenant.state.people.find((p) => p.email === email)!.name = name;
    on.tenant.store.changed();
    // The directory is read again after a while.
    on.clock.pass(7_200);
  };
  const hire = (name: string, email: string) => {
    if (on.tenant instanceof Tenant) on.tenant.state.users.push({ id: 'new', displayName: name, mail: email });
    else on.tenant.state.people.push({ ...on.tenant.state.people[0]!, open_id: 'ou_new', name, email });
    on.tenant.store.changed();
    on.clock.pass(7_200);
  };
  const ask = () => on.act('ask-request', { kind: 'quotation', to: 'rd', title: 'Prices' }, sales);
  const first = async () => rowsOf(await on.snapshot(), requests)[0]!;
  const waiting = async (who: string) => (await on.see<Today>('today', {}, who)).mine.items.map((i) => i.title.en);

  it('whose names have a comma are asked, answer, and are told', async () => {
    on = await stage(suite, { sample: false });
    call(rd, 'Low, Rita');
    call(sales, 'Stone, Eve');
    await ask();
    expect(await first()).toMatchObject({ owner: rd, askedBy: sales });
    expect(await waiting(rd)).toEqual(['Prices']);
    await on.act('answer-request', { id: (await first()).id, answer: '12,400' }, rd);
    await on.connection.workspace.idle();
    const eve = (await on.snapshot()).directory.find(sales)!.id;
    expect(
      handsOf(on)
        .messages()
        .filter((m) => m.to === eve || m.to === sales).length,
    ).toBeGreaterThan(0);
    expect((await on.snapshot()).problems).toEqual([]);
  });

  it('keep their work when they are renamed, and when another one of the same name comes', async () => {
    on = await stage(suite, { sample: false });
    await ask();
    call(rd, 'Rita Low-Hart');
    expect(await waiting(rd)).toEqual(['Prices']);
    call(rd, 'Rita Low');
    hire('Rita Low', 'r.low2@example.com');
    expect(await waiting(rd)).toEqual(['Prices']);
    expect(await first()).toMatchObject({ owner: rd });
    expect((await on.snapshot()).problems).toEqual([]);
    const shown = await on.see<ShownRequest>('request', { id: (await first()).id });
    expect(shown.owner).toEqual({ email: rd, name: 'Rita Low' });
  });
});

describe('rows in which people stand by their names alone', () => {
  let on: Stage;
  afterEach(() => on.world.stop());

  it('are written with the address by themselves, once, and nobody changed them', async () => {
    on = await stage('microsoft365', { sample: false });
    await on.act('ask-request', { kind: 'quotation', to: 'rd', title: 'Prices' }, sales);
    const hands = handsOf(on);
    await hands.type('Requests', 0, 'Owner', 'Rita Low');
    await hands.type('Requests', 0, 'Asked by', 'Eve  Stone');
    on.clock.pass(60);
    const before = rowsOf(await on.snapshot(), requests)[0]!;
    expect(before).toMatchObject({ owner: rd, askedBy: sales });
    await on.connection.workspace.look(on.suite);
    expect(await hands.read('Requests', 0, 'Owner')).toBe('Rita Low (rd.liaison@example.com)');
    expect(await hands.read('Requests', 0, 'Asked by')).toBe('Eve Stone (sales.east@example.com)');
    expect(rowsOf(await on.snapshot(), requests)[0]).toEqual(before);
    on.clock.pass(60);
    expect(await on.connection.workspace.look(on.suite)).toBe(0);
  });

  it('stay as they are where two have the name, and are said with both', async () => {
    on = await stage('microsoft365', { sample: false });
    await on.act('ask-request', { kind: 'quotation', to: 'rd', title: 'Prices' }, sales);
    await handsOf(on).type('Requests', 0, 'Owner', 'Rita Low');
    (on.tenant as Tenant).state.users.push({ id: 'new', displayName: 'Rita Low', mail: 'r.low2@example.com' });
    on.clock.pass(7_200);
    await on.connection.workspace.look(on.suite);
    expect(await handsOf(on).read('Requests', 0, 'Owner')).toBe('Rita Low');
    expect((await on.snapshot()).problems.map((p) => p.says.en)).toEqual([
      '"Rita Low" may be Rita Low (rd.liaison@example.com), Rita Low (r.low2@example.com); write the one who is meant with the address',
    ]);
  });
});
