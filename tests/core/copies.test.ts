import { describe, expect, it } from 'vitest';
import { copyAmong } from '../../core/workspace/copies.ts';

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

describe('two rows with one ID', () => {
  it('written twice by two instances are one', () => {
    expect(copyAmong(row(), row(elsewhere), later)).toBe('second');
    expect(copyAmong(row(), row(), soon)).toBe('second');
    const inBase = { updatedBy: undefined, note: 'x' };
    expect(copyAmong(row({ updatedBy: undefined }), row({ ...inBase, note: 'x', ...elsewhere }), later)).toBe('first');
    expect(copyAmong(row({ ...inBase, note: 'y' }), row({ ...inBase, ...elsewhere }), later)).toBe('second');
  });
  it('of which one says less, are one', () => {
    expect(copyAmong(row({ rev: 2, note: 'x', ...elsewhere }), row(), later)).toBe('second');
    expect(copyAmong(row(), row({ rev: 2, note: 'x', ...elsewhere }), later)).toBe('first');
  });
  it('give way to what a person did', () => {
    expect(copyAmong(row({ note: 'draft' }), row({ note: 'mine', updatedBy: 'a@b.c', ...elsewhere }), soon)).toBe(
      'first',
    );
    expect(copyAmong(row({ note: 'mine', updatedBy: 'a@b.c' }), row({ note: 'draft', ...elsewhere }), soon)).toBe(
      'second',
    );
  });
  it('of one moment give way as well', () => {
    expect(copyAmong(row({ note: 'draft' }), row({ note: 'mine', updatedBy: 'a@b.c' }), soon)).toBe('first');
  });
  it('that a person copied stay', () => {
    expect(copyAmong(row(), row(), later)).toBeUndefined();
    expect(copyAmong(row(), row({ title: 'B' }), soon)).toBeUndefined();
    expect(copyAmong(row({ rev: 2, ...elsewhere }), row({ title: 'B' }), later)).toBeUndefined();
  });
});
