import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import ExcelJS from 'exceljs';
import JSZip from 'jszip';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { orders } from '../../core/exchange/records.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { patience } from '../../plugins/resilience.ts';
import { workbookPath } from '../../server/embedded/installation.ts';
import { type Stage, stage } from '../world.ts';

const { attempts } = patience;

/** What the workbook of the embedded default goes through on somebody's disk while the process is stopped. */
describe('the workbook on disk', () => {
  let folder: string;
  let on: Stage;
  beforeEach(async () => {
    folder = mkdtempSync(join(tmpdir(), 'liaison-'));
    await start();
    await order('PO-1');
    await on.world.stop();
  });
  afterEach(async () => {
    patience.attempts = attempts;
    await on.world.stop();
    rmSync(folder, { recursive: true });
  });

  const start = async () => {
    on = await stage('microsoft365', { sample: false, folder });
  };
  const order = (number: string) =>
    on.act(
      'add-order',
      { order: number, customer: 'Delta', product: 'FM-100', region: 'east', quantity: 3, orderedOn: '2026-11-20' },
      'sales.east@example.com',
    );
  const numbers = async () => rowsOf(await on.snapshot(), orders).map((row) => row.order);
  const drive = () => join(folder, on.connection.id, 'drive');
  const file = () => join(drive(), workbookPath(on.connection.id));

  /** Rewrites the parts of the file, as another program saves them. */
  async function save(change: (path: string, xml: string) => { path?: string; xml: string }): Promise<void> {
    const zip = await JSZip.loadAsync(readFileSync(file()));
    const saved = new JSZip();
    for (const [path, entry] of Object.entries(zip.files)) {
      if (entry.dir) continue;
      const said = /\.(xml|rels|vml)$/.test(path)
        ? change(path, await entry.async('string'))
        : { xml: await entry.async('nodebuffer') };
      saved.file(('path' in said && said.path) || path, said.xml);
    }
    writeFileSync(file(), await saved.generateAsync({ type: 'nodebuffer' }));
  }
  /** Liaison goes on with it: it is read, written, and read again after a restart. */
  async function goesOn(before: string[]): Promise<void> {
    await start();
    expect((await on.snapshot()).problems).toEqual([]);
    expect(await numbers()).toEqual(before);
    await order('PO-9');
    await on.world.stop();
    await start();
    expect(await numbers()).toEqual([...before, 'PO-9']);
  }

  it('saved by LibreOffice: tables have no style and do not say that they have a header', async () => {
    await save((path, xml) => ({
      xml: path.startsWith('xl/tables/')
        ? xml.replace(/<tableStyleInfo[^>]*\/>/, '').replace(/ headerRowCount="1"/, '')
        : xml,
    }));
    await goesOn(['PO-1']);
  });

  it('saved by openpyxl: relations are absolute, and notes stand in a folder of their own', async () => {
    await save((path, xml) => {
      const renamed = (words: string) =>
        words
          .replace(/comments(\d+)\.xml/g, 'comments/comment$1.xml')
          .replace(/vmlDrawing(\d+)\.vml/g, 'commentsDrawing$1.vml');
      const sheet = path.startsWith('xl/worksheets/_rels/');
      return { path: renamed(path), xml: sheet ? renamed(xml.replaceAll('"../', '"/xl/')) : xml };
    });
    await goesOn(['PO-1']);
  });

  it('a row typed right below a table belongs to it, as Excel has it, and is not written over', async () => {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.readFile(file());
    const sheet = workbook.getWorksheet('Orders')!;
    const last = sheet.findRows(1, sheet.rowCount)!.find((row) => row.getCell(2).value === 'PO-1')!;
    last.eachCell((cell, column) => {
      sheet.getRow(last.number + 1).getCell(column).value = cell.value;
    });
    sheet.getRow(last.number + 1).getCell(1).value = 'typed by hand';
    sheet.getRow(last.number + 1).getCell(2).value = 'PO-2';
    await workbook.xlsx.writeFile(file());
    await goesOn(['PO-1', 'PO-2']);
  });

  const ordersSheet = 'xl/worksheets/sheet6.xml';

  it('a drop-down list over whole columns is kept, and costs nothing', async () => {
    const list =
      '<dataValidations count="1"><dataValidation type="list" sqref="B2:F1048576"><formula1>"a,b"</formula1></dataValidation></dataValidations>';
    await save((path, xml) => ({
      xml: path === ordersSheet ? xml.replace('<pageMargins', `${list}<pageMargins`) : xml,
    }));
    await goesOn(['PO-1']);
    await on.world.stop();
    const zip = await JSZip.loadAsync(readFileSync(file()));
    expect(await zip.file(ordersSheet)!.async('string')).toContain('sqref="B2:F1048576"');
  });

  it('lock files, a file with a password and a broken one beside it do not matter, and are said to be what they are', async () => {
    for (const [name, bytes] of [
      ['~$Coordination.xlsx', 'Somebody'],
      ['.~lock.Coordination.xlsx', ',somebody'],
      ['Protected.xlsx', Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1])],
      ['Broken.xlsx', 'PK, and no more'],
    ] as const)
      writeFileSync(join(drive(), name), bytes);
    await goesOn(['PO-1']);
    for (const name of ['Protected', 'Broken'])
      await expect(
        on.suite.openSpreadsheet(`https://contoso.sharepoint.com/sites/coordination/${name}.xlsx`),
      ).rejects.toMatchObject({ code: 'file-unreadable' });
  });

  it('that is itself broken is left as it is', async () => {
    writeFileSync(file(), 'PK, and no more');
    await expect(start()).rejects.toMatchObject({ code: 'file-unreadable' });
    expect(readFileSync(file(), 'utf8')).toBe('PK, and no more');
    rmSync(file());
    await start();
  });

  it('that cannot be saved ends nothing: nothing more is taken, and what was taken is saved as soon as that is possible', async () => {
    await start();
    const blocked = `${file()}.new`;
    mkdirSync(blocked);
    await order('PO-2');
    await expect(on.world.flush()).rejects.toThrow();
    patience.attempts = 0;
    await expect(order('PO-3')).rejects.toMatchObject({ kind: 'unavailable' });
    patience.attempts = attempts;
    rmSync(blocked, { recursive: true });
    await order('PO-4');
    await on.world.stop();
    await start();
    expect(await numbers()).toEqual(['PO-1', 'PO-2', 'PO-4']);
  });
});
