import { describe, expect, it } from 'vitest';
import { fitting, textsIn } from '../../plugins/tab/draft-shape.ts';

describe('what was typed into a form before a release', () => {
  const initial = { title: '', minutes: 10, readers: [] as string[] };
  it('goes on where the form is the same', () => {
    const kept = { title: 'Spare parts', minutes: 15, readers: ['rd'] };
    expect(fitting(kept, initial)).toEqual(kept);
  });
  it('goes on where the form has a field more, which begins as it does', () => {
    expect(fitting({ title: 'Spare parts' }, initial)).toEqual({ title: 'Spare parts', minutes: 10, readers: [] });
  });
  it.each([
    ['a field was renamed', { name: 'Spare parts' }],
    ['a field holds something else now', { title: 'x', minutes: '15' }],
    ['it is no form at all', 'Spare parts'],
    ['it is a list', [{ title: 'x' }]],
    ['it is nothing', null],
  ])('does not fit where %s', (_, kept) => {
    expect(fitting(kept, initial)).toBeUndefined();
  });
  it('of a list fits where every entry does', () => {
    const steps = [{ line: 0, what: '' }];
    expect(fitting([{ line: 0, what: 'Ask' }, { line: 1 }], steps)).toEqual([
      { line: 0, what: 'Ask' },
      { line: 1, what: '' },
    ]);
    expect(fitting([{ line: 0, text: 'Ask' }], steps)).toBeUndefined();
  });
  it('of a set of named values fits whatever they are called', () => {
    expect(fitting({ 'FM-100|east': { quantity: '12' } }, {})).toEqual({ 'FM-100|east': { quantity: '12' } });
  });
  it('can still be read word by word', () => {
    expect(textsIn({ title: 'One', steps: [{ what: 'Two', line: 1 }, { what: ' ' }] })).toEqual(['One', 'Two']);
  });
});
