import { afterEach, describe, expect, it } from 'vitest';
import type { ShownAgenda } from '../../core/meetings/views.ts';
import { requests } from '../../core/requests/records.ts';
import { rowOf, rowsOf } from '../../core/workspace/snapshot.ts';
import { handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

let on: Stage;
afterEach(() => on.world.stop());
const problems = async () => {
  on.clock.pass(10);
  return (await on.snapshot()).problems;
};

describe.each(suiteNames)('what can go wrong in %s', (suite) => {
  it('a cell of the wrong kind: the row is shown with its reason, kept, and left out', async () => {
    on = await stage(suite);
    const hands = handsOf(on);
    const before = rowsOf(await on.snapshot(), requests).length;
    await hands.type('Requests', 3, 'Complete by', 'next week');
    const [problem] = await problems();
    expect(problem).toMatchObject({
      register: 'requests',
      column: 'Complete by',
      value: 'next week',
      weight: 'error',
      says: { en: expect.stringContaining('write it as'), zh: expect.stringContaining('请写成') },
    });
    expect(rowsOf(await on.snapshot(), requests)).toHaveLength(before - 1);
    expect(await hands.read('Requests', 3, 'Complete by')).toBe('next week');
    expect((await on.agenda()).dataProblems).toBe(1);
    const quality = await on.see<{ problems: { says: { zh: string } }[] }>('data-quality');
    expect(quality.problems[0]!.says.zh).toContain('next week');
    // Nothing else stops working.
    await on.act('publish-agenda', { meeting: 'NEXT' });
  });

  it('a formula that fails, an unknown department, a duplicated ID, a person who left', async () => {
    on = await stage(suite);
    const hands = handsOf(on);
    await hands.type('Requests', 0, 'Title', { formula: 'X1', result: { error: '#REF!' } });
    await hands.type('Requests', 1, 'To', 'Catering');
    await hands.type('Requests', 2, 'ID', 'R-0004');
    if (suite === 'microsoft365') await hands.type('Requests', 5, 'Owner', 'Former Colleague');
    const found = await problems();
    const says = (part: string) => found.filter((p) => p.says.en.includes(part));
    expect(says('#REF!')).toHaveLength(1);
    expect(says('"Catering" is not one of: Sales, R&D, Production, After-sales')).toHaveLength(1);
    expect(says('R-0004 stands on two rows')).toHaveLength(1);
    if (suite === 'microsoft365') {
      expect(says('"Former Colleague" is not in the directory')).toMatchObject([{ weight: 'warning' }]);
      expect(rowOf(await on.snapshot(), requests, 'R-0006')?.owner).toBe('Former Colleague');
    }
  });

  it('a column renamed: said by name, its rows kept, writing refused with the remedy', async () => {
    on = await stage(suite);
    const hands = handsOf(on);
    await hands.renameColumn('Agenda items', 'Title', 'Topic name');
    const [problem] = await problems();
    expect(problem?.says.en).toBe('The column "Title" is missing or was renamed; give it back its name');
    await expect(
      on.act('add-agenda-item', { meeting: 'NEXT', title: 'x', wanted: 'discuss' }),
    ).resolves.toBeUndefined();
    await expect(on.act('save-draft', { meeting: 'NEXT' })).rejects.toMatchObject({
      kind: 'missing',
      says: { zh: expect.stringContaining('请恢复列名') },
    });
    await hands.renameColumn('Agenda items', 'Topic name', 'Title');
    expect(await problems()).toEqual([]);
  });

  it('a column added: kept', async () => {
    on = await stage(suite);
    await handsOf(on).addColumn('Agenda items', 'Remarks');
    on.clock.pass(10);
    await on.act('publish-agenda', { meeting: 'NEXT' });
    expect(await problems()).toEqual([]);
  });

  it('a table missing: the others go on', async () => {
    on = await stage(suite);
    await handsOf(on).removeTable('Signals');
    expect((await problems()).map((p) => p.says.en)).toEqual([
      'The table "Signals" is missing; ask an admin to run "liaison provision"',
    ]);
    const agenda = await on.agenda();
    expect(agenda.sections.flatMap((s) => s.items).length).toBeGreaterThan(3);
    const { layoutFor } = await import('../../core/registers.ts');
    const { did } = await on.suite.provision(layoutFor(on.connection.workspace.policy, 'en'), 'act');
    expect(did).toEqual(['table Signals']);
    expect(await problems()).toEqual([]);
  });

  it('the file missing: said plainly, nothing written', async () => {
    on = await stage(suite);
    await on.world.flush();
    handsOf(on).removeFile();
    expect((await problems())[0]?.says.en).toContain('cannot be found');
    await expect(on.act('publish-agenda', { meeting: 'NEXT' })).rejects.toMatchObject({ kind: 'missing' });
  });

  it('an event deleted by its organiser: the agenda is kept, a new event only when asked for', async () => {
    on = await stage(suite);
    const hands = handsOf(on);
    const event = () => hands.events().filter((e) => e.start === '2026-11-25T06:00:00.000Z');
    await on.act('edit-agenda-item', { meeting: 'NEXT', key: 'demand:D-0002', pinned: true });
    hands.deleteEvent(event()[0]!.id);
    on.clock.pass(10);
    await on.connection.workspace.look(on.suite);
    expect(event()).toEqual([]);
    const agenda = await on.agenda('weekly-2026-11-25');
    expect(agenda.flags[0]?.en).toContain('calendar event was deleted');
    expect(agenda.sections.flatMap((s) => s.items).find((i) => i.key === 'demand:D-0002')?.pinned).toBe(true);
    await expect(on.act('publish-agenda', { meeting: 'weekly-2026-11-25' })).rejects.toMatchObject({
      says: { zh: expect.stringContaining('日程已被删除') },
    });
    await on.act('restore-event', { meeting: 'weekly-2026-11-25' });
    expect(event()).toMatchObject([{ people: 9 }]);
    await on.act('publish-agenda', { meeting: 'weekly-2026-11-25' });
    expect(event()[0]!.body).toContain('Liaison: agenda');
  });

  it('an event rescheduled by its organiser: the calendar is right', async () => {
    on = await stage(suite);
    const hands = handsOf(on);
    const event = hands.events().find((e) => e.start === '2026-11-25T06:00:00.000Z')!;
    hands.moveEvent(event.id, '2026-11-26T01:00:00.000Z', '2026-11-26T01:30:00.000Z');
    on.clock.pass(10);
    await on.connection.workspace.look(on.suite);
    const agenda = await on.agenda('weekly-2026-11-25');
    expect(agenda.meeting).toMatchObject({ start: '2026-11-26T01:00:00.000Z', trouble: undefined });
    expect(agenda.minutes.length).toBe(30);
    expect(
      hands.events().filter((e) => e.subject === event.subject && e.start > '2026-11-24' && e.start < '2026-11-28'),
    ).toHaveLength(1);
  });

  it('an agenda with nothing on it says so', async () => {
    on = await stage(suite, { sample: false, at: '2026-11-03T04:00:00.000Z' });
    await on.connection.workspace.look(on.suite);
    const agenda: ShownAgenda = await on.agenda();
    expect(agenda.flags[0]?.zh).toContain('目前没有待议事项');
    await on.act('publish-agenda', { meeting: 'NEXT' });
    expect(
      handsOf(on)
        .events()
        .some((e) => e.body.includes('Nothing is due so far.')),
    ).toBe(true);
  });
});
