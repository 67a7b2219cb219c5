import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actorOf } from '../../core/policy/organisation.ts';
import type { Language } from '../../core/words.ts';
import { asCsv, asXlsx } from '../../server/export.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const [sales, rd, hr] = ['sales.east@example.com', 'rd.liaison@example.com', 'hr@example.com'];

describe.each(suiteNames)('what people take along, from %s', (suite) => {
  let on: Stage;
  const sheets = async (view: string, query: object, who = sales) =>
    (await on.connection.workspace.sheets(view, query, actorOf(on.connection.workspace.policy, who), on.suite))!;
  const reader = (language: Language) => ({ language, timeZone: 'Asia/Shanghai' });
  const csv = async (view: string, query: object, language: Language) =>
    asCsv(await sheets(view, query), reader(language))!
      .replace(/^\uFEFF/, '')
      .trim()
      .split('\r\n')
      .map((line) => line.split(','));
  const column = (lines: string[][], title: string) => lines.slice(1).map((l) => l[lines[0]!.indexOf(title)]);
  const allOrders = { register: 'orders', state: 'all' };

  beforeAll(async () => {
    on = await stage(suite, { sample: false });
    for (let n = 1; n <= 6; n++)
      await on.act('ask-request', { kind: 'quotation', to: 'rd', title: `Quote ${n}`, customer: 'Delta' }, sales);
    const asked = (await on.snapshot()).tables.requests!.rows;
    for (const { id } of asked.slice(0, 4)) await on.act('answer-request', { id, answer: 'Here it is' }, rd);
    const order = { customer: 'Delta', product: 'FM-100', region: 'east', quantity: 40, amount: 1200.5 };
    await on.act('add-order', { ...order, order: '00123', orderedOn: '2026-11-20', deliverBy: '2026-12-20' }, sales);
    // A fortnight on: whatever is still open is late.
    on.clock.pass(14 * 86_400);
  });
  afterAll(() => on.world.stop());

  it('has headings, names and states in the reader’s words, and the company’s own times', async () => {
    const zh = await csv('requests', { state: 'all' }, 'zh');
    expect(zh[0]).toEqual(expect.arrayContaining(['编号', '事项', '承办部门', '客户', '状态']));
    expect(column(zh, '状态').filter((state) => state === '已答复')).toHaveLength(4);
    const en = await csv('requests', { state: 'all' }, 'en');
    expect(column(en, 'To')).toEqual(Array(6).fill('R&D'));
    expect(column(en, 'Asked by')).toEqual(Array(6).fill('Eve Stone'));
    // Tuesday 10:00 in Shanghai, three working days of eight hours.
    expect(column(en, 'Complete by')).toEqual(Array(6).fill('2026-11-27 10:00'));
    expect(en[0]!.join()).not.toMatch(/[a-z][A-Z]|\w\.\w/);
  });

  it('is the list that was asked for: orders are the orders, with quantity and dates', async () => {
    const orders = await csv('exchange', allOrders, 'en');
    expect(column(orders, 'Order')).toEqual(['00123']);
    expect(column(orders, 'Quantity')).toEqual(['40']);
    expect(column(orders, 'Deliver by')).toEqual(['2026-12-20']);
    const book = await read(await asXlsx(await sheets('exchange', allOrders), reader('zh')));
    const [sheet] = book.worksheets;
    const [head, row] = sheet!.getSheetValues().slice(1) as ExcelJS.CellValue[][];
    expect(book.worksheets).toHaveLength(1);
    expect(row![head!.indexOf('下单日期')]).toEqual(new Date('2026-11-20T00:00:00Z'));
  });

  it('of scores is enough to count them again', async () => {
    const book = await read(await asXlsx(await sheets('scores', { period: '2026-Q4' }, hr), reader('en')));
    const rows = (name: string) => {
      const [head, ...all] = book.getWorksheet(name)!.getSheetValues().slice(1) as ExcelJS.CellValue[][];
      return all.map((row) => Object.fromEntries([...head!.entries()].map(([i, title]) => [String(title), row[i]])));
    };
    const figures = rows('Figures').filter((f) => f['Department or person'] === 'R&D');
    const onTime = figures.find((f) => f.Cases === 6)!;
    const due = rows('Requests').filter((r) => r.To === 'R&D');
    const inTime = due.filter((r) => r['Answered at'] && r['Answered at'] <= r['Complete by']!);
    expect([due.length, inTime.length]).toEqual([6, 4]);
    expect(onTime.Figure).toBe(4 / 6);
    const against = rows('Counted against').filter((a) => a.Indicator === onTime.Indicator);
    expect(against.map((a) => a.ID).sort()).toEqual(
      due
        .filter((r) => !inTime.includes(r))
        .map((r) => r.ID)
        .sort(),
    );
    for (const result of rows('Results')) {
      const own = rows('Figures').filter((f) => f['Department or person'] === result['Department or person']);
      const known = own.filter((f) => f['Part of the points'] !== undefined && f['Part of the points'] !== null);
      const points = (f: (typeof own)[number]) =>
        100 * Math.min(1, Math.max(0, (Number(f.Figure) - Number(f.Floor)) / (Number(f.Target) - Number(f.Floor))));
      const sum = known.reduce((n, f) => n + points(f) * Number(f['Part of the points']), 0);
      if (known.length) expect(Number(result.Points)).toBeCloseTo(sum, 9);
      else expect(result.Points ?? undefined).toBeUndefined();
    }
  });

  it('of a person is for those who may see them only', async () => {
    const another = sheets('person-scores', { period: '2026-Q4', who: rd }, 'production.head@example.com');
    await expect(another).rejects.toMatchObject({ kind: 'denied' });
  });
});

async function read(bytes: Buffer): Promise<ExcelJS.Workbook> {
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(bytes as unknown as ArrayBuffer);
  return book;
}
