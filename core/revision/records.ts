import { t } from '../words.ts';
import { choice, defineRegister, maybeMoment, moment, note, type RowOf, text } from '../workspace/register.ts';

export const suggestionStates = {
  open: t('Open', '待处理'),
  taken: t('Taken up', '已采纳'),
  declined: t('Not taken up', '未采纳'),
};

/** What heads and staff would change about the policy, gathered until its review and answered (B11). */
export const suggestions = defineRegister({
  name: 'suggestions',
  title: t('Suggestions', '改进意见'),
  purpose: t('Suggestions to improve the policy, with their answers', '对业务协调制度的改进意见及答复'),
  columns: {
    about: note(t('About', '所涉条款')),
    words: text(t('Suggestion', '意见')),
    /** Addresses as text: who has left is no longer a person of the directory. */
    by: text(t('By', '提出人')),
    at: moment(t('At', '时间')),
    state: choice(t('State', '状态'), suggestionStates),
    answer: note(t('Answer', '答复')),
    answeredBy: note(t('Answered by', '答复人')),
    answeredAt: maybeMoment(t('Answered at', '答复时间')),
  },
});
export type Suggestion = RowOf<typeof suggestions>;
