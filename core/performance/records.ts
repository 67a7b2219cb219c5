import type { Role } from '../policy/organisation.ts';
import { t } from '../words.ts';
import {
  books,
  choice,
  date,
  defineRegister,
  maybeDate,
  maybeMoment,
  maybeNumber,
  moment,
  note,
  oneOf,
  type RowOf,
  text,
} from '../workspace/register.ts';

/** Who may open persons' figures; what each sees in the tab stands with the views. */
const readers: readonly Role[] = ['performance-owner'];

export const periodStates = {
  review: t('In review', '复核中'),
  closing: t('Being closed', '正在关闭'),
  closed: t('Closed', '已关闭'),
};

/** Periods of assessment that are being reviewed or are closed (A10). One without a row is still a draft. */
export const periods = defineRegister({
  name: 'periods',
  title: t('Assessment periods', '考核周期'),
  purpose: t('Which periods are in review or closed, and by whom', '考核周期的复核与关闭情况'),
  columns: {
    from: date(t('From', '起')),
    to: date(t('To', '止')),
    state: choice(t('State', '状态'), periodStates),
    /** Until when those who are scored may appeal, a date. */
    appealsUntil: maybeDate(t('Appeals until', '申诉截止')),
    policy: text(t('Policy', '制度版本')),
    openedAt: moment(t('Review began', '复核开始')),
    closedBy: note(t('Closed by', '关闭人')),
    closedAt: maybeMoment(t('Closed at', '关闭时间')),
    words: note(t('Words', '说明')),
    /** When rules on scores made their proposals from it. */
    proposedAt: maybeMoment(t('Proposals made at', '规则提名时间')),
    proof: books(t('Proof', '凭证')),
  },
  sealed: ['from', 'to', 'state', 'policy', 'closedAt'],
});

const figureColumns = {
  period: text(t('Period', '周期')),
  /** Of one indicator; without it the results: co-operation, own targets, combined. */
  indicator: note(t('Indicator', '指标')),
  value: maybeNumber(t('Figure', '数值')),
  cases: maybeNumber(t('Cases', '样本')),
  against: maybeNumber(t('Against', '不利')),
  weight: maybeNumber(t('Weight', '权重')),
  points: maybeNumber(t('Points', '得分')),
  coOperation: maybeNumber(t('Co-operation', '协作得分')),
  own: maybeNumber(t('Own targets', '自身目标得分')),
  coverage: maybeNumber(t('Coverage', '覆盖')),
  /** Reasons of calibration, as they stood when it was closed. */
  calibrated: note(t('Calibrated', '校准')),
  proof: books(t('Proof', '凭证')),
};
const sealedFigures = ['period', 'indicator', 'value', 'cases', 'weight', 'points', 'coOperation', 'own', 'calibrated'];

/** What a department came to when a period was closed; never changed after that. */
export const departmentScores = defineRegister({
  name: 'departmentScores',
  title: t('Scores of departments', '部门考核结果'),
  purpose: t(
    'Scores as they stood when a period was closed; written by Liaison, never edited',
    '考核周期关闭时的部门得分；由协调台写入，请勿修改',
  ),
  columns: { department: oneOf('departments')(t('Department', '部门')), ...figureColumns },
  sealed: ['department', ...sealedFigures],
});

/** The same of persons; restricted. */
export const personScores = defineRegister({
  name: 'personScores',
  title: t('Scores of persons', '个人考核结果'),
  purpose: t(
    'Scores as they stood when a period was closed; written by Liaison, never edited',
    '考核周期关闭时的个人得分；由协调台写入，请勿修改',
  ),
  readers,
  columns: { who: text(t('Who', '人员')), ...figureColumns },
  sealed: ['who', ...sealedFigures],
});

export const appealStates = {
  open: t('To be answered', '待答复'),
  accepted: t('Accepted', '采纳'),
  declined: t('Not accepted', '未采纳'),
};

/** What those who are scored say against a figure, and the answer (A10). */
export const scoreAppeals = defineRegister({
  name: 'scoreAppeals',
  title: t('Appeals', '考核申诉'),
  purpose: t('Objections to figures, with reasons and answers', '对考核数据的异议、理由与答复'),
  readers,
  columns: {
    period: text(t('Period', '周期')),
    department: note(t('Department', '部门')),
    who: note(t('Who', '人员')),
    indicator: text(t('Indicator', '指标')),
    /** The row that should not count, where it is about one. */
    row: note(t('Row', '行')),
    reasons: text(t('Reasons', '理由')),
    by: text(t('By', '申诉人')),
    at: moment(t('At', '时间')),
    state: choice(t('State', '状态'), appealStates),
    answer: note(t('Answer', '答复')),
    answeredBy: note(t('Answered by', '答复人')),
    answeredAt: maybeMoment(t('Answered at', '答复时间')),
  },
});

/** What was put right by hand before a period was closed, each with its reason. */
export const calibrations = defineRegister({
  name: 'calibrations',
  title: t('Calibration', '校准'),
  purpose: t(
    'Rows that do not count, figures that were put right, each with its reason',
    '剔除的记录与修正的数据及理由',
  ),
  readers,
  columns: {
    period: text(t('Period', '周期')),
    department: note(t('Department', '部门')),
    who: note(t('Who', '人员')),
    indicator: text(t('Indicator', '指标')),
    /** A row that does not count, or … */
    row: note(t('Row', '行')),
    /** … the figure as it is taken. */
    value: maybeNumber(t('Figure', '数值')),
    reason: text(t('Reason', '理由')),
    by: text(t('By', '校准人')),
    at: moment(t('At', '时间')),
    appeal: note(t('Appeal', '申诉编号')),
    proof: books(t('Proof', '凭证')),
  },
  sealed: ['period', 'department', 'who', 'indicator', 'row', 'value', 'reason', 'by'],
});

export type PeriodRow = RowOf<typeof periods>;
export type DepartmentScore = RowOf<typeof departmentScores>;
export type PersonScore = RowOf<typeof personScores>;
export type ScoreAppeal = RowOf<typeof scoreAppeals>;
export type Calibration = RowOf<typeof calibrations>;
