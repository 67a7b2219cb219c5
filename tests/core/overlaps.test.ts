import { describe, expect, it } from 'vitest';
import { overlapsOf } from '../../core/policy/overlaps.ts';
import type { Policy } from '../../core/policy/schema.ts';
import { meetingsAtOnce } from '../../core/revision/checking.ts';
import { keptApart } from '../../core/revision/keeping-apart.ts';
import { loadPolicy, modelPath } from '../../server/policies.ts';

const today = '2026-11-24';

/** A model whose weekly meeting is held on another day and at another time. */
function weeklyOn(model: 'committee' | 'working-group', day: string, starts: string): Policy {
  const policy = loadPolicy(modelPath(model));
  const meetings = policy.meetings.map((m) =>
    m.cadence.includes('WEEKLY') ? { ...m, cadence: m.cadence.replace(/BYDAY=\w+/, `BYDAY=${day}`), starts } : m,
  );
  return { ...policy, meetings };
}

describe('meetings of the same people at the same time', () => {
  it('are none in the ready policies', () => {
    for (const model of ['committee', 'working-group'] as const)
      expect(overlapsOf(loadPolicy(modelPath(model)), today)).toEqual([]);
  });

  it('are named with the days and the people, as something worth knowing and not as an error', () => {
    const policy = weeklyOn('committee', 'TU', '09:30');
    const [overlap] = overlapsOf(policy, today);
    expect(overlap!.days[0]).toBe('2026-12-01');
    expect(overlap!.days.length).toBeGreaterThan(8);
    expect(overlap!.people).toContain('sales.head@example.com');
    const [note] = meetingsAtOnce(policy, today);
    expect(note).toMatchObject({ weight: 'note', field: 'meetings.1.starts' });
    expect(note!.says.en).toContain('first on 1 Dec 2026');
    expect(note!.says.zh).toContain('最早为2026年12月1日');
  });

  it('do not matter where they only touch, or nobody is wanted at both', () => {
    expect(overlapsOf(weeklyOn('committee', 'TU', '09:00'), today)).toEqual([]);
    const policy = weeklyOn('committee', 'TU', '09:30');
    const [weekly, monthly] = policy.meetings;
    const apart = { ...weekly!, attend: ['it.staff@example.com'], organiser: 'it.staff@example.com' };
    expect(overlapsOf({ ...policy, meetings: [apart, monthly!] }, today)).toEqual([]);
  });

  it('are not what a new company begins with, whichever day it chooses', () => {
    for (const model of ['committee', 'working-group'] as const)
      for (const day of ['MO', 'TU', 'WE', 'TH', 'FR']) {
        const policy = weeklyOn(model, day, '09:30');
        const movable = policy.meetings.map((m) => !m.cadence.includes('WEEKLY'));
        const cadences = keptApart(policy, movable, today);
        const meetings = policy.meetings.map((m, i) => ({ ...m, cadence: cadences[i]! }));
        expect(overlapsOf({ ...policy, meetings }, today)).toEqual([]);
        expect(cadences[0]).toBe(policy.meetings[0]!.cadence);
      }
  });
});
