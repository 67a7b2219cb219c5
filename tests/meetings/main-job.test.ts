import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownAgenda, ShownItem } from '../../core/meetings/views.ts';
import { type Hands, handsOf } from '../hands.ts';
import { organiser, type Stage, stage, suiteNames } from '../world.ts';

const planned = (agenda: ShownAgenda): ShownItem[] => agenda.sections.flatMap((s) => s.items);
const all = (agenda: ShownAgenda): ShownItem[] => [
  ...planned(agenda),
  ...agenda.consent,
  ...agenda.parked,
  ...agenda.dropped,
];
const keysOf = (agenda: ShownAgenda) => planned(agenda).map((i) => i.key);

describe.each(suiteNames)('the next coordination meeting in %s', (suite) => {
  let on: Stage;
  let hands: Hands;
  beforeAll(async () => {
    on = await stage(suite);
    hands = handsOf(on);
  });
  afterAll(() => on.world.stop());
  const next = () => hands.events().find((e) => e.start > new Date(on.clock()).toISOString())!;

  it('is in the calendar, and its agenda is drafted from every source', async () => {
    const agenda = await on.agenda();
    expect(agenda.meeting).toMatchObject({ id: 'weekly-2026-11-25', inCalendar: true, state: 'planned' });
    expect(new Set(all(agenda).map((i) => i.source))).toEqual(
      new Set([
        'actions',
        'requests',
        'forecast',
        'decisions',
        'service',
        'demands',
        'signals',
        'indicators',
        'reviews',
        'topics',
      ]),
    );
    expect(agenda.minutes.used + agenda.minutes.kept).toBeLessThanOrEqual(agenda.minutes.length);
    expect(agenda.changes).toEqual([]);
  });

  it('says of every item why it is here, with evidence that opens to rows', async () => {
    for (const item of all(await on.agenda())) {
      expect(item.why.length, item.key).toBeGreaterThan(0);
      expect(item.evidence.length, item.key).toBeGreaterThan(0);
      expect(item.score).toBe(item.parts.reduce((sum, p) => sum + p.points, 0));
      for (const { register, id } of item.evidence.filter((e) => e.register !== 'policy')) {
        const record = await on.see<{ fields: unknown[] }>('record', { register, id });
        expect(record.fields.length).toBeGreaterThan(1);
      }
    }
  });

  it('brings back stronger what the last meeting did not reach', async () => {
    const item = all(await on.agenda()).find((i) => i.key === 'requests:overdue:sales>rd')!;
    expect(item.postponed).toBe(2);
    expect(item.parts.map((p) => p.factor)).toContain('postponed');
  });

  it('flags an item that nobody it needs can attend', async () => {
    const item = planned(await on.agenda()).find((i) => i.key === 'requests:overdue:sales>production')!;
    expect(item.flags[0]?.en).toBe('None of those it needs will be there: Paul Hart, Pia Long');
  });

  it('is the same twice', async () => {
    const [a, b] = [await on.agenda(), await on.agenda()];
    expect(b.sections).toEqual(a.sections);
  });

  it('is published into the invitation once, beside what people wrote', async () => {
    await on.act('publish-agenda', { meeting: 'NEXT' });
    const { body } = next();
    expect(body).toContain('Please bring the PT-200 samples.');
    expect(body).toContain('Sales waits for 3 answers from R&#38;D');
    expect(body.match(/Liaison: end/g)).toHaveLength(1);
    on.clock.pass(60);
    await on.act('publish-agenda', { meeting: 'NEXT' });
    expect(next().body).toBe(body);
    expect((await on.agenda()).published?.upToDate).toBe(true);
  });

  it('can be published in the other language', async () => {
    await on.act('publish-agenda', { meeting: 'NEXT', language: 'zh' });
    expect(next().body).toContain('销售部等待研发部答复 3 项请求');
    expect(next().body).not.toContain('Sales waits');
    await on.act('publish-agenda', { meeting: 'NEXT', language: 'en' });
  });

  it('keeps what the organiser did when it is drafted again, and says what changed since', async () => {
    const [first, second] = keysOf(await on.agenda());
    await on.act('edit-agenda-item', { meeting: 'NEXT', key: first, title: 'In my words', minutes: 7 });
    await on.act('edit-agenda-item', { meeting: 'NEXT', key: second, drop: 'settled by phone' });
    await on.act('edit-agenda-item', { meeting: 'NEXT', key: 'demand:D-0002', pinned: true, wanted: 'decide' });
    await on.act('add-agenda-item', { meeting: 'NEXT', title: 'My own item', wanted: 'inform', minutes: 2 });
    // Somebody answers a request in the spreadsheet.
    const rows = (await on.snapshot()).tables.requests!.rows as unknown as {
      id: string;
      state: string;
      from: string;
      to: string;
    }[];
    const index = rows.findIndex((r) => r.from === 'production' && r.to === 'sales' && r.state === 'accepted');
    await hands.type('Requests', index, 'State', 'Answered');
    on.clock.pass(10);
    const agenda = await on.agenda();
    const find = (key: string) => all(agenda).find((i) => i.key === key)!;
    expect(find(first!)).toMatchObject({ title: { en: 'In my words' }, minutes: 7, edited: ['title', 'minutes'] });
    expect(agenda.dropped.map((i) => [i.key, i.reason?.en])).toEqual([[second, 'settled by phone']]);
    expect(planned(agenda).find((i) => i.key === 'demand:D-0002')).toMatchObject({ pinned: true, wanted: 'decide' });
    expect(agenda.consent.map((i) => i.title.en)).toContain('My own item');
    const kinds = agenda.changes.map((c) => `${c.kind} ${c.key}`);
    expect(kinds).toContain('gone requests:overdue:production>sales');
    expect(kinds.some((k) => k.startsWith('new topic:'))).toBe(true);
    await on.act('save-draft', { meeting: 'NEXT' });
    expect((await on.agenda()).changes).toEqual([]);
  });

  it('puts an item where the organiser moves it, and undoes that', async () => {
    const section = (await on.agenda()).sections.find((s) => s.items.length > 1)!;
    const last = section.items.at(-1)!.key;
    await on.act('edit-agenda-item', { meeting: 'NEXT', key: last, position: 1 });
    const moved = (await on.agenda()).sections.find((s) => s.id === section.id)!;
    expect(moved.items[0]!.key).toBe(last);
    await on.act('edit-agenda-item', { meeting: 'NEXT', key: last, restore: true });
    expect(all(await on.agenda()).find((i) => i.key === last)?.edited).toEqual([]);
  });

  it('takes topics from everybody until reading starts, and later ones to the next meeting', async () => {
    await on.act('propose-topic', { series: 'weekly', title: 'In time', wanted: 'decide' }, 'rd.deputy@example.com');
    on.clock.set('2026-11-25T02:00:00.000Z');
    await on.act('propose-topic', { series: 'weekly', title: 'Too late', wanted: 'discuss' }, 'rd.deputy@example.com');
    await on.act('propose-topic', { series: 'weekly', title: 'Too late', wanted: 'discuss' }, 'rd.deputy@example.com');
    const titles = (agenda: ShownAgenda) => all(agenda).map((i) => i.title.en);
    expect(titles(await on.agenda())).toContain('In time');
    expect(titles(await on.agenda())).not.toContain('Too late');
    const following = titles(await on.agenda('weekly-2026-12-02'));
    expect(following.filter((t) => t === 'Too late')).toHaveLength(1);
    await on.connection.workspace.idle();
    const told = hands.messages().filter((m) => m.words.includes('Too late'));
    expect(told).toHaveLength(1);
    expect((await on.snapshot()).directory.find(told[0]!.to)?.email).toBe(organiser);
  });

  it('lets only organisers edit and publish', async () => {
    await expect(on.act('publish-agenda', { meeting: 'NEXT' }, 'rd.deputy@example.com')).rejects.toMatchObject({
      kind: 'denied',
    });
    await expect(on.see('invitation', {}, 'rd.deputy@example.com')).rejects.toMatchObject({ kind: 'denied' });
  });

  it('records outcomes, creates each action once as a task, writes the minutes and carries over', async () => {
    const id = 'weekly-2026-11-25';
    on.clock.set('2026-11-25T06:05:00.000Z');
    const [first, second, third] = keysOf(await on.agenda(id));
    const action = { title: 'Call Northern Water', owner: 'sales.liaison@example.com', due: '2026-12-01' };
    await on.act('record-outcome', {
      meeting: id,
      key: first,
      outcome: 'action',
      note: 'Agreed <fast>',
      actions: [action],
    });
    await on.act('record-outcome', {
      meeting: id,
      key: first,
      outcome: 'action',
      note: 'Agreed <fast>',
      actions: [action],
    });
    await on.act('record-outcome', { meeting: id, key: second, outcome: 'carried' });
    await expect(on.act('record-outcome', { meeting: id, key: third, outcome: 'action' })).rejects.toMatchObject({
      field: 'actions',
    });
    expect(hands.tasks().filter((t) => t.title === 'Call Northern Water')).toHaveLength(1);

    on.clock.set('2026-11-25T07:00:00.000Z');
    const event = hands.events().find((e) => e.body.includes('Liaison: agenda'))!;
    await on.act('write-minutes', { meeting: id });
    const { body } = hands.events().find((e) => e.id === event.id)!;
    expect(body).toContain('Please bring the PT-200 samples.');
    expect(body).toContain('Liaison: minutes');
    expect(body).toContain('Agreed &#60;fast&#62;');
    expect(body).toContain('Lily Shaw: Call Northern Water (2026-12-01)');
    expect(body).toContain('Not reached; goes on to the next meeting');
    await expect(on.act('edit-agenda-item', { meeting: id, key: first, pinned: true })).rejects.toMatchObject({
      kind: 'conflict',
    });

    const following = await on.agenda('weekly-2026-12-02');
    expect(all(following).find((i) => i.key === second)?.postponed).toBeGreaterThan(0);
    expect(all(following).find((i) => i.key === third)?.postponed).toBeGreaterThan(0);
  });

  it('sees the task done in the suite', async () => {
    const task = hands.tasks().find((t) => t.title === 'Call Northern Water')!;
    hands.finishTask(task.id);
    on.clock.pass(10);
    expect((await on.snapshot()).tasks.find((t) => t.id === task.id)?.done).toBe(true);
  });

  it('does nothing when there is nothing to do', async () => {
    await on.connection.workspace.look(on.suite);
    expect(await on.connection.workspace.look(on.suite)).toBe(0);
  });
});

describe.each(suiteNames)('in Chinese, in %s', (suite) => {
  it('workbook, agenda and invitation speak Chinese', async () => {
    const on = await stage(suite, { language: 'zh' });
    const hands = handsOf(on);
    await on.act('publish-agenda', { meeting: 'NEXT' });
    expect(Object.keys((await on.snapshot()).tables.requests!.raw!.columns).length).toBeGreaterThan(10);
    expect((await on.snapshot()).tables.requests!.raw!.columns).toContain('承办部门');
    expect(hands.events().find((e) => e.body.includes('协调台：议程'))?.body).toContain('请各部门带上 PT-200 样机');
    await on.world.stop();
  });
});
