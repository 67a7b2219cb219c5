import { t } from '../../core/words.ts';

/** Where the tab meets the client: a message that becomes something, a tab that is set up, the admin's page. */
export const installWords = {
  message: t('The message', '原消息'),
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
  openIn: t('Open it in the client', '在客户端中打开'),
};
