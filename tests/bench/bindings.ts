import type { ShownBindingPreview, ShownSpreadsheet } from '../../core/bindings/views.ts';
import { orders } from '../../core/exchange/records.ts';
import type { SimCell } from '../../plugins/feishu/simulator/tenant.ts';
import { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { hostile, ledgerOf, unreadable } from '../bindings/ledgers.ts';
import { handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';
import { budgets, within } from './budgets.ts';
import { type Counted, measured, median } from './measured.ts';

const liaison = 'sales.liaison@example.com';

/** Rows of a spreadsheet of the company's own: requests to bind them and to keep them in step, and the time that reading takes. */
export async function bindingFigures(sizes: readonly number[]): Promise<void> {
  console.log('\nA bound spreadsheet of orders (sequential / requests in all)');
  for (const suite of suiteNames) {
    await hostileShare(suite);
    for (const rows of sizes) await sized(suite, rows);
  }
}

async function hostileShare(suite: (typeof suiteNames)[number]): Promise<void> {
  const on = await stage(suite, { sample: false });
  const { source } = await found(on, (await handsOf(on).spreadsheet('hostile', [hostile])).link);
  const see = (map?: object) =>
    on.see<ShownBindingPreview>('binding-preview', { ...source, register: 'orders', ...(map && { map }) }, liaison);
  const shown = await see({ ...(await see()).map, key: '单号' });
  const explained = shown.reasons.reduce((n, r) => n + r.count, 0);
  console.log(
    `  ${suite.padEnd(13)} hostile: ${shown.count.unreadable} of ${shown.count.filled} rows unreadable, ${explained} explained (${Object.keys(unreadable).length} are meant to be)`,
  );
  await on.world.stop();
}

async function found(on: Stage, link: string) {
  const { file, parts } = await on.see<ShownSpreadsheet>('spreadsheet', { link }, liaison);
  return { source: { file, part: parts[0]!.part } };
}

async function sized(suite: (typeof suiteNames)[number], rows: number): Promise<void> {
  const on = await stage(suite, { sample: false });
  const { grid } = ledgerOf(rows);
  const own = await handsOf(on).spreadsheet('Orders', [{ title: 'Orders', grid: grid.slice(0, 2) }]);
  await lengthen(on, grid as SimCell[][]);
  const { source } = await found(on, own.link);
  const { map } = await on.see<ShownBindingPreview>('binding-preview', { ...source, register: 'orders' }, liaison);
  await on.connection.workspace.look(on.suite);
  const bind = { ...source, register: 'orders', title: 'Orders', map };
  const fresh = await measured(on, () => on.answered('bind-spreadsheet', bind, liaison));
  on.clock.pass(60);
  await on.snapshot();
  on.clock.pass(60);
  const same = await measured(on, () => on.snapshot());
  await own.type(1, 4, 7);
  on.clock.pass(60);
  const moved = await measured(on, () => on.snapshot());
  const bound = (await on.snapshot()).tables[orders.name]!;
  const cells = JSON.stringify(grid);
  const { readBound } = await import('../../core/workspace/bound.ts');
  const { contextFor } = await import('../../core/workspace/cells.ts');
  const part = bound.bound!.parts[0]!;
  const { directory, readAt } = await on.snapshot();
  const context = contextFor(directory, readAt);
  const ratio =
    median(() => void readBound(part.binding, map, part.raw!, bound.register, context), 3) /
    median(() => void JSON.parse(cells), 3);
  const says = (what: 'bind' | 'same' | 'changed', { sequential, requests }: Counted) => {
    const [most, all] = budgets.binding[suite][what];
    return `${sequential} / ${requests}${within(`${suite}, ${what}, sequential`, sequential, most)}${rows > 5_000 ? '' : within(`${suite}, ${what}, requests`, requests, all)}`;
  };
  console.log(
    `  ${suite.padEnd(13)} ${bound.rows.length.toLocaleString('en').padStart(7)} rows: bind ${says('bind', fresh)}, nothing changed ${says('same', same)}, changed ${says('changed', moved)}; reading them ${ratio.toFixed(1)} × JSON.parse of them`,
  );
  await on.world.stop();
}

/** A big file is not written and read once more just to stand there. */
async function lengthen(on: Stage, grid: SimCell[][]): Promise<void> {
  if (on.tenant instanceof Tenant) {
    const file = (await on.tenant.drive.open('Orders.xlsx'))!;
    file.workbook.worksheets[0]!.addRows(grid.slice(2));
    file.changed();
  } else for (const row of grid.slice(2)) on.tenant.state.spreadsheets.at(-1)!.sheets[0]!.grid.push(row);
}
