import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { meetingCharts } from '../../core/meetings/charts.ts';
import type { ShownEnding } from '../../core/meetings/closing.ts';
import { worthOfMeetings } from '../../core/meetings/evaluation.ts';
import type { ShownLive, ShownMinutes } from '../../core/meetings/live-views.ts';
import { topics } from '../../core/meetings/records.ts';
import type { ShownAgenda } from '../../core/meetings/views.ts';
import type { Today } from '../../core/today/views.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { type Hands, handsOf } from '../hands.ts';
import { organiser, type Stage, stage, suiteNames } from '../world.ts';

const [sales, rd, production, service] = [
  'sales.head@example.com',
  'rd.head@example.com',
  'production.head@example.com',
  'service.head@example.com',
];
const standIn = 'production.liaison@example.com';

describe.each(suiteNames)('minutes, in %s', (name) => {
  let on: Stage;
  let hands: Hands;
  let meeting: string;
  beforeAll(async () => {
    on = await stage(name, { sample: false });
    hands = handsOf(on);
    const topic = (title: string) => on.act('propose-topic', { series: 'monthly', title, minutes: 5 }, sales);
    for (const title of ['Trade fair', 'Price list', 'Spare parts', 'Night shift']) await topic(title);
    on.clock.set('2026-12-01T01:00:00.000Z');
    await on.connection.workspace.look(on.suite);
    meeting = (await on.agenda('monthly')).meeting.id;
    await on.act('publish-agenda', { meeting });
    on.clock.set('2026-12-01T02:00:00.000Z');
    await on.act('say-present', { meeting, people: [sales, rd, standIn] });
  });
  afterAll(() => on.world.stop());

  const live = (who = organiser) => on.see<ShownLive>('live', { meeting }, who);
  const minutes = (who = organiser) => on.see<ShownMinutes>('minutes', { meeting }, who);
  const keyOf = async (title: string) => (await live()).items.find((i) => i.title.en === title)!.key;
  const outcomes = async () =>
    Object.fromEntries((await minutes()).sections.flatMap((s) => s.items.map((i) => [i.title.en, i.outcome.en])));
  const confirmedNow = async () => (await minutes()).readers.filter((r) => r.confirmed).map((r) => r.email);
  const invitation = () => hands.events().find((e) => e.body.includes('Liaison: '))!.body;
  const told = async (who: string, words: string) => {
    await on.connection.workspace.idle();
    const id = (await on.snapshot()).directory.find(who)!.id;
    return hands.messages().filter((m) => [who, id].includes(m.to) && m.words.includes(words)).length;
  };
  const asked = async (who: string) =>
    (await on.see<Today>('today', {}, who)).mine.items.find((w) => w.key === `minutes:${meeting}`);

  it('an item is settled by an outcome that somebody recorded, never by the time that passed', async () => {
    await on.act('open-item', { meeting, key: await keyOf('Trade fair') });
    on.clock.pass(120);
    await on.act('open-item', { meeting, key: await keyOf('Price list') });
    await on.act('write-note', { meeting, key: await keyOf('Price list'), words: 'Two regions disagree' }, rd);
    on.clock.pass(60);
    const key = await keyOf('Spare parts');
    await on.act('record-outcome', { meeting, key, outcome: 'done', note: 'Stock is enough' });
    await on.act('write-note', { meeting, words: 'New forklift?', parked: true }, rd);
    const ending = await on.see<ShownEnding>('ending', { meeting });
    expect(ending.early).toBe(true);
    expect(ending.settled.map((i) => i.title.en)).toEqual(['Spare parts']);
    expect(Object.fromEntries(ending.carried.map((i) => [i.title.en, i.outcome.en]))).toMatchObject({
      'Trade fair': 'Discussed, no outcome recorded; goes on to the next meeting',
      'Price list': 'Discussed, no outcome recorded; goes on to the next meeting',
      'Night shift': 'Not reached; goes on to the next meeting',
    });
    expect(ending.parked).toEqual(['New forklift?']);
    expect(ending.confirm.map((p) => p.email).sort()).toEqual([standIn, rd, sales].sort());
    expect(ending.told.map((p) => p.email)).toContain(service);
    await expect(on.see('ending', { meeting }, rd)).rejects.toMatchObject({ kind: 'denied' });
  });

  it('a meeting that was ended by mistake goes on, with nothing lost, until somebody confirmed', async () => {
    await on.act('write-minutes', { meeting });
    expect(invitation()).toContain('Liaison: minutes');
    await expect(on.act('write-note', { meeting, words: 'One more thing' }, rd)).rejects.toMatchObject({
      kind: 'conflict',
    });
    await expect(on.act('reopen-meeting', { meeting }, rd)).rejects.toMatchObject({ kind: 'denied' });
    expect((await minutes()).meeting.steps).toContain('reopen-meeting');
    await on.act('reopen-meeting', { meeting });
    expect(invitation()).toContain('Liaison: agenda');
    expect((await live()).meeting.state).toBe('published');
    expect(await told(rd, 'its minutes were taken back')).toBe(1);
    await on.act('write-note', { meeting, key: await keyOf('Price list'), words: 'Sales asks both by Friday' }, rd);
    await on.act('write-minutes', { meeting });
    const priceList = (await minutes()).sections.flatMap((s) => s.items).find((i) => i.title.en === 'Price list')!;
    expect(priceList.note).toBe('Two regions disagree\nSales asks both by Friday');
    expect((await outcomes())['Spare parts']).toBe('Done');
    expect(rowsOf(await on.snapshot(), topics).filter((x) => x.title === 'New forklift?')).toHaveLength(1);
  });

  it('are told to everybody who was invited, and confirmed by whoever was there', async () => {
    const head = 'Minutes of a meeting that you missed';
    expect(await told(service, head)).toBeGreaterThan(0);
    expect(await told(production, head)).toBeGreaterThan(0);
    expect(await told(rd, head)).toBe(0);
    expect(await told(rd, 'Minutes: please confirm')).toBeGreaterThan(0);
    expect((await minutes()).absent.map((p) => p.email)).toEqual(expect.arrayContaining([service, production]));
    expect((await minutes(service)).steps).toEqual([]);
    await expect(on.act('confirm-minutes', { meeting }, service)).rejects.toMatchObject({ kind: 'denied' });
  });

  it('name whoever sat in for a member, on the page and in the invitation', async () => {
    const present = (await minutes()).present.find((p) => p.email === standIn)!;
    expect(present).toMatchObject({ name: 'Pia Long', standsFor: { email: production } });
    expect(invitation()).toContain('Pia Long for Paul Hart');
  });

  it('a corrected outcome voids the confirmations of the earlier text, and those who gave them are asked again', async () => {
    await on.act('confirm-minutes', { meeting }, sales);
    expect(await confirmedNow()).toEqual([sales]);
    await expect(on.act('reopen-meeting', { meeting })).rejects.toMatchObject({ kind: 'conflict' });
    expect((await minutes()).meeting.steps).not.toContain('reopen-meeting');
    const { confirmBy, wording } = await minutes();
    on.clock.pass(3600);
    const key = await keyOf('Spare parts');
    await on.act('record-outcome', { meeting, key, outcome: 'done', note: 'Stock is short' });
    expect(await confirmedNow()).toEqual([]);
    expect(invitation()).toContain('Stock is short');
    expect(invitation()).not.toContain('Stock is enough');
    expect(await told(sales, 'changed after you confirmed')).toBe(1);
    expect(await told(rd, 'changed after you confirmed')).toBe(0);
    expect((await asked(sales))?.about.en).toBe('The minutes were changed: confirm them again');
    expect((await minutes()).confirmBy! >= confirmBy!).toBe(true);
    // Who still has the earlier text before them does not confirm the later one unseen.
    await expect(on.act('confirm-minutes', { meeting, wording }, rd)).rejects.toMatchObject({ field: 'wording' });
    for (const who of [rd, standIn]) await on.act('confirm-minutes', { meeting }, who);
    expect((await minutes()).lockedAt).toBeUndefined();
  });

  it('so does a cell that somebody types into the workbook, an action, and who was there', async () => {
    await on.act('confirm-minutes', { meeting }, rd);
    const row = await findRow('Agenda items', 'Title', 'Spare parts');
    await hands.type('Agenda items', row, 'Minutes text', 'Stock lasts until May');
    on.clock.pass(60);
    await on.connection.workspace.look(on.suite);
    expect(await confirmedNow()).toEqual([]);
    expect(invitation()).toContain('Stock lasts until May');
    expect(await told(rd, 'changed after you confirmed')).toBe(1);
    await on.act('confirm-minutes', { meeting }, rd);
    await expect(
      on.act('type-action', { meeting, line: `@${rd} count the stock by Friday` }, service),
    ).rejects.toMatchObject({ kind: 'conflict' });
    await on.act('type-action', { meeting, line: `@${rd} count the stock by Friday` });
    expect(await confirmedNow()).toEqual([]);
    await on.act('confirm-minutes', { meeting }, rd);
    await expect(on.act('say-present', { meeting }, service)).rejects.toMatchObject({ kind: 'conflict' });
    await on.act('say-present', { meeting, people: [service] });
    expect(await confirmedNow()).toEqual([]);
    expect((await minutes()).readers.map((p) => p.email)).toContain(service);
  });

  it('the earlier text, put back, is what was confirmed: a confirmation is of words, not of a time', async () => {
    await on.act('confirm-minutes', { meeting }, sales);
    const key = await keyOf('Spare parts');
    await on.act('record-outcome', { meeting, key, outcome: 'done', note: 'Something else' });
    expect(await confirmedNow()).toEqual([]);
    await on.act('record-outcome', { meeting, key, outcome: 'done', note: 'Stock lasts until May' });
    expect(await confirmedNow()).toEqual([sales]);
  });

  it('become final when everybody who was there confirmed them as they stand', async () => {
    for (const who of [rd, standIn, service]) await on.act('confirm-minutes', { meeting }, who);
    const final = await minutes();
    expect(final.lockedAt).toBeDefined();
    expect(final.changedSince).toBe(false);
    expect(final.meeting.steps).not.toContain('record-outcome');
    expect(await told(production, 'Minutes are final')).toBeGreaterThan(0);
  });

  it('what was not settled is on the next agenda with its reason; what was is not', async () => {
    on.clock.set('2026-12-29T01:00:00.000Z');
    await on.connection.workspace.look(on.suite);
    const next = await on.agenda('monthly');
    const why = Object.fromEntries(
      [...next.sections.flatMap((s) => s.items), ...next.parked].map((i) => [i.title.en, i.why.map((w) => w.en)]),
    );
    expect(why['Trade fair']).toContain('The last meeting discussed it without an outcome (1×)');
    expect(why['Night shift']).toContain('The last meeting did not reach it (1×)');
    expect(why['New forklift?']).toBeDefined();
    expect(why['Spare parts']).toBeUndefined();
  });

  async function findRow(table: string, column: string, value: string): Promise<number> {
    for (let row = 0; row < 60; row++) if ((await hands.read(table, row, column)) === value) return row;
    throw new Error(`${table} has no row with ${value}`);
  }
});

describe.each(suiteNames)('what is taken as read, in %s', (name) => {
  let on: Stage;
  let hands: Hands;
  let meeting: string;
  const news = 'sales.ops@example.com';
  beforeAll(async () => {
    on = await stage(name, { sample: false });
    hands = handsOf(on);
    await on.act('propose-topic', { series: 'weekly', title: 'New canteen', wanted: 'inform' }, sales);
    meeting = (await on.agenda('weekly')).meeting.id;
    await on.connection.workspace.look(on.suite);
  });
  afterAll(() => on.world.stop());

  const taken = async (who = organiser) => on.see<ShownAgenda>('agenda', { meeting }, who);
  const placeOf = (agenda: ShownAgenda) => {
    if (agenda.consent.some((i) => i.title.en === 'New canteen')) return 'read';
    return agenda.sections.some((s) => s.items.some((i) => i.title.en === 'New canteen')) ? 'discussed' : 'gone';
  };

  it('is discussed when somebody who is invited asks for it; nobody else can', async () => {
    const agenda = await taken(rd);
    const { key } = agenda.consent.find((i) => i.title.en === 'New canteen')!;
    const invited = agenda.meeting.attendees.map((a) => a.email.toLowerCase());
    const outside = 'sales.north@example.com';
    expect(invited).not.toContain(outside);
    expect((await taken(outside)).steps).not.toContain('pull-agenda-item');
    await expect(on.act('pull-agenda-item', { meeting, key }, outside)).rejects.toMatchObject({ kind: 'denied' });
    const member = invited.find((p) => p !== news)!;
    expect((await taken(member)).steps).toContain('pull-agenda-item');
    await on.act('pull-agenda-item', { meeting, key, reason: 'Who pays for it?' }, member);
    const shown = await taken();
    expect(placeOf(shown)).toBe('discussed');
    const item = shown.sections.flatMap((s) => s.items).find((i) => i.key === key)!;
    expect(item).toMatchObject({ wanted: 'discuss', pulled: { by: { email: member }, reason: 'Who pays for it?' } });
    expect(item.why.at(-1)!.en).toContain('asked to discuss it: Who pays for it?');
    expect(item.why.at(-1)!.zh).toContain('提请讨论');
    await on.connection.workspace.idle();
    const id = (await on.snapshot()).directory.find(organiser)!.id;
    expect(hands.messages().some((m) => [organiser, id].includes(m.to) && m.words.includes('Who pays for it?'))).toBe(
      true,
    );
    // It stays so when the agenda is drafted again, and when the organiser undoes what was changed by hand.
    await on.act('edit-agenda-item', { meeting, key, title: 'Canteen' });
    await on.act('edit-agenda-item', { meeting, key, restore: true });
    await on.connection.workspace.look(on.suite);
    expect(placeOf(await taken())).toBe('discussed');
    // Only who asked takes it back.
    await on.act('pull-agenda-item', { meeting, key, back: true });
    expect(placeOf(await taken())).toBe('discussed');
    await on.act('pull-agenda-item', { meeting, key, back: true }, member);
    expect(placeOf(await taken())).toBe('read');
    await on.act('pull-agenda-item', { meeting, key }, member);
    expect(placeOf(await taken())).toBe('discussed');
  });

  it('is an item of the meeting like the others, and carried on if it is not reached', async () => {
    await on.act('publish-agenda', { meeting });
    on.clock.set('2026-11-25T06:05:00.000Z');
    const live = await on.see<ShownLive>('live', { meeting });
    expect(live.items.map((i) => i.title.en)).toContain('New canteen');
    await on.act('write-minutes', { meeting });
    const shown = await on.see<ShownMinutes>('minutes', { meeting });
    const item = shown.sections.flatMap((s) => s.items).find((i) => i.title.en === 'New canteen')!;
    expect(item.outcome.en).toBe('Not reached; goes on to the next meeting');
  });

  it('says that attendance was not noted, where it was not: nobody’s hours are none', async () => {
    const stretch = {
      snapshot: await on.snapshot(),
      policy: on.connection.workspace.policy,
      from: '2026-11-20T00:00:00.000Z',
      to: '2026-11-28T00:00:00.000Z',
    };
    expect(worthOfMeetings(stretch)).toMatchObject([{ held: 1, noted: 0, personHours: undefined, settled: 0 }]);
    const [chart] = meetingCharts({ ...stretch, now: stretch.to });
    expect(chart!.rows[0]!.values[4]).toBeNull();
    expect(chart!.says!.en).toContain('Attendance was noted at 0 of 1 meetings');
    await on.act('say-present', { meeting, people: [sales, rd] });
    expect(worthOfMeetings({ ...stretch, snapshot: await on.snapshot() })).toMatchObject([
      { noted: 1, personHours: 2 },
    ]);
  });
});
