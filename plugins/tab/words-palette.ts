import { t } from '../../core/words.ts';

/** The one field from which everything is reached, and the keys. */
export const paletteWords = {
  search: t('Search and go', '搜索与跳转'),
  hint: t('A page, a customer, a number …', '页面、客户、编号……'),
  found: t('What was found', '搜索结果'),
  page: t('Page', '页面'),
  begin: t('Begin', '新建'),
  ask: t('Ask another department', '提出协作请求'),
  propose: t('Propose a decision', '提出议案'),
  count: t('{n} {n:row|rows} found', '找到 {n} 条'),
  countFirst: t('{n} rows found, the first {shown} shown', '找到 {n} 条，显示前 {shown} 条'),
  nothing: t('No row says this. Try fewer words.', '没有找到，请减少关键词。'),
  keys: t('↑ ↓ to choose, Enter to go, Esc to close', '↑ ↓ 选择，回车打开，Esc 关闭'),
  shortcuts: t('Keys', '快捷键'),
  shortcutsHint: t('? shows them anywhere', '任意页面按 ? 显示'),
  onPage: t('Anywhere', '任意页面'),
  onAgenda: t('On an agenda', '议程'),
  onForecast: t('In the forecast', '预测表'),
  move: t('Move the item that has the focus', '移动当前议题'),
  cell: t('Next cell', '移动到相邻单元格'),
  paste: t('Paste a block of a spreadsheet', '粘贴表格区域'),
  close: t('Close a window', '关闭窗口'),
};
