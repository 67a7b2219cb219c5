import { DateTime } from 'luxon';
import { orders } from '../../../core/exchange/records.ts';
import { lockedFrom, monthsOn, openMonths } from '../../../core/forecasts/calendar.ts';
import { forecasts } from '../../../core/forecasts/records.ts';
import { dateIn, isWorkday, nearestWorkday } from '../../../core/policy/calendar.ts';
import { customers } from '../company/words/phrase.ts';
import { type Deed, mail, type Play } from './play.ts';
import * as words from './words/sales.ts';

/** Pieces a month and region, roughly. */
const sizes: Record<string, number> = { 'FM-100': 220, 'PT-200': 160, 'LV-300': 80, 'GW-10': 120 };
const seller: Record<string, string> = {
  east: mail('sales.east'),
  north: mail('sales.north'),
  overseas: mail('sales.overseas'),
};
const sellerOf = (region: string): string => seller[region] ?? mail('sales.liaison');
const planner = mail('production.planner');

/** The working day of a month that is this one or the first before it. */
function dayOf(play: Play, month: string, day: number): string {
  const date = `${month}-${String(day).padStart(2, '0')}`;
  return isWorkday(play.policy, date) ? date : nearestWorkday(play.policy, date, -1);
}

const monthsIn = (play: Play): string[] => {
  const [first, last] = [dateIn(play.policy, play.from).slice(0, 7), play.lastDay.slice(0, 7)];
  const months: string[] = [];
  for (let month = first; month <= last; month = monthsOn(month, 1)) months.push(month);
  return months;
};

/** The forecast is given each month for the months to come, locked at its cut-off, and answered by the plan. */
export function sharedForecasts(play: Play): void {
  const { policy } = play;
  const months = monthsIn(play);
  const [begins] = play.workdays();
  for (const { id } of policy.forecast.regions) if (begins) play.on(begins, '11:20', giveForecast(id, 1));
  for (const [i, month] of months.entries())
    for (const [n, { id }] of policy.forecast.regions.entries()) {
      // One region is late once: what it changes after the cut-off is marked.
      const late = i === 1 && n === 1;
      const day = late ? policy.forecast.cut_off_day + 2 : policy.forecast.cut_off_day - 6 + n;
      play.on(dayOf(play, month, day), `15:${10 + n * 7}`, giveForecast(id, late ? 4 : 3));
    }
  for (const [i, month] of months.entries()) {
    const after = monthsOn(month, 1);
    const cutOff = DateTime.fromISO(dateIn(policy, lockedFrom(policy, after)));
    const next = nearestWorkday(policy, cutOff.plus({ days: 1 }).toISODate()!, 1);
    const slow = i % 3 === 1;
    play.on(
      next,
      '15:40',
      confirmPlan(after, (product) => !slow || product !== 'LV-300'),
    );
    // Once a line of the plan comes a week after everybody else's.
    if (slow)
      play.on(
        dayOf(play, after, 1),
        '10:50',
        confirmPlan(after, (product) => product === 'LV-300'),
      );
  }
}

/** @param changed how many of its lines somebody changes */
const giveForecast =
  (region: string, changed: number): Deed =>
  async (play) => {
    const { policy, dice } = play;
    const known = new Map((await play.rows(forecasts)).map((f) => [`${f.period}/${f.product}/${f.region}`, f]));
    const [current] = openMonths(policy, play.now);
    const fresh = openMonths(policy, play.now)
      .filter((period) => period !== current && lockedFrom(policy, period) > play.now)
      .flatMap((period) => policy.forecast.products.map((p) => ({ period, product: p.id, region })));
    const lines = fresh.map((line) => {
      const before = known.get(`${line.period}/${line.product}/${line.region}`);
      const quantity = Math.round(((sizes[line.product] ?? 100) * (0.85 + dice.roll() * 0.35)) / 5) * 5;
      return { ...line, quantity: before ? before.quantity : quantity, new: !before };
    });
    for (let n = 0; n < changed && lines.length; n++) {
      const line = dice.of(lines);
      if (!line.new) line.quantity = Math.max(5, Math.round((line.quantity * (0.85 + dice.roll() * 0.3)) / 5) * 5);
    }
    const said = lines.filter((l) => {
      const before = known.get(`${l.period}/${l.product}/${l.region}`);
      return !before || before.quantity !== l.quantity;
    });
    if (!said.length) return;
    await play.do('submit-forecast', { lines: said.map(({ new: _, ...line }) => line) }, sellerOf(region));
  };

/** The plan answers a month; one product is short, with the day from which on all of it can be delivered. */
const confirmPlan =
  (period: string, of: (product: string) => boolean): Deed =>
  async (play) => {
    const lines = (await play.rows(forecasts))
      .filter((f) => f.period === period && of(f.product))
      .map((f) => {
        const latest = period > play.lastDay.slice(0, 7);
        const short = f.product === 'PT-200' && f.region !== 'overseas';
        const share = short ? (latest ? (f.region === 'east' ? 0.62 : 0.74) : 0.88) : 0.98 + play.dice.roll() * 0.05;
        const quantity = Math.round(
          f.quantity * (latest && f.product === 'GW-10' && f.region === 'overseas' ? 1.35 : share),
        );
        const fullFrom = `${monthsOn(period, 1)}-10`;
        return {
          period,
          product: f.product,
          region: f.region,
          quantity,
          ...(short && { fullFrom, note: play.say(words.shortage) }),
        };
      });
    if (lines.length) await play.do('confirm-plan', { lines }, planner);
  };

/** What customers order: two orders a month make up what was forecast, more or less; most are delivered on their day. */
export function sharedOrders(play: Play, each: number): void {
  const days = play.workdays();
  for (const month of monthsIn(play)) {
    const own = days.filter((d) => d.startsWith(month) && d < play.lastDay);
    const [first] = own;
    if (first) play.on(first, '09:15', () => ordersOf(play, month, own, each));
  }
}

async function ordersOf(play: Play, month: string, days: readonly string[], each: number): Promise<void> {
  const { policy, dice } = play;
  const known = await play.rows(forecasts);
  // Of a month that began before the story only a part comes.
  const share = Math.min(1, Number(play.lastDay.startsWith(month) ? 30 : 32 - Number(days[0]!.slice(8))) / 28);
  let n = Number(month.slice(5)) * 7;
  for (const product of policy.forecast.products)
    for (const region of policy.forecast.regions) {
      const f = known.find((x) => x.period === month && x.product === product.id && x.region === region.id);
      const wanted = (f?.quantity ?? sizes[product.id] ?? 100) * share * (0.75 + dice.roll() * 0.45);
      for (const part of [0.6, 0.4]) {
        const day = `${month}-${String(part > 0.5 ? dice.between(1, 14) : dice.between(15, 28)).padStart(2, '0')}`;
        const on = isWorkday(policy, day) ? day : nearestWorkday(policy, day, 1);
        if (!days.includes(on) || !dice.chance(each * 2)) continue;
        const due = DateTime.fromISO(on)
          .plus({ days: dice.between(14, 34) })
          .toISODate()!;
        const quantity = Math.max(1, Math.round(wanted * part));
        const input = {
          order: `${on.slice(2, 4)}${on.slice(5, 7)}-${String(++n).padStart(3, '0')}`,
          customer: play.say(dice.of(customers)),
          product: product.id,
          region: region.id,
          quantity,
          amount: quantity * (product.id === 'GW-10' ? 900 : 1_400),
          orderedOn: on,
          deliverBy: isWorkday(policy, due) ? due : nearestWorkday(policy, due, 1),
        };
        play.on(on, `17:${dice.between(10, 40)}`, takeOrder(input, n));
      }
    }
}

const takeOrder =
  (input: { order: string; region: string; deliverBy: string; quantity: number }, n: number): Deed =>
  async (play) => {
    const by = sellerOf(input.region);
    const id = await play.add(orders, 'add-order', input, by, (o) => o.order === input.order);
    if (!id) return;
    const { policy, dice } = play;
    if (n % 23 === 7)
      return play.later(
        20,
        async () => void (await play.do('cancel-order', { id, reason: play.say(words.cancelled) }, by)),
      );
    if (n % 19 === 5)
      play.later(30, async () => void (await play.do('change-order', { id, quantity: input.quantity + 10 }, by)));
    const late = dice.chance(0.09);
    const due = DateTime.fromISO(input.deliverBy).plus({ days: late ? dice.between(2, 7) : -dice.between(0, 4) });
    const date = due.toISODate()!;
    const on = isWorkday(policy, date) ? date : nearestWorkday(policy, date, late ? 1 : -1);
    play.on(on, '16:20', async () => void (await play.do('deliver-order', { id }, mail('production.planner'))));
  };
