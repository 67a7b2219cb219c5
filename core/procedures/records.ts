import { t } from '../words.ts';
import { chased } from '../workspace/chase.ts';
import {
  books,
  date,
  defineRegister,
  flag,
  maybeChoice,
  maybeMoment,
  moment,
  note,
  oneOf,
  person,
  type RowOf,
  text,
} from '../workspace/register.ts';

export const procedureStates = { inForce: t('In force', '执行中'), retired: t('Retired', '已废止') };

/** Standard operating procedures (B8), each in the version that is in force. */
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
    state: maybeChoice(t('State', '状态'), procedureStates),
    /** A step a line: who | what | command. */
    steps: note(t('Steps', '步骤')),
    readers: note(t('To be read by', '阅读部门')),
    governs: note(t('Governs requests', '适用请求类型')),
    question: note(t('Check question', '检查题')),
    /** An answer a line; the right one comes first. */
    answers: note(t('Answers', '选项')),
    publishedAt: maybeMoment(t('Published at', '发布时间')),
    /** For which day its owner was told of the review, and how near it was. */
    reviewTold: books(t('Review told', '复审提醒')),
  },
});

/** What each version said: never edited, so that what changed can be shown. */
export const procedureVersions = defineRegister({
  name: 'procedureVersions',
  title: t('Procedure versions', '规范版本'),
  purpose: t('What each version of a procedure said, and what changed', '操作规范各版本内容及变更说明'),
  columns: {
    procedure: text(t('Procedure', '规范编号')),
    version: text(t('Version', '版本')),
    steps: note(t('Steps', '步骤')),
    changes: note(t('What is new', '变更说明')),
    minor: flag(t('Minor', '细微修改')),
    by: person(t('By', '发布人')),
    at: moment(t('At', '时间')),
  },
});

/** Who has to read which version by when, and who did. */
export const readings = defineRegister({
  name: 'readings',
  title: t('Readings', '阅读确认'),
  purpose: t('Who has to read which version of a procedure by when, and who did', '操作规范的阅读人、期限与确认情况'),
  columns: {
    procedure: text(t('Procedure', '规范编号')),
    version: text(t('Version', '版本')),
    /** An address as text: who has left is no longer a person of the directory, and what they read stays. */
    reader: text(t('Reader', '阅读人')),
    due: date(t('Due', '期限')),
    task: books(t('Task', '任务编号')),
    readAt: maybeMoment(t('Read at', '确认时间')),
    wording: note(t('Wording', '文本编号')),
    chased: maybeChoice(t('Chased', '催办'), chased),
    proof: books(t('Proof', '凭证')),
  },
  sealed: ['procedure', 'version', 'reader', 'wording'],
});

export type Procedure = RowOf<typeof procedures>;
export type ProcedureVersion = RowOf<typeof procedureVersions>;
export type Reading = RowOf<typeof readings>;
