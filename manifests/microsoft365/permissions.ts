import { type Need, needs } from '../../plugins/microsoft365/permissions.ts';
import { resourceSpecific } from './manifest.ts';

/** A permission in Entra, as an admin grants it. */
export interface Asked {
  name: string;
  kind: 'application' | 'delegated';
  /** Parts of our work that it is for. */
  for: string[];
  /** Comfort: everything else works without it. */
  optional?: true;
}

/** A permission that reads and writes is asked for once, not beside one that reads. */
const covers: Record<string, string> = {
  'Calendars.Read': 'Calendars.ReadWrite',
  'Calendars.Read.Shared': 'Calendars.ReadWrite.Shared',
  'Tasks.Read.All': 'Tasks.ReadWrite.All',
  'Tasks.Read': 'Tasks.ReadWrite',
};
/** What only the app does, and what only people do, whatever else would be allowed (`plugins/microsoft365/suite.ts`). */
const only: Partial<Record<keyof typeof needs, Asked['kind']>> = { notices: 'application', told: 'application' };

/** The least that the product needs in Entra. What the app's package asks for by itself (`resourceSpecific`) is not among it. */
export const asked: readonly Asked[] = gathered();

function gathered(): Asked[] {
  const found: Asked[] = [];
  for (const [name, need] of Object.entries<Need>(needs))
    for (const kind of ['application', 'delegated'] as const) {
      const [least] = need[kind];
      const alone = only[name as keyof typeof needs];
      const inPackage = resourceSpecific.some((p) => p.name === least);
      if (!least || inPackage || (alone && alone !== kind)) continue;
      const granted = covers[least] && need[kind].includes(covers[least]) ? covers[least] : least;
      const there = found.find((a) => a.name === granted && a.kind === kind);
      if (there) there.for.push(name);
      else found.push({ name: granted, kind, for: [name], ...(need.optional && { optional: true }) });
    }
  return found;
}
