import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layoutFor } from '../../core/registers.ts';
import { requests } from '../../core/requests/records.ts';
import { activity } from '../../core/workspace/activity.ts';
import { append, patch } from '../../core/workspace/changes.ts';
import type { Task, Write } from '../../core/workspace/port.ts';
import type { NewRecord } from '../../core/workspace/register.ts';
import { rowOf, rowsOf } from '../../core/workspace/snapshot.ts';
import { placeOf } from '../../core/workspace/table.ts';
import type { Workspace } from '../../server/workspace.ts';
import type { Hands } from '../hands.ts';
import type { Stage } from '../world.ts';

/** Texts that a spreadsheet would make something else of, or choke on. */
const awkward = [
  '=1+1',
  '=HYPERLINK("http://evil","x")',
  '+86 138 0000 0000',
  '-5',
  '@sum',
  "'quoted",
  '007',
  '1,234',
  '12%',
  '2026-12',
  '2026/3/5',
  'TRUE',
  '1e5',
  '😀 emoji 👩‍👩‍👧',
  '中文，标点。',
  'line one\nline two',
  'x'.repeat(5000),
  '  spaces inside  ok',
  '<b>not bold</b>',
];

export const request = (id: string, more: Partial<NewRecord<typeof requests>> = {}): NewRecord<typeof requests> => ({
  id,
  kind: 'quotation',
  title: 'A title',
  from: 'sales',
  to: 'rd',
  askedBy: 'sales.liaison@example.com',
  owner: undefined,
  askedAt: '2026-11-20T01:00:00.000Z',
  respondBy: '2026-11-21T01:00:00.000Z',
  completeBy: '2026-11-24T09:30:00.000Z',
  state: 'open',
  respondedAt: undefined,
  answeredAt: undefined,
  answer: undefined,
  customer: undefined,
  ...more,
});

/** A suite on trial, and what people do in it without Liaison. */
export interface Trial {
  on: Pick<Stage, 'suite' | 'clock' | 'snapshot' | 'count'> & { workspace: Workspace };
  hands: Pick<Hands, 'addColumn' | 'type' | 'read' | 'finishTask' | 'turnRound'>;
  stop(): Promise<void>;
}

/**
 * What every suite must do. A third suite is one more call of this.
 * @param open gives a company without rows
 * @param looks how many requests it may take to see that nothing changed
 */
export function conforms(name: string, open: () => Promise<Trial>, looks: number): void {
  describe(`${name} keeps the port's promises`, () => {
    let on: Trial['on'];
    let hands: Trial['hands'];
    let stop: Trial['stop'];
    const load = (changes: Parameters<typeof on.workspace.load>[0]) => on.workspace.load(changes, on.suite);

    beforeAll(async () => {
      ({ on, hands, stop } = await open());
    });
    afterAll(() => stop());

    it('provisions once and finds everything there the second time', async () => {
      const { policy } = on.workspace;
      const { did } = await on.suite.provision(layoutFor(policy, 'en'), 'act');
      expect(did).toEqual([]);
    });

    it('writes many rows and reads the same records back', async () => {
      await load(
        awkward.map((title, i) =>
          append(requests, request(`R-${i}`, { title, answer: title, owner: 'rd.liaison@example.com' })),
        ),
      );
      const snapshot = await on.snapshot();
      expect(snapshot.problems).toEqual([]);
      for (const [i, title] of awkward.entries()) {
        const row = rowOf(snapshot, requests, `R-${i}`);
        expect(row).toMatchObject({
          ...request(`R-${i}`),
          title: title.trim(),
          answer: title.trim(),
          owner: 'rd.liaison@example.com',
          rev: 1,
        });
      }
    });

    it('appends the same row only once', async () => {
      const before = rowsOf(await on.snapshot(), requests).length;
      await load([append(requests, request('R-0', { title: 'again' }))]);
      expect(rowsOf(await on.snapshot(), requests)).toHaveLength(before);
    });

    it('changes only the cells that differ, counts the revision and logs who changed what', async () => {
      await hands.addColumn('Requests', 'My own column');
      await hands.type('Requests', 1, 'My own column', 'mine');
      on.clock.pass(5);
      const row = rowOf(await on.snapshot(), requests, 'R-1')!;
      await load(patch(requests, row, { state: 'accepted', title: row.title }));
      const snapshot = await on.snapshot();
      expect(rowOf(snapshot, requests, 'R-1')).toMatchObject({ state: 'accepted', rev: 2, title: row.title });
      const log = rowsOf(snapshot, activity);
      expect(log.filter((l) => l.row === 'R-1')).toMatchObject([{ before: 'open', after: 'accepted' }]);
    });

    it('keeps a log row of each of two changes in the same millisecond', async () => {
      for (const state of ['open', 'accepted'] as const)
        await load(patch(requests, rowOf(await on.snapshot(), requests, 'R-1')!, { state }));
      const snapshot = await on.snapshot();
      expect(snapshot.problems).toEqual([]);
      expect(rowsOf(snapshot, activity).filter((l) => l.row === 'R-1')).toHaveLength(3);
    });

    it('keeps columns that people added, and leaves them empty in new rows', async () => {
      await load([append(requests, request('R-new'))]);
      const snapshot = await on.snapshot();
      expect(rowOf(snapshot, requests, 'R-new')).toBeDefined();
      expect(String(await hands.read('Requests', 1, 'My own column'))).toContain('mine');
    });

    it('finds rows again whose ID a spreadsheet would take for a date or a number', async () => {
      await load([append(requests, request('2026-11')), append(requests, request('007'))]);
      await load([append(requests, request('2026-11'))]);
      const { rows } = (await on.snapshot()).tables.requests!;
      expect(rows.map((r) => r.id).filter((id) => id === '2026-11' || id === '007')).toEqual(['2026-11', '007']);
      await load(patch(requests, rowOf(await on.snapshot(), requests, '2026-11')!, { title: 'Changed' }));
      expect(rowOf(await on.snapshot(), requests, '2026-11')?.title).toBe('Changed');
    });

    it('sees what people change by hand', async () => {
      await hands.type('Requests', 2, 'Title', 'By hand');
      on.clock.pass(5);
      expect(rowOf(await on.snapshot(), requests, 'R-2')?.title).toBe('By hand');
    });

    it('says where a person opens a table', async () => {
      const { raw } = (await on.snapshot()).tables.requests!;
      expect(raw!.url).toMatch(/^https:\/\/.+/);
    });

    it('does not read tables again when nothing changed', async () => {
      on.clock.pass(60);
      const before = (await on.snapshot()).tables.requests!.raw;
      on.clock.pass(60);
      await on.snapshot();
      on.count();
      const after = (await on.snapshot()).tables.requests!.raw;
      expect(after).toBe(before);
      expect(on.count()).toBeLessThanOrEqual(looks);
    });

    it('creates an event once however often it is asked', async () => {
      const reading = await on.suite.read({ from: '2026-11-20T00:00:00Z', to: '2026-12-20T00:00:00Z' });
      const event = {
        subject: 'One',
        start: '2026-11-26T06:00:00.000Z',
        end: '2026-11-26T07:00:00.000Z',
        timeZone: 'Asia/Shanghai',
        body: '',
        attendees: ['rd.head@example.com'],
      };
      const first = await on.suite.write([{ do: 'create-event', key: 'one', event }], reading);
      const second = await on.suite.write([{ do: 'create-event', key: 'one', event }], reading);
      expect(first.results[0]).toEqual(second.results[0]);
      const again = await on.suite.read({ from: '2026-11-20T00:00:00Z', to: '2026-12-20T00:00:00Z' });
      expect(again.events.filter((e) => e.subject === 'One')).toMatchObject([
        { start: event.start, end: event.end, attendees: [{ email: 'rd.head@example.com' }] },
      ]);
    });

    it('creates a task with owner and day, and sees it done in the suite', async () => {
      const reading = await on.suite.read({ from: '2026-11-20T00:00:00Z', to: '2026-12-20T00:00:00Z' });
      const owner = reading.people.find((p) => p.email === 'rd.liaison@example.com')!.id;
      const { results } = await on.suite.write(
        [
          {
            do: 'create-task',
            key: 'task-one-key',
            task: { title: 'Do it', due: '2026-12-01', owner, section: 'R&D', note: 'why' },
          },
        ],
        reading,
      );
      const id = results[0]!.ok ? results[0]!.id! : '';
      hands.finishTask(id);
      const task = (await on.suite.read(reading.window)).tasks.find((t) => t.id === id);
      expect(task).toMatchObject({ title: 'Do it', due: '2026-12-01', owners: [owner], done: true });
    });

    it('removes tasks, and one that is gone already holds up none of the others', async () => {
      const reading = await on.suite.read({ from: '2026-11-20T00:00:00Z', to: '2026-12-20T00:00:00Z' });
      const made = await on.suite.write(
        ['Gone', 'To go'].map((title) => ({ do: 'create-task', key: `task-${title}-key`, task: { title } })),
        reading,
      );
      const [gone, rest] = made.reading.tasks.filter((x) => x.title === 'Gone' || x.title === 'To go');
      const remove = ({ id, version }: Task): Write => ({ do: 'remove-task', id, ...(version && { version }) });
      await on.suite.write([remove(gone!)], made.reading);
      const { results } = await on.suite.write([remove(gone!), remove(rest!)], made.reading);
      expect(results.map((r) => r.ok)).toEqual([true, true]);
      const { tasks } = await on.suite.read(reading.window);
      expect(tasks.filter((x) => x.id === gone!.id || x.id === rest!.id)).toEqual([]);
    });

    it('invites who comes later, and cancels an event once and for all', async () => {
      const window = { from: '2026-11-20T00:00:00Z', to: '2026-12-19T00:00:00Z' };
      const reading = await on.suite.read(window);
      const event = {
        subject: 'Training',
        start: '2026-11-26T02:00:00.000Z',
        end: '2026-11-26T03:00:00.000Z',
        timeZone: 'Asia/Shanghai',
        body: 'as it was',
        location: undefined,
        attendees: ['rd.head@example.com'],
      };
      const made = await on.suite.write([{ do: 'create-event', key: `${name}-training`, event }], reading);
      const [result] = made.results;
      const id = result?.ok ? result.id! : '';
      const attendees = ['rd.head@example.com', 'rd.deputy@example.com'];
      await on.suite.write([{ do: 'update-event', id, attendees }], made.reading);
      const { events } = await on.suite.read(window);
      const now = events.find((e) => e.id === id)!;
      expect(now.attendees.map((a) => a.email).sort()).toEqual([...attendees].sort());
      expect(now.body).toContain('as it was');
      const cancel: Write = { do: 'cancel-event', id, comment: 'The trainer is ill' };
      const gone = await on.suite.write([cancel], made.reading);
      expect(gone.reading.events.some((e) => e.id === id)).toBe(false);
      const { results } = await on.suite.write([cancel], made.reading);
      expect(results).toMatchObject([{ ok: true }]);
      expect((await on.suite.read(window)).events.some((e) => e.id === id && !e.cancelled)).toBe(false);
    });

    it('takes a row away although rows were moved meanwhile, and no other; one that is gone is no failure', async () => {
      const going = ['R-Go', 'R-Go-2', 'R-Go-3'];
      await load([...going, 'R-Stay'].map((id) => append(requests, request(id, { title: id }))));
      const { tables } = await on.snapshot();
      const { raw, rows, titles } = tables[requests.name]!;
      const known = await on.suite.read({ from: '2026-11-20T00:00:00Z', to: '2026-12-20T00:00:00Z' });
      const writes = going.map(
        (id): Write => ({
          do: 'remove-row',
          table: raw!.title,
          at: placeOf(tables[requests.name]!, id)!,
          id,
          idTitle: titles.get('id')!,
        }),
      );
      await hands.turnRound(raw!.title);
      const [first, ...others] = writes;
      // Another instance is quicker with one of them, and this one does not know.
      expect((await on.suite.write([first!], known)).results).toEqual([{ ok: true }]);
      const { results, reading } = await on.suite.write([first!, ...others], known);
      expect(results.map((r) => r.ok)).toEqual([true, true, true]);
      expect((await on.suite.write(writes, reading)).results.map((r) => r.ok)).toEqual([true, true, true]);
      on.clock.pass(60);
      const after = (await on.snapshot()).tables[requests.name]!;
      expect(after.rows.map((r) => r.id).sort()).toEqual(
        rows
          .map((r) => r.id)
          .filter((id) => !going.includes(id))
          .sort(),
      );
      expect(after.problems).toEqual([]);
      await hands.turnRound(raw!.title);
    });

    it('names the operation when the suite refuses', async () => {
      const reading = await on.suite.read({ from: '2026-11-20T00:00:00Z', to: '2026-12-20T00:00:00Z' });
      await expect(
        on.suite.write([{ do: 'update-event', id: 'no-such-event', body: 'x' }], reading),
      ).rejects.toMatchObject({ kind: 'missing', operation: 'write the invitation' });
    });
  });
}
