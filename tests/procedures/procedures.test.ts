import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { readings } from '../../core/procedures/records.ts';
import { cellOf, changedFor, stepsIn } from '../../core/procedures/steps.ts';
import type { ShownProcedure, ShownProcedures } from '../../core/procedures/views.ts';
import type { Today } from '../../core/today/views.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { model } from '../decisions/paper.ts';
import { type Hands, handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const owner = 'sales.liaison@example.com';
const planner = 'production.planner@example.com';
const firmware = 'rd.firmware@example.com';
const day = 86_400;

describe.each(suiteNames)('a procedure, in %s', (name) => {
  let on: Stage;
  let hands: Hands;
  beforeAll(async () => {
    on = await stage(name, { sample: false });
    hands = handsOf(on);
  });
  afterAll(() => on.world.stop());

  const list = async (who = owner) => (await on.see<ShownProcedures>('procedures', {}, who)).procedures;
  const look = async (who = owner) => on.see<ShownProcedure>('procedure', { id: (await list())[0]!.id }, who);
  const waits = async (who: string) => (await on.see<Today>('today', {}, who)).mine.items.map((w) => w.key);
  const tasks = () => hands.tasks().filter((task) => task.title.startsWith('Read: '));
  const sop = {
    name: 'Order changes',
    version: '1.0',
    department: 'sales',
    owner,
    steps: [
      { who: 'sales', what: 'Write it down' },
      { who: 'production', what: 'Answer with the new date', command: 'ask-request' },
    ],
    governs: ['delivery'],
    question: 'Who tells the customer?',
    answers: ['Sales', 'Production'],
  };

  it('is published with its steps, and those who do them are asked to read it, by task', async () => {
    await expect(on.act('publish-procedure', sop, firmware)).rejects.toMatchObject({ kind: 'denied' });
    const wrong = { ...sop, steps: [{ who: 'legal', what: 'x' }] };
    await expect(on.act('publish-procedure', wrong, owner)).rejects.toMatchObject({ field: 'department' });
    await on.act('publish-procedure', sop, owner);
    const shown = await look();
    // Sales and production: eleven people, by the policy.
    expect(shown).toMatchObject({ readers: 11, unread: 11, toRead: true });
    expect(shown.steps.map((s) => [s.who.id, s.command])).toEqual([
      ['sales', undefined],
      ['production', 'ask-request'],
    ]);
    expect(tasks()).toHaveLength(11);
    expect(await waits(planner)).toContain(`reading:${shown.id}@1.0:${planner}`);
    expect((await waits(firmware)).filter((key) => key.startsWith('reading:'))).toEqual([]);
  });

  it('is acknowledged by who read it: the answer shows it, and the task is done', async () => {
    const { id, answers } = await look(planner);
    expect(answers).toEqual(['Production', 'Sales']);
    const guess = on.act('acknowledge-procedure', { id, answer: 'Production' }, planner);
    await expect(guess).rejects.toMatchObject({ field: 'answer' });
    await expect(on.act('acknowledge-procedure', { id, answer: 'Sales' }, firmware)).rejects.toMatchObject({
      kind: 'denied',
    });
    await on.act('acknowledge-procedure', { id, answer: 'Sales' }, planner);
    expect((await look(planner)).read).toBeDefined();
    expect(tasks().filter((task) => task.done)).toHaveLength(1);
    expect((await look()).unread).toBe(10);
  });

  it('counts no acknowledgement that was typed into the spreadsheet', async () => {
    await hands.type('Readings', 0, 'Reader', planner);
    on.clock.pass(60);
    const { problems } = await on.snapshot();
    expect(problems.some((p) => p.register === 'readings' && p.says.en.includes('does not count'))).toBe(true);
    await hands.type('Readings', 0, 'Reader', 'sales.head@example.com');
    on.clock.pass(60);
    expect((await on.snapshot()).problems).toEqual([]);
  });

  const told = async () => {
    const before = hands.messages().length;
    await on.connection.workspace.look(on.suite);
    await on.connection.workspace.idle();
    return hands
      .messages()
      .slice(before)
      .map((m) => m.words)
      .filter((words) => words.includes('Order changes'));
  };
  const unread = 'sales.north@example.com';

  it('reminds who has not read it as many days before as the policy says', async () => {
    const { due } = rowsOf(await on.snapshot(), readings).find((r) => r.reader === unread)!;
    // Two working days before Tuesday are Friday.
    on.clock.set(`${due}T01:30:00Z`);
    on.clock.pass(-5 * day);
    expect(await told()).toEqual([]);
    on.clock.pass(4 * day);
    const reminded = await told();
    expect(reminded).toHaveLength(10);
    for (const words of reminded) {
      expect(words).toContain('Please read “Order changes”');
      expect(words).toContain('because it is yours to do');
    }
    expect(await told()).toEqual([]);
  });

  it('says to each what it is to them: the reader is asked to read, the head to step in, for whom by name', async () => {
    on.clock.pass(15 * day);
    const words = await told();
    expect(rowsOf(await on.snapshot(), readings).filter((r) => r.chased)).toHaveLength(10);
    const own = words.filter((w) => !w.includes('things wait'));
    for (const w of own) {
      expect(w).toContain('Please read “Order changes”');
      expect(w).not.toContain('step in');
    }
    // One line, however many have not read, with their names; a feed has room for its beginning, and for the reason.
    const head = words.find((w) => w.includes('you head Production'))!;
    expect(head).toContain('3 things wait for you');
    if (name === 'microsoft365') return;
    const people = (await on.snapshot()).directory;
    expect(head.match(/Reading of/g)).toHaveLength(1);
    expect(head).toContain(people.find('production.liaison@example.com')!.name);
    expect(head).not.toContain(people.find(unread)!.name);
  });

  it('asks only those again whose own steps changed; a change of wording asks nobody', async () => {
    const { id } = await look();
    const everybody = (await on.snapshot()).directory.people.map((p) => p.email.toLowerCase());
    for (const who of everybody)
      await on.act('acknowledge-procedure', { id, answer: 'Sales' }, who).catch(() => undefined);
    expect((await look()).unread).toBe(0);
    await expect(on.act('publish-procedure', { ...sop, id }, owner)).rejects.toMatchObject({ field: 'version' });
    await on.act('publish-procedure', { ...sop, id, version: '1.1', name: 'Changes of orders', minor: true }, owner);
    expect((await look()).unread).toBe(0);
    const steps = [sop.steps[0]!, { who: 'production', what: 'Answer within a day', command: 'ask-request' }];
    await on.act('publish-procedure', { ...sop, id, version: '2.0', steps, changes: 'A day at most' }, owner);
    const shown = await look();
    expect(shown.unreadBy).toHaveLength(4);
    expect(shown.versions[0]).toMatchObject({
      version: '2.0',
      changes: 'A day at most',
      added: ['Answer within a day'],
      removed: ['Answer with the new date'],
    });
    expect(await waits(planner)).toContain(`reading:${id}@2.0:${planner}`);
    expect((await waits(owner)).filter((key) => key.startsWith('reading:'))).toEqual([]);
  });

  it('is followed by who leaves and by who comes: nobody is owed what need not be read any more', async () => {
    hands.leave('production.deputy@example.com');
    on.clock.pass(6 * 3600);
    await on.connection.workspace.look(on.suite);
    await on.connection.workspace.look(on.suite);
    expect((await look()).unread).toBe(3);
    expect(tasks().filter((task) => !task.done)).toHaveLength(3);
  });

  it('shows whether it is kept by the requests that it rules, is reviewed, and retired', async () => {
    await on.act('ask-request', { kind: 'delivery', to: 'production', title: 'Lot 7' }, 'sales.east@example.com');
    on.clock.pass(20 * day);
    const { id, governs, nextReview } = await look();
    expect(governs).toMatchObject([{ id: 'delivery', cases: 1, late: 1 }]);
    await on.act('review-procedure', { id }, owner);
    expect((await look()).nextReview > nextReview).toBe(true);
    await on.act('retire-procedure', { id, reason: 'part of another' }, owner);
    expect(await list()).toEqual([]);
    await on.connection.workspace.look(on.suite);
    expect(tasks().filter((task) => !task.done)).toEqual([]);
  });
});

describe('the steps of a procedure', () => {
  const cell = 'Sales | ask | ask-request\n生产部 | answer\nall | tell';
  it('are lines that people can type, in either language', () => {
    expect(stepsIn(model, cell)).toEqual([
      { who: 'sales', what: 'ask', command: 'ask-request' },
      { who: 'production', what: 'answer' },
      { who: 'all', what: 'tell' },
    ]);
    expect(stepsIn(model, 'just words')).toEqual([{ who: 'all', what: 'just words' }]);
    for (const language of ['en', 'zh'] as const)
      expect(stepsIn(model, cellOf(model, stepsIn(model, cell), language))).toEqual(stepsIn(model, cell));
  });
  it.each([
    ['Sales | ask | ask-request\n生产部 | answer now\nall | tell', ['production']],
    ['Sales | ask | ask-request\n生产部 | answer\nall | tell all', ['sales', 'rd', 'production', 'after-sales']],
    ['生产部 | answer\nSales | ask | ask-request\nall | tell', []],
    ['Sales | ask\n生产部 | answer\nall | tell', ['sales']],
  ])('changed to %j concern %j', (after, who) => {
    expect(changedFor(model, cell, after)).toEqual(who);
  });
});
