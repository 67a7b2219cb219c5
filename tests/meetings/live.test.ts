import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { actionLinks } from '../../core/actions/records.ts';
import type { ShownDecision } from '../../core/decisions/decision-view.ts';
import type { ShownLive, ShownMinutes } from '../../core/meetings/live-views.ts';
import { meetingLines, topics } from '../../core/meetings/records.ts';
import { actorOf } from '../../core/policy/organisation.ts';
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

describe.each(suiteNames)('the meeting itself, in %s', (name) => {
  let on: Stage;
  let hands: Hands;
  let meeting: string;
  beforeAll(async () => {
    on = await stage(name, { sample: false });
    hands = handsOf(on);
    await on.act('propose-topic', { series: 'monthly', title: 'Trade fair', wanted: 'decide' }, sales);
    await on.act('propose-decision', { title: 'Second shift', plan: 'Two more people' }, sales);
    // The first Tuesday of December at 10:00 in Shanghai.
    on.clock.set('2026-12-01T01:00:00.000Z');
    await on.connection.workspace.look(on.suite);
    meeting = (await on.agenda('monthly')).meeting.id;
    await on.act('publish-agenda', { meeting });
    on.clock.set('2026-12-01T02:00:00.000Z');
  });
  afterAll(() => on.world.stop());

  const live = (who = organiser) => on.see<ShownLive>('live', { meeting: 'NOW' }, who);
  const minutes = (who = organiser) => on.see<ShownMinutes>('minutes', { meeting }, who);
  const item = async (title: string) => (await live()).items.find((i) => i.title.en === title)!;

  it('is found by being on, knows who is there, and has no quorum until enough are', async () => {
    expect((await live()).meeting.id).toBe(meeting);
    await on.act('say-present', { meeting }, sales);
    await on.act('say-present', { meeting }, sales);
    await expect(on.act('say-present', { meeting, people: [rd] }, sales)).rejects.toMatchObject({ kind: 'denied' });
    expect((await live(sales)).here).toBe(true);
    expect((await live()).quorum).toEqual({ needed: 3, there: 1, met: false });
    const { key } = await item('Trade fair');
    const early = on.act('record-outcome', { meeting, key, outcome: 'decided' });
    await expect(early).rejects.toMatchObject({ field: 'outcome', says: { en: expect.stringContaining('quorum') } });
    // A substitute sits in for the head of production.
    await on.act('say-present', { meeting, people: [rd, 'production.liaison@example.com', service] });
    expect((await live()).quorum).toEqual({ needed: 3, there: 4, met: true });
  });

  it('keeps the time of every item, takes notes and actions in one line, and parks the rest', async () => {
    const fair = await item('Trade fair');
    await on.act('open-item', { meeting, key: fair.key });
    on.clock.pass(240);
    await on.act('write-note', { meeting, key: fair.key, words: 'Hall 4 is booked' }, rd);
    await on.act('type-action', { meeting, key: fair.key, line: `@${rd} book the hotel by Friday` }, service);
    await expect(on.act('type-action', { meeting, line: 'nobody does it' }, rd)).rejects.toMatchObject({
      field: 'line',
    });
    await on.act('write-note', { meeting, words: 'New forklift?', parked: true }, production);
    const shift = await item('Second shift');
    await on.act('open-item', { meeting, key: shift.key });
    on.clock.pass(60);
    const shown = await live();
    expect(shown.current).toBe(shift.key);
    expect(shown.items.map((i) => [i.title.en, i.seconds])).toEqual(
      expect.arrayContaining([
        ['Trade fair', 240],
        ['Second shift', 60],
      ]),
    );
    expect((await item('Trade fair')).actions).toMatchObject([{ title: 'book the hotel', due: '2026-12-04' }]);
    expect(hands.tasks().map((t) => t.title)).toContain('book the hotel');
  });

  it('decides by the rule and by nothing else: opinions on the spot, no outcome typed past them', async () => {
    const shift = await item('Second shift');
    expect(shift.decision).toBeDefined();
    const typed = on.act('record-outcome', { meeting, key: shift.key, outcome: 'decided' });
    await expect(typed).rejects.toMatchObject({ field: 'outcome' });
    await on.act('ask-opinions', { id: shift.decision }, sales);
    await Promise.all(
      [sales, rd, production, service].map((who) =>
        on.act('give-opinion', { id: shift.decision, opinion: 'support' }, who),
      ),
    );
    await on.connection.workspace.idle();
    const decided = await on.see<ShownDecision>('decision', { id: shift.decision });
    expect(decided.state.id).toBe('agreed');
    // Two leave: what was agreed stays agreed, and what is not cannot be decided any more.
    await on.act('say-present', { meeting, people: [rd, service], left: true });
    expect((await live()).quorum).toMatchObject({ there: 2, met: false });
    const lost = on.act('record-outcome', { meeting, key: (await item('Trade fair')).key, outcome: 'decided' });
    await expect(lost).rejects.toMatchObject({ kind: 'conflict' });
    await on.act('say-present', { meeting, people: [rd, service] });
  });

  it('loses nothing of what two dozen people type at once, at two instances', { timeout: 60_000 }, async () => {
    const other = on.world.reconnect(on.connection.id);
    const ports = [on.connection, other].map((c) => ({ workspace: c.workspace, suite: c.unattended() }));
    const everybody = (await on.snapshot()).directory.people.map((p) => p.email.toLowerCase());
    const typists = Array.from({ length: 24 }, (_, i) => everybody[i % everybody.length]!);
    const before = rowsOf(await on.snapshot(), meetingLines).length;
    on.count();
    const lines = typists.flatMap((who, i) =>
      Array.from({ length: 4 }, (_, n) => ({ who, i, words: `line ${n} of typist ${i}`, action: n === 3 })),
    );
    const failed: unknown[] = [];
    await Promise.all(
      lines.map(async ({ who, i, words, action }) => {
        const { workspace, suite } = ports[i % 2]!;
        const [command, input] = action
          ? (['type-action', { meeting, line: `@${who} ${words} by Friday` }] as const)
          : (['write-note', { meeting, words, ref: words }] as const);
        await workspace.act(command, input, actorOf(workspace.policy, who), suite).catch((e) => failed.push(e));
      }),
    );
    await Promise.all(ports.map((p) => p.workspace.idle()));
    expect(failed).toEqual([]);
    const fresh = on.world.reconnect(on.connection.id);
    const snapshot = await fresh.workspace.current(fresh.unattended());
    const noted = rowsOf(snapshot, meetingLines).map((l) => l.words);
    const agreed = rowsOf(snapshot, actionLinks).map((a) => a.title);
    for (const { words, action } of lines) expect(action ? agreed : noted).toContain(words);
    expect(rowsOf(snapshot, meetingLines)).toHaveLength(before + 72);
    expect(snapshot.problems).toEqual([]);
  });

  it('ends with minutes that whoever was there confirms; an objection holds them up and is kept', async () => {
    on.clock.set('2026-12-01T03:30:00.000Z');
    await on.act('write-minutes', { meeting });
    const shown = await minutes(rd);
    const outcomes = shown.sections.flatMap((s) => s.items.map((i) => [i.title.en, i.outcome.en]));
    expect(outcomes).toEqual(
      expect.arrayContaining([
        ['Trade fair', 'Action agreed'],
        ['Second shift', 'Decided'],
      ]),
    );
    const there = [sales, rd, 'production.liaison@example.com', service];
    expect(shown.present.map((p) => p.email).sort()).toEqual([...there].sort());
    expect(rowsOf(await on.snapshot(), topics).map((x) => x.title)).toContain('New forklift?');
    const body = hands.events().find((e) => e.body.includes('Hall 4 is booked'))!.body;
    expect(body).toContain('book the hotel');
    const mine = (await on.see<Today>('today', {}, rd)).mine.items.find((w) => w.key === `minutes:${meeting}`)!;
    await on.act(mine.steps[0]!.command, mine.steps[0]!.input, rd);
    await expect(on.act('confirm-minutes', { meeting }, organiser)).rejects.toMatchObject({ kind: 'denied' });
    await on.act('object-to-minutes', { meeting, words: 'It was hall 5' }, service);
    for (const who of [sales, 'production.liaison@example.com', service])
      await on.act('confirm-minutes', { meeting }, who);
    expect((await minutes()).lockedAt).toBeUndefined();
    const objection = (await minutes()).objections[0]!;
    await on.act('settle-objection', { meeting, objection: objection.id, answer: 'Corrected' });
    const locked = await minutes();
    expect(locked.lockedAt).toBeDefined();
    expect(locked.objections).toMatchObject([{ words: 'It was hall 5', answer: 'Corrected', open: false }]);
    await expect(on.act('write-note', { meeting, words: 'Too late' }, rd)).rejects.toMatchObject({ kind: 'conflict' });
    expect(hands.messages().filter((m) => m.words.includes('Minutes are final')).length).toBeGreaterThan(2);
  });

  it('shows what somebody changes by hand in minutes that are final', async () => {
    const row = await findRow('Agenda items', 'Title', 'Trade fair');
    await hands.type('Agenda items', row, 'Minutes text', 'Hall 9');
    on.clock.pass(60);
    expect((await minutes()).changedSince).toBe(true);
  });

  it('of a working group runs the same way, called by its lead', async () => {
    const lead = 'sales.liaison@example.com';
    const group = { name: 'Dates', charge: 'Find out why dates slip', lead, members: [rd], until: '2027-01-29' };
    await expect(on.act('propose-group', { ...group, until: '2028-01-01' }, sales)).rejects.toMatchObject({
      field: 'until',
    });
    await on.act('propose-group', { ...group, meets: 'week', day: 'TH', starts: '09:00', minutes: 30 }, sales);
    type Groups = {
      groups: { id: string; state: { id: string }; decisions: { id: string }[]; meetings: { id: string }[] }[];
    };
    const groups = async () => (await on.see<Groups>('groups')).groups;
    const id = (await groups())[0]!.decisions[0]!.id;
    expect((await groups())[0]!.state.id).toBe('proposed');
    await on.act('ask-opinions', { id }, sales);
    for (const who of [sales, rd, production, service]) await on.act('give-opinion', { id, opinion: 'support' }, who);
    await on.act('issue-decision', { id }, sales);
    await on.connection.workspace.look(on.suite);
    const [dates] = await groups();
    expect(dates).toMatchObject({ state: { id: 'active' } });
    const next = dates!.meetings[0]!.id;
    expect(hands.events().some((e) => e.subject === 'Dates' && e.people === 2)).toBe(true);
    await on.act('add-group-task', { group: dates!.id, title: 'List the causes', owner: rd, due: '2026-12-02' }, lead);
    await on.act('publish-agenda', { meeting: next }, lead);
    await expect(on.act('publish-agenda', { meeting: next }, production)).rejects.toMatchObject({ kind: 'denied' });
    const agenda = await on.agenda(next);
    expect([...agenda.sections.flatMap((s) => s.items), ...agenda.consent].map((i) => i.key)).toEqual(['actions:due']);
    await on.act('report-group', { group: dates!.id, report: 'Two causes found' }, lead);
    const close = { group: dates!.id, change: 'close', reason: 'Done' };
    await expect(on.act('propose-group-change', close, production)).rejects.toMatchObject({ kind: 'denied' });
    await on.act('propose-group-change', close, lead);
  });

  async function findRow(table: string, column: string, value: string): Promise<number> {
    for (let row = 0; row < 60; row++) if ((await hands.read(table, row, column)) === value) return row;
    throw new Error(`${table} has no row with ${value}`);
  }
});
