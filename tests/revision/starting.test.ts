import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownExchange } from '../../core/exchange/views.ts';
import { attendeesOf, committeeOf, staffOf } from '../../core/policy/organisation.ts';
import type { ShownReport } from '../../core/reports/report.ts';
import type { ShownSetUp } from '../../core/revision/starting.ts';
import type { ShownRevision } from '../../core/revision/views.ts';
import { type Hands, handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const admin = 'it@example.com';
const department = (part: string, name: string, who: string) => ({
  part,
  name,
  head: `${who}.head@example.com`,
  liaison: `${who}.deputy@example.com`,
});
const answers = {
  model: 'working-group',
  company: 'Lakeside Pumps',
  departments: [
    department('sales', 'Sales', 'sales'),
    department('rd', 'R&D', 'rd'),
    department('production', 'Production', 'production'),
    department('after-sales', 'After-sales', 'service'),
    { part: 'other', name: 'Human resources', head: 'hr@example.com', liaison: 'hr@example.com' },
  ],
  general_manager: 'gm@example.com',
  organiser: 'sales.east@example.com',
  performance_owner: 'hr@example.com',
  day: 'TH',
  starts: '09:30',
  products: ['Pump P1', '离心泵', 'Pump-P1'],
  regions: ['North'],
};

describe.each(suiteNames)('a new company, in %s', (name) => {
  let on: Stage;
  let hands: Hands;
  beforeAll(async () => {
    on = await stage(name, { newCompany: true });
    hands = handsOf(on);
  });
  afterAll(() => on.world.stop());

  it('calls no meetings before it has said who it is', async () => {
    await on.connection.workspace.look(on.suite);
    expect(hands.events()).toEqual([]);
    const start = await on.see<ShownSetUp>('set-up', {}, admin);
    expect(start).toMatchObject({ isNew: true, mine: true, models: ['committee', 'working-group'] });
    expect(start.departments.map((d) => d.name)).toEqual(['After-sales', 'Production', 'R&D', 'Sales']);
    expect(start.guessed).toEqual({
      sales: 'Sales',
      rd: 'R&D',
      production: 'Production',
      'after-sales': 'After-sales',
    });
    expect((await on.see<ShownSetUp>('set-up', {}, 'sales.head@example.com')).mine).toBe(false);
  });

  it('says what is missing or unknown, by field', async () => {
    const refused = (more: object, who = admin) =>
      expect(on.act('set-up-policy', { ...answers, ...more }, who)).rejects;
    await refused({}, 'sales.head@example.com').toMatchObject({ kind: 'denied' });
    await refused({ departments: answers.departments.slice(1) }).toMatchObject({ field: 'departments' });
    await refused({ organiser: 'nobody@example.com' }).toMatchObject({ field: 'organiser' });
    await refused({ model: 'third' }).toMatchObject({ field: 'model' });
    await refused({ products: [] }).toMatchObject({ field: 'products' });
    const [sales, ...others] = answers.departments;
    await refused({ departments: [{ ...sales!, name: ' after-Sales' }, ...others] }).toMatchObject({
      field: 'departments',
      says: { en: expect.stringContaining('takes two parts: Sales and After-sales service') },
    });
  });

  it('has its policy in force at once: its own people, departments, days; and its first meeting in the calendar', async () => {
    await on.act('set-up-policy', answers, admin);
    await on.connection.workspace.look(on.suite);
    await on.connection.workspace.idle();
    const { policy } = on.connection.workspace;
    expect(policy.company.en).toBe('Lakeside Pumps');
    expect(policy.departments.map((d) => d.id)).toEqual([
      'sales',
      'rd',
      'production',
      'after-sales',
      'human-resources',
    ]);
    expect(policy.forecast.products.map((p) => p.id)).toEqual(['pump-p1', 'product-2', 'pump-p1-2']);
    expect(policy.decisions.rule).toBe('qualified-majority');
    const said = new Set(
      [
        ...answers.departments.flatMap((d) => [d.head, d.liaison]),
        answers.general_manager,
        answers.organiser,
        admin,
        ...policy.departments.flatMap((d) => d.members),
      ].map((p) => p.toLowerCase()),
    );
    const named = [
      ...policy.departments.flatMap(staffOf),
      ...committeeOf(policy),
      ...policy.meetings.flatMap((m) => [m.organiser, ...attendeesOf(policy, m)]),
      ...Object.values(policy.roles).flat(),
      policy.review.owner,
      policy.corrections.heard_by,
    ];
    expect(named.filter((p) => !said.has(p))).toEqual([]);
    expect(policy.departments[0]!.members).toContain('sales.north@example.com');
    expect(hands.events()[0]!.start).toContain('2026-11-26T01:30');
    const { history } = await on.see<ShownRevision>('revision', {}, admin);
    expect(history[0]).toMatchObject({ version: '2026.1', now: true });
  });

  it('is set up once', async () => {
    await expect(on.act('set-up-policy', answers, admin)).rejects.toMatchObject({ kind: 'conflict' });
    expect((await on.see<ShownSetUp>('set-up', {}, admin)).isNew).toBe(false);
  });

  it('owes news from the day its policy came into force: page, figure and who waits for whom say the same', async () => {
    const gm = 'gm@example.com';
    const day = (iso: string) => iso.slice(0, 10);
    const all = async () => {
      await on.connection.workspace.look(on.suite);
      const { freshness } = await on.see<ShownExchange>('exchange', {}, gm);
      const report = await on.see<ShownReport>('report', {}, gm);
      return {
        late: freshness.filter((f) => f.late),
        due: day(freshness.find((f) => f.topic === 'orders')!.due),
        tile: report.tiles.find((x) => x.id === 'news-fresh'),
        waits: report.matrix.filter((l) => l.days > 0),
      };
    };
    // Nobody is late with what was never asked for; orders are owed within seven days of this one, and stay so.
    expect(await all()).toEqual({ late: [], due: '2026-12-01', tile: undefined, waits: [] });
    on.clock.set('2026-11-30T02:00:00.000Z');
    expect(await all()).toEqual({ late: [], due: '2026-12-01', tile: undefined, waits: [] });
    on.clock.set('2026-12-03T02:00:00.000Z');
    const after = await all();
    expect(after.late.map((f) => f.everyDays)).toEqual(after.late.map(() => 7));
    expect(after.tile).toMatchObject({ value: 0, cases: after.late.length, against: after.late.length });
    for (const { department } of after.late) expect(after.waits.some((l) => l.to.id === department)).toBe(true);
    on.clock.set('2026-11-24T02:00:00.000Z');
  });
});
