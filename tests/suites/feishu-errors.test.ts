import { expect, it } from 'vitest';
import { fullCode } from '../../core/workspace/port.ts';
import { errorThrown } from '../../plugins/feishu/errors.ts';

it('a table of a Base that takes no more rows is told from any other refusal', () => {
  const thrown = { response: { status: 200, data: { code: 1254103, msg: 'RecordExceedLimit' } } };
  expect(errorThrown('add rows', thrown)).toMatchObject({ kind: 'invalid', code: fullCode });
});

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
