import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { layoutFor } from '../../core/registers.ts';
import { requests } from '../../core/requests/records.ts';
import type { ShownRequest } from '../../core/requests/views.ts';
import { activity } from '../../core/workspace/activity.ts';
import { append, patch } from '../../core/workspace/changes.ts';
import type { RawTable, Write } from '../../core/workspace/port.ts';
import { rowOf, rowsOf } from '../../core/workspace/snapshot.ts';
import { partsIn } from '../../plugins/continued.ts';
import { room as recordsRoom } from '../../plugins/feishu/tables.ts';
import { formatsIn } from '../../plugins/microsoft365/simulator/number-formats.ts';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { room as rowsRoom, tableName } from '../../plugins/microsoft365/tables.ts';
import { doors, patience } from '../../plugins/resilience.ts';
import { workbookPath } from '../../server/embedded/installation.ts';
import { type Hands, handsOf } from '../hands.ts';
import { blackout } from '../trust/blackout.ts';
import { type Stage, type SuiteName, stage, suiteNames } from '../world.ts';
import { request } from './conformance.ts';

const few = 12;
const window = { from: '2026-11-20T00:00:00Z', to: '2026-12-20T00:00:00Z' };
const many = (from: number, to: number) =>
  Array.from({ length: to - from }, (_, i) => append(requests, request(`R-${from + i}`)));

describe.each(suiteNames)('in %s a table that is full goes on in another one', (name: SuiteName) => {
  const before = { rows: rowsRoom.rows, records: recordsRoom.records };
  let on: Stage;
  let hands: Hands;
  beforeAll(() => {
    rowsRoom.rows = few;
    recordsRoom.records = few;
  });
  afterAll(() => {
    rowsRoom.rows = before.rows;
    recordsRoom.records = before.records;
  });
  beforeEach(async () => {
    on = await stage(name, { sample: false });
    hands = handsOf(on);
  });
  afterEach(() => on.world.stop());

  const load = (changes: Parameters<typeof on.connection.workspace.load>[0]) =>
    on.connection.workspace.load(changes, on.suite);
  /** What another instance, or a process that has just begun, finds there. */
  const found = async () => {
    on.clock.pass(60);
    return on.snapshot();
  };
  const partsNow = async () => (await found()).tables[requests.name]!.raw!.parts?.map((part) => part.title);
  const ids = async () => rowsOf(await found(), requests).map((row) => row.id);

  it('and is one table to everybody who asks', async () => {
    await load(many(0, 10));
    expect(await partsNow()).toBeUndefined();
    await load(many(10, 20));
    expect(await partsNow()).toEqual(['Requests', 'Requests · 2']);
    await load(many(20, 50));
    expect(await partsNow()).toHaveLength(5);
    expect(await ids()).toEqual(many(0, 50).map(({ record }) => record.id));
    expect((await found()).problems).toEqual([]);
    // Said again it is known, wherever it stands.
    await load(many(0, 50));
    expect(await ids()).toHaveLength(50);
    const other = await on.suite.read(window);
    expect(other.tables.Requests!.rows.length).toBeGreaterThanOrEqual(50);
  });

  it('and each row is changed where it stands', async () => {
    await load(many(0, 10));
    await load(many(10, 20));
    for (const id of ['R-3', 'R-15']) {
      await load(patch(requests, rowOf(await found(), requests, id)!, { title: `Changed ${id}` }));
      expect(rowOf(await found(), requests, id)).toMatchObject({ title: `Changed ${id}`, rev: 2 });
    }
    const { tables } = await found();
    const { raw, titles } = tables[requests.name]!;
    expect(raw!.rows.find((row) => row.cells[0] === undefined)).toBeUndefined();
    expect(await hands.read('Requests', 3, titles.get('title')!)).toContain('Changed R-3');
    expect(await hands.read('Requests · 2', 5, titles.get('title')!)).toContain('Changed R-15');
    // People may sort what stands there.
    await hands.turnRound('Requests · 2');
    await load(patch(requests, rowOf(await found(), requests, 'R-12')!, { title: 'After sorting' }));
    expect(rowOf(await found(), requests, 'R-12')?.title).toBe('After sorting');
    expect((await found()).problems).toEqual([]);
    await load([
      ...['R-5', 'R-17'].map((id) => ({
        do: 'remove-row' as const,
        register: requests as never,
        id,
        at: at(tables, id),
      })),
    ]);
    expect([...(await ids())].sort()).toEqual(
      many(0, 20)
        .map(({ record }) => record.id)
        .filter((id) => id !== 'R-5' && id !== 'R-17')
        .sort(),
    );
  });
  const at = (tables: Stage extends never ? never : Awaited<ReturnType<Stage['snapshot']>>['tables'], id: string) => {
    const table = tables[requests.name]!;
    return table.raw!.rows[table.from[table.byId.position(id)!]!]!.at;
  };

  it('once, though two instances find it full at the same moment', async () => {
    await load(many(0, 10));
    const known = await on.suite.read(window);
    const { titles } = (await found()).tables[requests.name]!;
    const writing = (id: string): Write => ({
      do: 'append',
      table: 'Requests',
      key: id,
      idTitle: titles.get('id')!,
      rows: ['a', 'b', 'c'].map((x) => ({ [titles.get('id')!]: `${id}-${x}`, [titles.get('title')!]: x })),
    });
    const both = await Promise.all([
      on.suite.write([writing('one')], known),
      on.connection.unattended().write([writing('two')], known),
    ]);
    for (const { results } of both) expect(results).toMatchObject([{ ok: true }]);
    const read = await on.suite.read(window);
    expect(read.tables.Requests!.parts!.map((part) => part.title)).toEqual(['Requests', 'Requests · 2']);
    const there = JSON.stringify(read.tables.Requests!.rows);
    for (const id of ['one-a', 'one-b', 'one-c', 'two-a', 'two-b', 'two-c']) expect(there.split(id)).toHaveLength(2);
  });

  it('whole or not at all, wherever a process ends on the way', async () => {
    await load(many(0, 3));
    const services = [on.world.graph, on.world.lark];
    const standing = () =>
      on.connection
        .unattended()
        .read(window)
        .then((reading) => ({ reading, table: reading.tables.Requests! }));
    const has = (table: RawTable, id: string) =>
      table.rows.filter((row) => JSON.stringify(row.cells).includes(`"${id}"`)).length;
    const { attempts } = patience;
    let interruptions = 0;
    for (let nth = 0; ; nth++) {
      const { reading, table } = await standing();
      const full = partsIn(table).at(-1)!.rows.length;
      rowsRoom.rows = full;
      recordsRoom.records = full;
      const id = `cut-${nth}`;
      const write = (known: typeof reading) =>
        on.connection
          .unattended()
          .write([{ do: 'append', table: 'Requests', key: id, idTitle: 'ID', rows: [{ ID: id, Title: id }] }], known);
      const weather = blackout(nth, nth % 2 ? 'lost-answer' : 'lost-request');
      patience.attempts = 0;
      for (const s of services) s.manners.faults = weather;
      await write(reading).catch(() => {});
      for (const s of services) s.manners.faults = undefined;
      patience.attempts = attempts;
      for (const door of Object.values(doors)) door.reset();
      // Another process looks, and says what does not stand there again.
      const left = await standing();
      if (!has(left.table, id)) await write(left.reading);
      const now = await standing();
      expect(has(now.table, id)).toBe(1);
      expect(partsIn(now.table).length).toBeLessThanOrEqual(partsIn(table).length + 1);
      if (!weather.reached) break;
      interruptions++;
    }
    expect(interruptions).toBeGreaterThan(2);
    rowsRoom.rows = few;
    recordsRoom.records = few;
  });

  it('with the columns that people added, and with those that a policy adds later', async () => {
    await hands.addColumn('Requests', 'My own column');
    await load(many(0, 10));
    await load(many(10, 20));
    const column = (title: string) =>
      on.suite.read(window).then((r) => r.tables.Requests!.parts!.map((p) => p.columns.includes(title)));
    expect(await column('My own column')).toEqual([true, true]);
    const { policy } = on.connection.workspace;
    const layout = layoutFor(policy, 'en');
    expect((await on.suite.provision(layout, 'act')).did).toEqual([]);
    const table = layout.tables.find((t) => t.title === 'Requests')!;
    table.columns.push({ title: 'Lately', also: '新近', kind: 'text' });
    expect((await on.suite.provision(layout, 'act')).did).toHaveLength(2);
    on.clock.pass(60);
    expect(await column('Lately')).toEqual([true, true]);
  });

  it('and says so where a column of one of them is missing', async () => {
    await load(many(0, 10));
    await load(many(10, 20));
    const { titles } = (await found()).tables[requests.name]!;
    await hands.renameColumn('Requests · 2', titles.get('title')!, 'Something else');
    const snapshot = await found();
    expect(snapshot.problems.map((p) => p.says.en)).toContain(
      'The column "Title" is missing or was renamed; give it back its name',
    );
    await expect(load(many(20, 21))).rejects.toThrow(/Title/);
    await hands.renameColumn('Requests · 2', 'Something else', titles.get('title')!);
    expect((await found()).problems).toEqual([]);
  });

  it('and of a log the last two are read, and earlier ones may be taken away', async () => {
    await load(many(0, 5));
    for (let i = 0; i < 8; i++) {
      on.clock.pass(1);
      for (const id of ['R-0', 'R-1', 'R-2', 'R-3', 'R-4'])
        await load(patch(requests, rowOf(await on.snapshot(), requests, id)!, { title: `${id} ${i}` }));
    }
    const log = async () => (await found()).tables[activity.name]!;
    await on.suite.read(window);
    const { raw } = await fresh();
    expect(raw!.parts!.map((part) => part.title)).toEqual(['Activity · 3', 'Activity · 4']);
    expect((await log()).problems).toEqual([]);
    // Who opens a request that is older than that is told where the rest stands.
    const shown = await on.see<ShownRequest>('request', { id: 'R-0' });
    expect(shown.older?.link).toMatch(/^https:/);
    expect(shown.history.at(0)).toMatchObject({ changes: [{ after: { words: { en: 'R-0 7' } } }] });
    await hands.removeTable('Activity');
    await hands.removeTable('Activity · 2');
    expect((await on.suite.provision(layoutFor(on.connection.workspace.policy, 'en'), 'plan')).did).toEqual([]);
    await load(patch(requests, rowOf(await found(), requests, 'R-0')!, { title: 'Last' }));
    expect(rowsOf(await found(), activity).at(-1)).toMatchObject({ row: 'R-0', after: 'Last' });
    expect((await on.suite.examine(layoutFor(on.connection.workspace.policy, 'en'))).filter((f) => !f.ok)).toEqual([]);

    async function fresh() {
      const { tables } = await on.connection.unattended().read(window);
      return { raw: tables.Activity };
    }
  });
});

describe('in microsoft365', () => {
  it('a sheet that an earlier try left without a table is taken up, and shows days as days', async () => {
    const before = rowsRoom.rows;
    rowsRoom.rows = few;
    const on = await stage('microsoft365', { sample: false });
    const drive = (on.tenant as Tenant).drive;
    const file = (await drive.open(workbookPath(on.connection.id)))!;
    file.workbook.addWorksheet('Requests · 2');
    file.changed();
    await on.connection.workspace.load(many(0, 10), on.suite);
    await on.connection.workspace.load(many(10, 20), on.suite);
    const [one, two] = ['Requests', 'Requests · 2'].map((title) => file.table(tableName(title))!);
    expect(file.valuesOf(two!)[0]).toEqual(file.valuesOf(one!)[0]);
    const formats = ({ sheet, top, left, right }: typeof one & object) =>
      formatsIn(sheet, { top: top + 2, bottom: top + 2, left, right })[0];
    expect(formats(two!)).toEqual(formats(one!));
    expect(formats(two!)).toContain('yyyy-mm-dd hh:mm');
    rowsRoom.rows = before;
    await on.world.stop();
  });
});

describe('in feishu', () => {
  it('a table that others have filled meanwhile goes on in another one, and nothing is written twice', async () => {
    const on = await stage('feishu', { sample: false });
    const load = (changes: Parameters<typeof on.connection.workspace.load>[0]) =>
      on.connection.workspace.load(changes, on.suite);
    await load(many(0, 3));
    const known = await on.suite.read(window);
    const tenant = on.tenant as unknown as { state: { bases: { tables: { name: string; records: object[] }[] }[] } };
    const { records } = tenant.state.bases.flatMap((base) => base.tables).find((t) => t.name === 'Requests')!;
    while (records.length < 20_000 - 600) records.push({ record_id: `rec-other-${records.length}`, fields: {} });
    const { results, reading } = await on.suite.write(
      [
        {
          do: 'append',
          table: 'Requests',
          key: 'many',
          idTitle: 'ID',
          rows: Array.from({ length: 1_200 }, (_, i) => ({ ID: `N-${i}` })),
        },
      ],
      known,
    );
    expect(results).toEqual([{ ok: true, id: undefined }]);
    for (const { tables } of [reading, await on.suite.read(window)]) {
      expect(tables.Requests!.parts!.map((part) => part.title)).toEqual(['Requests', 'Requests · 2']);
      expect(tables.Requests!.parts![1]!.rows).toHaveLength(700);
      const there = tables.Requests!.rows.flatMap((row) => JSON.stringify(row.cells).match(/N-\d+/g) ?? []);
      expect(there).toHaveLength(1_200);
      expect(new Set(there).size).toBe(1_200);
    }
    await on.world.stop();
  });

  it('a Base that takes no further table says so before anything is written, and names the table before it is full', async () => {
    const before = recordsRoom.records;
    recordsRoom.records = few;
    const on = await stage('feishu', { sample: false });
    const tenant = on.tenant as unknown as { state: { bases: { tables: { name: string }[] }[] } };
    const [base] = tenant.state.bases;
    for (let n = base!.tables.length; n < 100; n++)
      base!.tables.push({ ...base!.tables[0]!, ...{ name: `Own ${n}`, table_id: `tbl-own-${n}` } });
    await on.connection.workspace.load(many(0, 11), on.suite);
    on.clock.pass(60);
    expect((await on.snapshot()).problems.map((p) => p.says.en)).toEqual([
      expect.stringMatching(
        /^“Requests” holds 11 of the 12 rows that fit into it, and the file takes no further table/,
      ),
    ]);
    await expect(on.connection.workspace.load(many(11, 14), on.suite)).rejects.toMatchObject({ code: 'table-full' });
    expect(rowsOf(await on.snapshot(), requests)).toHaveLength(11);
    recordsRoom.records = before;
    await on.world.stop();
  });
});
