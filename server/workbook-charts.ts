import JSZip from 'jszip';
import { columnLetter } from '../plugins/columns.ts';

/** A chart of a sheet: which cells it is drawn from. Rows and columns count from 1. */
export interface SheetChart {
  /** Its sheet, counted from 1 as the workbook has them. */
  sheet: number;
  sheetName: string;
  title: string;
  kind: 'bars' | 'stacked' | 'lines';
  labels: { column: number; from: number; to: number };
  series: { column: number; name: string }[];
  /** Where it stands: the column and row of its upper left corner. */
  at: { column: number; row: number };
}

const escaped = (text: string): string =>
  text.replace(/[<>&"]/g, (c) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[c]!);

/**
 * Puts real charts into a workbook, drawn by Excel or LibreOffice from the cells themselves: ExcelJS writes none. What is added
 * are the parts that SpreadsheetML and DrawingML want (ECMA-376, parts 18.3.1.36 `drawing` and 21.2 `chart`).
 */
export async function withCharts(xlsx: ArrayBuffer, charts: readonly SheetChart[]): Promise<Buffer> {
  const zip = await JSZip.loadAsync(xlsx);
  const text = async (path: string) => (await zip.file(path)?.async('string')) ?? '';
  let types = await text('[Content_Types].xml');
  const add = (path: string, type: string, xml: string) => {
    zip.file(path.slice(1), declaration + xml);
    types = types.replace('</Types>', `<Override PartName="${path}" ContentType="${type}"/></Types>`);
  };
  for (const [i, chart] of charts.entries()) {
    const n = i + 1;
    add(
      `/xl/charts/chart${n}.xml`,
      'application/vnd.openxmlformats-officedocument.drawingml.chart+xml',
      chartXml(chart),
    );
    add(`/xl/drawings/drawing${n}.xml`, 'application/vnd.openxmlformats-officedocument.drawing+xml', drawingXml(chart));
    zip.file(
      `xl/drawings/_rels/drawing${n}.xml.rels`,
      declaration + rels(relation('rId1', 'chart', `../charts/chart${n}.xml`)),
    );
    const path = `xl/worksheets/_rels/sheet${chart.sheet}.xml.rels`;
    const own = relation(`rIdChart${n}`, 'drawing', `../drawings/drawing${n}.xml`);
    const before = await text(path);
    zip.file(path, before ? before.replace('</Relationships>', `${own}</Relationships>`) : declaration + rels(own));
    const sheet = await text(`xl/worksheets/sheet${chart.sheet}.xml`);
    const drawing = `<drawing xmlns:r="${ns.r}" r:id="rIdChart${n}"/>`;
    zip.file(`xl/worksheets/sheet${chart.sheet}.xml`, sheet.replace(/(<tableParts|<\/worksheet>)/, `${drawing}$1`));
  }
  zip.file('[Content_Types].xml', types);
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

const declaration = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const ns = {
  a: 'http://schemas.openxmlformats.org/drawingml/2006/main',
  c: 'http://schemas.openxmlformats.org/drawingml/2006/chart',
  r: 'http://schemas.openxmlformats.org/officeDocument/2006/relationships',
  xdr: 'http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing',
};
const relation = (id: string, kind: string, target: string) =>
  `<Relationship Id="${id}" Type="${ns.r}/${kind}" Target="${target}"/>`;
const rels = (inner: string) =>
  `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${inner}</Relationships>`;

const colours = ['5B5FC7', '038387', 'EAA300', 'D13438', 'C239B3'];

function chartXml({ sheetName, title, kind, labels, series }: SheetChart): string {
  const sheet = `'${sheetName.replaceAll("'", "''")}'`;
  const range = (column: number, from: number, to: number) =>
    escaped(`${sheet}!$${columnLetter(column)}$${from}:$${columnLetter(column)}$${to}`);
  const fill = (i: number) => `<a:solidFill><a:srgbClr val="${colours[i % colours.length]}"/></a:solidFill>`;
  const shape = (i: number) => (kind === 'lines' ? `<a:ln w="28575">${fill(i)}</a:ln>` : fill(i));
  const sers = series
    .map(
      (s, i) =>
        `<c:ser><c:idx val="${i}"/><c:order val="${i}"/><c:tx><c:strRef><c:f>${range(s.column, labels.from - 1, labels.from - 1)}</c:f><c:strCache><c:ptCount val="1"/><c:pt idx="0"><c:v>${escaped(s.name)}</c:v></c:pt></c:strCache></c:strRef></c:tx><c:spPr>${shape(i)}</c:spPr>${kind === 'lines' ? '<c:marker><c:symbol val="circle"/></c:marker>' : '<c:invertIfNegative val="0"/>'}<c:cat><c:strRef><c:f>${range(labels.column, labels.from, labels.to)}</c:f></c:strRef></c:cat><c:val><c:numRef><c:f>${range(s.column, labels.from, labels.to)}</c:f></c:numRef></c:val>${kind === 'lines' ? '<c:smooth val="0"/>' : ''}</c:ser>`,
    )
    .join('');
  const axes = '<c:axId val="1001"/><c:axId val="1002"/>';
  const plot =
    kind === 'lines'
      ? `<c:lineChart><c:grouping val="standard"/><c:varyColors val="0"/>${sers}<c:marker val="1"/>${axes}</c:lineChart>`
      : `<c:barChart><c:barDir val="col"/><c:grouping val="${kind === 'stacked' ? 'stacked' : 'clustered'}"/><c:varyColors val="0"/>${sers}<c:gapWidth val="80"/>${kind === 'stacked' ? '<c:overlap val="100"/>' : ''}${axes}</c:barChart>`;
  const axis = (tag: string, id: number, other: number, position: string, more = '') =>
    `<c:${tag}><c:axId val="${id}"/><c:scaling><c:orientation val="minMax"/></c:scaling><c:delete val="0"/><c:axPos val="${position}"/>${more}<c:majorTickMark val="none"/><c:minorTickMark val="none"/><c:tickLblPos val="nextTo"/><c:crossAx val="${other}"/><c:crosses val="autoZero"/></c:${tag}>`;
  return `<c:chartSpace xmlns:c="${ns.c}" xmlns:a="${ns.a}" xmlns:r="${ns.r}"><c:chart><c:title><c:tx><c:rich><a:bodyPr/><a:p><a:r><a:rPr sz="1200" b="1"/><a:t>${escaped(title)}</a:t></a:r></a:p></c:rich></c:tx><c:overlay val="0"/></c:title><c:autoTitleDeleted val="0"/><c:plotArea><c:layout/>${plot}${axis('catAx', 1001, 1002, 'b')}${axis('valAx', 1002, 1001, 'l', '<c:majorGridlines/>')}</c:plotArea><c:legend><c:legendPos val="b"/><c:overlay val="0"/></c:legend><c:plotVisOnly val="1"/><c:dispBlanksAs val="gap"/></c:chart></c:chartSpace>`;
}

function drawingXml({ at, title }: SheetChart): string {
  const corner = (tag: string, column: number, row: number) =>
    `<xdr:${tag}><xdr:col>${column - 1}</xdr:col><xdr:colOff>0</xdr:colOff><xdr:row>${row - 1}</xdr:row><xdr:rowOff>0</xdr:rowOff></xdr:${tag}>`;
  return `<xdr:wsDr xmlns:xdr="${ns.xdr}" xmlns:a="${ns.a}"><xdr:twoCellAnchor>${corner('from', at.column, at.row)}${corner('to', at.column + 6, at.row + 18)}<xdr:graphicFrame macro=""><xdr:nvGraphicFramePr><xdr:cNvPr id="2" name="${escaped(title)}" descr="${escaped(title)}"/><xdr:cNvGraphicFramePr/></xdr:nvGraphicFramePr><xdr:xfrm><a:off x="0" y="0"/><a:ext cx="0" cy="0"/></xdr:xfrm><a:graphic><a:graphicData uri="${ns.c}"><c:chart xmlns:c="${ns.c}" xmlns:r="${ns.r}" r:id="rId1"/></a:graphicData></a:graphic></xdr:graphicFrame><xdr:clientData/></xdr:twoCellAnchor></xdr:wsDr>`;
}
