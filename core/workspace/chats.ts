import { t } from '../words.ts';
import { fingerprint } from './keys.ts';
import { defineRegister, person, text } from './register.ts';
import { rowOf, type Snapshot } from './snapshot.ts';

/** Where people are reached in the chat, in suites whose bot only finds those again who have it (Teams). */
export const chats = defineRegister({
  name: 'chats',
  title: t('Chats', '聊天地址'),
  purpose: t(
    'Where the bot reaches people who have installed it; written by Liaison',
    '已安装机器人的人员的聊天地址；由协调台写入',
  ),
  columns: {
    person: person(t('Person', '人员')),
    address: text(t('Address', '地址')),
  },
});

export const chatId = (email: string) => `H-${fingerprint(email.toLowerCase())}`;

export const chatOf = (snapshot: Snapshot, email: string): string | undefined =>
  rowOf(snapshot, chats, chatId(email))?.address;
