import { dateIn } from '../policy/calendar.ts';
import { t, verbatim } from '../words.ts';
import type { Stretch } from '../workspace/evaluating.ts';
import { type Counted, defineMeasure, isTheirs, shareOf } from '../workspace/measure.ts';
import { rowsBetween } from '../workspace/snapshot.ts';
import { type Request, requests } from './records.ts';

/** The answer's deadline, at the date that was agreed. */
const dueBy = (r: Request): string => r.agreed ?? r.completeBy;
const respondBy = (r: Request): string => r.respondBy;
/** What was sent back or taken back is nobody's fault. */
const counts = (r: Request): boolean => r.state !== 'returned' && r.state !== 'withdrawn';

const counted = ({ policy }: Stretch, r: Request, due: string): Counted => ({
  register: requests.name,
  id: r.id,
  label: verbatim(r.title),
  due: dateIn(policy, due),
});

export const requestsOnTime = defineMeasure({
  name: t('Requests answered on time', '请求按时答复率'),
  counts: t(
    'Of the requests to the department whose answer fell due: those answered by then. What was declined counts as in time if it was declined within the time to respond; what was returned or withdrawn does not count.',
    '应在本期答复的协作请求中按时答复的比例。在响应时限内拒绝的视为按时；被退回或撤回的不计入。',
  ),
  notFor: t(
    'It says nothing of how good the answers were, nor of how hard the questions.',
    '不反映答复质量，也不反映请求难度。',
  ),
  unit: 'share',
  better: 'higher',
  of(stretch, whom) {
    const due = rowsBetween(stretch.snapshot, requests, dueBy, stretch.from, stretch.to).filter(
      (r) => isTheirs(whom, r.to, r.owner) && counts(r),
    );
    const late = due.filter(
      (r) =>
        !(r.state === 'declined'
          ? r.respondedAt && r.respondedAt <= r.respondBy
          : r.answeredAt && r.answeredAt <= dueBy(r)),
    );
    return shareOf(
      due.length,
      late.map((r) => counted(stretch, r, dueBy(r))),
    );
  },
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
  of(stretch, whom) {
    const due = rowsBetween(stretch.snapshot, requests, respondBy, stretch.from, stretch.to).filter(
      (r) => isTheirs(whom, r.to, r.owner) && r.state !== 'withdrawn',
    );
    const first = (r: Request) => r.respondedAt ?? r.returnedAt ?? r.answeredAt;
    const late = due.filter((r) => !(first(r) && first(r)! <= r.respondBy));
    return shareOf(
      due.length,
      late.map((r) => counted(stretch, r, r.respondBy)),
    );
  },
});
