import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionLinks } from '../../core/actions/records.ts';
import type { ShownEvaluation } from '../../core/evaluation/views.ts';
import { addWorkdays, workdaysLate } from '../../core/policy/calendar.ts';
import { requests } from '../../core/requests/records.ts';
import type { ShownPolicy } from '../../core/revision/text-view.ts';
import type { ShownRevision } from '../../core/revision/views.ts';
import type { Today } from '../../core/today/views.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { type Hands, handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const ops = 'sales.ops@example.com';
const head = 'production.head@example.com';

describe.each(suiteNames)('how well the co-ordination works, in %s', (name) => {
  let on: Stage;
  let hands: Hands;
  beforeAll(async () => {
    on = await stage(name);
    hands = handsOf(on);
    await on.connection.workspace.look(on.suite);
  });
  afterAll(() => on.world.stop());

  const show = (who = ops, id?: string) => on.see<ShownEvaluation>('evaluation', id ? { id } : {}, who);

  it('prepares itself in time, and waits for whoever leads the review', async () => {
    const shown = await show();
    expect(shown).toMatchObject({ id: 'U-2026-12-01', prepared: true, due: '2026-12-01' });
    const keys = (await on.see<Today>('today', {}, ops)).mine.items.map((i) => i.key);
    expect(keys).toContain('evaluation:U-2026-12-01');
    await on.connection.workspace.look(on.suite);
    expect(rowsOf(await on.snapshot(), requests).length).toBeGreaterThan(0);
    expect((await on.snapshot()).tables.evaluations!.rows).toHaveLength(1);
  });

  it('names the weakest links by the days that were lost, each down to its rows', async () => {
    const { links, departments } = await show();
    expect(departments.map((d) => d.id)).toEqual(['sales', 'rd', 'production', 'after-sales']);
    expect(links.map((l) => l.days)).toEqual([...links.map((l) => l.days)].sort((a, b) => b - a));
    // Told a second time for the requests alone, from the rows.
    const { policy } = on.connection.workspace;
    const now = on.connection.workspace.now();
    const from = (await on.snapshot()).tables
      .meetings!.rows.map((m) => (m as unknown as { start: string }).start)
      .sort()[0]!;
    for (const link of links) {
      const own = link.kinds.find((k) => k.kind.en === 'requests');
      const late = rowsOf(await on.snapshot(), requests).filter((r) => {
        const done = (r.state === 'declined' ? r.respondedAt : r.answeredAt) ?? now;
        const due = r.agreed ?? r.completeBy;
        const counts = due < now && done >= from && r.state !== 'withdrawn' && r.state !== 'returned';
        return r.from === link.from.id && r.to === link.to.id && counts && workdaysLate(policy, due, done) > 0;
      });
      expect(own?.late ?? 0, `${link.from.id}>${link.to.id}`).toBe(late.length);
    }
    expect(workdaysLate(policy, now, addWorkdays(policy, now, 3))).toBeCloseTo(3);
    expect(workdaysLate(policy, now, addWorkdays(policy, now, -3))).toBe(0);
  });

  it('finds what comes back again and again, what is not carried out, and what nobody reads or answers', async () => {
    await on.act('suggest-change', { words: 'Shorter meetings' }, 'sales.east@example.com');
    // Somebody deletes the task of a measure that is still to be done.
    const measure = rowsOf(await on.snapshot(), actionLinks).find(
      (a) => a.decision && hands.tasks().some((x) => x.id === a.task && !x.done),
    )!;
    hands.deleteTask(measure.task!);
    on.clock.pass(60);
    const keys = (await show()).weaknesses.map((x) => x.key);
    expect(keys).toContain('suggestions');
    expect(keys.some((k) => k.startsWith('decision:'))).toBe(true);
    expect(keys.some((k) => k.startsWith('item:'))).toBe(true);
    const { trend, meetings } = await show();
    expect(trend.map((x) => x.department.id)).toEqual(['sales', 'rd', 'production', 'after-sales']);
    expect(trend[0]!.points.filter((p) => p.value !== undefined).length).toBeGreaterThan(2);
    expect(meetings[0]).toMatchObject({ series: 'weekly' });
  });

  it('is on the agenda with its weakest link, and begins improvements that are tasks', async () => {
    const shown = await show();
    const weakest = shown.links[0]!;
    const text = JSON.stringify(await on.agenda());
    expect(text).toContain('Weakest link');
    expect(text).toContain(`${weakest.days} in all`);
    const input = {
      id: shown.id,
      title: 'Answer within two days',
      owner: head,
      due: '2026-12-18',
      about: 'sales>production',
    };
    await expect(on.act('begin-improvement', input, 'sales.east@example.com')).rejects.toMatchObject({
      kind: 'denied',
    });
    await expect(on.act('begin-improvement', { ...input, owner: 'x@y.example' })).rejects.toMatchObject({
      field: 'owner',
    });
    await on.act('begin-improvement', input, head);
    await on.act('begin-improvement', input, head);
    expect((await show()).improvements).toMatchObject([{ title: 'Answer within two days', done: false }]);
    expect(hands.tasks().filter((x) => x.title === 'Answer within two days')).toHaveLength(1);
  });

  it('is concluded, keeps what was found, and the next one is due half a year later', async () => {
    const { id, links } = await show();
    await expect(on.act('conclude-evaluation', { id, conclusion: 'x' }, head)).rejects.toMatchObject({
      kind: 'denied',
    });
    await on.act('conclude-evaluation', { id, conclusion: 'Production answers sooner from now on' });
    const done = await show(ops, id);
    expect(done).toMatchObject({ state: { id: 'concluded' }, conclusion: 'Production answers sooner from now on' });
    expect(done.weakest!.split('\n')[0]).toContain(String(links[0]!.days));
    expect(await show()).toMatchObject({ id: 'U-2027-06-01', prepared: false, from: '2026-11-24' });
    // The page of revision and the text of the policy say the same day.
    const { review } = await on.see<ShownRevision>('revision', {}, head);
    expect(review).toMatchObject({ next: '2027-06-01', late: false });
    expect(JSON.stringify((await on.see<ShownPolicy>('policy', {}, head)).chapters)).toContain('2027-06-01');
    expect(JSON.stringify(await on.agenda())).not.toContain('Weakest link');
  });

  it('asks those who were at a meeting, with one tap, whether it was worth it', async () => {
    on.clock.set('2026-11-25T06:10:00.000Z');
    await on.act('say-present', { meeting: 'NOW' }, head);
    await expect(on.act('rate-meeting', { meeting: 'NOW', rating: 4 }, 'rd.head@example.com')).rejects.toMatchObject({
      kind: 'denied',
    });
    on.clock.set('2026-11-25T07:00:00.000Z');
    await on.act('write-minutes', { meeting: 'NOW' });
    const waiting = async () =>
      (await on.see<Today>('today', {}, head)).mine.items.find((x) => x.key.startsWith('rating:'));
    const asked = (await waiting())!;
    await on.act(asked.steps[0]!.command, { ...asked.steps[0]!.input, rating: 4 }, head);
    expect(await waiting()).toBeUndefined();
    expect((await show()).meetings.find((m) => m.series === 'weekly')).toMatchObject({ rating: 4, ratings: 1 });
  });
});
