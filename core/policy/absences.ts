import { t } from '../words.ts';
import { defineRegister, moment, note, person } from '../workspace/register.ts';

/** Who is not at work: said by people themselves, where their calendar does not tell (B7). */
export const absences = defineRegister({
  name: 'absences',
  title: t('Absences', '外出请假'),
  purpose: t('Who is away, so that a deputy is asked instead', '外出或请假人员，期间由副联络人代理'),
  columns: {
    person: person(t('Person', '人员')),
    from: moment(t('From', '开始')),
    until: moment(t('Until', '结束')),
    note: note(t('Note', '备注')),
  },
});
