import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownArchive } from '../../core/conduct/archive.ts';
import { corrections, recognitions } from '../../core/conduct/records.ts';
import type { ShownConduct } from '../../core/conduct/views.ts';
import type { Today } from '../../core/today/views.ts';
import { rowOf, rowsOf } from '../../core/workspace/snapshot.ts';
import type { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const [gm, hr] = ['gm@example.com', 'hr@example.com'];
const head = 'production.head@example.com';
const planner = 'production.planner@example.com';
const liaison = 'production.liaison@example.com';
const other = 'rd.liaison@example.com';

describe.each(suiteNames)('thanks, recognition and correction, in %s', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name, { sample: false });
    await on.connection.workspace.look(on.suite);
  });
  afterAll(() => on.world.stop());

  const conduct = (who: string) => on.see<ShownConduct>('conduct', {}, who);
  const today = async (who: string) => (await on.see<Today>('today', {}, who)).mine.items.map((w) => w.about.en);
  const only = async () => rowsOf(await on.snapshot(), corrections)[0]!;

  it('lets colleagues thank each other, once for the same thing, and never themselves', async () => {
    await on.act('ask-request', { kind: 'delivery', to: 'production', title: 'Gateways' }, 'sales.east@example.com');
    const { occasions } = await on.see<ShownConduct>('conduct', {}, other);
    const [asked] = occasions.filter((x) => x.name.en.endsWith('Gateways'));
    const input = { to: planner, words: 'You found us four gateways', occasion: asked!.id };
    await on.act('give-thanks', input, other);
    await on.act('give-thanks', input, other);
    expect((await conduct(liaison)).thanks).toMatchObject([
      { from: 'Rita Low', to: 'Petra Voss', occasion: { path: input.occasion, title: { en: 'Gateways' } } },
    ]);
    await expect(on.act('give-thanks', { ...input, to: other }, other)).rejects.toMatchObject({ field: 'to' });
    await expect(on.act('give-thanks', { ...input, occasion: 'javascript:alert(1)' }, other)).rejects.toMatchObject({
      field: 'occasion',
    });
    const { news } = await on.see<Today>('today', {}, planner);
    expect(news.items.map((w) => w.about.en)).toContain('Thanks of Rita Low');
  });

  it('recognises by proposal, endorsement, and the decision of whoever has the right', async () => {
    const input = { who: planner, level: 'praise', reason: 'Kept the plan through the shortage' };
    await expect(on.act('propose-recognition', { ...input, level: 'money' }, other)).rejects.toMatchObject({
      field: 'level',
    });
    await expect(on.act('propose-recognition', { ...input, who: other }, other)).rejects.toThrow(/themselves/);
    await on.act('propose-recognition', input, other);
    const proposal = (await conduct(liaison)).proposals[0]!;
    expect(proposal).toMatchObject({ about: 'Petra Voss', steps: ['endorse-recognition'] });
    await on.act('endorse-recognition', { id: proposal.id }, liaison);
    await on.act('endorse-recognition', { id: proposal.id }, liaison);
    await expect(on.act('endorse-recognition', { id: proposal.id }, planner)).rejects.toThrow(/Somebody else/);
    const decision = { id: proposal.id, decision: 'grant', words: 'For a plan that held' };
    await expect(on.act('decide-recognition', decision, 'rd.head@example.com')).rejects.toThrow(/others decide/);
    expect(await today(head)).toContain('Proposed for recognition: decide');
    await on.act('decide-recognition', decision, head);
    expect((await conduct(liaison)).granted).toMatchObject([
      { about: 'Petra Voss', citation: 'For a plan that held', endorsedBy: ['Pia Long'] },
    ]);
    expect(JSON.stringify((await conduct(liaison)).granted)).not.toContain('Kept the plan');
    await expect(on.act('decide-recognition', decision, gm)).rejects.toMatchObject({ kind: 'conflict' });
  });

  it('leaves the department’s head out where the head is meant', async () => {
    await on.act('propose-recognition', { who: head, level: 'thanks', reason: 'Helped us twice' }, other);
    const id = rowsOf(await on.snapshot(), recognitions).find((r) => r.who === head)!.id;
    await expect(on.act('decide-recognition', { id, decision: 'grant', words: 'x' }, head)).rejects.toThrow(
      /others decide/,
    );
    await on.act('decide-recognition', { id, decision: 'decline', words: 'It was their task' }, gm);
    expect((await conduct(liaison)).granted).toHaveLength(1);
  });

  it('corrects only what was heard, by somebody else than who raised it', async () => {
    const input = { who: liaison, level: 'talk', facts: 'Three requests were closed without an answer in October' };
    await expect(on.act('raise-correction', input, other)).rejects.toThrow(/Heads raise/);
    await expect(on.act('raise-correction', { ...input, who: head }, head)).rejects.toThrow(/Heads raise/);
    await on.act('raise-correction', input, head);
    const { id } = await only();
    expect(await today(liaison)).toContain(
      'Somebody raised a correction about you: read the facts, say what you have to say',
    );
    expect(await today(hr)).toContain('Hear the person, write down what they say');
    await expect(on.act('decide-correction', { id, decision: 'correct', why: 'x' }, gm)).rejects.toThrow(/heard first/);
    await expect(on.act('record-hearing', { id, came: 'no', hearing: 'did not come' }, hr)).rejects.toMatchObject({
      field: 'came',
    });
    await on.act('state-case', { id, statement: 'The customers had withdrawn them by phone' }, liaison);
    await on.act(
      'record-hearing',
      { id, came: 'yes', hearing: 'Heard on Tuesday; the calls were not written down' },
      hr,
    );
    await expect(on.act('decide-correction', { id, decision: 'correct', why: 'x' }, head)).rejects.toThrow(
      /others decide/,
    );
    await on.act(
      'decide-correction',
      { id, decision: 'correct', why: 'The answers have to stand in the register' },
      gm,
    );
    expect(await only()).toMatchObject({ state: 'decided', decidedBy: gm, expires: '2027-05-24' });
  });

  it('is nobody’s business who has no part in it', async () => {
    const { id } = await only();
    for (const who of [other, planner, 'it@example.com', 'rd.head@example.com']) {
      expect((await conduct(who)).corrections).toEqual([]);
      expect(JSON.stringify(await on.see('today', {}, who))).not.toMatch(/withdrawn them by phone|Three requests/);
      await expect(on.act('state-case', { id, statement: 'x' }, who)).rejects.toThrow(/no such correction/);
      await expect(on.see('record', { register: 'corrections', id }, who)).rejects.toMatchObject({ kind: 'missing' });
    }
    const messages =
      name === 'feishu'
        ? JSON.stringify((on.tenant as FeishuTenant).state.messages)
        : JSON.stringify([(on.tenant as Tenant).state.notices, (on.tenant as Tenant).state.chats]);
    expect(messages).not.toMatch(/Three requests|withdrawn them|correction|惩戒/i);
  });

  it('may be appealed in time, and somebody who had no part answers', async () => {
    const { id } = await only();
    await on.act('appeal-correction', { id, reasons: 'The rule was not known then' }, liaison);
    for (const who of [gm, head])
      await expect(on.act('answer-appeal', { id, outcome: 'uphold', answer: 'x' }, who)).rejects.toThrow(/no appeal/);
    await expect(on.act('answer-appeal', { id, outcome: 'change', answer: 'x' }, hr)).rejects.toMatchObject({
      field: 'level',
    });
    await on.act('answer-appeal', { id, outcome: 'uphold', answer: 'It was trained in September' }, hr);
    expect(await only()).toMatchObject({ state: 'decided', appealBy: hr });
    await expect(on.act('appeal-correction', { id, reasons: 'again' }, liaison)).rejects.toThrow(/appealed already/);
    await on.act('add-own-words', { id, words: 'I still see it otherwise' }, liaison);
    await expect(on.act('add-own-words', { id, words: 'x' }, head)).rejects.toMatchObject({ kind: 'missing' });
  });

  it('opens an archive only to its person, or with a purpose that is written down', async () => {
    const own = await on.see<ShownArchive>('archive', {}, liaison);
    expect(own).toMatchObject({
      own: true,
      corrections: [{ rebuttal: 'I still see it otherwise', appealBy: 'Holly Reed' }],
    });
    await expect(on.see('archive', { who: liaison }, hr)).rejects.toThrow(/what you need the archive for/);
    await expect(on.see('archive', { who: liaison }, head)).rejects.toThrow(/what you need/);
    await expect(on.act('open-archive', { who: liaison, purpose: 'curious about it' }, head)).rejects.toThrow(
      /Archives are opened by/,
    );
    await on.act('open-archive', { who: liaison, purpose: 'Promotion board of December' }, hr);
    expect((await on.see<ShownArchive>('archive', { who: liaison }, hr)).corrections).toHaveLength(1);
    expect((await on.see<ShownArchive>('archive', {}, liaison)).looks).toMatchObject([
      { who: 'Holly Reed', purpose: 'Promotion board of December' },
    ]);
    on.clock.pass(3700);
    await expect(on.see('archive', { who: liaison }, hr)).rejects.toThrow(/what you need/);
  });

  it('stands in a file that people without a part in it cannot open', async () => {
    const people = await on.snapshot();
    expect(rowOf(people, recognitions, rowsOf(people, recognitions)[0]!.id)).toBeDefined();
    if (name === 'feishu') {
      const tenant = on.tenant as FeishuTenant;
      const [open, closed] = [tenant.state.bases.filter((b) => !b.closed), tenant.state.bases.filter((b) => b.closed)];
      expect(JSON.stringify(open)).not.toMatch(/withdrawn them by phone|Kept the plan/);
      expect(JSON.stringify(closed)).toMatch(/withdrawn them by phone/);
      const hrId = tenant.state.people.find((p) => p.email === hr)!.open_id;
      expect(closed.map((b) => b.members?.map((m) => m.member_id))).toEqual([[hrId]]);
    } else {
      const tenant = on.tenant as Tenant;
      const words = async (drive: typeof tenant.drive) =>
        JSON.stringify((await drive.all()).map((f) => f.tables().map((t) => f.valuesOf(t))));
      expect(await words(tenant.library.drive)).not.toMatch(/withdrawn them by phone|Kept the plan/);
      expect(await words(tenant.restricted.drive)).toMatch(/withdrawn them by phone/);
      expect(tenant.libraryOf(tenant.restrictedGroup, tenant.user(liaison))).toBe('closed');
    }
  });

  it('expires, and is taken out of the file when it was kept long enough', async () => {
    on.clock.set('2027-06-01T02:00:00.000Z');
    await on.connection.workspace.look(on.suite);
    expect(await only()).toMatchObject({ state: 'expired' });
    await on.act('open-archive', { who: liaison, purpose: 'Promotion board of June' }, hr);
    expect((await on.see<ShownArchive>('archive', { who: liaison }, hr)).corrections).toEqual([]);
    expect((await on.see<ShownArchive>('archive', {}, liaison)).corrections).toHaveLength(1);
    on.clock.set('2031-12-10T02:00:00.000Z');
    await on.connection.workspace.look(on.suite);
    const row = await only();
    expect(row).toMatchObject({ state: 'erased' });
    expect(JSON.stringify(row)).not.toMatch(/production|phone|October|otherwise/);
    const snapshot = await on.snapshot();
    expect(
      JSON.stringify(
        Object.values(snapshot.tables)
          .filter((t) => t.register.readers && t.register.name !== 'archiveAccess')
          .map((t) => t.rows),
      ),
    ).not.toMatch(/phone|otherwise|shortage/);
  });
});
