import { describe, expect, it } from 'vitest';
import type { ShownForecast } from '../../core/forecasts/views.ts';
import { stage, suiteNames } from '../world.ts';

describe.each(suiteNames)("the forecast's fan, in %s", (suite) => {
  it('lies around what is forecast as months lay that are over, half of them within half of it', async () => {
    const on = await stage(suite);
    const { fan, periods, month } = await on.see<ShownForecast>('forecast');
    expect(fan.length).toBeGreaterThan(0);
    for (const { period, whole, half, months } of fan) {
      expect(period >= month).toBe(true);
      expect(months).toBeGreaterThanOrEqual(3);
      expect(whole[0]).toBeLessThanOrEqual(half[0]);
      expect(half[0]).toBeLessThanOrEqual(half[1]);
      expect(half[1]).toBeLessThanOrEqual(whole[1]);
      const { forecast } = periods.find((p) => p.period === period)!.total;
      // Forecasts of the sample company are off by a fifth at most.
      expect(whole[0] / forecast).toBeGreaterThan(0.8);
      expect(whole[1] / forecast).toBeLessThan(1.2);
    }
    await on.world.stop();
  });
});
