import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Today } from '../../core/today/views.ts';
import { enrolNewcomers } from '../../core/training/automation.ts';
import { lacking } from '../../core/training/owed.ts';
import { enrolments } from '../../core/training/records.ts';
import type { ShownTrainings } from '../../core/training/views.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { type Hands, handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const head = 'sales.head@example.com';
const east = 'sales.east@example.com';
const north = 'sales.north@example.com';
const firmware = 'rd.firmware@example.com';

describe.each(suiteNames)('a training, in %s', (name) => {
  let on: Stage;
  let hands: Hands;
  beforeAll(async () => {
    on = await stage(name, { sample: false });
    hands = handsOf(on);
    await on.connection.workspace.look(on.suite);
  });
  afterAll(() => on.world.stop());

  const show = (who = head) => on.see<ShownTrainings>('trainings', {}, who);
  const today = async (who: string) => (await on.see<Today>('today', {}, who)).mine.items;
  const input = { title: 'Forecasting', date: '2026-12-03', starts: '14:00', minutes: 60, audience: ['sales'] };

  it('is planned by a head, a liaison or an organiser, on a working day, for people that there are', async () => {
    await expect(on.act('plan-training', input, north)).rejects.toMatchObject({ kind: 'denied' });
    await expect(on.act('plan-training', { ...input, date: '2026-12-05' }, head)).rejects.toMatchObject({
      field: 'date',
    });
    await expect(on.act('plan-training', { ...input, audience: ['legal'] }, head)).rejects.toMatchObject({
      field: 'audience',
    });
    await on.act('plan-training', input, head);
    await on.act('plan-training', input, head);
    const { trainings } = await show();
    expect(trainings).toHaveLength(1);
    expect(trainings[0]!.people).toHaveLength(7);
    const event = hands.events().filter((e) => e.subject === 'Forecasting');
    expect(event).toMatchObject([{ people: 7, start: expect.stringContaining('2026-12-03T06:00') }]);
  });

  it('is followed by who came, how it was, and what follows from it', async () => {
    const { id } = (await show()).trainings[0]!;
    await expect(on.act('record-attendance', { id, people: [east] }, head)).rejects.toMatchObject({ kind: 'conflict' });
    on.clock.set('2026-12-03T08:00:00.000Z');
    expect((await today(head)).map((w) => w.key)).toContain(`training:${id}`);
    await on.act('record-attendance', { id, people: [east, head, firmware] }, head);
    const came = (await show()).trainings[0]!.people.filter((p) => p.state.id === 'attended').map((p) => p.email);
    expect(came.sort()).toEqual([firmware, east, head].sort());
    await expect(on.act('give-training-feedback', { id, rating: 5 }, north)).rejects.toMatchObject({ kind: 'denied' });
    const asked = (await today(east)).find((w) => w.key === `training:${id}`)!;
    await on.act(asked.steps[0]!.command, { ...asked.steps[0]!.input, rating: 4, words: 'More examples' }, east);
    await on.act('give-training-feedback', { id, rating: 5 }, firmware);
    expect((await show()).trainings[0]!.rating).toBe(4.5);
    await on.act('add-training-follow-up', { id, title: 'Send the examples', owner: head, due: '2026-12-10' }, head);
    expect(hands.tasks().map((task) => task.title)).toContain('Send the examples');
    // Who was forgotten is added later; what people said stays.
    await on.act('record-attendance', { id, people: [east, head, firmware, north] }, head);
    expect((await show()).trainings[0]).toMatchObject({ rating: 4.5, followUps: [{ title: 'Send the examples' }] });
  });

  it('is owed by the policy: so many a year for everybody, and a first one for who is new', async () => {
    const of = async (who: string) => {
      const { policy } = on.connection.workspace;
      return lacking({ snapshot: await on.snapshot(), policy, now: on.connection.workspace.now() }).find(
        (x) => x.who === who,
      );
    };
    expect(await of(east)).toEqual({ who: east, department: 'sales', attended: 1, wanted: 2, topics: [] });
    expect((await show()).lacking.map((d) => d.department.en)).toEqual(['Sales', 'R&D', 'Production', 'After-sales']);
    // Whom the register found there at first is not new; a new liaison is.
    const before = rowsOf(await on.snapshot(), enrolments);
    expect(before.filter((e) => e.due)).toEqual([]);
    const { policy } = on.connection.workspace;
    const scene = {
      snapshot: await on.snapshot(),
      policy,
      installed: { source: '', policy },
      now: on.connection.workspace.now(),
      place: { bodyLimit: 8000, appLink: (path: string) => path, seal: (words: string) => words },
    };
    expect(enrolNewcomers(scene)).toEqual([]);
    const planner = policy.departments.map((d) =>
      d.id === 'production' ? { ...d, deputy: 'production.planner@example.com' } : d,
    );
    expect(enrolNewcomers({ ...scene, policy: { ...policy, departments: planner } })).toMatchObject([
      { record: { who: 'production.planner@example.com', because: 'liaison', state: 'owed', due: '2027-01-02' } },
    ]);
  });

  it('is cancelled with a word to everybody who was enrolled', async () => {
    await on.act('plan-training', { ...input, title: 'Later', date: '2026-12-10', audience: ['liaisons'] }, head);
    const { id } = (await show()).trainings.find((x) => x.title === 'Later')!;
    await on.act('cancel-training', { id, reason: 'The trainer is ill' }, head);
    expect((await show()).trainings.map((x) => x.title)).toEqual(['Forecasting']);
    await on.connection.workspace.idle();
    expect(hands.messages().filter((m) => m.words.includes('The trainer is ill')).length).toBeGreaterThan(5);
    expect(hands.events().map((e) => e.subject)).not.toContain('Later');
  });

  it('takes in who is new, by itself, and nobody else', async () => {
    const overseas = 'sales.overseas@example.com';
    await on.act('plan-training', { ...input, title: 'Planning', date: '2026-12-09', audience: ['production'] }, head);
    const mine = async () => (await show()).trainings.find((x) => x.title === 'Planning')!;
    const invited = () => hands.events().find((e) => e.subject === 'Planning')!.people;
    const before = invited();
    // Whoever holds it is not of production, and is invited.
    expect(before).toBe((await mine()).people.length + 1);
    const enrolled = before - 1;
    const place = async (table: string, id: string) =>
      (await on.snapshot()).tables[table]!.rows.findIndex((r) => (r as { id: string }).id === id);
    await hands.type('Trainings', await place('trainings', (await mine()).id), 'For', 'production, sales');
    const owed = await place('enrolments', `N-staff:${overseas}`);
    await hands.type('Training attendance', owed, 'Due', name === 'feishu' ? Date.parse('2026-12-20') : '2026-12-20');
    on.clock.pass(60);
    await on.connection.workspace.look(on.suite);
    await on.connection.workspace.look(on.suite);
    expect((await mine()).people.map((p) => p.email)).toContain(overseas);
    expect((await mine()).people).toHaveLength(enrolled + 1);
    expect(invited()).toBe(before + 1);
  });

  it('is asked for by role, and again after its months', async () => {
    const { policy } = on.connection.workspace;
    const topics = [{ id: 'claims', name: { en: 'Claims', zh: '索赔' }, for: ['heads', 'sales'], every_months: 12 }];
    const asked = { ...policy, training: { ...policy.training, topics } };
    const snapshot = await on.snapshot();
    const now = on.connection.workspace.now();
    const who = () =>
      lacking({ snapshot, policy: asked, now })
        .filter((x) => x.topics.includes('claims'))
        .map((x) => x.who);
    expect(who()).toEqual(expect.arrayContaining([east, 'rd.head@example.com']));
    expect(who()).not.toContain(firmware);
    // The one that was held was about it, as somebody writes into the workbook.
    const at = snapshot.tables.trainings!.rows.findIndex(
      (r) => (r as unknown as { title: string }).title === 'Forecasting',
    );
    await hands.type('Trainings', at, 'Topic', 'claims');
    on.clock.pass(60);
    const fresh = await on.snapshot();
    const lack = (when: string) =>
      lacking({ snapshot: fresh, policy: asked, now: when }).filter((x) => x.topics.length);
    expect(lack(now).map((x) => x.who)).not.toContain(east);
    expect(lack('2028-01-10T02:00:00.000Z').map((x) => x.who)).toContain(east);
    await expect(
      on.act('plan-training', { ...input, date: '2026-12-16', topic: 'claims' }, head),
    ).rejects.toMatchObject({
      field: 'topic',
    });
  });
});
