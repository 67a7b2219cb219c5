import { keepRound } from '../rounds/records.ts';
import type { Change } from '../workspace/changes.ts';
import type { Act } from '../workspace/command.ts';
import { doneAt, type Request, roundFacts } from './records.ts';

/** What was answered stays, with its lateness and its mark, when it is opened again. */
export const reopenedRound = (act: Act, r: Request, why: string): Change =>
  keepRound(act, r.rev, {
    ...roundFacts(r),
    ended: 'reopened',
    why,
    respondBy: r.respondBy,
    respondedAt: r.respondedAt,
    done: r.state === 'declined' ? 'no' : 'yes',
    doneAt: doneAt(r),
    answer: r.state === 'declined' ? r.reason : r.answer,
    mark: r.rating,
  });
