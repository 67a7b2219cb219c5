import { describe, expect, it } from 'vitest';
import { decisions } from '../../core/decisions/records.ts';
import { requests } from '../../core/requests/records.ts';
import { sampleSources } from '../../core/sample-sources.ts';
import type { Today } from '../../core/today/views.ts';
import { rowsOf, type Snapshot } from '../../core/workspace/snapshot.ts';
import { handsOf } from '../hands.ts';
import { organiser, type Stage, stage, suiteNames } from '../world.ts';

/** Rows of every register that are samples or speak of one. */
const samplesIn = ({ tables }: Snapshot) =>
  Object.values(tables).flatMap(({ rows }) =>
    rows.filter((row) => Object.values(row).some((cell) => /SAMPLE-[123]/.test(String(cell)) && !isOwn(String(cell)))),
  );

/** What people call their own things. */
const ownWords = ['SAMPLE-KIT for a customer', 'SAMPLE-1 units'];
const isOwn = (cell: string) => ownWords.includes(cell);

const others = ['rd.liaison@example.com', 'sales.head@example.com', 'gm@example.com'];

describe.each(suiteNames)('sample rows in %s', (suite) => {
  it.each(['en', 'zh'] as const)(
    'are offered where nothing is, wait for nobody else, and go with all that came of them (%s)',
    async (language) => {
      const on = await stage(suite, { sample: false, language });
      const waits = async (who: string) => (await on.see<Today>('today', {}, who)).mine.total;
      expect((await on.see<Today>('today')).samples).toBe('wanted');
      const before = await Promise.all(others.map(waits));
      await on.act('add-sample-rows', {});
      const today = await on.see<Today>('today');
      expect(today.samples).toBe('there');
      expect(today.mine.items.length).toBeGreaterThanOrEqual(3);
      for (const { register } of sampleSources)
        expect((await on.snapshot()).tables[register.name]!.rows.length, register.name).toBeGreaterThan(0);
      expect((await on.snapshot()).problems).toEqual([]);
      expect(await Promise.all(others.map(waits))).toEqual(before);
      // Somebody tries them out: opinions, tasks and agenda items come of it.
      await on.act('answer-request', { id: 'SAMPLE-1', answer: 'Try' });
      await on.act('ask-opinions', { id: 'SAMPLE-1' });
      await on.act('give-opinion', { id: 'SAMPLE-1', opinion: 'support' }, 'sales.head@example.com');
      await on.act('publish-agenda', { meeting: 'NEXT' });
      expect(samplesIn(await on.snapshot()).length).toBeGreaterThan(10);
      const tasks = (await on.snapshot()).tasks.length;
      await on.act('remove-sample-rows', {});
      on.clock.pass(60);
      const after = await on.snapshot();
      expect(samplesIn(after)).toEqual([]);
      expect(rowsOf(after, requests)).toEqual([]);
      expect(after.tasks.length).toBeLessThanOrEqual(tasks);
      expect(after.tasks.filter((task) => /Sample|示例/.test(task.title))).toEqual([]);
      expect((await on.see<Today>('today')).samples).toBe('wanted');
      await on.world.stop();
    },
  );

  it('are refused where rows of one’s own stand, and stay away from what others wrote', async () => {
    const on = await stage(suite);
    expect((await on.see<Today>('today')).samples).toBeUndefined();
    await expect(on.act('add-sample-rows', {})).rejects.toThrow(/rows of your own/);
    await expect(on.act('add-sample-rows', {}, 'sales.east@example.com')).rejects.toThrow();
    await on.world.stop();
  });

  it('goes although somebody sorted the table meanwhile, and takes no other row along', async () => {
    const on = await stage(suite, { sample: false });
    await on.act('add-sample-rows', {});
    await own(on);
    // What is known is older than the order in which rows stand now.
    await on.snapshot();
    await handsOf(on).turnRound('Requests');
    await on.act('remove-sample-rows', {});
    on.clock.pass(60);
    const after = await on.snapshot();
    expect(samplesIn(after)).toEqual([]);
    expect(
      rowsOf(after, requests)
        .map((r) => r.title)
        .sort(),
    ).toEqual([...ownWords].sort());
    expect(rowsOf(after, decisions)).toEqual([]);
    await on.world.stop();
  });
});

async function own(on: Stage): Promise<void> {
  const asked = { kind: 'quotation', to: 'rd', title: ownWords[0]! };
  await on.act('ask-request', asked, 'sales.east@example.com');
  await on.act('ask-request', { ...asked, title: ownWords[1]! }, 'sales.east@example.com');
  expect(organiser).not.toBe('sales.east@example.com');
}
