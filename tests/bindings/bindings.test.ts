import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownBindingPreview, ShownBindings, ShownSpreadsheet } from '../../core/bindings/views.ts';
import { demands } from '../../core/demands/records.ts';
import { orders } from '../../core/exchange/records.ts';
import { activity } from '../../core/workspace/activity.ts';
import { bindings } from '../../core/workspace/binding.ts';
import { append } from '../../core/workspace/changes.ts';
import type { Problem } from '../../core/workspace/problem.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { serialDay } from '../../plugins/simulation/spreadsheet.ts';
import { handsOf, type OwnSpreadsheet } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';
import { hostile, readable, unreadable } from './ledgers.ts';

const liaison = 'sales.liaison@example.com';

describe.each(suiteNames)('a spreadsheet that the company has already, in %s', (name) => {
  let on: Stage;
  let own: OwnSpreadsheet;
  beforeAll(async () => {
    on = await stage(name, { sample: false });
    own = await handsOf(on).spreadsheet('订单台账', [hostile]);
  });
  afterAll(() => on.world.stop());

  const open = (link = own.link) => on.see<ShownSpreadsheet>('spreadsheet', { link }, liaison);
  const preview = (query: object) => on.see<ShownBindingPreview>('binding-preview', query, liaison);
  const place = async () => {
    const { file, parts } = await open();
    return { file, part: parts.find((p) => p.title === '2026 订单')!.part };
  };
  const orderRows = async () => rowsOf(await on.snapshot(), orders);

  it('is found by its link, and its columns are guessed under all that stands around them', async () => {
    const shown = await preview({ ...(await place()), register: 'orders' });
    const from = Object.fromEntries(Object.entries(shown.map.columns).map(([key, { from }]) => [key, from]));
    expect(from).toMatchObject({
      order: '单号',
      customer: '客户名称',
      product: '品名',
      region: '地区',
      quantity: '数量',
      amount: '合同金额',
      orderedOn: '下单日期',
    });
    expect(shown.unfilled).toEqual([]);
    expect(shown.count.totals).toBe(2);
  });

  it('shows every row that cannot be read, with its reason and its row', async () => {
    const guess = await preview({ ...(await place()), register: 'orders' });
    const map = { ...guess.map, key: '单号' };
    const shown = await preview({ ...(await place()), register: 'orders', map });
    expect(shown.count).toEqual({
      filled: readable.length + Object.keys(unreadable).length,
      unreadable: Object.keys(unreadable).length,
      totals: 2,
    });
    const explained = shown.reasons.flatMap((r) => r.rows.map(({ at }) => at));
    expect(explained.sort()).toEqual(Object.keys(unreadable).sort());
    expect(shown.unknown.map((u) => u.word)).toEqual(expect.arrayContaining(['不存在的产品', '月球']));
  });

  it('is bound, and its rows are rows of the register', async () => {
    const { map } = await preview({ ...(await place()), register: 'orders' });
    await on.act(
      'bind-spreadsheet',
      { ...(await place()), register: 'orders', title: '订单台账', link: own.link, map: { ...map, key: '单号' } },
      liaison,
    );
    const rows = await orderRows();
    expect(rows.map((r) => r.order)).toEqual(readable);
    expect(rows.map((r) => r.quantity)).toEqual([12, 1200, 30, 8, 8, 3]);
    expect(rows.map((r) => r.amount)).toEqual([36000, 3_600_000, 12_000, undefined, 100, 100]);
    expect(rows.map((r) => r.orderedOn)).toEqual([
      '2026-11-02',
      '2026-11-05',
      '2026-11-07',
      '2026-11-25',
      // The order of day and month is told by the row above.
      '2026-04-03',
      '2026-11-11',
    ]);
    const { bindings } = await on.see<ShownBindings>('bindings', {}, liaison);
    expect(bindings).toMatchObject([{ title: '订单台账', mode: 'read', count: { unreadable: 9 } }]);
    const { problems } = await on.see<{ problems: (Problem & { source?: { title: string } })[] }>('data-quality', {});
    const ofThis = problems.filter((p) => p.source?.title === '订单台账');
    expect(ofThis).toHaveLength(9);
    for (const [row, why] of Object.entries(unreadable))
      expect(ofThis.find((p) => p.at === row)?.says.en, `row ${row}`).toMatch(why);
  });

  it('is kept in step: what people change there is there at the next look', async () => {
    await own.type(20, 7, '2026-04-03');
    on.clock.pass(10);
    expect((await orderRows()).map((r) => r.order)).toContain('PO-015');
    on.count();
    await on.snapshot();
    const unchanged = on.count();
    expect(unchanged).toBeLessThanOrEqual(name === 'feishu' ? 10 : 3);
  });

  it('says what is wrong when it changes its shape, and reads nothing wrongly', async () => {
    await own.type(2, 5, '订货数');
    on.clock.pass(10);
    expect(await orderRows()).toEqual([]);
    const { problems } = await on.see<{ problems: Problem[] }>('data-quality', {});
    expect(problems.map((p) => p.says.en).join()).toContain('“数量” of the bound spreadsheet is gone or was renamed');
    await own.type(2, 5, '数量');
    await own.insertRow(1, ['另一行备注', null, null, null, null, null, null, null]);
    on.clock.pass(10);
    expect(await orderRows()).toHaveLength(7);
  });

  it('is let go, and taken back', async () => {
    const [binding] = (await on.see<ShownBindings>('bindings', {}, liaison)).bindings;
    await on.act('unbind-spreadsheet', { id: binding!.id }, liaison);
    expect(await orderRows()).toEqual([]);
    await on.act('unbind-spreadsheet', { id: binding!.id, again: true }, liaison);
    expect(await orderRows()).toHaveLength(7);
  });

  describe('two-way', () => {
    let book: OwnSpreadsheet;
    const demandRows = async () => rowsOf(await on.snapshot(), demands);
    beforeAll(async () => {
      book = await handsOf(on).spreadsheet('需求池', [
        {
          title: 'Sheet1',
          grid: [
            ['需求编号', '需求名称', '客户', '重要性', '状态', '提出日期', '计划版本', '工时'],
            ['D1', '无线输出', 'Delta', '高', '已采纳', serialDay('2026-11-02'), '', 1],
            ['D2', '=低功耗', 'Echo', '中', '新建', serialDay('2026-11-03'), { formula: 'H2+1', result: 'V2' }, 2],
            ['D3', '防爆认证', 'Fox', '低', '新建', serialDay('2026-11-04'), '', 3],
          ],
        },
      ]);
      const { file, parts } = await on.see<ShownSpreadsheet>('spreadsheet', { link: book.link }, liaison);
      const source = { file, part: parts[0]!.part };
      const { map } = await on.see<ShownBindingPreview>('binding-preview', { ...source, register: 'demands' }, liaison);
      expect(map).toMatchObject({
        key: '需求编号',
        columns: { release: { from: '计划版本' }, state: { from: '状态' } },
      });
      map.columns.state!.words = { 新建: 'new' };
      const bind = { ...source, register: 'demands', title: '需求池', map };
      await expect(
        on.act('bind-spreadsheet', { ...bind, map: { columns: map.columns }, mode: 'two-way' }, liaison),
      ).rejects.toMatchObject({ field: 'map.key' });
      await on.act('bind-spreadsheet', { ...bind, mode: 'two-way' }, liaison);
    });
    const idOf = async (title: string) => (await demandRows()).find((d) => d.title === title)!.id;
    const judge = async (title: string, input: object) =>
      on.act('judge-demand', { id: await idOf(title), ...input }, 'rd.liaison@example.com');

    it('writes what is decided here into the row there, wherever it has moved, and keeps the rest beside it', async () => {
      expect((await demandRows()).map((d) => [d.title, d.state])).toEqual([
        ['无线输出', 'accepted'],
        ['=低功耗', 'new'],
        ['防爆认证', 'new'],
      ]);
      await book.insertRow(1, ['D0', '插入的', 'Golf', '低', '新建', serialDay('2026-11-01'), '', 0]);
      await judge('防爆认证', { verdict: 'planned', release: '=2027 Q1' });
      expect(await book.read(4, 0)).toBe('D3');
      expect(await book.read(4, 4)).toBe('已排期');
      expect(await book.read(4, 6)).toBe('=2027 Q1');
      expect(await book.read(3, 6)).toBe('V2');
      on.clock.pass(10);
      const row = (await demandRows()).find((d) => d.title === '防爆认证')!;
      expect(row).toMatchObject({ state: 'planned', release: '=2027 Q1' });
      expect(row.triagedAt).toBeTruthy();
    });

    it('shows a time as its neighbours do, and writes it in words where they are words', async () => {
      const forms: [unknown[], unknown, string][] = [
        [['', ''], expect.any(Number), name === 'feishu' ? 'yyyy/MM/dd HH:mm:ss' : 'yyyy-mm-dd hh:mm'],
        [['', '2026/11/2 09:00'], expect.stringMatching(/^2026\/11\/\d+ \d\d:\d\d$/), ''],
        [['', '2026年11月2日'], expect.stringMatching(/^2026年11月\d+日/), ''],
      ];
      for (const [i, [triaged, written, format]] of forms.entries()) {
        const titles = ['编号', '需求名称', '客户', '重要性', '状态', '评审时间'];
        const rows = triaged.map((at, n) => [`T${i}${n}`, `评审 ${i}${n}`, 'Delta', '高', '新建', at as string]);
        const other = await handsOf(on).spreadsheet(`评审表 ${i}`, [{ title: 'Sheet1', grid: [titles, ...rows] }]);
        const { file, parts } = await on.see<ShownSpreadsheet>('spreadsheet', { link: other.link }, liaison);
        const source = { file, part: parts[0]!.part };
        const { map } = await on.see<ShownBindingPreview>(
          'binding-preview',
          { ...source, register: 'demands' },
          liaison,
        );
        map.columns.triagedAt = { from: '评审时间' };
        map.columns.state!.words = { 新建: 'new' };
        map.key = '编号';
        const bind = { ...source, register: 'demands', title: `评审表 ${i}`, map, mode: 'two-way' };
        await on.act('bind-spreadsheet', bind, liaison);
        on.clock.pass(10);
        await judge(`评审 ${i}0`, { verdict: 'accepted' });
        expect(await other.read(1, 5)).toEqual(written);
        if (format) expect(await other.format(1, 5)).toBe(format);
        on.clock.pass(10);
        expect((await demandRows()).find((d) => d.title === `评审 ${i}0`)!.triagedAt).toMatch(/^2026-11-/);
      }
    });

    it('never writes over a formula', async () => {
      await expect(judge('=低功耗', { verdict: 'planned', release: 'V9' })).rejects.toMatchObject({
        says: { zh: expect.stringContaining('公式') },
      });
      expect(await book.read(3, 6)).toBe('V2');
      on.clock.pass(10);
      expect((await demandRows()).find((d) => d.title === '=低功耗')).toMatchObject({ state: 'new', release: 'V2' });
    });

    it('follows the spreadsheet in the row of our own, and says in Activity what it said before', async () => {
      await book.type(4, 2, 'Fox Group');
      on.clock.pass(10);
      await on.connection.workspace.look(on.suite);
      const snapshot = await on.snapshot();
      const kept = snapshot.tables.demands!.bound!.own.byId.get(await idOf('防爆认证'));
      expect(kept).toMatchObject({ customer: 'Fox Group' });
      expect(rowsOf(snapshot, activity)).toContainEqual(
        expect.objectContaining({ who: 'Liaison', before: 'Fox', after: 'Fox Group' }),
      );
    });
  });

  describe('rights', () => {
    it('shows nobody what they may not open themselves', async () => {
      const secret = await handsOf(on).spreadsheet('薪酬', [hostile]);
      const { file, parts } = await on.see<ShownSpreadsheet>('spreadsheet', { link: secret.link }, liaison);
      secret.closeTo('service.liaison@example.com');
      const source = { file, part: parts[0]!.part };
      await expect(open(secret.link)).rejects.toMatchObject({ kind: expect.stringMatching(/denied|missing/) });
      await expect(preview({ ...source, register: 'orders' })).rejects.toThrow();
      await expect(
        on.act('bind-spreadsheet', { ...source, register: 'orders', title: 'x', map: { columns: {} } }, liaison),
      ).rejects.toThrow();
    });

    it('lets only those bind who answer for a department', async () => {
      await expect(on.see('spreadsheet', { link: own.link }, 'sales.east@example.com')).rejects.toMatchObject({
        kind: 'denied',
      });
    });

    it('reads no file that somebody typed into the workbook by hand', async () => {
      const snapshot = await on.snapshot();
      const binding = rowsOf(snapshot, bindings)[0]!;
      await on.connection.workspace.load(
        [append(bindings, { ...binding, id: 'typed', register: 'signals', title: 'typed' })],
        on.suite,
      );
      const { problems } = await on.see<{ problems: Problem[] }>('data-quality', {});
      expect(problems.map((p) => p.says.en).join()).toContain('entered by hand');
      expect((await on.see<ShownBindings>('bindings')).bindings.find((b) => b.id === 'typed')!.count.filled).toBe(0);
    });
  });
});
