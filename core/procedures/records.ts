import { t } from '../words.ts';
import { date, defineRegister, note, oneOf, person, text } from '../workspace/register.ts';

/** Standard operating procedures (B8). */
export const procedures = defineRegister({
  name: 'procedures',
  title: t('Procedures', '操作规范'),
  purpose: t('Standard operating procedures: version, owner, next review', '标准操作规范：版本、负责人、复审日'),
  columns: {
    name: text(t('Name', '名称')),
    version: text(t('Version', '版本')),
    department: oneOf('departments')(t('Department', '部门')),
    owner: person(t('Owner', '负责人')),
    nextReview: date(t('Next review', '下次复审')),
    link: note(t('Link', '链接')),
  },
});
