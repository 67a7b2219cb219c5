import { decisions } from '../decisions/records.ts';
import { policyVersions } from '../policy/versions.ts';
import { patch } from '../workspace/changes.ts';
import type { Automation } from '../workspace/command.ts';
import { rowOf, rowsWith } from '../workspace/snapshot.ts';

/** A version on which the committee decided otherwise is not in force; it can be taken up again. */
export const dropVersions: Automation = ({ snapshot }) =>
  rowsWith(snapshot, policyVersions, 'state', 'proposed').flatMap((v) => {
    const d = v.decision ? rowOf(snapshot, decisions, v.decision) : undefined;
    return d && (d.state === 'rejected' || d.state === 'withdrawn')
      ? patch(policyVersions, v, { state: 'declined' })
      : [];
  });
