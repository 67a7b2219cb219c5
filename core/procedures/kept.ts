import type { Policy } from '../policy/schema.ts';
import { type Request, requests } from '../requests/records.ts';
import { rowsBetween, type Snapshot } from '../workspace/snapshot.ts';
import type { Procedure } from './records.ts';

const completeBy = (r: Request) => r.completeBy;

/**
 * Whether the requests that a procedure rules were answered in time: what its steps are worth. By kind of request.
 * @param from instants in UTC; what fell due from then on
 */
export function governedBy(snapshot: Snapshot, policy: Policy, p: Procedure, from: string, to: string) {
  const kinds = (p.governs ?? '').split(/[,，、\s]+/).filter(Boolean);
  return kinds.flatMap((id) => {
    const kind = policy.requests.kinds.find((k) => k.id === id);
    if (!kind) return [];
    const due = rowsBetween(snapshot, requests, completeBy, from, to).filter(
      (r) => r.kind === id && r.state !== 'withdrawn',
    );
    const late = due.filter((r) => !r.answeredAt || r.answeredAt > (r.agreed ?? r.completeBy));
    return [{ id, name: kind.name, cases: due.length, late: late.length }];
  });
}
