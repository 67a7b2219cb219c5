import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { gzipSync } from 'node:zlib';
import { handsOf } from '../hands.ts';
import { stage, suiteNames } from '../world.ts';
import { budgets, within } from './budgets.ts';

const kilobytes = (content: Buffer | string) => Math.round((gzipSync(content).length / 1024) * 10) / 10;

/** What the tab loads at first, and what follows when somebody opens a page. */
export function bundle(): void {
  const folder = fileURLToPath(new URL('../../dist/tab', import.meta.url));
  const html = readFileSync(`${folder}/index.html`, 'utf8');
  const first = [...html.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map((m) => m[1]!);
  const size = (file: string) => kilobytes(readFileSync(`${folder}/${file}`));
  const rest = readdirSync(`${folder}/assets`)
    .filter((f) => f.endsWith('.js') && !first.includes(`assets/${f}`))
    .map((f) => size(`assets/${f}`));
  const { tab } = budgets;
  const begin = size(first.find((f) => f.includes('begin')) ?? first[0]!);
  const all = Math.round(first.reduce((n, f) => n + size(f), 0));
  const largest = Math.max(...rest);
  console.log(
    `\nJavaScript of the tab, gzip: ${all} KB at first load${within('first load, KB', all, tab.first)}, ${begin} of them before anything is shown${within('begin, KB', begin, tab.begin)}; ${rest.reduce((n, kb) => n + kb, 0).toFixed(0)} KB later, ${largest} in the largest piece${within('largest piece, KB', largest, tab.largest)}`,
  );
}

/** What answers weigh on the wire, and how much is read again where one cell was changed. */
export async function answers(): Promise<void> {
  console.log('\nAnswers on the wire, gzip; rows read again where somebody changed one cell');
  for (const suite of suiteNames) {
    const on = await stage(suite);
    const sizes: string[] = [];
    for (const [view, budget] of Object.entries(budgets.answers)) {
      const kb = kilobytes(JSON.stringify(await on.see(view, view === 'report' ? { period: '2026-Q4' } : {})));
      sizes.push(`${view} ${kb} KB${within(`${suite}, ${view}, KB`, kb, budget)}`);
    }
    const before = (await on.snapshot()).tables;
    await handsOf(on).type('Requests', 3, 'Title', 'Changed by hand');
    on.clock.pass(60);
    const after = (await on.snapshot()).tables;
    const again = Object.entries(after).reduce(
      (sum, [name, { rows }]) => sum + rows.filter((row, n) => row !== before[name]!.rows[n]).length,
      0,
    );
    console.log(
      `  ${suite.padEnd(13)} ${sizes.join(', ')}; ${again} ${again === 1 ? 'row' : 'rows'}${within(`${suite}, rows read again`, again, budgets.rowsReadAgain)}`,
    );
    await on.world.stop();
  }
}
