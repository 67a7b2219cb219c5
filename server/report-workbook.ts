import ExcelJS from 'exceljs';
import type { ShownReport } from '../core/reports/report.ts';
import { type Language, t } from '../core/words.ts';
import type { Chart } from '../core/workspace/chart.ts';
import { columnLetter } from '../plugins/columns.ts';
import { type SheetChart, withCharts } from './workbook-charts.ts';

const words = {
  summary: t('Summary', '概览'),
  figure: t('Figure', '指标'),
  now: t('Now', '本期'),
  before: t('Before', '上期'),
  cases: t('Cases', '样本'),
  against: t('Against', '不利'),
  department: t('Department', '部门'),
  points: t('Points', '得分'),
  coOperation: t('Co-operation', '协作'),
  own: t('Own targets', '自身目标'),
  covered: t('Covered', '覆盖'),
  total: t('Total', '合计'),
  title: t('Co-ordination report', '业务协调报告'),
};

const formats = { count: '#,##0', share: '0 %', days: '0.0', points: '0.0' };

/** Excel takes no sheet name of over 31 letters, nor some signs, nor one twice. */
function sheetName(title: string, taken: Set<string>): string {
  const plain =
    title
      .replace(/[[\]:*?/\\']/g, ' ')
      .trim()
      .slice(0, 28) || 'Sheet';
  let name = plain;
  for (let n = 2; taken.has(name.toLowerCase()); n++) name = `${plain} ${n}`;
  taken.add(name.toLowerCase());
  return name;
}

const bold = { bold: true };
/** On paper a sheet is one page wide. */
const page = { orientation: 'landscape', fitToPage: true, fitToWidth: 1, fitToHeight: 0 } as const;

/**
 * The report as a workbook: a sheet for each chart, its figures as numbers, shares and totals as formulas, and a chart drawn
 * from the cells.
 */
export async function reportWorkbook(shown: ShownReport, language: Language): Promise<Buffer> {
  const book = new ExcelJS.Workbook();
  book.creator = 'Liaison 协调台';
  const taken = new Set<string>();
  const summary = book.addWorksheet(sheetName(words.summary[language], taken), { pageSetup: page });
  summary.columns = [{ width: 34 }, { width: 14 }, { width: 14 }, { width: 14 }, { width: 12 }];
  summary.addRow([`${shown.company[language]} · ${words.title[language]} ${shown.id}`]).font = { bold: true, size: 14 };
  summary.addRow([`${shown.from} – ${shown.until}`]);
  summary.addRow([]);
  summary.addRow([words.figure, words.now, words.before, words.cases, words.against].map((x) => x[language])).font =
    bold;
  for (const x of shown.tiles) {
    const row = summary.addRow([x.name[language], x.value ?? null, x.before ?? null, x.cases, x.against]);
    const share = x.says.value?.en.includes('%') || x.says.before?.en.includes('%');
    for (const n of [2, 3]) row.getCell(n).numFmt = share ? formats.share : formats.points;
  }
  summary.addRow([]);
  summary.addRow(
    [words.department, words.points, words.coOperation, words.own, words.covered].map((x) => x[language]),
  ).font = bold;
  for (const s of shown.scores) {
    const row = summary.addRow([
      s.name[language],
      s.combined ?? null,
      s.coOperation ?? null,
      s.own ?? null,
      s.coverage,
    ]);
    for (const n of [2, 3, 4]) row.getCell(n).numFmt = '0';
    row.getCell(5).numFmt = formats.share;
  }
  const charts = shown.charts.map((chart, i) => addChart(book, chart, i + 2, language, taken));
  const bytes = (await book.xlsx.writeBuffer()) as unknown as ArrayBuffer;
  return withCharts(
    bytes,
    charts.filter((c) => c.series.length > 0 && c.labels.to >= c.labels.from),
  );
}

function addChart(book: ExcelJS.Workbook, chart: Chart, n: number, language: Language, taken: Set<string>): SheetChart {
  const title = chart.title[language];
  const name = sheetName(title, taken);
  const sheet = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: 3 }], pageSetup: page });
  sheet.addRow([title]).font = { bold: true, size: 13 };
  sheet.addRow([chart.says?.[language] ?? '']);
  sheet.addRow([chart.of[language], ...chart.columns.map((c) => c.title[language])]).font = bold;
  const first = 4;
  for (const r of chart.rows) {
    const row = sheet.addRow([r.label[language]]);
    chart.columns.forEach((column, i) => {
      const cell = row.getCell(i + 2);
      const value = r.values[i];
      cell.numFmt = formats[column.unit];
      if (!column.of) cell.value = value ?? null;
      else {
        const [part, whole] = column.of.map((at) => `${columnLetter(at + 2)}${row.number}`);
        cell.value = {
          formula: `IF(N(${whole})=0,"",${part}/${whole})`,
          result: value ?? '',
        } as ExcelJS.CellFormulaValue;
      }
    });
  }
  const last = first + chart.rows.length - 1;
  // Points and shares do not add up; what was counted does.
  if (chart.rows.length > 1 && chart.columns.some((c) => c.unit === 'count')) {
    const row = sheet.addRow([words.total[language]]);
    row.font = bold;
    chart.columns.forEach((column, i) => {
      const cell = row.getCell(i + 2);
      cell.numFmt = formats[column.unit];
      const at = columnLetter(i + 2);
      const sum = (of: number) => chart.rows.reduce((total, r) => total + (r.values[of] ?? 0), 0);
      if (column.unit === 'count' && !column.of)
        cell.value = { formula: `SUM(${at}${first}:${at}${last})`, result: sum(i) } as ExcelJS.CellFormulaValue;
      else if (column.of) {
        const [part, whole] = column.of.map((x) => `${columnLetter(x + 2)}${row.number}`);
        const all = sum(column.of[1]);
        cell.value = {
          formula: `IF(N(${whole})=0,"",${part}/${whole})`,
          result: all ? sum(column.of[0]) / all : '',
        } as ExcelJS.CellFormulaValue;
      }
    });
  }
  sheet.getColumn(1).width = 26;
  for (let i = 0; i < chart.columns.length; i++) sheet.getColumn(i + 2).width = 15;
  return {
    sheet: n,
    sheetName: name,
    title,
    kind: chart.kind,
    labels: { column: 1, from: first, to: last },
    series: chart.columns.flatMap((c, i) => (c.drawn ? [{ column: i + 2, name: c.title[language] }] : [])),
    at: { column: 1, row: last + 4 },
  };
}
