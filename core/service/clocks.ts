import { addWorkdays, addWorkingHours } from '../policy/calendar.ts';
import type { Policy } from '../policy/schema.ts';

/** By when a case is answered and solved: instants. */
export interface Clocks {
  respondBy: string;
  resolveBy: string;
}

/** The deadlines that follow from a case's priority, in working time; nothing where it has none that the policy knows. */
export function clocksOf(policy: Policy, { priority, openedAt }: Record<string, unknown>): Clocks | undefined {
  const level = policy.service.priorities.find((p) => p.id === priority);
  if (!level || typeof openedAt !== 'string') return undefined;
  return {
    respondBy: addWorkingHours(policy, openedAt, level.respond_within_hours),
    resolveBy: addWorkingHours(policy, openedAt, level.resolve_within_hours),
  };
}

/** By when the customer of a solved case is to have been asked; nothing before it was solved. */
export const callBackBy = (policy: Policy, { solvedAt }: { solvedAt: string | undefined }): string | undefined =>
  solvedAt && addWorkdays(policy, solvedAt, policy.service.call_back_within_days);
