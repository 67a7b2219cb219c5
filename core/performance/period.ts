import { DateTime } from 'luxon';
import { dateIn } from '../policy/calendar.ts';
import type { Policy } from '../policy/schema.ts';
import { Refusal, t } from '../words.ts';
import type { Scene } from '../workspace/command.ts';

/** A period of assessment: dates of the company's calendar, the last not included. */
export interface Period {
  /** 2026-11, 2026-Q4, 2026-H2 or 2026. */
  id: string;
  from: string;
  to: string;
}

type Length = Policy['performance']['period'];
const months: Record<Length, number> = { month: 1, quarter: 3, 'half-year': 6, year: 12 };

const idOf = (length: Length, from: DateTime): string => {
  const part = Math.ceil(from.month / months[length]);
  const parts: Record<Length, string> = {
    month: from.toFormat('-MM'),
    quarter: `-Q${part}`,
    'half-year': `-H${part}`,
    year: '',
  };
  return `${from.year}${parts[length]}`;
};

/** The period of a policy's length in which a date lies. @param date of the company's calendar, YYYY-MM-DD */
export function periodOf(length: Length, date: string): Period {
  const day = DateTime.fromISO(date, { zone: 'utc' });
  const first = Math.floor((day.month - 1) / months[length]) * months[length] + 1;
  const from = DateTime.utc(day.year, first, 1);
  return { id: idOf(length, from), from: from.toISODate()!, to: from.plus({ months: months[length] }).toISODate()! };
}

/** The period that an ID names, whatever length the policy has now: what was assessed keeps its name. */
export function readPeriod(id: string): Period | undefined {
  const [, year, kind = '', n = '1'] = /^(\d{4})(?:-([QH]?)(\d{1,2}))?$/.exec(id) ?? [];
  if (!year) return undefined;
  const length: Length = !id.includes('-') ? 'year' : kind === 'Q' ? 'quarter' : kind === 'H' ? 'half-year' : 'month';
  const month = (Number(n) - 1) * months[length] + 1;
  const period =
    month >= 1 && month <= 12 ? periodOf(length, `${year}-${String(month).padStart(2, '0')}-01`) : undefined;
  return period?.id === id ? period : undefined;
}

/**
 * The period that somebody asks for.
 * @param usual which length is shown unless they name one
 * @throws Refusal unless it has begun
 */
export function begunPeriod(
  { policy, now }: Pick<Scene, 'policy' | 'now'>,
  id: string | undefined,
  usual: Length,
): Period {
  const today = dateIn(policy, now);
  const period = id ? readPeriod(id) : periodOf(usual, today);
  if (period && period.from <= today) return period;
  throw new Refusal(
    t(
      `"${id}" is no period that has begun. Write 2026-11, 2026-Q4, 2026-H2 or 2026.`,
      `“${id}”不是已开始的周期，请写作 2026-11、2026-Q4、2026-H2 或 2026。`,
    ),
    'invalid',
    'period',
  );
}

/** The period before the one that begins on a date. */
export const periodBefore = (length: Length, { from }: Pick<Period, 'from'>): Period =>
  periodOf(length, DateTime.fromISO(from, { zone: 'utc' }).minus({ days: 1 }).toISODate()!);
