import type { Role } from '../policy/organisation.ts';
import { t } from '../words.ts';
import {
  choice,
  defineRegister,
  maybeDate,
  maybeMoment,
  moment,
  note,
  type RowOf,
  text,
} from '../workspace/register.ts';

/** Who may open what is kept of people; what each sees in the tab stands with the views. */
const readers: readonly Role[] = ['performance-owner'];

/** One colleague thanks another (A11); everybody sees it. People are addresses as text: who has left is still meant. */
export const thanks = defineRegister({
  name: 'thanks',
  title: t('Thanks', '致谢'),
  purpose: t('Who thanked whom, for what', '同事之间的致谢'),
  columns: {
    from: text(t('From', '致谢人')),
    to: text(t('To', '致谢对象')),
    words: text(t('Words', '内容')),
    /** Where it happened: a register and an ID, e.g. `requests/R-0004`. */
    occasion: note(t('Occasion', '事由')),
    at: moment(t('At', '时间')),
  },
});

export const recognitionStates = {
  proposed: t('Proposed', '已提名'),
  granted: t('Granted', '已授予'),
  declined: t('Not granted', '未授予'),
  erased: t('Taken out', '已清除'),
};

/** Recognition of a person or a department: proposed by anybody or by a rule, decided by a person. */
export const recognitions = defineRegister({
  name: 'recognitions',
  title: t('Recognition', '表扬奖励'),
  purpose: t('Proposals for recognition and what was decided', '表扬奖励的提名与决定'),
  readers,
  columns: {
    /** A person's address; a department is recognised where it is empty. */
    who: note(t('Who', '人员')),
    department: note(t('Department', '部门')),
    level: text(t('Level', '方式')),
    reason: text(t('Reason', '理由')),
    occasion: note(t('Occasion', '事由')),
    /** Set where a rule of the policy proposed it. */
    rule: note(t('Rule', '规则')),
    proposedBy: text(t('Proposed by', '提名人')),
    proposedAt: moment(t('Proposed at', '提名时间')),
    endorsedBy: note(t('Endorsed by', '附议人')),
    state: choice(t('State', '状态'), recognitionStates),
    decidedBy: note(t('Decided by', '决定人')),
    decidedAt: maybeMoment(t('Decided at', '决定时间')),
    /** Said to everybody. */
    citation: note(t('Citation', '表彰词')),
    why: note(t('Why', '决定理由')),
    rebuttal: note(t('Own words', '本人说明')),
  },
});

export const correctionStates = {
  proposed: t('Proposed by a rule', '规则提出'),
  raised: t('To be heard', '待听取陈述'),
  heard: t('Heard', '已听取陈述'),
  decided: t('In force', '生效'),
  appealed: t('Appealed', '申诉中'),
  dropped: t('Dropped', '不予惩戒'),
  withdrawn: t('Withdrawn on appeal', '申诉后撤销'),
  expired: t('Expired', '已失效'),
  erased: t('Taken out', '已清除'),
};

/** A correction, from the facts over the hearing to the decision, and beyond it. */
export const corrections = defineRegister({
  name: 'corrections',
  title: t('Corrections', '批评惩戒'),
  purpose: t('Facts, hearing, decision and appeal; no fines', '事实、陈述、决定与申诉；不涉及罚款'),
  readers,
  columns: {
    who: note(t('Who', '人员')),
    level: text(t('Level', '方式')),
    facts: text(t('Facts', '事实')),
    occasion: note(t('Occasion', '事由')),
    rule: note(t('Rule', '规则')),
    raisedBy: text(t('Raised by', '提出人')),
    raisedAt: moment(t('Raised at', '提出时间')),
    hearBy: maybeDate(t('Heard by (date)', '陈述期限')),
    statement: note(t('Statement', '本人陈述')),
    statedAt: maybeMoment(t('Stated at', '陈述时间')),
    hearing: note(t('Hearing', '听取记录')),
    heardBy: note(t('Heard by', '听取人')),
    heardAt: maybeMoment(t('Heard at', '听取时间')),
    state: choice(t('State', '状态'), correctionStates),
    decidedBy: note(t('Decided by', '决定人')),
    decidedAt: maybeMoment(t('Decided at', '决定时间')),
    why: note(t('Why', '决定理由')),
    expires: maybeDate(t('Expires', '失效日期')),
    appeal: note(t('Appeal', '申诉理由')),
    appealedAt: maybeMoment(t('Appealed at', '申诉时间')),
    appealAnswer: note(t('Answer to the appeal', '申诉答复')),
    appealBy: note(t('Appeal answered by', '申诉答复人')),
    rebuttal: note(t('Own words', '本人说明')),
  },
});

/** Who looked at whose archive, when and what for: without a row here nothing is shown. */
export const archiveAccess = defineRegister({
  name: 'archiveAccess',
  title: t('Looks into the archive', '档案查阅记录'),
  purpose: t('Who opened whose archive, and for what', '谁查阅了谁的奖惩档案及用途'),
  readers,
  columns: {
    who: text(t('Who', '查阅人')),
    about: text(t('About', '被查阅人')),
    purpose: text(t('Purpose', '用途')),
    at: moment(t('At', '时间')),
  },
});

export type Thanks = RowOf<typeof thanks>;
export type Recognition = RowOf<typeof recognitions>;
export type Correction = RowOf<typeof corrections>;
export type ArchiveAccess = RowOf<typeof archiveAccess>;
