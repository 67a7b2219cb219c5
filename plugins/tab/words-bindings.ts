import { t } from '../../core/words.ts';

/** What the pages of bound spreadsheets say. */
export const bindingWords = {
  title: t('Bound spreadsheets', '绑定表格'),
  hint: t(
    'Spreadsheets of yours whose rows count as rows of a register. They stay where they are.',
    '公司已有表格的各行直接作为台账的行，表格仍留在原处。',
  ),
  none: t(
    'None yet: a spreadsheet that you keep anyway need not be typed again.',
    '暂无。已在维护的表格无需重新录入。',
  ),
  bind: t('Bind a spreadsheet', '绑定表格'),
  rows: t('{n} {n:row|rows}', '{n} 行'),
  unreadable: t('{n} cannot be read', '{n} 行无法读取'),
  by: t('bound by {who}', '由{who}绑定'),
  stale: t('cannot be reached at the moment', '目前无法访问'),
  unbind: t('Unbind', '解除绑定'),
  unbound: t(
    'Unbound. Its rows are no longer read; the spreadsheet is as it was.',
    '已解除绑定，不再读取其各行，原表格保持不变。',
  ),
  change: t('Match again', '重新对应'),
  modes: {
    read: t('Read only', '只读'),
    'two-way': t('Two-way', '双向'),
  },

  link: t('Link of the spreadsheet', '表格链接'),
  linkHint: t(
    'Open it in the browser and copy the address: an Excel workbook (or Share → Copy link), a Feishu sheet or Base, also one in the wiki.',
    '在浏览器中打开并复制网址：Excel 工作簿（或“共享 → 复制链接”）、飞书表格或多维表格，知识库中的也可以。',
  ),
  open: t('Open', '打开'),
  another: t('Another spreadsheet', '换一个表格'),
  part: t('Table or sheet', '数据表或工作表'),
  table: t('{title} (table)', '{title}（表）'),
  range: t('Only these cells', '仅此区域'),
  rangeHint: t('e.g. A3:H; empty for all', '如 A3:H，留空为全部'),
  register: t('Fills the register', '对应台账'),
  mode: t('What is decided here', '在此处的修改'),
  readHint: t('stays here; the spreadsheet is never changed', '仅保存在台账，绝不改动原表格'),
  twoWayHint: t('is written into the spreadsheet as well', '同时写回原表格'),
  everyone: t('Everybody who takes part will see these rows.', '所有参与人员都将看到这些行。'),

  columns: t('Columns', '列对应'),
  columnsHint: t(
    'Guessed from their names and from what stands in them. Change what is wrong.',
    '根据列名和内容推测，如有误请修改。',
  ),
  ours: t('Register', '台账列'),
  theirs: t('Spreadsheet', '表格列'),
  otherwise: t('Where empty', '为空时'),
  noColumn: t('– no column –', '– 无对应列 –'),
  key: t('Tells rows apart', '区分各行'),
  keyHint: t(
    'A number or name that no two rows share: an edited row is then known again.',
    '各行互不相同的编号或名称，修改后仍能识别为同一行。',
  ),
  down: t('empty cells mean what stands above', '空单元格沿用上方内容'),
  more: t('More columns', '更多列'),
  unknownWords: t('Words that are no choice of ours', '台账选项中没有的词'),
  means: t('“{word}” means', '“{word}”表示'),
  inRows: t('in {n} {n:row|rows}', '{n} 行'),
  leave: t('– leave unread –', '– 不读取 –'),

  paste: t('Paste rows', '粘贴多行'),
  rowsHere: t('Rows from a spreadsheet', '从表格复制的行'),
  pasteHint: t(
    'Copy the rows in Excel or Feishu, with their header if there is one, and paste them here.',
    '在 Excel 或飞书表格中复制各行（最好包含表头），粘贴到此处。',
  ),
  addRows: t('Add {n} {n:row|rows}', '添加 {n} 行'),

  readable: t('{n} of {all} rows can be read', '{all} 行中可读取 {n} 行'),
  totals: t('{n} {n:row|rows} of totals left out', '已略去 {n} 行合计'),
  hidden: t('Some rows or columns are hidden; they are read all the same.', '部分行或列已隐藏，仍会读取。'),
  unfilled: t('Still to be said: {columns}', '仍需指定：{columns}'),
  whyNot: t('Why rows cannot be read', '无法读取的原因'),
  rowsAt: t('row {rows}', '第 {rows} 行'),
  kept: t(
    'They stay in the spreadsheet and are listed under “Data quality” until they are mended.',
    '这些行保留在原表格中，修正前列于“数据质量”。',
  ),
  notAdded: t('These are not added; mend them above.', '这些行不会添加，请在上方修正。'),
  sample: t('The first rows as they will be read', '将读取的前几行'),
  doBind: t('Bind', '绑定'),
} as const;
