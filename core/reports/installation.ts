import { z } from 'zod';
import { type Text, t, verbatim } from '../words.ts';
import { activity } from '../workspace/activity.ts';
import { defineView } from '../workspace/command.ts';
import { liaison } from '../workspace/register.ts';
import { rowsOf, type Snapshot } from '../workspace/snapshot.ts';
import { qualityFor } from './data-quality.ts';

const week = 7 * 86_400_000;
/** How many weeks are looked back upon. */
const weeks = 4;
/** Fewer people than this are not counted one by one: who knows the office would know who they are. */
const few = 3;

interface Use {
  /** First instant of the week, ISO 8601. */
  from: string;
  /** Changes that people made. */
  changes: number;
  /** How many people made them; `few` where it would say who. */
  people: number | 'few';
}

interface Done {
  table: Text;
  changes: number;
  last: string;
}

/** A cell that was changed, or a row that was added and is as it was. */
interface Made {
  at: string;
  who: string;
  table: string;
}

/** What every row says of its last change. */
interface Stamped {
  rev: number;
  updatedAt?: string;
  updatedBy?: string;
}

/** @param since ISO 8601 */
function* madeIn(snapshot: Snapshot, since: string): Generator<Made> {
  for (const { at, who, table } of rowsOf(snapshot, activity))
    if (at && at >= since && who && table) yield { at, who, table };
  for (const { register, rows } of Object.values(snapshot.tables)) {
    if (register.readers || register.name === activity.name) continue;
    for (const { rev, updatedAt: at, updatedBy: who } of rows as Stamped[])
      if (rev === 1 && at && at >= since && who) yield { at, who, table: register.name };
  }
}

/**
 * What the installation did and how it is used, for admins: no names, no contents. Only what stands in the open file
 * counts; an admin does not learn what happens in the restricted one.
 */
export const installationView = defineView({
  name: 'installation',
  title: t('Installation', '运行状态'),
  allow: ['admin'],
  query: z.strictObject({}),
  show(act) {
    const { snapshot, now } = act;
    const { problems, rows } = qualityFor(act);
    const until = Date.parse(now);
    const used = Array.from({ length: weeks }, () => ({ changes: 0, people: new Set<string>() }));
    const done = new Map<string, Done>();
    for (const { at, who, table } of madeIn(snapshot, new Date(until - weeks * week).toISOString())) {
      const ago = until - Date.parse(at);
      if (!(ago >= 0 && ago < weeks * week)) continue;
      if (who === liaison) {
        const known = done.get(table);
        done.set(table, {
          table: snapshot.tables[table]?.register.title ?? verbatim(table),
          changes: (known?.changes ?? 0) + 1,
          last: known && known.last > at ? known.last : at,
        });
        continue;
      }
      const of = used[Math.floor(ago / week)]!;
      of.changes++;
      of.people.add(who);
    }
    return {
      use: used.map(
        ({ changes, people }, i): Use => ({
          from: new Date(until - (i + 1) * week).toISOString(),
          changes,
          people: people.size > 0 && people.size < few ? 'few' : people.size,
        }),
      ),
      did: [...done.values()].sort((a, b) => b.changes - a.changes),
      rows,
      unreadable: problems.length,
      readAt: snapshot.readAt,
    };
  },
});
export type ShownInstallation = ReturnType<typeof installationView.show>;
