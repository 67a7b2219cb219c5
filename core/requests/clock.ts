import { addWorkingHours, type DeadlineStep, deadlineSteps, workingHoursBetween } from '../policy/calendar.ts';
import type { Policy } from '../policy/schema.ts';
import type { Request } from './records.ts';

type Kind = Policy['requests']['kinds'][number];

export const kindOf = (policy: Policy, id: string): Kind | undefined => policy.requests.kinds.find((k) => k.id === id);

/** Both deadlines of a request, counted in working time from when it was asked. */
export const deadlines = (policy: Policy, kind: Kind, from: string) => ({
  respondBy: addWorkingHours(policy, from, kind.respond_within_hours),
  completeBy: addWorkingHours(policy, from, kind.complete_within_hours),
});

/** The deadline of a request that is opened again: as long as its kind has, or as it had where the kind is gone. */
export function completeAgainBy(policy: Policy, r: Request, now: string): string {
  const kind = kindOf(policy, r.kind);
  return kind
    ? deadlines(policy, kind, now).completeBy
    : addWorkingHours(policy, now, workingHoursBetween(policy, r.reopenedAt ?? r.askedAt, r.completeBy));
}

/**
 * The clock stands still while the asker is to give information: afterwards both deadlines lie later by the working time
 * that went by. Handing over does not stop it, and one that had run out before does not run again.
 */
export function resumed(policy: Policy, r: Request, now: string): Partial<Request> {
  const since = r.returnedAt ?? now;
  const hours = workingHoursBetween(policy, since, now);
  const later = (at: string) => (at < since ? at : addWorkingHours(policy, at, hours));
  return {
    returnedAt: undefined,
    completeBy: later(r.completeBy),
    ...(r.agreed && { agreed: later(r.agreed) }),
  };
}

/** The way to the deadline, day by day; nothing where people agreed on another date, or the policy no longer has the kind. */
export function explained(policy: Policy, r: Request): DeadlineStep[] {
  const kind = kindOf(policy, r.kind);
  if (!kind || (r.agreed && r.state !== 'open')) return [];
  const from = r.reopenedAt ?? r.askedAt;
  return deadlineSteps(policy, from, r.state === 'open' ? kind.respond_within_hours : kind.complete_within_hours);
}

/** Working hours until the deadline, negative when it has passed. */
export const hoursLeft = (policy: Policy, deadline: string, now: string): number =>
  deadline >= now ? workingHoursBetween(policy, now, deadline) : -workingHoursBetween(policy, deadline, now);
