import { DateTime } from 'luxon';
import { addWorkingHours, isWorkday } from '../../../core/policy/calendar.ts';
import type { Policy } from '../../../core/policy/schema.ts';
import type { Language } from '../../../core/words.ts';
import type { Phrase } from './words/phrase.ts';

/** Numbers that look random and are the same every time (mulberry32). */
function dice(seed: number) {
  let state = seed;
  const roll = () => {
    state = (state + 0x6d2b79f5) | 0;
    let r = Math.imul(state ^ (state >>> 15), 1 | state);
    r = (r + Math.imul(r ^ (r >>> 7), 61 | r)) ^ r;
    return ((r ^ (r >>> 14)) >>> 0) / 4_294_967_296;
  };
  return {
    roll,
    between: (a: number, b: number) => Math.floor(a + roll() * (b - a + 1)),
    of: <T>(list: readonly T[]): T => list[Math.floor(roll() * list.length)]!,
  };
}

/** What every part of the sample company is written with. */
export type Notebook = ReturnType<typeof notebook>;

/** @param now the company's past ends here; the same policy, language and day give the same company */
export function notebook(policy: Policy, language: Language, now: string) {
  const { roll, between, of } = dice(20_261_124);
  const zone = policy.time_zone;
  const today = DateTime.fromISO(now, { zone }).startOf('day');
  return {
    policy,
    language,
    zone,
    today,
    roll,
    between,
    of,
    say: (phrase: Phrase) => phrase[language],
    /** 10:00 on the workday so many calendar days ago. */
    ago(days: number): string {
      let day = today.minus({ days });
      while (!isWorkday(policy, day.toISODate()!)) day = day.minus({ days: 1 });
      return day
        .set({ hour: 10, minute: between(0, 59) })
        .toUTC()
        .toISO()!;
    },
    /** So many working hours later. */
    after: (instant: string, hours: number) => addWorkingHours(policy, instant, hours),
    number: (prefix: string, n: number) => `${prefix}-${String(n).padStart(4, '0')}`,
  };
}
