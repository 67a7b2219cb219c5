import { type Change, patch } from '../workspace/changes.ts';
import type { Automation } from '../workspace/command.ts';
import type { Register, Row } from '../workspace/register.ts';

/**
 * A row of our own beside a bound one repeats what the spreadsheet says, for those who read the register itself: it follows
 * the spreadsheet, and what it said before stands in Activity.
 */
export const followSources: Automation = ({ snapshot }) =>
  Object.values(snapshot.tables).flatMap(({ register, byId, bound }) =>
    (bound?.own.rows ?? []).flatMap((own) => {
      const place = bound!.places.get(own.id);
      const said = byId.get(own.id) as Record<string, unknown> | undefined;
      if (!place || !said) return [];
      const set = Object.fromEntries([...place.columns.keys()].map((key) => [key, said[key]]));
      return patch(register as Register, own as Row, set).map(
        (change): Change => (change.do === 'patch' ? { ...change, own: true } : change),
      );
    }),
  );
