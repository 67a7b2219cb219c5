import { t } from '../../core/words.ts';

/** Where the tab meets the client: a message that becomes something, a tab that is set up, the admin's page. */
export const installWords = {
  by: t('{who} wrote', '{who}写道'),
  done: t('Done. It stands in its register; you can close this window.', '已登记到台账，可关闭此窗口。'),
  open: t('Open it', '打开查看'),
  close: t('Close', '关闭'),
  tooOld: t(
    'This client does not hand the message over; paste what matters.',
    '当前客户端未传递消息内容，请粘贴要点。',
  ),
  configure: t('What shall this tab show?', '此标签页显示什么？'),
  configureHint: t(
    'Everybody here sees the same page first. What waits for each person stands in the app itself.',
    '此处所有人先看到同一页面；个人待办请在应用中查看。',
  ),
  save: t('Choose, then press Save.', '选择后点“保存”。'),
  tabName: t('Coordination: {page}', '协调：{page}'),
  installation: t('Installation', '运行状态'),
  problems: t('Problems', '问题'),
  allWell: t('All is well. There is nothing for you to do.', '一切正常，无需处理。'),
  remedy: t('What to do: {remedy}', '处理办法：{remedy}'),
  lookedAt: t('Looked at {when}; version {version}.', '检查时间 {when}，版本 {version}。'),
  inOrder: t('{n} {n:thing is|things are} in order', '{n} 项正常'),
  byItself: t('What runs by itself', '自动运行'),
  lastLook: t('Last run {when}: {n} {n:change|changes}.', '上次运行 {when}，{n} 项变更。'),
  nextLook: t('Next run {when}.', '下次运行 {when}。'),
  notLooked: t('Nothing has run in this process yet; it does every minute.', '本进程尚未运行；每分钟运行一次。'),
  register: t('Register', '台账'),
  changes: t('Changes', '变更数'),
  last: t('Last', '最近一次'),
  readable: t('All of {rows} rows can be read.', '{rows} 行均可读取。'),
  unreadable: t(
    '{n} {n:place|places} in {rows} rows cannot be read; nothing of them is lost.',
    '{rows} 行中有 {n} 处无法读取，内容均保留。',
  ),
  use: t('Use', '使用情况'),
  useHint: t(
    'By week, newest first. No names, and fewer than three people are not counted one by one.',
    '按周统计，最近在前；不含姓名，少于三人时不显示人数。',
  ),
  weekFrom: t('Week from', '起始日'),
  people: t('People', '人数'),
  few: t('1–2', '1–2'),
};
