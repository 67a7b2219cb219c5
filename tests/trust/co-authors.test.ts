import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { windowAround } from '../../core/meetings/meeting.ts';
import { topics } from '../../core/meetings/records.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { patience } from '../../plugins/resilience.ts';
import type { FaultKind, Weather } from '../../plugins/simulation/faults.ts';
import { type Stage, stage } from '../world.ts';

const scale = patience.scale;

/** The given fault befalls the n-th request (from 0), and no other. */
const once = (fault: FaultKind, nth: number): Weather => {
  let n = 0;
  return { draw: () => (n++ === nth ? fault : undefined) };
};

describe('co-authors of one workbook', () => {
  let on: Stage;
  beforeAll(async () => {
    patience.scale = 0.001;
    on = await stage('microsoft365', { sample: false });
    await on.snapshot();
  });
  afterAll(async () => {
    patience.scale = scale;
    await on.world.stop();
  });
  const propose = (title: string) => on.act('propose-topic', { series: 'weekly', title, wanted: 'discuss' });
  const titles = async () => {
    on.clock.pass(60);
    return rowsOf(await on.snapshot(), topics).map((t) => t.title);
  };
  /** Faults of requests inside a batch: the batch itself is the first draw. */
  it.each(['collision', 'unmerged'] as const)(
    'a %s of any request of a write loses and doubles nothing',
    async (fault) => {
      for (let nth = 0; nth < 8; nth++) {
        on.world.graph.manners.faults = once(fault, nth);
        await propose(`${fault} ${nth}`);
        on.world.graph.manners.faults = undefined;
        expect((await titles()).filter((t) => t === `${fault} ${nth}`)).toHaveLength(1);
      }
    },
  );

  it('a row that failed to merge is written again although another instance’s has the same ID', async () => {
    const known = await on.suite.read(windowAround(on.connection.workspace.now()));
    const row = (title: string) => ({ ID: 'T-both', Series: 'Weekly coordination meeting', Title: title });
    const write = (title: string) =>
      on.suite.write([{ do: 'append', table: 'Topics', key: title, idTitle: 'ID', rows: [row(title)] }], known);
    await write('theirs');
    // The batch, the look at the file, the rows: the third request is ours that gets lost.
    on.world.graph.manners.faults = once('unmerged', 2);
    const { reading } = await write('ours');
    on.world.graph.manners.faults = undefined;
    const { columns, rows } = reading.tables.Topics!;
    const title = columns.indexOf('Title');
    const both = rows.filter((r) => r.cells.includes('T-both')).map((r) => r.cells[title]);
    expect(both).toEqual(['theirs', 'ours']);
  });

  it('in sessions get in each other’s way, which is why Liaison uses none', async () => {
    const graph = (session: string | undefined, method: string, path: string, body?: object) =>
      on.world.graph.serve({
        method,
        url: new URL(
          `https://graph.microsoft.com/v1.0/groups/${group}/drive/root:/Liaison/Coordination.xlsx:/workbook/${path}`,
        ),
        headers: { authorization: `Bearer ${token}`, ...(session && { 'workbook-session-id': session }) },
        body,
      });
    const tenant = on.tenant as { id: string; group: string };
    const { group } = tenant;
    const token = await on.world.graph.entra.sign({ aud: 'https://graph.microsoft.com', tid: tenant.id }, 600);
    const session = async () =>
      ((await graph(undefined, 'POST', 'createSession', { persistChanges: true })).body as { id: string }).id;
    const [one, two] = [await session(), await session()];
    const width = on.connection.workspace.registers.find((r) => r.name === 'topics')!;
    const row = ['X', ...Object.keys(width.columns).map(() => ''), '', '', ''];
    const add = (by: string) => graph(by, 'POST', 'tables/Topics/rows', { index: null, values: [row] });
    expect((await add(one!)).status).toBe(201);
    const refused = await add(two!);
    expect(refused).toMatchObject({ status: 409, body: { error: { innerError: { code: 'accessConflict' } } } });
    expect((await add(two!)).status).toBe(201);
    expect((await graph(two, 'POST', 'closeSession')).status).toBe(204);
    expect((await add(two!)).status).toBe(404);
  });
});
