import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { t } from '../../core/words.ts';
import {
  type Context,
  type Dialect,
  notationIn,
  readerOf,
  textDialect,
  Unreadable,
} from '../../core/workspace/cells.ts';
import { Directory } from '../../core/workspace/directory.ts';
import { numberFromText } from '../../core/workspace/numbers.ts';
import { type Column, choice, date, flag, moment, note, number, period } from '../../core/workspace/register.ts';
import { Zone } from '../../core/workspace/zone.ts';
import { baseDialect, sheetDialect } from '../../plugins/feishu/cells.ts';
import { excelDialect } from '../../plugins/microsoft365/cells.ts';

const seed = Number(process.env.SEED) || Date.now() % 2 ** 31;
console.log(`cell notations: SEED=${seed}`);

const zone = 'Asia/Shanghai';
const c = t('Column', '列');
const context: Context = { directory: new Directory([]), years: { first: 2006, last: 2046 } };
const pasted = textDialect(Zone.named(zone));
const excel = excelDialect(zone);
const sheet = sheetDialect(zone);
const base = baseDialect(zone);

/** What a column reads as: for each cell its value, or why not. */
function readColumn(dialect: Dialect, column: Column, cells: readonly unknown[]): unknown[] {
  const read = readerOf(dialect, column, { ...context, notation: notationIn(dialect, column, cells) });
  return cells.map((cell) => {
    try {
      return read(cell);
    } catch (error) {
      if (error instanceof Unreadable) return error;
      throw error;
    }
  });
}
const one = (dialect: Dialect, column: Column, cell: unknown) => readColumn(dialect, column, [cell])[0];
const why = (dialect: Dialect, column: Column, cell: unknown) => (one(dialect, column, cell) as Unreadable).says;

const monthNames = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];
const weekdays = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const two = (n: number) => String(n).padStart(2, '0');
const fullWidth = (words: string) => words.replace(/[!-~]/g, (ch) => String.fromCharCode(ch.charCodeAt(0) + 0xfee0));
const serial = (iso: string) => (Date.parse(`${iso}T00:00:00Z`) - Date.UTC(1899, 11, 30)) / 86_400_000;

/** Every way in which people and programs write a day. */
const waysToWrite: ((y: number, m: number, d: number, weekday: number) => unknown)[] = [
  (y, m, d) => `${y}-${two(m)}-${two(d)}`,
  (y, m, d) => `${y}/${m}/${d}`,
  (y, m, d) => `${y}.${m}.${d}`,
  (y, m, d) => `${y}年${m}月${d}日`,
  (y, m, d, w) => `${y}年${m}月${d}日 星期${'日一二三四五六'[w]}`,
  (y, m, d, w) => `${y}年${m}月${d}日（周${'日一二三四五六'[w]}）`,
  (y, m, d) => `${y}${two(m)}${two(d)}`,
  (y, m, d) => Number(`${y}${two(m)}${two(d)}`),
  (y, m, d) => `${d} ${monthNames[m - 1]} ${y}`,
  (y, m, d) => `${monthNames[m - 1]} ${d}, ${y}`,
  (y, m, d, w) => `${weekdays[w]}, ${monthNames[m - 1]} ${d}, ${y}`,
  (y, m, d) => `${d}-${monthNames[m - 1]!.slice(0, 3)}-${two(y % 100)}`,
  (y, m, d) => `${two(d)}-${monthNames[m - 1]!.slice(0, 3).toUpperCase()}-${y}`,
  (y, m, d) => `${y}-${two(m)}-${two(d)} 10:30`,
  (y, m, d) => `${y}/${m}/${d} 下午 3:05`,
  (y, m, d) => `${y}-${two(m)}-${two(d)}T08:00:00`,
  (y, m, d) => fullWidth(`${y}/${m}/${d}`),
  (y, m, d) => `\u00a0${y}-${two(m)}-${two(d)}\u200b`,
  (y, m, d) => `${m}/${d}/${y}`,
  (y, m, d) => `${m}/${d}/${y} 3:05 PM`,
  (y, m, d) => `${d}.${m}.${y}`,
];
const aDay = fc
  .date({ min: new Date('2006-01-02'), max: new Date('2046-12-30'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10));
const written = (day: string, way: number) => {
  const d = new Date(`${day}T00:00:00Z`);
  return waysToWrite[way]!(d.getUTCFullYear(), d.getUTCMonth() + 1, d.getUTCDate(), d.getUTCDay());
};

describe('A day, however it is written', () => {
  it('is read as the day that was meant, or refused: never as another', () => {
    fc.assert(
      fc.property(
        aDay,
        fc.nat(waysToWrite.length - 1),
        fc.constantFrom(pasted, excel, sheet, base),
        (day, way, dialect) => {
          const cell = written(day, way);
          const read = one(dialect, date(c), dialect === pasted ? String(cell) : cell);
          if (!(read instanceof Unreadable)) expect(read).toBe(day);
          // Only where day and month could change places is anything refused.
          else expect([18, 19, 20]).toContain(way);
        },
      ),
      { seed, numRuns: 3000 },
    );
  });

  it('is a month in a column of months', () => {
    fc.assert(
      fc.property(aDay, (day) => {
        const [y, m] = day.split('-');
        for (const cell of [
          `${y}-${m}`,
          `${y}年${Number(m)}月`,
          `${y}${m}`,
          `${m}/${y}`,
          `${monthNames[Number(m) - 1]} ${y}`,
        ])
          expect(one(pasted, period(c), cell)).toBe(`${y}-${m}`);
        expect(one(excel, period(c), Number(`${y}${m}`))).toBe(`${y}-${m}`);
        expect(one(excel, period(c), serial(day))).toBe(`${y}-${m}`);
      }),
      { seed, numRuns: 300 },
    );
  });

  it('is settled by the column where day and month could change places', () => {
    fc.assert(
      fc.property(fc.array(aDay, { minLength: 2, maxLength: 20 }), fc.constantFrom('day', 'month'), (days, first) => {
        const cells = days.map((day) => {
          const [y, m, d] = day.split('-').map(Number);
          return first === 'day' ? `${d}/${m}/${y}` : `${m}/${d}/${y}`;
        });
        const settled = days.some((day) => Number(day.slice(8)) > 12);
        const read = readColumn(pasted, date(c), cells);
        for (const [i, value] of read.entries())
          if (value instanceof Unreadable) expect(settled).toBe(false);
          else expect(value).toBe(days[i]);
        if (settled) expect(read).toEqual(days);
      }),
      { seed, numRuns: 500 },
    );
  });

  it('is refused where the column contradicts itself, with both days that it could be', () => {
    const read = readColumn(pasted, date(c), ['25/11/2026', '11/26/2026', '05/11/2026']);
    expect(read.slice(0, 2)).toEqual(['2026-11-25', '2026-11-26']);
    expect((read[2] as Unreadable).says.en).toBe(
      '"05/11/2026" may be 2026-11-05 or 2026-05-11; write the one you mean',
    );
  });

  it.each([45, 0.375, 2026, 2454, 60000, 261_125, -3, 1e9, 20_991_301])('is not the number %j', (cell) => {
    for (const column of [date(c), period(c), moment(c)])
      expect(why(excel, column, cell)).toMatchObject({
        en: expect.stringMatching(/is no day of the years 2006 to 2046; write it as 2026-11-25/),
        zh: expect.stringContaining('请写成 2026-11-25'),
      });
  });

  it('lies within the company’s life, in every suite and notation', () => {
    expect(why(base, date(c), Date.parse('1970-01-01')).en).toContain('is no day of the years');
    expect(why(base, moment(c), { type: 5, value: [Date.parse('2454-09-22')] }).en).toContain('is no day of the years');
    expect(why(pasted, date(c), '2206-11-05').en).toContain('is no day of the years');
    expect(why(excel, moment(c), '1926-11-05 10:00').en).toContain('is no day of the years');
  });

  it.each([
    ['11月25日', 'has no year'],
    ['25-Nov', 'has no year'],
    ['2026.1', 'may be 2026-01 or 2026-10'],
    ['Monday, November 25, 2026', 'another weekday'],
    ['26/11/25', 'is no date'],
    ['10:30', 'is no date'],
    ['民国115年11月5日', 'is no date'],
    ['2026-02-30', 'is no date'],
    ['2026-11-25 25:00', 'is no date'],
    ['Nov-26', 'has no year'],
    ['46350', 'is no date'],
  ])('is not guessed from %j', (cell, reason) => {
    expect(why(pasted, date(c), cell).en).toContain(reason);
  });
});

describe('A number, however it is written', () => {
  const aNumber = fc.integer({ min: -99_999_999, max: 99_999_999 }).map((n) => n / 100);
  const groups = (n: number, thousands: string, point: string) => {
    const [whole = '', decimals] = Math.abs(n)
      .toFixed(2)
      .replace(/\.?0+$/, '')
      .split('.');
    const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
    return (n < 0 ? '-' : '') + grouped + (decimals ? point + decimals : '');
  };
  const ways: ((n: number) => string)[] = [
    (n) => groups(n, ',', '.'),
    (n) => groups(n, '', '.'),
    (n) => groups(n, ' ', '.'),
    (n) => `¥${groups(Math.abs(n), ',', '.')}`.replace('¥', n < 0 ? '-¥' : '¥'),
    (n) => (n < 0 ? `(${groups(-n, ',', '.')})` : groups(n, ',', '.')),
    (n) => `${groups(n, ',', '.')}台`,
    (n) => fullWidth(groups(n, '', '.')),
    (n) => groups(n, ',', '.').replace('-', '\u2212'),
  ];

  it('is read as the number that was meant, or refused: never as another', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(aNumber, fc.nat(ways.length - 1)), { minLength: 1, maxLength: 20 }), (cells) => {
        const read = readColumn(
          pasted,
          number(c),
          cells.map(([n, way]) => ways[way]!(n)),
        );
        cells.forEach(([n], i) => void expect(read[i] === n || (n === 0 && read[i] === 0)).toBe(true));
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('is read with commas before decimals where the column leaves no doubt, else refused', () => {
    fc.assert(
      fc.property(fc.array(aNumber, { minLength: 1, maxLength: 20 }), (numbers) => {
        const cells = numbers.map((n) => groups(n, '.', ','));
        const read = readColumn(pasted, number(c), cells);
        const settled = cells.some((cell) => /\..*,|\..*\./.test(cell));
        // Without another cell that tells, 1.234 is read as it always was.
        for (const [i, value] of read.entries())
          if (!(value instanceof Unreadable) && (settled || cells.some((x) => x.includes(','))))
            expect(value === numbers[i] || (numbers[i] === 0 && value === 0), `${cells[i]} → ${value}`).toBe(true);
        if (settled) expect(read.some((value) => value instanceof Unreadable)).toBe(false);
      }),
      { seed, numRuns: 1000 },
    );
  });

  it('is refused where the column contradicts itself', () => {
    const read = readColumn(pasted, number(c), ['1,234.50', '1.234,50', '1.234', '1,234', '12']);
    expect(read.map((value) => (value instanceof Unreadable ? 'refused' : value))).toEqual([
      1234.5,
      'refused',
      'refused',
      'refused',
      12,
    ]);
  });

  it.each(['12,5', '1,23', '1.234,5', '0,125', '12 5', '八台', '1e5', '--5', '5-'])(
    'is not guessed from %j',
    (cell) => {
      expect(() => numberFromText(cell)).toThrow(Unreadable);
    },
  );
});

describe('What a formula could not work out', () => {
  it.each([
    '#N/A',
    '#REF!',
    '#FIELD!',
    '#BLOCKED!',
    '#ERROR!',
    'Err:502',
    'err:522',
    'Loading...',
    '加载中…',
    '#NAME?',
    '#BEZUG!',
    '#VALEUR!',
    '#NV',
    '#GETTING_DATA',
  ])('%s is no word, number, day, choice or tick', (cell) => {
    for (const column of [note(c), number(c), date(c), flag(c), choice(c, { a: t('A', '甲') })])
      expect(why(pasted, column, cell).en).toContain('formula');
  });

  it('is told apart from a column that is too narrow', () => {
    expect(why(pasted, note(c), '########').en).toContain('too narrow');
  });

  it('leaves words alone that only look like it', () => {
    for (const words of ['#1', '#urgent', 'Error report', 'Loading dock', 'Erratum'])
      expect(one(pasted, note(c), words)).toBe(words);
  });
});

describe('A tick', () => {
  it.each(['是的', 'x', 'X', '☑', 'on', 'Ja', 'YES', '1', '✓', '✅', '对', 'TRUE'])('%s says yes', (cell) => {
    expect(one(pasted, flag(c), cell)).toBe(true);
  });
  it.each(['否', 'no', '0', '✗', '×', 'Nein', '☐', 'off', 'FALSE', '不是'])('%s says no', (cell) => {
    expect(one(pasted, flag(c), cell)).toBe(false);
  });
  it.each(['maybe', '2', '急', 'ok?'])('%s says neither, and is not taken for no', (cell) => {
    expect(why(pasted, flag(c), cell).en).toContain('neither yes nor no');
  });
  it('is no cross where the column has other ticks', () => {
    const [tick, cross] = readColumn(pasted, flag(c), ['√', 'x']);
    expect(tick).toBe(true);
    expect(cross).toBeInstanceOf(Unreadable);
  });
  it('reads numbers and formulas', () => {
    expect([1, 0].map((n) => one(excel, flag(c), n))).toEqual([true, false]);
    expect(one(base, flag(c), { type: 7, value: [true] })).toBe(true);
  });
});

describe('A choice', () => {
  const products = choice(c, { fm: t('Flow meter FM-100', '流量计 FM-100'), pt: t('Pressure', '压力') });
  it.each([
    'Flow meter FM-100',
    'flow meter fm-100',
    'Flow\u00a0meter FM\u2011100',
    'Ｆｌｏｗ　ｍｅｔｅｒ ＦＭ－１００',
    'Flow meter\u200b FM-100',
    ' 流量计　FM-100 ',
    'Flow\nmeter FM-100',
  ])('written as %j is the one that it looks like', (cell) => {
    expect(one(pasted, products, cell)).toBe('fm');
  });
  it('says what is wrong', () => {
    expect(why(pasted, products, 'FM-200').en).toBe('"FM-200" is not one of: Flow meter FM-100, Pressure');
    expect(why(pasted, products, 'Flow-meter FM100')).toEqual({
      en: '"Flow-meter FM100" is not written as “Flow meter FM-100”; write it so',
      zh: '“Flow-meter FM100”与“流量计 FM-100”写法不同，请改成一致',
    });
  });
});

describe('A cell of a Base that holds a result or several values', () => {
  const ms = Date.parse('2026-11-05T00:00:00+08:00');
  it('gives days, numbers, words and choices of formulas and look-ups', () => {
    expect(one(base, date(c), { type: 5, value: [ms] })).toBe('2026-11-05');
    expect(one(base, moment(c), { type: 1002, value: [ms] })).toBe('2026-11-04T16:00:00.000Z');
    expect(one(base, number(c), { type: 2, value: [12] })).toBe(12);
    expect(one(base, number(c), { type: 1, value: [{ text: '1,200', type: 'text' }] })).toBe(1200);
    expect(one(base, choice(c, { a: t('A', '甲') }), { type: 3, value: ['甲'] })).toBe('a');
    expect(one(base, note(c), { type: 5, value: [ms] })).toBe('2026-11-05');
    expect(
      one(base, note(c), [
        { text: '一', type: 'text' },
        { text: '二', type: 'mention' },
      ]),
    ).toBe('一二');
    expect(one(base, date(c), 20_261_105)).toBe('2026-11-05');
  });
  it('lists several words, and refuses several of what can only be one', () => {
    expect(one(base, note(c), ['华东', '华北'])).toBe('华东, 华北');
    expect(
      one(base, note(c), {
        type: 1,
        value: [
          { text: '加急', type: 'text' },
          { text: '出口', type: 'text' },
        ],
      }),
    ).toBe('加急, 出口');
    expect(why(base, choice(c, { a: t('East', '华东') }), ['华东', '华北'])).toEqual({
      en: '2 values stand in this cell ("华东, 华北"), and only one can; leave one of them',
      zh: '单元格中有 2 个值（华东, 华北），只能保留一个',
    });
    expect(one(base, choice(c, { a: t('East', '华东') }), ['华东'])).toBe('a');
    expect(one(base, date(c), { type: 5, value: [ms, ms] })).toBe('2026-11-05');
    expect(why(base, date(c), { type: 5, value: [ms, ms + 86_400_000] }).en).toContain('2026-11-05, 2026-11-06');
    expect(why(base, number(c), { type: 2, value: [1, 2] }).en).toContain('2 values');
  });
});

describe('A number in a column of words', () => {
  it('is refused where the spreadsheet lost its digits', () => {
    expect(why(excel, note(c), 123_456_789_012_345_680).en).toContain('keeps 15 digits');
    expect(why(excel, note(c), 1.5e21).zh).toContain('15 位');
    expect(why(pasted, note(c), '1.23457E+17').en).toContain('keeps 15 digits');
    expect(one(excel, note(c), 2611)).toBe('2611');
    expect(one(excel, note(c), 0.1 + 0.2)).toBe('0.3');
  });
});
