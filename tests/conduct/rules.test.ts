import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { corrections, recognitions } from '../../core/conduct/records.ts';
import type { ShownConduct } from '../../core/conduct/views.ts';
import { readPolicy } from '../../core/policy/yaml.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { modelFor } from '../../server/policies.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const [gm, hr] = ['gm@example.com', 'hr@example.com'];

describe.each(suiteNames)('what rules propose when a period is closed, in %s', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name);
    await on.connection.workspace.look(on.suite);
    for (const [from, words] of [
      ['sales.east@example.com', 'Thank you for the gateways'],
      ['rd.liaison@example.com', 'Thank you for the samples'],
      ['sales.head@example.com', 'Thank you for the plan'],
    ] as const)
      await on.act('give-thanks', { to: 'production.planner@example.com', words }, from);
    on.clock.set('2027-01-04T02:00:00.000Z');
    await on.connection.workspace.look(on.suite);
    on.clock.set('2027-01-18T02:00:00.000Z');
    await on.act('close-period', { period: '2026-Q4' }, hr);
    await on.connection.workspace.look(on.suite);
  });
  afterAll(() => on.world.stop());

  it('is proposed once, and decides nothing', async () => {
    const mine = () => on.snapshot().then((s) => rowsOf(s, recognitions).filter((r) => r.rule));
    const found = await mine();
    expect(found.map((r) => [r.rule, r.who, r.state])).toContainEqual([
      'helpful',
      'production.planner@example.com',
      'proposed',
    ]);
    await on.connection.workspace.look(on.suite);
    await on.world.reconnect(on.connection.id).workspace.look(on.suite);
    expect(await mine()).toHaveLength(found.length);
  });

  it('is seen by whoever decides, and by nobody else', async () => {
    const ruled = async (who: string) =>
      (await on.see<ShownConduct>('conduct', {}, who)).proposals.filter((p) => p.byRule).map((p) => p.about);
    expect(await ruled('production.head@example.com')).toContain('Petra Voss');
    expect(await ruled('production.planner@example.com')).toEqual([]);
    expect(await ruled('rd.head@example.com')).not.toContain('Petra Voss');
    const id = rowsOf(await on.snapshot(), recognitions).find((r) => r.rule === 'helpful')!.id;
    await expect(on.act('endorse-recognition', { id }, 'sales.head@example.com')).rejects.toThrow(/no such proposal/);
    await on.act('decide-recognition', { id, decision: 'grant', words: 'For help in three departments' }, gm);
  });

  it('a correction is first looked at by somebody, and dropped without a word to anybody', async () => {
    const found = rowsOf(await on.snapshot(), corrections);
    for (const c of found) {
      expect(c.state).toBe('proposed');
      const own = await on.see<ShownConduct>('conduct', {}, c.who!);
      expect(own.corrections.filter((x) => x.id === c.id)).toEqual([]);
      await expect(on.act('state-case', { id: c.id, statement: 'x' }, c.who!)).rejects.toThrow(/no such correction/);
      await on.act('take-up-correction', { id: c.id, decision: 'drop', words: 'They were ill' }, hr);
    }
    expect(rowsOf(await on.snapshot(), corrections).every((c) => c.state === 'dropped')).toBe(true);
  });
});

describe('a policy that would take money', () => {
  const { source } = modelFor('en');
  const errors = (text: string) => {
    const read = readPolicy(text);
    return read.ok ? [] : read.errors.map((e) => `${e.field}: ${e.says.en}`);
  };
  it.each(['Fine of 200 yuan', '罚款200元', 'Pay cut', '扣发当月奖金', 'deduct from bonus', '扣除绩效工资'])(
    'is refused: %s',
    (words) => {
      const text = source.replace('name: { en: Written notice, zh: 书面提醒 }', `name: "${words}"`);
      expect(text).not.toBe(source);
      expect(errors(text).join()).toMatch(/corrections\.levels\[2\].*labour law/);
    },
  );
  it('lets words pass that only sound like it', () => {
    for (const words of ['Refined working agreement', 'Docking station training', '书面提醒'])
      expect(errors(source.replace('name: { en: Written notice, zh: 书面提醒 }', `name: "${words}"`))).toEqual([]);
  });
});
