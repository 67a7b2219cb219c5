import type { YAMLError } from 'yaml';
import { fill, type Text, t } from '../words.ts';

/** Something in the way a policy file was typed that YAML takes for something else. Lines and columns count from 1. */
export interface TypingError {
  line: number;
  column: number;
  says: Text;
}

const foreignIndent = /^ *([\t\u00a0\u2000-\u200b\u202f\u205f\u3000\ufeff]+)/u;
const blankAfterColon = /^\s*(?:- )?[\w-]+:[\u00a0\u2000-\u200a\u202f\u205f\u3000]/u;
/** What cannot be seen: zero-width blanks, marks of direction. Joiners belong to emoji and to some scripts. */
const invisible = /[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff]/u;
const typographic = /:\s+([“”„‟«»「」『』‘’].*)$/u;
const fullWidthColon = /^\s*(?:- )?[\w-]+：/u;

/** What can be told from the lines alone, before YAML's own messages, which name its consequences. */
export function typingErrors(source: string): TypingError[] {
  const errors: TypingError[] = [];
  const lines = source.replace(/^\ufeff/, '').split(/\r\n|\r|\n/);
  for (const [i, line] of lines.entries()) {
    const content = line.replace(/(^|\s)#.*$/, '');
    const at = (column: number, says: Text) => errors.push({ line: i + 1, column: column + 1, says });
    const indent = content.trim() ? content.match(foreignIndent) : null;
    if (indent)
      at(
        line.indexOf(indent[1]!),
        t('is indented with a tab or a special blank; indent with spaces', '缩进中有制表符或特殊空格，请改用普通空格'),
      );
    const blank = content.match(blankAfterColon);
    if (blank)
      at(
        blank[0].length - 1,
        t('has a special blank after the colon; write an ordinary one', '冒号后是特殊空格，请改用普通空格'),
      );
    const hidden = indent ? -1 : content.search(invisible);
    if (hidden >= 0)
      at(
        hidden,
        fill(t('contains an invisible character ({code}); delete it', '含有不可见字符（{code}），请删除'), {
          code: `U+${content.codePointAt(hidden)!.toString(16).toUpperCase().padStart(4, '0')}`,
        }),
      );
    const quoted = content.match(typographic);
    if (quoted && /^[“”„‟‘’]/u.test(quoted[1]!) && /[“”„‟‘’]\s*$/u.test(quoted[1]!))
      at(
        content.lastIndexOf(quoted[1]!),
        t('is in typographic quotes; write straight ones ("…")', '使用了弯引号，请改用直引号（"…"）'),
      );
    if (fullWidthColon.test(content))
      at(
        content.indexOf('：'),
        t('has a full-width colon; write “:” and a space', '使用了全角冒号，请改为半角“: ”（后加空格）'),
      );
  }
  return errors;
}

/** YAML's messages by their code (`yaml`, errors.d.ts); its own English words where a code is not named here. */
const yamlWords: Partial<Record<YAMLError['code'], Text>> = {
  BAD_INDENT: t(
    'is not indented like the lines it belongs to; entries of one list or section begin in the same column',
    '缩进不一致：同一列表或同一节的各项须从同一列开始',
  ),
  TAB_AS_INDENT: t('is indented with a tab; indent with spaces', '使用制表符缩进，请改用空格'),
  MULTILINE_IMPLICIT_KEY: t(
    'is no “name: value”; is a colon missing, or the indentation wrong?',
    '不是“名称: 值”的写法，是否缺少冒号或缩进有误？',
  ),
  MISSING_CHAR: t(
    'lacks a character: a colon after the name, a quote or a bracket at the end',
    '缺少字符：名称后的冒号，或结尾的引号、括号',
  ),
  DUPLICATE_KEY: t('stands twice in the same section; delete one', '在同一节中重复，请删除其一'),
  UNEXPECTED_TOKEN: t('cannot be read here; is something left over?', '此处无法识别，是否有多余内容？'),
  BAD_SCALAR_START: t('begins with a character that has to be quoted ("…")', '以特殊字符开头，请用引号括起（"…"）'),
  BLOCK_AS_IMPLICIT_KEY: t(
    'has a second colon in one line; quote the value ("…")',
    '同一行有第二个冒号，请将值用引号括起（"…"）',
  ),
  BAD_ALIAS: t('refers to something that is not there', '引用的内容不存在'),
  MULTIPLE_DOCS: t('begins a second document (---); a policy is one', '开始了第二个文档（---），制度文件只能有一个'),
};

/** Why YAML cannot be read at a place, in the reader's words. */
export const inWords = ({ code, message }: Pick<YAMLError, 'code' | 'message'>): Text =>
  yamlWords[code] ?? t(`is not well-formed YAML: ${message}`, `YAML 格式有误：${message}`);
