import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readAction } from '../../core/meetings/action-line.ts';
import { Refusal } from '../../core/words.ts';
import { Directory } from '../../core/workspace/directory.ts';
import { model } from '../decisions/paper.ts';

const people = [
  ['Mia Lane', 'sales.liaison@example.com'],
  ['Mia Long', 'mia.long@example.com'],
  ['Rita Low', 'rd.liaison@example.com'],
  ['王磊', 'wang.lei@example.com'],
  ['王磊磊', 'wang.leilei@example.com'],
  ['李娜', 'li.na@example.com'],
].map(([name, email]) => ({ id: email!, name: name!, email: email! }));
const context = {
  directory: new Directory(people),
  policy: model,
  // A Tuesday morning in Shanghai.
  now: '2026-11-24T02:00:00.000Z',
};
const read = (line: string) => readAction(line, context);

describe('an action typed in one line', () => {
  it.each([
    ['@Mia Lane send the price list by Friday', 'Mia Lane', 'send the price list', '2026-11-27'],
    ['@Rita to check the drawings by next Monday', 'Rita Low', 'check the drawings', '2026-11-30'],
    ['send the list @Mia Long by 12 December', 'Mia Long', 'send the list', '2026-12-12'],
    ['@rd.liaison@example.com answer the tender by 2026-12-01', 'Rita Low', 'answer the tender', '2026-12-01'],
    ['@Rita Low: prepare slides tomorrow', 'Rita Low', 'prepare slides', '2026-11-25'],
    ['@Rita Low close the books by end of month', 'Rita Low', 'close the books', '2026-11-30'],
    ['@Rita Low call by 1/5', 'Rita Low', 'call', '2027-01-05'],
    ['@Rita Low renew the contract', 'Rita Low', 'renew the contract', '2026-12-01'],
    ['@Rita Low order samples by Tuesday', 'Rita Low', 'order samples', '2026-11-24'],
    ['@王磊 周五前提交报价', '王磊', '提交报价', '2026-11-27'],
    ['@王磊磊下周三前完成样品', '王磊磊', '完成样品', '2026-12-02'],
    ['请@李娜 12月5日前核对库存', '李娜', '请 核对库存', '2026-12-05'],
    ['@李娜：明天给客户回电', '李娜', '明天给客户回电', '2026-12-01'],
    ['@李娜 给客户回电，明天', '李娜', '给客户回电', '2026-11-25'],
    ['＠李娜　月底前　盘点', '李娜', '盘点', '2026-11-30'],
  ])('%s', (line, who, title, due) => {
    const owner = people.find((p) => p.name === who)!.email;
    expect(read(line)).toEqual({ owner, title, due });
  });

  it.each([
    ['send the list by Friday', 'with @'],
    ['@Nobody send it', 'Nobody'],
    ['@Mia send it', 'several'],
    ['@Rita Low by Friday', 'what is to be done'],
    ['@', 'Nobody'],
  ])('%s is refused with a remedy', (line, says) => {
    expect(() => read(line)).toThrow(says);
  });

  it('never breaks, whatever is typed, and what it accepts has an owner, words and a day', () => {
    const bits = fc.constantFrom(
      ...people.map((p) => `@${p.name}`),
      'by ',
      'Friday',
      '前',
      '下周',
      '31/2',
      '2026-13-40',
      ' ',
      'x',
      '周',
    );
    fc.assert(
      fc.property(fc.array(fc.oneof(bits, fc.string({ maxLength: 8 })), { maxLength: 8 }), (parts) => {
        try {
          const { owner, title, due } = read(parts.join(''));
          expect(people.map((p) => p.email)).toContain(owner);
          expect(title.trim()).not.toBe('');
          expect(due).toMatch(/^\d{4}-\d\d-\d\d$/);
        } catch (error) {
          expect(error).toBeInstanceOf(Refusal);
        }
      }),
      { numRuns: 3000 },
    );
  });
});
