import { t } from '../words.ts';
import {
  books,
  choice,
  defineRegister,
  maybeDate,
  maybeNumber,
  moment,
  note,
  oneOf,
  person,
  type RowOf,
  text,
} from '../workspace/register.ts';

export const trainingStates = {
  planned: t('Planned', '已安排'),
  held: t('Held', '已举办'),
  cancelled: t('Cancelled', '已取消'),
};

/** Trainings across departments (A7): each stands in the calendar as well. */
export const trainings = defineRegister({
  name: 'trainings',
  title: t('Trainings', '培训'),
  purpose: t('Trainings on co-operation: when, for whom, with what', '专题培训的时间、对象与资料'),
  columns: {
    title: text(t('Title', '主题')),
    department: oneOf('departments')(t('Department', '组织部门')),
    organiser: person(t('Organiser', '组织人')),
    start: moment(t('Start', '开始')),
    end: moment(t('End', '结束')),
    audience: text(t('For', '对象')),
    material: note(t('Material', '资料')),
    procedure: note(t('Procedure', '相关规范')),
    topic: note(t('Topic', '必修主题')),
    state: choice(t('State', '状态'), trainingStates),
    event: books(t('Calendar event', '日历日程')),
  },
});

export const attendances = {
  owed: t('To be trained', '待培训'),
  enrolled: t('Enrolled', '已报名'),
  attended: t('Attended', '已参加'),
  missed: t('Missed', '缺席'),
};

/**
 * Who is to come, who came, and what they said of it. A row without a training is somebody whom the policy wants trained:
 * new staff, a new liaison.
 */
export const enrolments = defineRegister({
  name: 'enrolments',
  title: t('Training attendance', '培训参加情况'),
  purpose: t('Who is to be trained, who came, and their feedback', '应参加培训人员、到课情况与反馈'),
  columns: {
    training: note(t('Training', '培训编号')),
    /** An address as text: who has left is no longer a person of the directory. */
    who: text(t('Who', '人员')),
    because: note(t('Because', '原因')),
    due: maybeDate(t('Due', '期限')),
    state: choice(t('State', '状态'), attendances),
    rating: maybeNumber(t('Rating', '评分')),
    words: note(t('Feedback', '反馈')),
    at: moment(t('At', '时间')),
  },
});

export type Training = RowOf<typeof trainings>;
export type Enrolment = RowOf<typeof enrolments>;
