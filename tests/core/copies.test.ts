import { describe, expect, it } from 'vitest';
import { asOne } from '../../core/workspace/copies.ts';

const row = (more: object = {}) => ({
  id: 'R-1',
  rev: 1,
  title: 'A',
  note: undefined as string | undefined,
  updatedBy: 'Liaison',
  updatedAt: '2026-11-24T02:00:00.000Z',
  ...more,
});
const soon = '2026-11-24T02:01:00.000Z';
const later = '2026-11-24T03:00:00.000Z';
const elsewhere = { updatedAt: '2026-11-24T02:00:05.000Z' };

const one = (first: object, second: object, now: string) => asOne(first as never, second as never, now);

describe('two rows with one ID', () => {
  it('written twice by two instances are one', () => {
    expect(one(row(), row(elsewhere), later)).toMatchObject({ row: row(), lost: [] });
    expect(one(row(), row(), soon)).toMatchObject({ row: row() });
    const inBase = { updatedBy: undefined, note: 'x' };
    expect(one(row({ updatedBy: undefined }), row({ ...inBase, ...elsewhere }), later)).toMatchObject({
      row: { note: 'x' },
    });
    expect(one(row({ ...inBase, note: 'y' }), row({ ...inBase, ...elsewhere }), later)).toMatchObject({
      row: { note: 'y' },
      lost: [{ column: 'note', before: 'x', after: 'y' }],
    });
  });
  it('of which one says less, are one that says all', () => {
    for (const [a, b] of [
      [row({ rev: 2, note: 'x', ...elsewhere }), row()],
      [row(), row({ rev: 2, note: 'x', ...elsewhere })],
    ])
      expect(one(a!, b!, later)).toMatchObject({ row: { note: 'x', rev: 2 }, lost: [] });
  });
  it('give way to what a person did', () => {
    const mine = { note: 'mine', updatedBy: 'a@b.c' };
    expect(one(row({ note: 'draft' }), row({ ...mine, ...elsewhere }), soon)).toMatchObject({ row: { note: 'mine' } });
    expect(one(row(mine), row({ note: 'draft', ...elsewhere }), soon)).toMatchObject({ row: { note: 'mine' } });
    expect(one(row({ note: 'draft' }), row(mine), soon)).toMatchObject({ row: { note: 'mine' } });
  });
  it('that two people wrote at the same moment: the one that says more counts, and the other is not forgotten', () => {
    const [ann, bob] = [{ updatedBy: 'ann@b.c' }, { updatedBy: 'bob@b.c', ...elsewhere }];
    expect(one(row({ ...ann, title: 'B' }), row({ ...bob, note: 'more' }), soon)).toMatchObject({
      row: { title: 'A', note: 'more' },
      lost: [{ column: 'title', before: 'B', after: 'A' }],
    });
    expect(one(row({ ...ann, title: 'B' }), row(bob), soon)).toMatchObject({ row: { title: 'A' } });
    expect(one(row({ ...ann, title: 'B' }), row(bob), later)).toBeUndefined();
  });
  it('that a person copied stay', () => {
    expect(one(row(), row(), later)).toBeUndefined();
    expect(one(row(), row({ title: 'B' }), soon)).toBeUndefined();
    expect(one(row({ rev: 2, ...elsewhere }), row({ title: 'B' }), later)).toBeUndefined();
  });
});
