import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { Checked } from '../../server/identity/checked.ts';

const start = Date.parse('2026-11-24T02:00:00Z');
const looked = vi.fn(async (token: string) => {
  if (!token.startsWith('good')) throw new Error('refused');
  return { says: `who brings ${token}`, until: start + Number(token.split(' ')[1] ?? 3_600) * 1_000 };
});
let checked: Checked<string>;

beforeEach(() => {
  vi.useFakeTimers({ now: start });
  looked.mockClear();
  checked = new Checked(looked);
});
afterEach(() => {
  vi.useRealTimers();
});

it('a token that was found good is looked at once a minute', async () => {
  for (let i = 0; i < 5; i++) expect(await checked.of('good')).toBe('who brings good');
  expect(looked).toHaveBeenCalledTimes(1);
  vi.advanceTimersByTime(61_000);
  await checked.of('good');
  expect(looked).toHaveBeenCalledTimes(2);
});

it('a token is good for no longer than it says itself', async () => {
  await checked.of('good 30');
  vi.advanceTimersByTime(31_000);
  looked.mockRejectedValueOnce(new Error('expired'));
  await expect(checked.of('good 30')).rejects.toThrow('expired');
});

it('what was refused is looked at each time, and another token than the one that was found good is another', async () => {
  await checked.of('good');
  for (let i = 0; i < 3; i++) await expect(checked.of('bad')).rejects.toThrow('refused');
  expect(await checked.of('good ')).toBe('who brings good ');
  expect(looked).toHaveBeenCalledTimes(5);
});

it('keeps no more than it should', async () => {
  for (let i = 0; i < 10_001; i++) await checked.of(`good 3600 ${i}`);
  await checked.of('good 3600 10000');
  expect(looked).toHaveBeenCalledTimes(10_001);
  await checked.of('good 3600 0');
  expect(looked).toHaveBeenCalledTimes(10_002);
});
