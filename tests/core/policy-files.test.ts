import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { mistyped, readPolicy } from '../../core/policy/yaml.ts';
import { readText, UnknownEncoding } from '../../plugins/text-file.ts';
import { modelPath } from '../../server/policies.ts';

const source = readFileSync(modelPath('committee'), 'utf8');
const errorsOf = (text: string) => {
  const read = mistyped(text) ?? readPolicy(text);
  return read.ok ? [] : read.errors.map(({ line, field, says }) => ({ line, field, en: says.en, zh: says.zh }));
};
const utf16 = (text: string, big: boolean) => {
  const bytes = Buffer.from(text, 'utf16le');
  return big ? bytes.swap16() : bytes;
};

describe('the file of a policy', () => {
  it.each([
    ['UTF-8', Buffer.from(source)],
    ['UTF-8 with a mark and Windows line ends', Buffer.from(`\ufeff${source.replaceAll('\n', '\r\n')}`)],
    ['UTF-16 as PowerShell writes it', utf16(`\ufeff${source}`, false)],
    ['UTF-16, big end first', utf16(`\ufeff${source}`, true)],
    ['UTF-16 without a mark', utf16(source, false)],
  ])('is read in %s', (_, bytes) => {
    const text = readText(new Uint8Array(bytes)).replaceAll('\r\n', '\n');
    expect(text).toBe(source);
    expect(errorsOf(text)).toEqual([]);
  });

  it('is read in GB18030 where it is no UTF-8, every character of it', () => {
    const name = [0xd2, 0xb5, 0xce, 0xf1, 0xd0, 0xad, 0xb5, 0xf7];
    const bytes = new Uint8Array([...Buffer.from('name: '), ...name, 0x0a]);
    expect(readText(bytes)).toBe('name: 业务协调\n');
  });

  it('is refused where it is no text at all', () => {
    expect(() => readText(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0xff, 0xfe]))).toThrow(
      UnknownEncoding,
    );
    expect(() => readText(new Uint8Array([0xef, 0xbb, 0xbf, 0xff]))).toThrow(UnknownEncoding);
  });

  it('a date or a number written otherwise is said with the way to write it', () => {
    expect(errorsOf(source.replace(/^effective: .*$/m, 'effective: 2026/1/1'))).toMatchObject([
      {
        field: 'effective',
        en: 'is not written as expected: a date as 2026-01-31',
        zh: '格式不对，应为：日期，如 2026-01-31',
      },
    ]);
    expect(errorsOf(source.replace(/^version: .*$/m, 'version: 2026.10'))).toMatchObject([
      {
        field: 'version',
        en: 'must be a text; put quotes around a number or a date',
        zh: '应为文本；数字或日期请加引号',
      },
    ]);
    expect(errorsOf(source.replace(/^version: .*\n/m, ''))).toMatchObject([
      { en: expect.stringContaining('is missing') },
    ]);
  });

  it('what cannot be seen, or looks like something else, is named with its line', () => {
    const at = source.split('\n').findIndex((line) => line.includes('sales.head@example.com')) + 1;
    const with_ = (words: string) => source.replace('sales.head@example.com', words);
    expect(errorsOf(with_('sales.head\u200b@example.com'))).toMatchObject([
      { line: at, en: 'contains an invisible character (U+200B); delete it' },
    ]);
    expect(errorsOf(source.replace(/^version: .*$/m, 'version: “2026.1”'))).toMatchObject([
      { en: 'is in typographic quotes; write straight ones ("…")' },
    ]);
    expect(errorsOf(source.replace(/^version: .*$/m, 'version：2026'))[0]).toMatchObject({
      zh: '使用了全角冒号，请改为半角“: ”（后加空格）',
    });
    expect(errorsOf(source.replace('head: sales.head@', 'head:\u00a0sales.head@'))).toMatchObject([
      { line: at, en: 'has a special blank after the colon; write an ordinary one' },
    ]);
    const indented = (blank: string) => source.replace(/^ {4}(head: sales)/m, `  ${blank}$1`);
    for (const blank of ['\t', '\u00a0', '\u3000'])
      expect(errorsOf(indented(blank))).toMatchObject([{ line: at, zh: '缩进中有制表符或特殊空格，请改用普通空格' }]);
  });

  it('quotes and blanks inside a sentence are nobody’s mistake', () => {
    expect(errorsOf(source.replace(/^version: .*$/m, 'version: "says “now”\u3000and 👩‍👧"'))).toEqual([]);
  });

  it('YAML’s own errors are said in the reader’s language', () => {
    const [error] = errorsOf(source.replace(/^version: .*$/m, 'version: "2026'));
    expect(error!.zh).toMatch(/^缺少字符/);
    expect(errorsOf(`${source}\nversion: "2"\n`)[0]).toMatchObject({
      en: 'stands twice in the same section; delete one',
    });
  });
});
