import { describe, expect, it } from 'vitest';
import { registersFor } from '../../core/registers.ts';
import { dataQualityView } from '../../core/reports/data-quality.ts';
import { recordView } from '../../core/reports/record.ts';
import { activity, restrictedActivity } from '../../core/workspace/activity.ts';
import { patch } from '../../core/workspace/changes.ts';
import type { Act } from '../../core/workspace/command.ts';
import type { Reading } from '../../core/workspace/port.ts';
import { defineRegister, layoutOf, number, person } from '../../core/workspace/register.ts';
import { readSnapshot, rowOf } from '../../core/workspace/snapshot.ts';
import { writesFor } from '../../core/workspace/writes.ts';
import { excelDialect } from '../../plugins/microsoft365/cells.ts';
import { loadPolicy, modelPath } from '../../server/policies.ts';

/** A register that only the performance owner may read, with one row that reads and one that does not. */
const scores = defineRegister({
  name: 'scores',
  title: { en: 'Scores', zh: '得分' },
  purpose: { en: '', zh: '' },
  columns: { who: person({ en: 'Who', zh: '人员' }), score: number({ en: 'Score', zh: '得分' }) },
  readers: ['performance-owner'],
});
const policy = loadPolicy(modelPath('committee'));
const dialect = excelDialect('Asia/Shanghai');
const table = (register: Parameters<typeof layoutOf>[0], rows: unknown[][]) => ({
  title: register.title.en,
  columns: layoutOf(register).map(([, c]) => c.title.en),
  rows: rows.map((cells, i) => ({ at: String(i), cells })),
});
const reading: Reading = {
  at: '2026-11-24T02:00:00.000Z',
  window: { from: '', to: '' },
  marks: {},
  events: [],
  tasks: [],
  people: [{ id: '1', name: 'Secret Person', email: 'sp@example.com' }],
  tables: {
    Scores: table(scores, [
      ['P-1', 'Secret Person', 41, 1, '', ''],
      ['P-2', 'Secret Person', 'forty', 1, '', ''],
    ]),
    Activity: table(activity, []),
    'Restricted activity': table(restrictedActivity, []),
  },
};
const registers = [
  ...registersFor(policy).filter((r) => r.name === 'activity' || r.name === 'restrictedActivity'),
  scores as never,
];
const snapshot = readSnapshot(reading, registers, dialect, 'en', (words) => words);
const act = (role: 'member' | 'admin' | 'head' | 'performance-owner'): Act => ({
  snapshot,
  policy,
  installed: { source: '', policy },
  now: reading.at,
  place: { bodyLimit: 1000, appLink: () => '', seal: (words) => words },
  actor: { email: 'x@example.com', departments: [], roles: ['member', role] },
});

describe('a restricted register', () => {
  it.each(['member', 'admin', 'head'] as const)('is as if it were not there for a %s', (role) => {
    expect(() => recordView.show(act(role), { register: 'scores', id: 'P-1' })).toThrow('no longer there');
    const seen = JSON.stringify(dataQualityView.show(act(role), {}));
    expect(seen).not.toMatch(/forty|Secret|Scores|scores/);
  });

  it('is read by whom it is for', () => {
    const { fields } = recordView.show(act('performance-owner'), { register: 'scores', id: 'P-1' });
    expect(fields.map((f) => f.value.en)).toContain('41');
    expect(JSON.stringify(dataQualityView.show(act('performance-owner'), {}))).toContain('forty');
  });

  it('leaves who and when in the restricted activity, nothing in the open one, and nowhere what', () => {
    const changes = patch(scores, rowOf(snapshot, scores, 'P-1')!, { score: 99 });
    const writes = writesFor(changes, snapshot, dialect, { who: 'hr@example.com', at: reading.at });
    expect(writes.some((w) => 'table' in w && w.table === 'Activity')).toBe(false);
    const log = writes.find((w) => w.do === 'append' && w.table === 'Restricted activity');
    expect(JSON.stringify(log)).toContain('hr@example.com');
    expect(JSON.stringify(log)).not.toMatch(/\b(41|99)\b/);
  });
});
