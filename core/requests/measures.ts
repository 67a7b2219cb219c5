import { dateIn } from '../policy/calendar.ts';
import { rounds } from '../rounds/records.ts';
import { t, verbatim } from '../words.ts';
import type { Stretch } from '../workspace/evaluating.ts';
import { type Counted, defineMeasure, isTheirs, type Measured, shareOf, type Whom } from '../workspace/measure.ts';
import { answersDue, type Owed, responsesDue } from './owed.ts';
import { requests } from './records.ts';

const counted = ({ policy }: Stretch, o: Owed): Counted => ({
  register: o.register,
  id: o.id,
  label: verbatim(o.title),
  due: dateIn(policy, o.due),
});

/** The share of what somebody owed that came in time. */
const inTime = (stretch: Stretch, whom: Whom, owed: readonly Owed[]): Measured => {
  const theirs = owed.filter((o) => isTheirs(whom, o.to, o.owner));
  return shareOf(
    theirs.length,
    theirs.filter((o) => o.late).map((o) => counted(stretch, o)),
  );
};

export const requestsOnTime = defineMeasure({
  name: t('Requests answered on time', '请求按时答复率'),
  counts: t(
    'Of the requests to the department whose answer fell due: those answered by then. What was declined counts as in time if it was declined within the time to respond; what was returned or withdrawn before it was due does not count. What was reopened counts with each of its answers; what was handed on late counts for whoever held it when it fell due; a date agreed after the deadline does not make up for it.',
    '应在本期答复的协作请求中按时答复的比例。在响应时限内拒绝的视为按时；到期前退回或撤回的不计入。重新打开的请求，每次答复均计入；逾期后转交的，计入到期时的承办方；逾期后商定的新期限不抵消逾期。',
  ),
  notFor: t(
    'It says nothing of how good the answers were, nor of how hard the questions.',
    '不反映答复质量，也不反映请求难度。',
  ),
  unit: 'share',
  better: 'higher',
  registers: [requests, rounds],
  of: (stretch, whom) => inTime(stretch, whom, answersDue(stretch.snapshot, stretch.from, stretch.to)),
});

export const requestsResponded = defineMeasure({
  name: t('Requests responded to on time', '请求按时响应率'),
  counts: t(
    'Of the requests to the department whose first response fell due: those accepted, asked back, declined or answered by then.',
    '应在本期首次响应的协作请求中按时响应（接受、退回、拒绝或答复）的比例。',
  ),
  notFor: t('A quick yes is no answer yet.', '快速响应不等于问题已解决。'),
  unit: 'share',
  better: 'higher',
  registers: [requests, rounds],
  of: (stretch, whom) => inTime(stretch, whom, responsesDue(stretch.snapshot, stretch.from, stretch.to)),
});
