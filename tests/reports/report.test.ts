import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reports } from '../../core/reports/records.ts';
import { reportPaper, type ShownReport } from '../../core/reports/report.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import type { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { asCsv, asXlsx, sheetsOf } from '../../server/export.ts';
import { reportWorkbook } from '../../server/report-workbook.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const gm = 'gm@example.com';

describe.each(suiteNames)('the report of a period, in %s', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
    await on.connection.workspace.look(on.suite);
  });
  afterAll(() => on.world.stop());
  const report = (query: object = {}) => on.see<ShownReport>('report', query, gm);
  const chart = (shown: ShownReport, id: string) => shown.charts.find((c) => c.id === id)!;

  it('shows the same figures as the scores, by the same rows', async () => {
    const shown = await report({ period: '2026-Q4' });
    const scores = await on.see<{
      departments: { id: string; points?: number; figures: { id: string; cases: number; allAgainst: number }[] }[];
    }>('scores', { period: '2026-Q4' }, gm);
    for (const [i, d] of scores.departments.entries()) {
      const figure = d.figures.find((f) => f.id === 'on-time')!;
      const row = chart(shown, 'requests').rows[i]!;
      expect(row.values.slice(1, 3)).toEqual([figure.cases, figure.allAgainst]);
      expect(shown.scores.find((s) => s.id === d.id)!.combined).toBe(d.points);
    }
    const tile = shown.tiles.find((x) => x.id === 'requests-on-time')!;
    const sum = (at: number) => chart(shown, 'requests').rows.reduce((n, r) => n + (r.values[at] ?? 0), 0);
    expect([tile.cases, tile.against]).toEqual([sum(1), sum(2)]);
  });

  it('can be narrowed to a department, a product, and any period that has begun', async () => {
    const rd = await report({ period: '2026-11', department: 'rd' });
    expect(chart(rd, 'requests').rows.map((r) => r.label.en)).toEqual(['R&D']);
    expect(rd.matrix.every((l) => l.from.id === 'rd' || l.to.id === 'rd')).toBe(true);
    const one = await report({ period: '2026-Q4', product: 'GW-10' });
    expect(chart(one, 'service').rows).toHaveLength(1);
    await expect(report({ department: 'nobody' })).rejects.toMatchObject({ field: 'department' });
    await expect(report({ period: '2027-01' })).rejects.toMatchObject({ field: 'period' });
  });

  it('is empty without rows, and never divides by nothing', async () => {
    const empty = await report({ period: '2019-Q1' });
    for (const c of empty.charts)
      for (const r of c.rows) for (const v of r.values) expect(v === null || Number.isFinite(v)).toBe(true);
    expect(reportPaper(empty).chapters[0]!.articles[0]!.blocks).toHaveLength(1);
  });

  it('is a workbook with charts, and formulas that give the same figures', async () => {
    const shown = await report({ period: '2026-Q4' });
    const file = await reportWorkbook(shown, name === 'feishu' ? 'zh' : 'en');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load(file as unknown as ArrayBuffer);
    expect(book.worksheets).toHaveLength(shown.charts.length + 1);
    for (const [n, c] of shown.charts.entries()) {
      const sheet = book.worksheets[n + 1]!;
      for (const [r, row] of c.rows.entries())
        for (const [i, column] of c.columns.entries()) {
          const cell = sheet.getRow(r + 4).getCell(i + 2);
          if (!column.of) expect(cell.value).toBe(row.values[i]);
          else {
            expect(cell.formula).toMatch(/^IF\(N\([A-Z]\d+\)=0,"",[A-Z]\d+\/[A-Z]\d+\)$/);
            expect((cell.result ?? '') === '' ? null : cell.result).toEqual(
              row.values[i] === null ? null : expect.closeTo(row.values[i]!, 9),
            );
          }
        }
    }
    const zip = await JSZip.loadAsync(file);
    const charts = Object.keys(zip.files).filter((f) => /^xl\/charts\/chart\d+\.xml$/.test(f));
    expect(charts).toHaveLength(shown.charts.filter((c) => c.rows.length).length);
    const types = await zip.file('[Content_Types].xml')!.async('string');
    for (const path of charts) expect(types).toContain(`/${path}`);
  });

  it('tells heads, organisers and the general manager on the first working day after it, once', async () => {
    const told = () =>
      name === 'feishu'
        ? (on.tenant as FeishuTenant).state.messages.map((m) => m.content)
        : [
            ...(on.tenant as Tenant).state.notices.map((n) => `${n.title} ${n.text}`),
            ...(on.tenant as Tenant).state.chats.flatMap((c) => c.cards.map((x) => JSON.stringify(x))),
          ];
    const digests = () => told().filter((m) => m.includes('Weekly digest 2026-W48')).length;
    on.clock.set('2026-11-30T02:00:00.000Z');
    await on.connection.workspace.look(on.suite);
    await on.connection.workspace.idle();
    expect(rowsOf(await on.snapshot(), reports).map((r) => r.id)).toContain('2026-W48');
    const count = digests();
    expect(count).toBeGreaterThan(3);
    await on.connection.workspace.look(on.suite);
    await on.world.reconnect(on.connection.id).workspace.look(on.suite);
    await on.connection.workspace.idle();
    expect(digests()).toBe(count);
    on.clock.set('2026-12-01T02:00:00.000Z');
    await on.connection.workspace.look(on.suite);
    expect(rowsOf(await on.snapshot(), reports).map((r) => r.id)).toContain('2026-11');
  });
});

describe('what a view shows, as a spreadsheet', () => {
  const shown = {
    items: [
      {
        id: 'R-1',
        title: { en: 'One, "two"', zh: '一' },
        state: { id: 'open', name: { en: 'Open', zh: '待办' } },
        n: 2,
        steps: [{ command: 'x' }],
        rows: [
          { id: 'a', v: 1 },
          { id: 'b', v: 2 },
        ],
      },
      { id: '=HYPERLINK("http://evil")', title: { en: '+1', zh: '+1' }, n: -3, rows: [] },
    ],
    people: [{ email: 'a@b.c' }],
    tags: ['x', 'y'],
  };

  const reader = { language: 'en', timeZone: 'Asia/Shanghai' } as const;

  it('has a sheet for each list, the lists in rows with the ID of their row', () => {
    const said = sheetsOf(shown).map(({ name, columns, rows }) => [name.en, columns.map((c) => c.title.en), rows]);
    expect(said).toEqual([
      [
        'items',
        ['ID', 'Title', 'State', 'n'],
        [
          ['R-1', shown.items[0]!.title, shown.items[0]!.state!.name, 2],
          ['=HYPERLINK("http://evil")', { en: '+1', zh: '+1' }, undefined, -3],
        ],
      ],
      [
        'items · rows',
        ['Belongs to', 'ID', 'v'],
        [
          ['R-1', 'a', 1],
          ['R-1', 'b', 2],
        ],
      ],
    ]);
  });

  it('lets no cell become a formula', async () => {
    const sheets = sheetsOf(shown);
    expect(asCsv(sheets, reader)).toBe(
      `\uFEFFID,Title,State,n\r\nR-1,"One, ""two""",Open,2\r\n"'=HYPERLINK(""http://evil"")",'+1,,-3\r\n`,
    );
    expect(asCsv(sheets, reader, 'nothing')).toBeUndefined();
    expect(asCsv(sheets, reader, 'items · rows')).toContain('Belongs to,ID,v');
    const book = new ExcelJS.Workbook();
    await book.xlsx.load((await asXlsx(sheets, reader)) as unknown as ArrayBuffer);
    expect(book.worksheets.map((s) => s.name)).toEqual(['items', 'items · rows']);
    expect(book.worksheets[0]!.getCell('A3').formula).toBeUndefined();
    expect(book.worksheets[0]!.getCell('A3').value).toBe('=HYPERLINK("http://evil")');
  });
});
