import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { t } from '../../core/words.ts';
import { type Context, readCell, Unreadable } from '../../core/workspace/cells.ts';
import { Directory } from '../../core/workspace/directory.ts';
import { choice, date, maybeNumber, maybePerson, moment, note, number, period } from '../../core/workspace/register.ts';
import { baseDialect } from '../../plugins/feishu/cells.ts';
import { excelDialect } from '../../plugins/microsoft365/cells.ts';
import { typed } from '../../plugins/microsoft365/simulator/cell-values.ts';

const zone = 'Asia/Shanghai';
const people = new Directory([
  { id: 'ou_1', name: '任东', email: 'rd.head@example.com' },
  { id: 'ou_2', name: 'Same', email: 'a@example.com' },
  { id: 'ou_3', name: 'Same', email: 'b@example.com' },
]);
const words = { language: 'zh' as const, directory: people };
const context: Context = { directory: people, years: { first: 1990, last: 2100 } };
const c = t('Column', '列');

/** What a suite makes of a written value before it is read again. */
const suites = [
  { name: 'Excel', dialect: excelDialect(zone), through: (v: unknown) => graphValue(typed(v)) },
  {
    name: 'Base',
    dialect: baseDialect(zone),
    through: (v: unknown) => (typeof v === 'string' ? [{ type: 'text', text: v }] : v),
  },
];
const graphValue = (v: unknown) => (v && typeof v === 'object' && 'formula' in v ? '#NAME?' : (v ?? ''));

describe.each(suites)('cells of $name', ({ dialect, through }) => {
  const roundTrip = (column: Parameters<typeof readCell>[1], value: unknown) =>
    readCell(dialect, column, through(dialect.write(column, value, words)), context);

  it('give back every text', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.string({ unit: 'grapheme' }),
          fc.constantFrom('=1', '+1', '-1', '@x', "'a", '1,5', '2026-12', '12:30', '1/2', '50%', 'true'),
        ),
        (text) => {
          expect(roundTrip(note(c), text)).toBe(text.trim() || undefined);
        },
      ),
      { numRuns: 2000 },
    );
  });

  it('give back every number', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        (n) => roundTrip(number(c), n) === n || Object.is(n, -0),
      ),
      { numRuns: 500 },
    );
  });

  it('give back every day and, to the second, every instant', () => {
    const instants = fc
      .date({ min: new Date('1992-01-01'), max: new Date('2100-01-01'), noInvalidDate: true })
      .map((d) => `${d.toISOString().slice(0, 19)}.000Z`);
    fc.assert(
      fc.property(instants, (iso) => roundTrip(moment(c), iso) === iso),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(instants, (iso) => roundTrip(date(c), iso.slice(0, 10)) === iso.slice(0, 10)),
      { numRuns: 1000 },
    );
    fc.assert(
      fc.property(instants, (iso) => roundTrip(period(c), iso.slice(0, 7)) === iso.slice(0, 7)),
      { numRuns: 500 },
    );
  });

  it('give back people by e-mail, whatever is written in the cell', () => {
    for (const email of ['rd.head@example.com', 'a@example.com', 'b@example.com'])
      expect(roundTrip(maybePerson(c), email)).toBe(email);
  });

  it('never throw anything but a reason', () => {
    const columns = [
      number(c),
      date(c),
      moment(c),
      period(c),
      note(c),
      maybePerson(c),
      maybeNumber(c),
      choice(c, { a: t('A', '甲') }),
    ];
    fc.assert(
      fc.property(fc.anything(), fc.constantFrom(...columns), (raw, column) => {
        try {
          readCell(dialect, column, raw, context);
        } catch (error) {
          expect(error).toBeInstanceOf(Unreadable);
        }
      }),
      { numRuns: 3000 },
    );
  });

  it('read what people type', () => {
    const read = (column: Parameters<typeof readCell>[1], raw: unknown) => readCell(dialect, column, raw, context);
    expect(read(date(c), '2026/3/5')).toBe('2026-03-05');
    expect(read(date(c), '2026年3月5日')).toBe('2026-03-05');
    expect(read(number(c), '1,234.5')).toBe(1234.5);
    expect(read(number(c), '85%')).toBe(0.85);
    expect(read(choice(c, { high: t('High', '高') }), '高')).toBe('high');
    expect(read(choice(c, { high: t('High', '高') }), 'HIGH')).toBe('high');
    expect(read(maybePerson(c), '任东')).toBe('rd.head@example.com');
    expect(read(maybePerson(c), 'A stranger')).toBe('A stranger');
  });

  it('name what is wrong and the remedy, in both languages', () => {
    const why = (column: Parameters<typeof readCell>[1], raw: unknown) => {
      try {
        readCell(dialect, column, raw, context);
      } catch (error) {
        return (error as Unreadable).says;
      }
      return undefined;
    };
    expect(why(date(c), 'soon')).toEqual({
      en: '"soon" is no date; write it as 2026-11-25',
      zh: '“soon”不是日期，请写成 2026-11-25',
    });
    expect(why(number(c), 'many')?.en).toBe('"many" is no number');
    expect(why(note(c), '#REF!')?.en).toContain('#REF!');
    expect(why(choice(c, { a: t('A', '甲') }), 'z')?.zh).toContain('甲');
  });
});
