import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { policyOf } from '../../core/policy/history.ts';
import { withKeys } from '../../core/policy/naming.ts';
import { readCell } from '../../core/workspace/cells.ts';
import { Directory } from '../../core/workspace/directory.ts';
import { knownId } from '../../core/workspace/keys.ts';
import { maybePerson } from '../../core/workspace/register.ts';
import { excelDialect } from '../../plugins/microsoft365/cells.ts';

const column = maybePerson({ en: 'Owner', zh: '承办人' });
const dialect = excelDialect('Asia/Shanghai');
const years = { first: 2006, last: 2046 };
const person = (name: string, email: string, more: object = {}) => ({ id: `id of ${email}`, name, email, ...more });
const read = (cell: string, directory: Directory) => readCell(dialect, column, cell, { directory, years });
const writtenBy = (directory: Directory, email: string) =>
  String(dialect.write(column, email, { language: 'en', directory }));

describe('a person in a cell', () => {
  it.each([
    ['Low, Rita', 'a comma'],
    ['Low (R&D)', 'brackets'],
    ['王伟（销售）', 'full-width brackets'],
    ['=Rita', 'a sign of a formula'],
    ['O’Neil "Bob"', 'quotes'],
  ])('%s, with %s in the name, is the same when it is read back', (name) => {
    const directory = new Directory([person(name, 'rita.low@example.com'), person('Rita', 'other@example.com')]);
    const cell = writtenBy(directory, 'rita.low@example.com');
    expect(read(cell.replace(/^'/, ''), directory)).toBe('rita.low@example.com');
    expect(read(name, directory)).toBe('rita.low@example.com');
  });

  it('is known again by any name and address, whoever else is in the directory', () => {
    const people = fc.uniqueArray(fc.tuple(fc.string({ minLength: 1, unit: 'grapheme' }), fc.emailAddress()), {
      minLength: 1,
      maxLength: 6,
      selector: ([, email]) => email.toLowerCase(),
    });
    const seed = Date.now();
    fc.assert(
      fc.property(people, (all) => {
        const directory = new Directory(all.map(([name, email]) => person(name, email)));
        for (const [, email] of all) {
          const cell = writtenBy(directory, email.toLowerCase());
          expect(read(cell.replace(/^'/, ''), directory)).toBe(email.toLowerCase());
        }
      }),
      { seed, numRuns: 300 },
    );
  });

  const rita = person('Rita Low', 'rita.low@example.com', { aliases: ['rlow@corp.example.com'] });
  it.each([
    'Rita Low',
    'rita  low',
    'Rita\u00a0Low',
    'Ｒｉｔａ　Ｌｏｗ',
    'Rita\u200b Low',
    '@Rita Low',
    'mailto:rita.low@example.com',
    'RITA.LOW@example.com',
    'rlow@corp.example.com',
    'Somebody Else (rita.low@example.com)',
    'Rita Low <rita.low@example.com>',
    'id of rita.low@example.com',
    'Rita Low, Ray Dunn',
  ])('is meant by “%s”', (words) => {
    const directory = new Directory([rita, person('Ray Dunn', 'rd.head@example.com')]);
    expect(read(words, directory)).toBe('rita.low@example.com');
  });

  it('of whom there are two is nobody, and both are named', () => {
    const directory = new Directory([rita, person('Rita Low', 'r.low2@example.com')]);
    expect(read('Rita Low', directory)).toBe('Rita Low');
    expect(directory.several('rita low').map((p) => p.email)).toEqual(['rita.low@example.com', 'r.low2@example.com']);
    expect(read(writtenBy(directory, 'r.low2@example.com'), directory)).toBe('r.low2@example.com');
  });

  it('without a mail address is kept under the suite’s own id', () => {
    const directory = new Directory([{ id: 'ou_1', name: '林悦', email: '' }]);
    expect(directory.find('林　悦')).toBeUndefined();
    expect(read('林悦', directory)).toBe('ou_1');
    expect(read(writtenBy(directory, 'ou_1'), directory)).toBe('ou_1');
  });

  it('who has left is still called what they were called', () => {
    const directory = new Directory([]);
    expect(read('王芳 (Wang.Fang@example.com)', directory)).toBe('wang.fang@example.com');
    expect(directory.nameOf('wang.fang@example.com')).toBe('王芳');
    expect(directory.keyOf({ words: 'ou_2', name: '李雷' })).toBe('ou_2');
    expect(directory.nameOf('ou_2')).toBe('李雷');
  });

  it('does not take over another’s rows by a name that looks like them', () => {
    const boss = person('Boss', 'boss@example.com');
    const directory = new Directory([boss, person('Boss (boss@example.com)', 'mallory@example.com')]);
    expect(read(writtenBy(directory, 'boss@example.com'), directory)).toBe('boss@example.com');
    expect(read(writtenBy(directory, 'mallory@example.com'), directory)).toBe('mallory@example.com');
    expect(directory.identified('Boss')).toBeUndefined();
  });

  it('is the first of several, however they are written', () => {
    const directory = new Directory([rita, person('Ray Dunn', 'rd.head@example.com')]);
    expect(read('Ray Dunn (rd.head@example.com), Rita Low (rita.low@example.com)', directory)).toBe(
      'rd.head@example.com',
    );
  });

  it('keeps the key under which rows know them, also when the address is given to somebody else', () => {
    const known = { id: knownId('1'), key: 'low@example.com', name: 'Rita Low', addresses: 'low@example.com' };
    const directory = new Directory(
      [
        { id: '1', name: 'Rita Low-Hart', email: 'low-hart@example.com' },
        { id: '2', name: 'Ray Low', email: 'low@example.com' },
      ],
      [known],
    );
    expect(directory.people.map((p) => p.email)).toEqual(['low@example.com', '2']);
    expect(directory.find('low-hart@example.com')?.id).toBe('1');
    expect(directory.find('Rita Low')?.id).toBe('1');
    expect(directory.addressOf('low@example.com')).toBe('low-hart@example.com');
    expect(read(writtenBy(directory, '2'), directory)).toBe('2');
  });

  it('is found in a policy by any address, and by the suite’s id', () => {
    const policy = policyOf(readFileSync('core/policy/models/committee.yaml', 'utf8'));
    const people = [{ id: 'rd.liaison@example.com', name: '林悦', email: '' }];
    expect(withKeys(policy, new Directory(people))).toBe(policy);
    const other = new Directory([person('林悦', 'lin.yue@example.com', { aliases: ['rd.liaison@example.com'] })]);
    const named = withKeys(policy, other);
    expect(named.departments.find((d) => d.id === 'rd')).toMatchObject({ liaison: 'lin.yue@example.com' });
    expect(withKeys(policy, new Directory(other.people))).toBe(named);
  });
});
