import { DateTime } from 'luxon';
import type { Policy } from '../policy/schema.ts';
import { rowsWith, type Snapshot } from '../workspace/snapshot.ts';
import { evaluations, idOf, nextReview } from './records.ts';

/** An evaluation as the policy has it: when it is due, and what it looks back on; dates of the company's calendar. */
export interface Due {
  id: string;
  due: string;
  from: string;
}

/** The evaluation that is due or comes next: on the policy's date, and then every so many months. */
export function nextEvaluation(snapshot: Snapshot, { review }: Pick<Policy, 'review'>): Due {
  const last = rowsWith(snapshot, evaluations, 'state', 'concluded')
    .map((e) => e.to)
    .sort()
    .at(-1);
  const due = nextReview(snapshot, { review });
  // It goes on where the last one ended, so that no day is looked at twice and none is left out.
  const from = last ?? DateTime.fromISO(due).minus({ months: review.every_months }).toISODate()!;
  return { id: idOf(due), due, from };
}
