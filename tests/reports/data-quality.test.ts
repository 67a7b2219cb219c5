import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { demands } from '../../core/demands/records.ts';
import type { dataQualityView } from '../../core/reports/data-quality.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { workbookPath } from '../../server/embedded/installation.ts';
import { type Hands, handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

type Quality = ReturnType<typeof dataQualityView.show>;
const liaison = 'sales.liaison@example.com';

describe.each(suiteNames)('what is wrong in a table, in %s', (name) => {
  let on: Stage;
  let hands: Hands;
  beforeAll(async () => {
    on = await stage(name, { sample: false });
    hands = handsOf(on);
    for (const title of ['Wireless output', 'Low power', 'Larger display'])
      await on.act('raise-demand', { title, detail: title, customer: 'Delta', impact: 'high' }, liaison);
  });
  afterAll(() => on.world.stop());
  const quality = async () => {
    on.clock.pass(20);
    return (await on.see<Quality>('data-quality', {}, liaison)).problems.filter((p) => p.register === demands.name);
  };
  const hasNumbers = name === 'microsoft365';

  it('is found by the row’s number or words, its column and its reason, in the reader’s language', async () => {
    await hands.type('Demands', 1, 'Raised at', Date.parse('2454-09-22'));
    const [problem, ...others] = await quality();
    expect(others).toEqual([]);
    expect(problem!.column).toEqual({ en: 'Raised at', zh: '提出时间' });
    expect(problem!.says.zh).toContain('请写成 2026-11-25');
    if (hasNumbers) {
      const tenant = on.world.tenant(on.connection.id) as Tenant;
      const file = (await tenant.drive.open(workbookPath(on.connection.id)))!;
      const sheet = file.table('Demands')!.sheet;
      const n = Number(problem!.where!.en.replace('row ', ''));
      expect(sheet.getRow(n).values).toContain('Low power');
      expect(problem!.where!.zh).toBe(`第 ${n} 行`);
    } else expect(problem!.where!.zh).toMatch(/^D-/);
    expect(rowsOf(await on.snapshot(), demands).map((d) => d.title)).toEqual(['Wireless output', 'Larger display']);
  });

  it('is one notice for a row of totals, which is left out', async () => {
    if (!hasNumbers) return;
    const tenant = on.world.tenant(on.connection.id) as Tenant;
    const file = (await tenant.drive.open(workbookPath(on.connection.id)))!;
    const table = file.table('Demands')!;
    file.writeRow(table.sheet, table.bottom + 1, table.left, ['Total', 3]);
    file.resize(table, table.bottom + 1);
    file.changed();
    const found = await quality();
    expect(found.map((p) => p.says.en)).toEqual([
      expect.stringContaining('is no day of the years'),
      'This row adds up others and is left out; switch the totals row off if it is one, or delete the row',
    ]);
    expect(found[1]!.where).toEqual({ en: `row ${table.bottom}`, zh: `第 ${table.bottom} 行` });
    expect(rowsOf(await on.snapshot(), demands)).toHaveLength(2);
  });
});
