import { describe, expect, it } from 'vitest';
import { linkInWords, linksIn } from '../../core/evaluation/links.ts';
import { forecastCandidates } from '../../core/forecasts/agenda.ts';
import { forecastCharts } from '../../core/forecasts/charts.ts';
import { forecastWaits } from '../../core/forecasts/evaluation.ts';
import { planConfirmed, planOnTime } from '../../core/forecasts/measures.ts';
import { t } from '../../core/words.ts';
import type { Occasion } from '../../core/workspace/candidate.ts';
import { line, model, planned, stretchOf } from './rows.ts';

/** November is locked on Tuesday, 20 October, at 18:00; its plan is due on Friday, 23 October, at 18:00. */
const november = { period: '2026-11' };
const at = (day: string, hour = '02') => `2026-${day}T${hour}:00:00.000Z`;
const onTime = (forecast: object, plan?: object, to = at('10-31', '16')) =>
  planOnTime.of(stretchOf({ forecasts: [forecast], plans: plan ? [plan] : [] }, at('09-30', '16'), to), {});
const early = line({ ...november, submittedAt: at('09-01'), locked: 100 });

describe('when a line of the forecast has to be confirmed', () => {
  it('counts from the cut-off, however early the line was given', () => {
    expect(onTime(early, planned({ ...november, confirmedAt: at('10-23') }))).toMatchObject({ cases: 1, value: 1 });
    expect(onTime(early, planned({ ...november, confirmedAt: at('09-02') }))).toMatchObject({ cases: 1, value: 1 });
    const late = onTime(early, planned({ ...november, confirmedAt: at('10-26') }));
    expect(late).toMatchObject({ cases: 1, value: 0, against: [{ due: '2026-10-23' }] });
    expect(onTime(early)).toMatchObject({ cases: 1, value: 0 });
  });

  it('does not count what is not due yet, neither for the time nor for the quantity', () => {
    expect(onTime(early, undefined, at('10-22'))).toEqual({ cases: 0, against: [] });
    const open = { ...line({ period: '2026-10', locked: undefined, late: true, submittedAt: at('10-21') }) };
    const met = (to: string) => planConfirmed.of(stretchOf({ forecasts: [open] }, at('09-30', '16'), to), {});
    expect(met(at('10-22'))).toEqual({ cases: 0, against: [] });
    expect(met(at('10-27'))).toMatchObject({ cases: 1, value: 0 });
  });

  it('counts from when the line came, where it first came after the cut-off', () => {
    const given = line({ ...november, submittedAt: at('10-26'), late: true });
    expect(onTime(given, planned({ ...november, confirmedAt: at('10-28') }))).toMatchObject({ cases: 1, value: 1 });
    expect(onTime(given, planned({ ...november, confirmedAt: at('10-30') }))).toMatchObject({ cases: 1, value: 0 });
  });

  it('is not moved by what is changed later, on either side', () => {
    const raised = line({ ...november, submittedAt: at('10-28'), locked: 100, quantity: 150, late: true });
    expect(onTime(raised)).toMatchObject({ cases: 1, against: [{ due: '2026-10-23' }] });
    const again = planned({ ...november, firstAt: at('10-22'), confirmedAt: at('10-29') });
    expect(onTime(early, again)).toMatchObject({ cases: 1, value: 1 });
  });

  it('is the same for the agenda and for who waits for whom', () => {
    const stretch = (to: string) => stretchOf({ forecasts: [early] }, at('09-30', '16'), to);
    const item = (now: string) =>
      forecastCandidates({ ...stretch(now), now } as unknown as Occasion).find((c) => c.key === 'forecast:unconfirmed');
    expect(item(at('10-23'))).toBeUndefined();
    expect(item(at('10-26'))?.why[0]?.en).toContain('2026-10-23');
    expect(forecastWaits(stretch(at('10-23')))).toEqual([]);
    const [wait] = forecastWaits(stretch(at('10-26', '10')));
    expect(wait).toMatchObject({ from: 'sales', to: 'production', days: 1 });
  });
});

describe('how long a department waited', () => {
  it('is the longest wait, and the sum of all is called a sum', () => {
    const lines = ['FM-100', 'PT-200', 'GW-10'].map((product) => line({ ...november, product, locked: 100 }));
    const plans = [
      planned({ ...november, confirmedAt: at('10-26', '10') }),
      planned({ ...november, product: 'PT-200', confirmedAt: at('10-28', '10') }),
      planned({ ...november, product: 'GW-10', confirmedAt: at('10-22') }),
    ];
    const [link] = linksIn(stretchOf({ forecasts: lines, plans }, at('09-30', '16'), at('10-31', '16')));
    const says = linkInWords(link!, { from: t('Sales', '销售部'), to: t('Production', '生产部') });
    expect(says).toEqual({
      en: 'Sales waited for Production beyond the deadline in 2 of 3 cases: 3 working days at most, 4 in all',
      zh: '销售部等待生产部：3 项中 2 项逾期，最长 3 个工作日，合计 4 个工作日',
    });
  });
});

describe('a forecast that is raised after the cut-off', () => {
  const raised = line({ ...november, submittedAt: at('10-28'), locked: 100, quantity: 180, late: true });
  const agenda = (forecast: object, plan: object) =>
    forecastCandidates({
      ...stretchOf({ forecasts: [forecast], plans: [plan] }),
      now: at('10-29'),
    } as unknown as Occasion);

  it('above what the plan confirmed comes to the meeting, with both figures', () => {
    const [item] = agenda(raised, planned(november));
    expect(item?.title.en).toBe('Flow meter FM-100: raised after the cut-off, the plan is 80 short of it (44 %)');
    expect(item?.evidence[0]?.detail.en).toBe('locked 100, raised to 180 after the cut-off; plan 100 (-80)');
    expect(agenda(raised, planned({ ...november, quantity: 80 }))[0]?.title.en).toContain('100 short');
  });

  it('within the policy’s limits, or met by the plan, is nothing to talk about', () => {
    expect(agenda({ ...raised, quantity: 115 }, planned(november))).toEqual([]);
    expect(agenda(raised, planned({ ...november, quantity: 175 }))).toEqual([]);
    expect(agenda(raised, planned({ ...november, quantity: 70 })).map((i) => i.title.en)).toEqual([
      'Flow meter FM-100: the plan is 30 short of the forecast (30 %)',
    ]);
  });
});

describe('a month whose plan is not confirmed as a whole', () => {
  it('has no plan in the chart: what is only open would look like a fall', () => {
    const north = { region: 'north' };
    const months = ['2026-10', '2026-11'];
    const stretch = stretchOf({
      forecasts: months.flatMap((period) => [line({ period, locked: 100 }), line({ period, ...north, locked: 50 })]),
      plans: [
        planned({ period: '2026-10' }),
        planned({ period: '2026-10', ...north, quantity: 40 }),
        planned({ period: '2026-11' }),
      ],
    });
    const [chart] = forecastCharts({ ...stretch, now: stretch.to });
    expect(chart!.rows.map((r) => r.values.slice(0, 2))).toEqual([
      [150, 140],
      [150, null],
    ]);
    expect(chart!.says?.en).toContain('the plan for 2026-11');
  });
});

it('the model policy says so too', () => {
  expect(model.forecast).toMatchObject({ cut_off_day: 20, confirm_within_days: 3 });
});
