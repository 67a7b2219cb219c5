import { t } from '../words.ts';
import { books, defineRegister } from './register.ts';

/**
 * Whom the workspace has seen, by the suite's own id: rows and policies still mean them after their name and their address
 * have changed, and who has left is called by their last name. Sealed: nobody takes over another's work by typing here.
 */
export const knownPeople = defineRegister({
  name: 'people',
  title: t('People', '人员'),
  purpose: t(
    'By which address rows know a person, and what else they are or were called; written by Liaison',
    '台账以哪个邮箱识别人员，以及其曾用的姓名和邮箱；由协调台写入',
  ),
  columns: {
    key: books(t('Known as', '标识')),
    name: books(t('Name', '姓名')),
    addresses: books(t('Addresses', '邮箱')),
    earlierNames: books(t('Earlier names', '曾用名')),
    proof: books(t('Proof', '校验')),
  },
  sealed: ['key', 'name', 'addresses', 'earlierNames'],
});
