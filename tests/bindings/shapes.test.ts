import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownBindingPreview, ShownSpreadsheet } from '../../core/bindings/views.ts';
import { signals } from '../../core/exchange/records.ts';
import { serviceCases } from '../../core/service/records.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import type { FeishuTenant, SimBase } from '../../plugins/feishu/simulator/tenant.ts';
import { type PlantedSheet, serialDay } from '../../plugins/simulation/spreadsheet.ts';
import { handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const liaison = 'sales.liaison@example.com';

/** What companies make of a spreadsheet, each in one. */
const merged: PlantedSheet = {
  title: 'Cases',
  grid: [
    ['Customer', 'Model', 'Issue', 'Urgency', 'Reported'],
    ['Delta', 'FM-100', 'No signal', 'Urgent', serialDay('2026-11-23')],
    [null, 'PT-200', 'Leaks', 'Low', serialDay('2026-11-23')],
    [null, 'PT-200', 'Drifts', 'Normal', serialDay('2026-11-23')],
    ['Echo', 'GW-10', 'Offline', 'Urgent', serialDay('2026-11-24')],
    [null, 'GW-10', 'Reboots', 'very', serialDay('2026-11-24')],
  ],
  merges: [
    [1, 3, 0, 0],
    [4, 5, 0, 0],
  ],
  hiddenRows: [3],
};

const table: PlantedSheet = {
  title: 'News',
  grid: [
    ['Date', 'Competitor', 'What', 'Importance'],
    [serialDay('2026-11-02'), 'Acme', 'cut prices', 'High'],
    [serialDay('2026-11-09'), 'Bolt', 'hired our dealer', 'Low'],
    ['Total', null, null, 2],
  ],
  table: { name: 'News', totals: true },
};

describe.each(suiteNames)('what a spreadsheet looks like, in %s', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name, { sample: false });
  });
  afterAll(() => on.world.stop());

  const look = async (link: string, register: string, more: object = {}) => {
    const found = await on.see<ShownSpreadsheet>('spreadsheet', { link }, liaison);
    const source = { file: found.file, part: found.parts[0]!.part };
    const shown = await on.see<ShownBindingPreview>('binding-preview', { ...source, register, ...more }, liaison);
    return { found, source, shown };
  };
  const bind = (source: object, register: string, map: object, more: object = {}) =>
    on.act('bind-spreadsheet', { ...source, register, title: 'ours', map, ...more }, liaison);

  it('has merged cells, and hidden rows that count all the same', async () => {
    const { link } = await handsOf(on).spreadsheet('Service', [
      merged,
      { title: 'Archive', grid: [['x']], hidden: true },
    ]);
    const { found, source, shown } = await look(link, 'serviceCases');
    expect(found.parts.map((p) => p.title)).toEqual(['Cases']);
    if (name === 'microsoft365') expect(shown).toMatchObject({ hidden: true, mergesUnknown: true });
    expect(shown.map.columns).toMatchObject({
      customer: { from: 'Customer' },
      product: { from: 'Model' },
      priority: { from: 'Urgency' },
    });
    expect(shown.count).toEqual({ filled: 5, unreadable: 1, totals: 0 });
    expect(shown.unknown).toEqual([{ name: 'priority', word: 'very', count: 1 }]);
    shown.map.columns.priority!.words = { very: 'urgent' };
    await bind(source, 'serviceCases', shown.map);
    const cases = rowsOf(await on.snapshot(), serviceCases);
    expect(cases.map((c) => [c.customer, c.priority])).toEqual([
      ['Delta', 'urgent'],
      ['Delta', 'low'],
      ['Delta', 'normal'],
      ['Echo', 'urgent'],
      ['Echo', 'urgent'],
    ]);
    // What no column says follows from the policy: working hours from midnight of the 24th.
    expect(cases[3]!.respondBy).toBe('2026-11-24T03:00:00.000Z');
    await on.act('take-case', { id: cases[3]!.id }, 'service.liaison@example.com');
    const taken = rowsOf(await on.snapshot(), serviceCases).find((c) => c.id === cases[3]!.id);
    expect(taken).toMatchObject({ state: 'working', customer: 'Echo', priority: 'urgent' });
  });

  it('may be read in part', async () => {
    const { link } = await handsOf(on).spreadsheet('Parts', [merged]);
    const { shown } = await look(link, 'serviceCases', { range: 'A1:E2' });
    expect(shown.count).toEqual({ filled: 1, unreadable: 0, totals: 0 });
  });

  if (name === 'microsoft365')
    it('is an Excel table with a totals row', async () => {
      const { link } = await handsOf(on).spreadsheet('News', [table]);
      const { found, source, shown } = await look(link, 'signals');
      expect(found.parts).toMatchObject([
        { title: 'News', kind: 'table' },
        { title: 'News', kind: 'sheet' },
      ]);
      expect(shown.count).toEqual({ filled: 2, unreadable: 0, totals: 1 });
      expect(shown.unfilled).toEqual(['kind']);
      shown.map.columns.kind = { otherwise: 'competitor' };
      shown.map.columns.title = { from: 'What' };
      await bind(source, 'signals', shown.map);
      expect(rowsOf(await on.snapshot(), signals).map((s) => [s.title, s.impact, s.kind])).toEqual([
        ['cut prices', 'high', 'competitor'],
        ['hired our dealer', 'low', 'competitor'],
      ]);
    });

  if (name === 'feishu')
    it('is a table of a Base, in the wiki, whose fields take what they are made for', async () => {
      const tenant = on.tenant as FeishuTenant;
      const field = (field_name: string, type: number) => ({ field_id: tenant.newId('fld'), field_name, type });
      const row = (fields: Record<string, unknown>) => ({ record_id: tenant.newId('rec'), fields });
      const base: SimBase = {
        app_token: tenant.newId('bascn'),
        name: '市场',
        modified: Math.floor(tenant.clock() / 1000) - 60,
        tables: [
          {
            table_id: tenant.newId('tbl'),
            name: '需求',
            revision: 1,
            tokens: {},
            fields: [
              field('需求名称', 1),
              field('提出日期', 5),
              field('状态', 3),
              field('计划版本', 1),
              field('提出人', 11),
              field('汇总', 20),
            ],
            records: [
              row({
                需求名称: '无线输出',
                提出日期: Date.parse('2026-11-02T00:00:00+08:00'),
                状态: '待评审',
                提出人: [{ id: tenant.state.people[3]!.open_id }],
                汇总: 3,
              }),
              row({ 需求名称: '防爆', 状态: '待评审' }),
            ],
          },
        ],
      };
      tenant.state.bases.unshift(base);
      tenant.state.wiki.push({ node_token: 'wikcnTEST1', obj_token: base.app_token, obj_type: 'bitable' });
      const { found, source, shown } = await look('https://sample.feishu.cn/wiki/wikcnTEST1?table=x', 'demands');
      expect(found).toMatchObject({ title: '市场', parts: [{ title: '需求', kind: 'table' }] });
      expect(shown.map.columns).toMatchObject({
        title: { from: '需求名称' },
        raisedAt: { from: '提出日期' },
        raisedBy: { from: '提出人' },
      });
      expect(shown.count).toEqual({ filled: 2, unreadable: 1, totals: 0 });
      await bind(source, 'demands', shown.map, { mode: 'two-way' });
      const view = await on.see<{ lines: { id: string; title: string }[] }>(
        'exchange',
        { register: 'demands' },
        liaison,
      );
      const { id } = view.lines.find((l) => l.title === '无线输出')!;
      await on.act('judge-demand', { id, verdict: 'planned', release: 'V3' }, 'rd.liaison@example.com');
      expect(base.tables[0]!.records[0]!.fields).toMatchObject({ 状态: '已排期', 计划版本: 'V3' });
    });
});
