import { type Text, t } from '../words.ts';
import {
  books,
  choice,
  defineRegister,
  flag,
  maybeChoice,
  maybeMoment,
  maybeNumber,
  maybePerson,
  moment,
  note,
  number,
  person,
  text,
  usuallyOneOf,
} from '../workspace/register.ts';
import { rowsOf, type Snapshot } from '../workspace/snapshot.ts';

export const meetingStates = {
  planned: t('Planned', '筹备中'),
  published: t('Agenda published', '议程已发布'),
  held: t('Held', '已召开'),
  cancelled: t('Cancelled', '已取消'),
};

/** Ties an occurrence of a series to its event in the calendar. The calendar says when; this row says what was done. */
export const meetings = defineRegister({
  name: 'meetings',
  title: t('Meetings', '会议'),
  purpose: t(
    'One row for each coordination meeting; date and time follow the calendar',
    '每次协调会一行；日期时间以日历为准',
  ),
  columns: {
    series: usuallyOneOf('series')(t('Series', '系列')),
    title: text(t('Title', '会议名称')),
    start: moment(t('Start', '开始')),
    end: moment(t('End', '结束')),
    event: books(t('Calendar event', '日历日程')),
    state: choice(t('State', '状态'), meetingStates),
    publishedAt: maybeMoment(t('Published at', '发布时间')),
    publishedBy: maybePerson(t('Published by', '发布人')),
    minutesAt: maybeMoment(t('Minutes written at', '纪要时间')),
    confirmBy: maybeMoment(t('Minutes to be confirmed by', '纪要确认截止')),
    lockedAt: maybeMoment(t('Minutes final at', '纪要定稿时间')),
    lockedWords: note(t('Final wording', '定稿文本编号')),
  },
});

export const lineKinds = {
  present: t('Present', '到会'),
  left: t('Left', '离会'),
  opened: t('Item opened', '开始议题'),
  note: t('Note', '记录'),
  parked: t('Parking lot', '待议停车场'),
  confirmed: t('Minutes confirmed', '确认纪要'),
  objected: t('Objection to the minutes', '对纪要的异议'),
  settled: t('Objection settled', '异议处理'),
  rated: t('Rating', '会议评价'),
  asked: t('Confirmation asked for', '请求确认纪要'),
  pulled: t('Asked to discuss', '提请讨论'),
  released: t('No longer asked to discuss', '撤回提请'),
};

/** What happens at a meeting, line by line. Lines are only added, so that twenty people can type at once. */
export const meetingLines = defineRegister({
  name: 'meetingLines',
  title: t('Meeting lines', '会议记录'),
  purpose: t(
    'Who was there, what was noted and parked, and what was said of the minutes',
    '会议到会、记录、停车场与纪要意见，逐行记录',
  ),
  columns: {
    meeting: text(t('Meeting', '会议编号')),
    item: note(t('Item', '议题')),
    kind: choice(t('Kind', '类型'), lineKinds),
    /** An address, as text: who has left was there all the same. */
    by: text(t('By', '人员')),
    words: note(t('Words', '内容')),
    /** The line that is answered; of a confirmation, and of its being asked for, the text that it is about. */
    about: note(t('About', '所针对')),
    at: moment(t('At', '时间')),
    proof: books(t('Proof', '凭证')),
  },
  // Who was there makes the quorum, and who confirmed makes the minutes final.
  sealed: ['meeting', 'item', 'kind', 'by', 'words', 'about', 'at'],
});

export const wantedKinds = { inform: t('Inform', '通报'), discuss: t('Discuss', '讨论'), decide: t('Decide', '决策') };

export const itemStates = {
  planned: t('On the agenda', '列入议程'),
  consent: t('Taken as read', '书面通报'),
  parked: t('Parked', '暂缓'),
  dropped: t('Dropped', '移除'),
};

export const outcomes = {
  done: t('Done', '已处理'),
  decided: t('Decided', '已决定'),
  action: t('Action agreed', '形成行动项'),
  carried: t('Carried over', '顺延下次'),
  /** Nobody records it: what was talked about while the meeting lasted, and of which nobody said what came of it. */
  discussed: t('Discussed, no outcome recorded', '已讨论，未记录结论'),
};
export type Outcome = keyof typeof outcomes;

/** Whether an item is not settled by this, so that it goes on to the next meeting. */
export const goesOn = (outcome: Outcome | undefined): boolean =>
  outcome === undefined || outcome === 'carried' || outcome === 'discussed';

/** What minutes say of an item. */
export const outcomeSays = (outcome: Outcome | undefined): Text => {
  if (outcome === undefined) return t('Not reached; goes on to the next meeting', '未及讨论，顺延至下次会议');
  if (outcome === 'discussed')
    return t('Discussed, no outcome recorded; goes on to the next meeting', '已讨论，未记录结论，顺延至下次会议');
  return outcomes[outcome];
};

/** Items of an agenda as last drafted or published, what the organiser changed, and what came of them. */
export const agendaItems = defineRegister({
  name: 'agendaItems',
  title: t('Agenda items', '议程'),
  purpose: t('The agenda of each meeting and what came of every item', '各次会议的议程与结论'),
  columns: {
    meeting: text(t('Meeting', '会议编号')),
    key: text(t('Key', '来源')),
    section: text(t('Section', '版块')),
    position: number(t('Position', '顺序')),
    title: text(t('Title', '议题')),
    wanted: choice(t('Wanted', '目的'), wantedKinds),
    minutes: number(t('Minutes', '分钟')),
    owner: maybePerson(t('Owner', '责任人')),
    why: note(t('Why it is here', '列入原因')),
    state: choice(t('State', '状态'), itemStates),
    reason: note(t('Reason', '说明')),
    score: maybeNumber(t('Score', '得分')),
    postponed: maybeNumber(t('Times postponed', '顺延次数')),
    pinned: flag(t('Pinned', '置顶')),
    edited: note(t('Edited by the organiser', '人工修改')),
    outcome: maybeChoice(t('Outcome', '结论'), outcomes),
    outcomeNote: note(t('Minutes text', '纪要')),
  },
});

export const topicStates = {
  proposed: t('Proposed', '待列入'),
  declined: t('Declined', '未采纳'),
  done: t('Dealt with', '已处理'),
};

/** Topics that anybody proposes for a meeting, and items the organiser adds. */
export const topics = defineRegister({
  name: 'topics',
  title: t('Topics', '议题征集'),
  purpose: t(
    'Topics proposed for a coming meeting; open to everybody until reading starts',
    '面向全员征集的会议议题，预读开始前均可提出',
  ),
  columns: {
    series: usuallyOneOf('series')(t('Series', '系列')),
    meeting: note(t('Meeting', '会议编号')),
    title: text(t('Title', '议题')),
    reason: note(t('Reason', '理由')),
    wanted: choice(t('Wanted', '目的'), wantedKinds),
    minutes: maybeNumber(t('Minutes', '分钟')),
    owner: maybePerson(t('Owner', '责任人')),
    section: note(t('Section', '版块')),
    proposedBy: person(t('Proposed by', '提出人')),
    proposedAt: moment(t('Proposed at', '提出时间')),
    state: choice(t('State', '状态'), topicStates),
  },
});

/** When the company's coordination began, as far as the workbook knows: nothing was owed before. ISO 8601 */
export const beganAt = (snapshot: Snapshot, now: string): string =>
  rowsOf(snapshot, meetings).reduce((first, m) => (m.start < first ? m.start : first), now);
