import { parse, stringify } from 'yaml';
import { z } from 'zod';
import { type Text, t } from '../words.ts';
import { books, choice, defineRegister, flag, moment, note, oneOf, person, type RowOf, text } from './register.ts';
import type { SourceAddress } from './source.ts';

export const bindingModes = {
  read: t('Read only', '只读'),
  'two-way': t('Two-way', '双向'),
};

/** Spreadsheets that the company has already, and which register each of them fills (A5). */
export const bindings = defineRegister({
  name: 'bindings',
  title: t('Bound spreadsheets', '绑定表格'),
  purpose: t(
    'Spreadsheets of the company whose rows are read as rows of a register; set up on the Exchange page',
    '公司已有表格，其各行作为台账行读取；在“信息”页设置',
  ),
  columns: {
    title: text(t('Spreadsheet', '表格')),
    register: oneOf('registers')(t('Register', '台账')),
    file: text(t('File', '文件')),
    part: text(t('Part', '部分')),
    range: note(t('Range', '区域')),
    link: note(t('Link', '链接')),
    columns: text(t('Columns', '列对应')),
    mode: choice(t('Mode', '方式'), bindingModes),
    boundBy: person(t('Bound by', '绑定人')),
    boundAt: moment(t('Bound at', '绑定时间')),
    active: flag(t('In use', '启用')),
    seal: books(t('Seal', '校验')),
  },
});
export type Binding = RowOf<typeof bindings>;

const title = z.string().trim().min(1).max(300);

/** How a spreadsheet's columns fill a register's. */
export const columnMapSchema = z.strictObject({
  /** Title of the spreadsheet's column that tells its rows apart. */
  key: title.optional(),
  columns: z.record(
    z.string().max(80),
    z.strictObject({
      /** Title of the spreadsheet's column. */
      from: title.optional(),
      /** What is meant where the cell is empty, or where there is no column; in words, as in a cell. */
      otherwise: z.string().trim().min(1).max(300).optional(),
      /** What the spreadsheet's own words stand for, in this register's. */
      words: z.record(z.string().max(300), z.string().max(300)).optional(),
      /** Whether an empty cell means what stands above it: cells that were merged. */
      down: z.boolean().optional(),
    }),
  ),
});
export type ColumnMap = z.output<typeof columnMapSchema>;

export const writtenMap = (map: ColumnMap): string => stringify(map, { lineWidth: 0 }).trim();

/** A map as it stands in its cell; people may have edited it. @returns what is wrong instead, if anything is */
export function readMap(words: string): ColumnMap | { wrong: Text } {
  try {
    const read = columnMapSchema.safeParse(parse(words, { maxAliasCount: 0 }));
    if (read.success) return read.data;
    const issue = read.error.issues[0]!;
    return {
      wrong: t(
        `the columns cannot be understood at “${issue.path.join('.')}”: ${issue.message}; match them again on the Exchange page`,
        `列对应在“${issue.path.join('.')}”处无法识别：${issue.message}，请在“信息”页重新对应`,
      ),
    };
  } catch {
    return {
      wrong: t(
        'the columns cannot be understood; match them again on the Exchange page',
        '列对应无法识别，请在“信息”页重新对应',
      ),
    };
  }
}

/** Where a binding's spreadsheet stands, without whatever else is said of it. */
export const addressOf = ({ file, part, range }: SourceAddress): SourceAddress => ({
  file,
  part,
  ...(range && { range }),
});

/**
 * What the seal of a binding is made from. Whoever edits the workbook could otherwise have Liaison read out a file that only
 * its app may open.
 */
export const sealedWords = ({ file, part, range, register }: SourceAddress & { register: string }): string =>
  ['binding', file, part, range ?? '', register].join('\u001f');
