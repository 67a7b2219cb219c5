import { mapRows, type Replay } from '../workspace/replay.ts';
import { decisions, opinions, remarks } from './records.ts';

/** Decisions tell nothing of their own here: they matter for what stood on an agenda. */
export const decisionReplay: Replay = {
  tallies: {},
  asOf(snapshot, at) {
    const known = mapRows(snapshot, decisions, (d) => {
      if (d.proposedAt > at) return undefined;
      return d.decidedAt && d.decidedAt > at ? { ...d, decidedAt: undefined, state: 'discussing' as const } : d;
    });
    const said = mapRows(known, opinions, (o) => (o.at > at ? undefined : o));
    return mapRows(said, remarks, (r) => (r.at > at ? undefined : r));
  },
};
