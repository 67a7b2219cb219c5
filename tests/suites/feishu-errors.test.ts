import { expect, it } from 'vitest';
import { errorThrown } from '../../plugins/feishu/errors.ts';

/** v2 of the sheets has codes of its own for what v3 and the others say in theirs (`uIzM0UjLyMDN14iMzQTN`, 云文档错误码). */
it.each([
  [90213, 'denied'],
  [90218, 'denied'],
  [90214, 'missing'],
  [90215, 'missing'],
  [90217, 'throttled'],
  [95203, 'unavailable'],
  [90202, 'invalid'],
] as const)('the code %i of a Feishu sheet means: %s', (code, kind) => {
  const thrown = { response: { status: 400, data: { code, msg: 'as documented' } } };
  expect(errorThrown('read a spreadsheet', thrown)).toMatchObject({ kind, code: String(code) });
});
