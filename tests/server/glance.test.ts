import { describe, expect, it } from 'vitest';
import { actorOf } from '../../core/policy/organisation.ts';
import { organiser, stage, suiteNames, tuesday } from '../world.ts';

describe.each(suiteNames)('what is seen at a glance, in %s', (suite) => {
  it('is what an instance has in memory, marked; what is too old for that is looked up', async () => {
    const on = await stage(suite);
    const { workspace } = on.connection;
    const actor = actorOf(workspace.policy, organiser);
    const glance = () => workspace.seen('today', {}, actor, on.suite, true);
    await glance();
    on.count();
    expect((await glance()).stale).toBe(false);
    on.clock.pass(60);
    const known = await glance();
    expect([known.stale, on.count()]).toEqual([true, 0]);
    const { stale, readAt } = await workspace.seen('today', {}, actor, on.suite);
    expect([stale, readAt > known.readAt]).toEqual([false, true]);
    expect(on.count()).toBeGreaterThan(0);
    on.clock.pass(100);
    expect((await glance()).stale).toBe(false);
    expect(on.count()).toBeGreaterThan(0);
    await on.world.stop();
  });

  it('after the clock was set forth and back the company is in its present again', async () => {
    const on = await stage(suite, { sample: false });
    const { start } = (await on.agenda()).meeting;
    on.clock.set(new Date(Date.parse(start) + 600_000).toISOString());
    expect((await on.see<{ readAt: string }>('today')).readAt > start).toBe(true);
    on.clock.set(tuesday);
    const today = await on.see<{ readAt: string; meeting?: { start: string } }>('today');
    expect(today.readAt).toBe(tuesday);
    expect(today.meeting?.start).toBe(start);
    await on.world.stop();
  });

  it('what somebody was shown a moment ago is shown again, to nobody else and not after a change', async () => {
    const on = await stage(suite);
    const today = (who: string) => on.see('today', {}, who);
    const shown = await today(organiser);
    expect(await today(organiser)).toBe(shown);
    expect(await today('rd.liaison@example.com')).not.toEqual(shown);
    expect(await on.see('requests', { state: 'open' })).not.toEqual(await on.see('requests', { state: 'all' }));
    await on.act('add-signal', { kind: 'market', title: 'New' }, organiser);
    expect(await today(organiser)).not.toBe(shown);
    const after = await today(organiser);
    on.clock.pass(6);
    expect(await today(organiser)).not.toBe(after);
    await on.world.stop();
  });

  it('many who look at the same time wait for one reading', async () => {
    const on = await stage(suite);
    for (let minute = 0; minute < 2; minute++) {
      await on.see('today');
      on.clock.pass(60);
    }
    on.count();
    await on.see('today');
    const one = on.count();
    on.clock.pass(60);
    await Promise.all(Array.from({ length: 20 }, () => on.see('today')));
    expect(on.count()).toBe(one);
    await on.world.stop();
  });
});
