import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { actorOf } from '../../core/policy/organisation.ts';
import { recorderTo } from '../../plugins/simulation/exchange.ts';
import { World } from '../../server/embedded/world.ts';
import { clockAt, organiser, suiteNames, tuesday } from '../world.ts';

const checker = fileURLToPath(new URL('../../../shared/tools/check-traffic.mjs', import.meta.url));
const there = existsSync(checker);
if (!there)
  console.warn(
    'notice: the published contracts are not beside this checkout; recorded traffic is not held against them',
  );

describe.skipIf(!there).each(suiteNames)('the recorded traffic of the main job in %s', (suite) => {
  it('uses only what the published contracts declare', async () => {
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
});
