import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ShownDecision } from '../../core/decisions/decision-view.ts';
import { decisions, resolutions } from '../../core/decisions/records.ts';
import type { ShownGroups } from '../../core/groups/views.ts';
import type { Today } from '../../core/today/views.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { type Hands, handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const [sales, rd, production, service] = [
  'sales.head@example.com',
  'rd.head@example.com',
  'production.head@example.com',
  'service.head@example.com',
];
const standIn = 'production.liaison@example.com';

interface Play {
  on: Stage;
  hands: Hands;
  idOf(title: string): Promise<string>;
  look(id: string, who?: string): Promise<ShownDecision>;
  /** Asks the committee and lets all of it agree. */
  agree(id: string, speakers?: readonly string[]): Promise<void>;
  told(who: string, words: string): Promise<string[]>;
}

async function play(name: (typeof suiteNames)[number]): Promise<Play> {
  const on = await stage(name, { sample: false });
  const hands = handsOf(on);
  return {
    on,
    hands,
    idOf: async (title) => rowsOf(await on.snapshot(), decisions).find((d) => d.title === title)!.id,
    look: (id, who = sales) => on.see<ShownDecision>('decision', { id }, who),
    async agree(id, speakers = [sales, rd, production, service]) {
      await on.act('ask-opinions', { id });
      for (const who of speakers) await on.act('give-opinion', { id, opinion: 'support' }, who);
    },
    async told(who, words) {
      await on.connection.workspace.idle();
      const id = (await on.snapshot()).directory.find(who)!.id;
      return hands.messages().flatMap((m) => ([who, id].includes(m.to) && m.words.includes(words) ? m.words : []));
    },
  };
}

describe.each(suiteNames)('what a member’s substitute says, in %s', (name) => {
  let p: Play;
  let id: string;
  beforeAll(async () => {
    p = await play(name);
    await p.on.act('say-away', { from: '2026-11-24', until: '2026-11-30' }, production);
    await p.on.act('propose-decision', { title: 'Second shift', plan: 'Two more people' }, sales);
    id = await p.idOf('Second shift');
    await p.agree(id, [sales, rd, standIn, service]);
  });
  afterAll(() => p.on.world.stop());

  it('stands in the record as the substitute’s: in the row, on the page, in the document, in both languages', async () => {
    const row = rowsOf(await p.on.snapshot(), resolutions)[0]!;
    expect(row.members).toContain('Pia Long for Paul Hart (Support)');
    expect(row.members).not.toMatch(/(^|, )Paul Hart/);
    const shown = await p.look(id);
    expect(shown.resolution!.members!.en).toContain('Pia Long for Paul Hart (Support)');
    expect(shown.resolution!.members!.zh).toContain('Pia Long（代Paul Hart）（同意）');
    const lines = shown.document.flatMap((part) => part.lines);
    expect(lines.some((l) => l.zh.includes('Pia Long（代Paul Hart）'))).toBe(true);
    const seat = shown.seats.find((s) => s.email === production)!;
    expect(seat.opinion).toMatchObject({ givenBy: { email: standIn }, says: { en: 'Pia Long for Paul Hart' } });
  });

  it('is told so, and found by the substitute’s name', async () => {
    expect((await p.told(sales, 'Pia Long for Paul Hart: Support')).length).toBe(1);
    const found = await p.on.see<{ decisions: { id: string }[] }>('decisions', { text: 'Pia Long' }, sales);
    expect(found.decisions.map((d) => d.id)).toEqual([id]);
  });
});

describe.each(suiteNames)('a promised effect, in %s', (name) => {
  let p: Play;
  beforeAll(async () => {
    p = await play(name);
    await p.on.act('propose-decision', { title: 'Tidy up', plan: 'Everybody four things' }, sales);
    const id = await p.idOf('Tidy up');
    await p.agree(id);
    const measures = [sales, production].flatMap((owner) =>
      [1, 2, 3, 4].map((n) => ({ title: `${owner.split('.')[0]} ${n}`, owner, due: '2026-11-26' })),
    );
    await p.on.act('issue-decision', { id, measures }, sales);
    for (const task of p.hands.tasks().filter((x) => /^production [123]$/.test(x.title))) p.hands.finishTask(task.id);
    p.on.clock.set('2026-11-30T02:00:00.000Z');
    await p.on.connection.workspace.look(p.on.suite);
  });
  afterAll(() => p.on.world.stop());

  const promise = { plan: 'A board in the hall', indicator: 'actions', promised: 0.85 };

  it('is measured on the department that the proposal names, and shown with its name', async () => {
    await p.on.act('propose-decision', { title: 'Board', ...promise, promiseOf: 'production' }, sales);
    const { figure } = await p.look(await p.idOf('Board'));
    expect(figure).toMatchObject({
      of: { en: 'Production', zh: '生产部' },
      says: { now: { en: '75 %', zh: '75%' }, promised: { en: '85 %' } },
    });
  });

  it('is the proposer’s own where nothing else is said, and the only one’s where an indicator has but one', async () => {
    await p.on.act('propose-decision', { title: 'Own board', ...promise }, sales);
    expect((await p.look(await p.idOf('Own board'))).figure).toMatchObject({
      of: { en: 'Sales' },
      says: { now: { en: '0 %' } },
    });
    await p.on.act('propose-decision', { title: 'Plan', indicator: 'confirm', promised: 0.95 }, sales);
    expect((await p.look(await p.idOf('Plan'))).words.promiseOf).toBe('production');
    const wrong = { title: 'Error', indicator: 'wape', promised: 0.2, promiseOf: 'rd' };
    await expect(p.on.act('propose-decision', wrong, sales)).rejects.toMatchObject({ field: 'promiseOf' });
    const percent = { title: 'Eighty-five', ...promise, promised: 85 };
    await expect(p.on.act('propose-decision', percent, sales)).rejects.toMatchObject({ field: 'promised' });
  });

  it('is a word of the proposal: another department is another promise, on which nobody agreed', async () => {
    const id = await p.idOf('Board');
    await p.on.act('ask-opinions', { id }, sales);
    await p.on.act('give-opinion', { id, opinion: 'support' }, rd);
    await p.on.act('change-proposal', { id, promiseOf: 'after-sales' }, sales);
    const changed = await p.look(id);
    expect(changed.words).toMatchObject({ indicator: 'actions', promised: 0.85, promiseOf: 'after-sales' });
    expect(changed.seats.find((s) => s.email === rd)!.opinion).toBeUndefined();
    await p.on.act('change-proposal', { id, promiseOf: 'production' }, sales);
    expect((await p.look(id)).seats.find((s) => s.email === rd)!.opinion).toBeDefined();
  });

  it('is said by its names and units in the decision, in the reader’s language, and to whoever carries it out', async () => {
    const id = await p.idOf('Board');
    for (const who of [sales, production, service]) await p.on.act('give-opinion', { id, opinion: 'support' }, who);
    const said = (await p.look(id)).document.flatMap((part) => part.lines);
    const en = said.map((l) => l.en);
    expect(en).toContain('Indicator: Actions closed on time');
    expect(en).toContain('Promise is about: Production');
    expect(en).toContain('Promised figure: 85 %');
    const zh = said.map((l) => l.zh);
    expect(zh).toContain('衡量指标：行动项按时关闭率');
    expect(zh).toContain('目标值：85%');
    const row = rowsOf(await p.on.snapshot(), resolutions).find((r) => r.decision === id)!;
    expect(row.words).toContain('Promised figure: 85 %');
    await p.on.act('issue-decision', { id, measures: [{ title: 'Hang it', owner: rd, due: '2026-12-04' }] }, sales);
    expect((await p.look(id)).figure!.says.baseline!.en).toBe('75 %');
    expect((await p.told(rd, 'Actions closed on time, Production: 85 %')).length).toBe(1);
  });

  it('of a row that names no department is the proposer’s, and says so', async () => {
    const row = rowsOf(await p.on.snapshot(), decisions).findIndex((d) => d.title === 'Own board');
    await p.hands.type('Decisions', row, 'Promise is about', '');
    p.on.clock.pass(60);
    await p.on.connection.workspace.look(p.on.suite);
    const { figure } = await p.look(await p.idOf('Own board'));
    expect(figure!.of.en).toBe('Sales, which proposed it; the proposal names no department');
    expect(figure!.says.now!.en).toBe('0 %');
  });
});

describe.each(suiteNames)('a working group, in %s', (name) => {
  let p: Play;
  let id: string;
  const lead = 'sales.liaison@example.com';
  const member = 'sales.east@example.com';
  beforeAll(async () => {
    p = await play(name);
    const group = {
      name: 'Dates',
      charge: 'Find out why dates slip',
      lead,
      members: [rd, member],
      until: '2027-02-19',
    };
    await p.on.act('propose-group', group, sales);
    id = await p.idOf('Working group: Dates');
    await p.agree(id);
    await p.on.act('issue-decision', { id }, sales);
  });
  afterAll(() => p.on.world.stop());

  it('is told to everybody who works in it, whatever else they are', async () => {
    for (const who of [lead, member, rd]) {
      const [message] = await p.told(who, 'You are in a new working group');
      expect(message).toContain('Find out why dates slip');
      expect(message).toContain('19 Feb 2027');
    }
  });

  it('is judged by its effect when it is over, not before', async () => {
    expect((await p.look(id)).reviewOn).toBe('2027-02-19');
  });

  it('has its lead reminded of the report and of the end, each once', async () => {
    const groups = async () => (await p.on.see<ShownGroups>('groups', {}, lead)).groups[0]!;
    const due = (await groups()).reportDue!;
    const before = new Date(Date.parse(`${due}T02:00:00.000Z`) - 5 * 86_400_000);
    p.on.clock.set(nextWorkday(before));
    for (let n = 0; n < 2; n++) await p.on.connection.workspace.look(p.on.suite);
    expect((await p.told(lead, 'reports to the committee by')).length).toBe(1);
    await p.on.act('report-group', { group: (await groups()).id, report: 'Two causes found' }, lead);
    p.on.clock.set('2027-02-16T02:00:00.000Z');
    for (let n = 0; n < 2; n++) await p.on.connection.workspace.look(p.on.suite);
    expect((await p.told(lead, 'ends on 19 Feb 2027')).length).toBe(1);
    const today = await p.on.see<Today>('today', {}, lead);
    expect(today.mine.items.map((w) => w.about.en)).toContain(
      'It ends on 19 Feb 2027: report, and propose its close or more time',
    );
  });

  it('is proposed to end, or to go on, one thing at a time', async () => {
    const group = (await p.on.see<ShownGroups>('groups', {}, lead)).groups[0]!;
    expect(group.steps).toContain('propose-group-change');
    const longer = { group: group.id, change: 'extend', until: '2027-03-19', reason: 'One cause is left' };
    await p.on.act('propose-group-change', longer, lead);
    const after = (await p.on.see<ShownGroups>('groups', {}, lead)).groups[0]!;
    expect(after.steps).not.toContain('propose-group-change');
    const close = { group: group.id, change: 'close', reason: 'Done' };
    await expect(p.on.act('propose-group-change', close, lead)).rejects.toMatchObject({ kind: 'conflict' });
    const more = await p.idOf('Working group Dates: until 2027-03-19');
    await p.agree(more);
    await p.on.act('issue-decision', { id: more });
    expect((await p.told(member, 'Your working group has more time')).length).toBe(1);
    expect((await p.look(id)).reviewOn! >= '2027-03-19').toBe(true);
  });
});

/** Monday to Friday in the morning in Shanghai. */
function nextWorkday(day: Date): string {
  while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + 1);
  return day.toISOString();
}
