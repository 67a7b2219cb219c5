import { activity, restrictedActivity } from '../workspace/activity.ts';
import { append, type Change } from '../workspace/changes.ts';
import type { Automation } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { liaison } from '../workspace/register.ts';

/**
 * Every ID stands on one row. The first one takes over what the second says more; what only one of them can say is kept
 * in the Activity register.
 */
export const removeCopies: Automation = ({ snapshot, now }) =>
  Object.values(snapshot.tables).flatMap(({ register, copies }) =>
    copies.flatMap(({ id, at, rev, set, lost }): Change[] => [
      ...(Object.keys(set).length ? [{ do: 'patch' as const, register, id, rev, set }] : []),
      ...lost.map(({ column, before, after }) =>
        append(register.readers ? restrictedActivity : activity, {
          id: `${now.slice(0, 10)}-${fingerprint(register.name, id, column, String(before), String(after), 'copy')}`,
          at: now,
          who: liaison,
          table: register.name,
          row: id,
          column: register.columns[column]?.title[snapshot.language] ?? column,
          before: register.readers ? '•••' : String(before),
          after: register.readers ? '•••' : String(after),
        }),
      ),
      { do: 'remove-copy', register, id, at },
    ]),
  );
