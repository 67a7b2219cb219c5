import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { departmentScores, periods, personScores } from '../../core/performance/records.ts';
import type { ShownPersonScores, ShownScores } from '../../core/performance/views.ts';
import { requests } from '../../core/requests/records.ts';
import type { Today } from '../../core/today/views.ts';
import { patch } from '../../core/workspace/changes.ts';
import { rowOf, rowsOf, rowsWith } from '../../core/workspace/snapshot.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const owner = 'hr@example.com';
const head = 'production.head@example.com';
const period = '2026-Q4';

describe.each(suiteNames)('closing a period, in %s', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
    await on.connection.workspace.look(on.suite);
  });
  afterAll(() => on.world.stop());

  const show = (who = owner) => on.see<ShownScores>('scores', { period }, who);
  const person = (who: string, by = who) => on.see<ShownPersonScores>('person-scores', { period, who }, by);
  const department = async (id: string, who = owner) => (await show(who)).departments.find((d) => d.id === id)!;

  it('is not begun before the period is over', async () => {
    expect((await show()).state).toMatchObject({ id: 'running', steps: [] });
    await expect(on.act('open-review', { period }, owner)).rejects.toThrow(/not over yet/);
    await expect(on.act('close-period', { period }, owner)).rejects.toThrow(/not over yet/);
  });

  it('begins by itself when it is over, and tells those who are scored', async () => {
    on.clock.set('2027-01-04T02:00:00.000Z');
    await on.connection.workspace.look(on.suite);
    expect(rowsOf(await on.snapshot(), periods)).toMatchObject([{ id: period, state: 'review', from: '2026-10-01' }]);
    await on.connection.workspace.look(on.suite);
    expect(rowsOf(await on.snapshot(), periods)).toHaveLength(1);
    const { mine } = await on.see<Today>('today', {}, head);
    expect(mine.items.find((w) => w.key === `period:${period}`)).toMatchObject({ link: `scores/${period}` });
  });

  it('lets heads object for their own department, with the row that should not count', async () => {
    const before = (await department('production', head)).figures.find((f) => f.id === 'on-time')!;
    expect((await department('production', head)).mayAppeal).toBe(true);
    expect((await department('rd', head)).mayAppeal).toBe(false);
    const row = before.against[0]!.id;
    const input = {
      period,
      department: 'production',
      indicator: 'on-time',
      row,
      reasons: 'The customer asked to wait',
    };
    await expect(on.act('appeal-score', { ...input, department: 'rd' }, head)).rejects.toThrow(/Heads object/);
    await expect(on.act('appeal-score', { ...input, row: 'R-none' }, head)).rejects.toMatchObject({ field: 'row' });
    await on.act('appeal-score', input, head);
    await on.act('appeal-score', input, head);
    const { appeals } = await show();
    expect(appeals).toMatchObject([{ row, state: { id: 'open' }, about: 'Production' }]);
    expect((await show('rd.head@example.com')).appeals).toEqual([]);
    await expect(on.act('close-period', { period }, owner)).rejects.toThrow(/until/);

    await on.act(
      'answer-score-appeal',
      { id: appeals[0]!.id, accept: 'yes', answer: 'Agreed with the customer' },
      owner,
    );
    const after = (await department('production', head)).figures.find((f) => f.id === 'on-time')!;
    expect(after.cases).toBe(before.cases - 1);
    expect(after.allAgainst).toBe(before.allAgainst - 1);
    expect(after.calibrated).toMatchObject([{ reason: 'Agreed with the customer', row }]);
    expect(after.value).toBeCloseTo((before.cases - before.allAgainst) / (before.cases - 1));
  });

  it('takes a figure as it is put right, only with a reason, and never one’s own', async () => {
    const input = { period, department: 'sales', indicator: 'wape', value: 0.25, reason: 'One order was booked twice' };
    await expect(on.act('calibrate-score', { ...input, reason: ' ' }, owner)).rejects.toMatchObject({
      field: 'reason',
    });
    await expect(on.act('calibrate-score', input, head)).rejects.toThrow(/performance owners/);
    await on.act('calibrate-score', input, owner);
    expect((await department('sales')).figures.find((f) => f.id === 'wape')).toMatchObject({ value: 0.25 });
  });

  it('shows everybody their own figures, and those of others only to whom they are for', async () => {
    const mine = await person('production.liaison@example.com');
    expect(mine.own).toBe(true);
    expect(mine.scored?.figures.map((f) => f.id)).toEqual(['on-time', 'actions']);
    await expect(person('production.liaison@example.com', 'rd.head@example.com')).rejects.toThrow(/are for them/);
    await expect(person('production.liaison@example.com', 'sales.ops@example.com')).rejects.toThrow(/are for them/);
    expect((await person('production.liaison@example.com', head)).own).toBe(false);
    expect((await person('production.liaison@example.com', owner)).people.length).toBeGreaterThan(10);
    const rows = rowsOf(await on.snapshot(), requests).filter((r) => r.owner === 'production.liaison@example.com');
    expect(mine.scored!.figures[0]!.cases).toBeLessThanOrEqual(rows.length);
  });

  it('keeps what it came to, and lists what comes later without changing anything', async () => {
    const [lived, livedPerson] = [await show(), await person(head)];
    await expect(on.act('close-period', { period }, owner)).rejects.toThrow(/can be made until/);
    on.clock.set('2027-01-18T02:00:00.000Z');
    await on.connection.workspace.look(on.suite);
    await expect(
      on.act('appeal-score', { period, department: 'production', indicator: 'on-time', reasons: 'x' }, head),
    ).rejects.toThrow(/could be made until/);
    expect((await show()).state.steps).toEqual(['close-period']);
    await on.act('close-period', { period, words: 'Reviewed with the heads' }, owner);
    const snapshot = await on.snapshot();
    expect(rowOf(snapshot, periods, period)).toMatchObject({ state: 'closed', closedBy: owner });
    const closed = await show();
    expect(closed.state).toMatchObject({ id: 'closed', words: 'Reviewed with the heads' });
    for (const d of closed.departments) {
      const was = lived.departments.find((x) => x.id === d.id)!;
      if (was.points === undefined) expect(d.points).toBeUndefined();
      else expect(d.points).toBeCloseTo(was.points, 1);
      expect(d.afterClose).toEqual([]);
    }
    expect((await person(head)).scored?.points).toBe(
      livedPerson.scored?.points === undefined ? undefined : expect.closeTo(livedPerson.scored.points, 1),
    );

    // Somebody writes an old row anew: the closed figure stays, and the difference is shown.
    const late = closed.departments.find((d) => d.id === 'production')!.figures.find((f) => f.id === 'on-time')!;
    const row = rowOf(snapshot, requests, late.against[0]!.id)!;
    await on.connection.workspace.load(patch(requests, row, { state: 'withdrawn' }), on.suite);
    const again = await department('production');
    expect(again.figures.find((f) => f.id === 'on-time')).toMatchObject({ value: late.value, cases: late.cases });
    expect(again.afterClose).toMatchObject([{ id: 'on-time', cases: { was: late.cases, now: late.cases - 1 } }]);
    await expect(
      on.act(
        'calibrate-score',
        { period, department: 'production', indicator: 'on-time', value: 1, reason: 'late' },
        owner,
      ),
    ).rejects.toThrow(/closed/);
  });

  it('keeps persons’ figures in the restricted file alone, and each row once', async () => {
    const snapshot = await on.snapshot();
    const rows = rowsWith(snapshot, personScores, 'period', period);
    expect(rows.length).toBeGreaterThan(5);
    expect(new Set(rows.map((r) => r.id)).size).toBe(rows.length);
    const kept = rowsWith(snapshot, departmentScores, 'period', period);
    expect(kept.filter((r) => !r.indicator).map((r) => r.department)).toEqual([
      'sales',
      'rd',
      'production',
      'after-sales',
    ]);
    expect(JSON.stringify(kept)).not.toMatch(/@example\.com":|who/);
    const count = kept.length;
    await on.connection.workspace.look(on.suite);
    expect(rowsWith(await on.snapshot(), departmentScores, 'period', period)).toHaveLength(count);
  });
});

describe.each(suiteNames)('a period that is over and that nobody has looked at, in %s', (name) => {
  it('waits for whoever owns assessment, and for nobody else', async () => {
    const on = await stage(name, { sample: false });
    await on.connection.workspace.look(on.suite);
    on.clock.set('2027-03-10T02:00:00.000Z');
    const keys = async (who: string) => (await on.see<Today>('today', {}, who)).mine.items.map((w) => w.key);
    expect(await keys(owner)).toContain('period:2026-Q4');
    expect(await keys(head)).not.toContain('period:2026-Q4');
    await on.act('open-review', { period: '2026-Q4' }, owner);
    expect((await keys(owner)).filter((key) => key === 'period:2026-Q4')).toHaveLength(1);
    await on.world.stop();
  });
});
