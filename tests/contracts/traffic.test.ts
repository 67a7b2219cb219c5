import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import type { ShownBindingPreview, ShownSpreadsheet } from '../../core/bindings/views.ts';
import { actorOf } from '../../core/policy/organisation.ts';
import { recorderTo } from '../../plugins/simulation/exchange.ts';
import { World } from '../../server/embedded/world.ts';
import { ledgerOf } from '../bindings/ledgers.ts';
import { handsOf } from '../hands.ts';
import { clockAt, organiser, stage, suiteNames, tuesday } from '../world.ts';

const checker = fileURLToPath(new URL('../../../shared/tools/check-traffic.mjs', import.meta.url));
const there = existsSync(checker);
if (!there)
  console.warn(
    'notice: the published contracts are not beside this checkout; recorded traffic is not held against them',
  );

describe.skipIf(!there).each(suiteNames)('recorded traffic in %s', (suite) => {
  it('of the main job uses only what the published contracts declare', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'traffic-')), 'run.jsonl');
    const clock = clockAt(tuesday);
    const world = await World.start({
      clock,
      suites: [suite],
      languages: ['en'],
      sample: true,
      observe: recorderTo(file),
    });
    const connection = world.connection(`${suite}-en`);
    const port = connection.unattended();
    const actor = actorOf(connection.workspace.policy, organiser);
    const act = (name: string, input: object) => connection.workspace.act(name, input, actor, port);
    await act('publish-agenda', { meeting: 'NEXT' });
    await act('add-agenda-item', { meeting: 'NEXT', title: 'One more', wanted: 'discuss' });
    clock.set('2026-11-25T06:10:00.000Z');
    await act('record-outcome', {
      meeting: 'weekly-2026-11-25',
      key: 'requests:overdue:sales>rd',
      outcome: 'action',
      actions: [{ title: 'Call', owner: 'rd.head@example.com', due: '2026-12-01' }],
    });
    await act('write-minutes', { meeting: 'weekly-2026-11-25' });
    await world.stop();
    const report = execFileSync(process.execPath, [checker, file], { encoding: 'utf8' });
    expect(report).toMatch(/ 0 violations/);
    expect(report).not.toMatch(/not listed here/);
  });

  it('holds for spreadsheets of the company’s own, as far as they are published', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'traffic-')), 'run.jsonl');
    const on = await stage(suite, { sample: false, observe: recorderTo(file) });
    const { link } = await handsOf(on).spreadsheet('Orders', [ledgerOf(40)]);
    const found = await on.see<ShownSpreadsheet>('spreadsheet', { link });
    const source = { file: found.file, part: found.parts[0]!.part };
    const { map } = await on.see<ShownBindingPreview>('binding-preview', { ...source, register: 'orders' });
    await on.act('bind-spreadsheet', { ...source, register: 'orders', title: 'Orders', map, mode: 'two-way' });
    await on.world.stop();
    const report = execFileSync(process.execPath, [checker, file], { encoding: 'utf8' });
    expect(report).toMatch(/ 0 violations/);
    // Not published in a form that a program can check: `api/shares-get.md`, `docs/sheets/cell/reading-multiple-ranges`.
    const unlisted = report.split('\n').filter((line) => /not listed here/.test(line));
    expect(unlisted.filter((line) => !/sheets\/v2|shares\/u!/.test(line))).toEqual([]);
  });
});
