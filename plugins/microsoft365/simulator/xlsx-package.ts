import JSZip from 'jszip';
import { columnNumber } from '../../columns.ts';

/** A file that Excel's own service would not open: protected by a password, damaged, or no .xlsx at all. */
export class UnsupportedWorkbook extends Error {}

/** A file as ExcelJS can read it, and what ExcelJS cannot hold and has to be put back when it is saved. */
export interface Package {
  bytes: Uint8Array;
  /** Drop-down lists over very many cells, as they stand in the file: by the sheet's name. */
  validations: Map<string, string[]>;
}

/** ExcelJS makes an object for each cell of a drop-down list: a list over whole columns takes it minutes. */
const mostCells = 20_000;
const compoundFile = [0xd0, 0xcf, 0x11, 0xe0];

/**
 * What LibreOffice, openpyxl, WPS and others write is valid (ECMA-376) and different from what ExcelJS expects: absolute
 * targets of relations, notes in a folder of their own, tables without a style or with the default number of header rows.
 * @throws UnsupportedWorkbook
 */
export async function readPackage(bytes: Uint8Array): Promise<Package> {
  if (compoundFile.every((byte, i) => bytes[i] === byte))
    throw new UnsupportedWorkbook('protected by a password, or saved as .xls');
  const zip = await JSZip.loadAsync(bytes).catch((cause) => {
    throw new UnsupportedWorkbook('not an .xlsx file', { cause });
  });
  if (!zip.file('xl/workbook.xml')) throw new UnsupportedWorkbook('not an .xlsx file');
  const validations = new Map<string, string[]>();
  const names = await sheetNames(zip);
  let changed = false;
  const rewrite = async (path: string, to: (xml: string) => string) => {
    changed = (await change(zip, path, to)) || changed;
  };
  for (const path of Object.keys(zip.files)) {
    const name = usualName(path);
    if (name !== path) {
      zip.file(name, await zip.file(path)!.async('string'));
      zip.remove(path);
      changed = true;
    } else if (path.endsWith('.rels')) await rewrite(path, (xml) => usualTargets(path, xml));
    else if (/^xl\/tables\/[^/]+\.xml$/.test(path)) await rewrite(path, completeTable);
    else if (/^xl\/worksheets\/[^/]+\.xml$/.test(path))
      await rewrite(path, (xml) => {
        const { kept, large } = withoutLargeValidations(xml);
        if (large.length) validations.set(names.get(path) ?? path, large);
        return kept;
      });
  }
  if (!changed) return { bytes, validations };
  return { bytes: await zip.generateAsync({ type: 'uint8array', compression: 'STORE' }), validations };
}

/** Puts back what ExcelJS could not hold. */
export async function withValidations(bytes: Uint8Array, validations: Package['validations']): Promise<Uint8Array> {
  if (!validations.size) return bytes;
  const zip = await JSZip.loadAsync(bytes);
  const names = await sheetNames(zip);
  for (const [path, name] of names) {
    const large = validations.get(name);
    if (large) await change(zip, path, (xml) => addValidations(xml, large));
  }
  return zip.generateAsync({ type: 'uint8array', compression: 'DEFLATE' });
}

/** @returns whether the part says something else now */
async function change(zip: JSZip, path: string, to: (xml: string) => string): Promise<boolean> {
  const xml = await zip.file(path)!.async('string');
  const changed = to(xml);
  if (changed !== xml) zip.file(path, changed);
  return changed !== xml;
}

/** Name of each sheet by the path of its part. */
async function sheetNames(zip: JSZip): Promise<Map<string, string>> {
  const workbook = (await zip.file('xl/workbook.xml')?.async('string')) ?? '';
  const relations = (await zip.file('xl/_rels/workbook.xml.rels')?.async('string')) ?? '';
  const targets = new Map(
    [...relations.matchAll(/<(?:\w+:)?Relationship\b[^>]*>/g)].map(([tag]) => [
      attribute(tag, 'Id'),
      attribute(tag, 'Target').replace(/^\/?(xl\/)?/, 'xl/'),
    ]),
  );
  return new Map(
    [...workbook.matchAll(/<(?:\w+:)?sheet\b[^>]*>/g)].map(([tag]) => [
      targets.get(attribute(tag, 'r:id')) ?? '',
      unescaped(attribute(tag, 'name')),
    ]),
  );
}

const attribute = (tag: string, name: string): string => tag.match(new RegExp(`\\s${name}="([^"]*)"`))?.[1] ?? '';
const unescaped = (words: string): string =>
  words
    .replaceAll('&quot;', '"')
    .replaceAll('&apos;', "'")
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** ExcelJS finds notes and their boxes by their names; openpyxl gives them others. */
const usualName = (path: string): string =>
  path
    .replace(/xl\/comments\/comment(\d+)\.xml$/, 'xl/comments$1.xml')
    .replace(/xl\/drawings\/commentsDrawing(\d+)\.vml$/, 'xl/drawings/vmlDrawing$1.vml');

/** `/xl/tables/table1.xml` in the relations of a sheet is `../tables/table1.xml`. */
function usualTargets(path: string, xml: string): string {
  const folder = path.split('/').slice(0, -2);
  return xml.replace(/Target="\/([^"]+)"/g, (_, target: string) => {
    const to = usualName(target).split('/');
    let same = 0;
    while (same < folder.length && folder[same] === to[same]) same++;
    return `Target="${[...folder.slice(same).map(() => '..'), ...to.slice(same)].join('/')}"`;
  });
}

/** Attributes and parts of a table that may be left out, said (`CT_Table`): one header row, no style. */
function completeTable(xml: string): string {
  const headed = /<(?:\w+:)?table\b[^>]*\sheaderRowCount=/.test(xml)
    ? xml
    : xml.replace(/<((?:\w+:)?table)\b/, '<$1 headerRowCount="1"');
  return /<(?:\w+:)?tableStyleInfo\b/.test(headed)
    ? headed
    : headed.replace(/<\/((?:\w+:)?)table>\s*$/, '<$1tableStyleInfo showRowStripes="1"/></$1table>');
}

function withoutLargeValidations(xml: string): { kept: string; large: string[] } {
  const large: string[] = [];
  const kept = xml.replace(/<dataValidation\b[^>]*(?:\/>|>[\s\S]*?<\/dataValidation>)/g, (validation) => {
    if (cellsIn(attribute(validation, 'sqref')) <= mostCells) return validation;
    large.push(validation);
    return '';
  });
  return { kept, large };
}

const cellsIn = (ranges: string): number =>
  ranges.split(/\s+/).reduce((sum, range) => {
    const [, left = '', top = '', right = left, bottom = top] =
      range.match(/^\$?([A-Z]*)\$?(\d*)(?::\$?([A-Z]*)\$?(\d*))?$/) ?? [];
    const rows = top || bottom ? Number(bottom) - Number(top) + 1 : 1_048_576;
    const columns = left || right ? columnNumber(right) - columnNumber(left) + 1 : 16_384;
    return sum + rows * columns;
  }, 0);

/** What comes after the lists in a sheet (`CT_Worksheet`). */
const later =
  /<(hyperlinks|printOptions|pageMargins|pageSetup|headerFooter|rowBreaks|colBreaks|customProperties|cellWatches|ignoredErrors|smartTags|drawing|legacyDrawing|legacyDrawingHF|picture|oleObjects|controls|webPublishItems|tableParts|extLst)\b|<\/worksheet>/;

function addValidations(xml: string, validations: readonly string[]): string {
  const words = validations.join('');
  if (xml.includes('</dataValidations>'))
    return xml
      .replace('</dataValidations>', `${words}</dataValidations>`)
      .replace(/(<dataValidations\b[^>]*)\scount="\d+"/, '$1');
  return xml.replace(later, (next) => `<dataValidations>${words}</dataValidations>${next}`);
}
