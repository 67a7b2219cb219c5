import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { handsOf } from '../hands.ts';
import { type Stage, stage, suiteNames } from '../world.ts';

const sales = 'sales.east@example.com';
const rd = 'rd.liaison@example.com';

describe.each(suiteNames)('quiet hours, in %s', (name) => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage(name, { sample: false, at: '2026-11-24T13:00:00.000Z' });
  });
  afterAll(() => on.world.stop());

  const told = async (who: string) => {
    await on.connection.workspace.idle();
    const { id } = (await on.snapshot()).directory.find(who)!;
    return handsOf(on)
      .messages()
      .filter((m) => m.to === id);
  };
  const ask = (title: string, to = 'rd') => on.act('ask-request', { kind: 'quotation', to, title }, sales);

  it('keep what is asked in the evening until the morning, and say it in one message a person', async () => {
    await ask('Late one');
    await ask('Later one');
    await ask('Alone', 'production');
    expect(await told(rd)).toEqual([]);
    await on.connection.workspace.look(on.suite);
    expect(await told(rd)).toEqual([]);
    on.clock.set('2026-11-25T01:05:00.000Z');
    await on.connection.workspace.look(on.suite);
    const messages = await told(rd);
    expect(messages).toHaveLength(1);
    expect(messages[0]!.words).toContain('2 things wait for you');
    expect((await told('production.liaison@example.com'))[0]!.words).toContain('Alone');
    await on.connection.workspace.look(on.suite);
    expect(await told(rd)).toHaveLength(1);
  });
});
