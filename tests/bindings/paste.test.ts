import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { pastePreviewView } from '../../core/bindings/paste.ts';
import { orders, signals } from '../../core/exchange/records.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

type Shown = ReturnType<typeof pastePreviewView.show>;
const sales = 'sales.east@example.com';
const rows = (...lines: string[][]) => lines.map((line) => line.join('\t')).join('\r\n');

describe.each(suiteNames)('rows that are pasted, in %s', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name, { sample: false });
  });
  afterAll(() => on.world.stop());

  const preview = (query: object, who = sales) => on.see<Shown>('paste-preview', query, who);
  const add = (input: object, who = sales) => on.act('add-rows', input, who);

  it('are matched by their header, and added through the checks of the form, in one write', async () => {
    const text = rows(
      ['单号', '客户', '型号', '区域', '数量', '下单日期'],
      ['PO-1', '"Delta\nGroup"', 'FM-100', 'East', '1,200', '2026/11/5'],
      ['PO-2', 'Echo', 'GW-10', '华北', 'ten', '2026/11/6'],
      ['PO-3', 'Fox', 'GW-10', 'North', '3', '7 Nov 2026'],
      ['PO-1', '"Delta\nGroup"', 'FM-100', 'East', '1,200', '2026/11/5'],
      ['PO-4', 'Golf', 'GW-10', 'North', '-5', '2026-11-07'],
    );
    const shown = await preview({ register: 'orders', text });
    expect(shown.count).toEqual({ filled: 5, unreadable: 2, totals: 0 });
    expect(shown).toMatchObject({ adds: 2, there: { count: 0 }, twice: [{ at: '5', sameAs: '2' }] });
    expect(shown.reasons.map((r) => `${r.where}: ${r.says.en}`).sort()).toEqual([
      '3: "ten" is no number',
      '6: -5 is not more than 0',
    ]);
    await add({ register: 'orders', text, map: shown.map });
    const kept = rowsOf(await on.snapshot(), orders);
    expect(kept.map((o) => [o.order, o.customer, o.quantity, o.raisedBy])).toEqual([
      ['PO-1', 'Delta\nGroup', 1200, sales],
      ['PO-3', 'Fox', 3, sales],
    ]);
    await expect(add({ register: 'orders', text, map: shown.map })).rejects.toMatchObject({ field: 'text' });
    await expect(add({ register: 'orders', text, map: shown.map }, 'rd.liaison@example.com')).rejects.toMatchObject({
      kind: 'invalid',
    });
  });

  it('need no header: the columns are told by what stands in them, or by hand', async () => {
    const text = rows(['Acme cut its prices', 'high'], ['Bolt hired our dealer', 'low'], ['=HYPERLINK("x")', 'low']);
    const shown = await preview({ register: 'signals', text });
    expect(shown.titles).toEqual(['A', 'B']);
    const columns = {
      title: { from: 'A' },
      impact: { from: 'B' },
      kind: { otherwise: 'competitor' },
      department: { otherwise: 'sales' },
    };
    await add({ register: 'signals', text, map: { columns } });
    expect(rowsOf(await on.snapshot(), signals).map((s) => [s.title, s.impact, s.department])).toEqual([
      ['Acme cut its prices', 'high', 'sales'],
      ['Bolt hired our dealer', 'low', 'sales'],
      ['=HYPERLINK("x")', 'low', 'sales'],
    ]);
  });

  it('tell whoever judges them in one message', async () => {
    const text = rows(['需求', '客户'], ...Array.from({ length: 30 }, (_, i) => [`Wish ${i}`, 'Delta']));
    const { map } = await preview({ register: 'demands', text });
    on.count();
    await on.answered('add-rows', { register: 'demands', text, map }, sales);
    expect(on.count()).toBeLessThan(name === 'feishu' ? 16 : 6);
    await on.connection.workspace.idle();
    const said = JSON.stringify(on.tenant.state).split('30 things wait for you').length - 1;
    expect(said).toBe(1);
  });
});
