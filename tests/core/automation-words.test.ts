import { describe, expect, it } from 'vitest';
import type { Firing } from '../../core/automations/firing.ts';
import { inWords, loggedSays } from '../../core/automations/wording.ts';
import { commands } from '../../core/capabilities.ts';
import { Directory } from '../../core/workspace/directory.ts';
import type { Snapshot } from '../../core/workspace/snapshot.ts';
import { loadPolicy, modelPath } from '../../server/policies.ts';

const wording = {
  snapshot: {
    directory: new Directory([{ id: '1', name: 'Ray Dunn', email: 'rd.head@example.com' }]),
  } as unknown as Snapshot,
  policy: loadPolicy(modelPath('committee')),
  commands,
};
const does = { command: 'propose-topic', input: { series: 'weekly', title: 'Demand: pumps', wanted: 'discuss' } };

describe('what an automation did', () => {
  it('is said in words, with the names of people, fields and lists, in both languages', () => {
    const says = inWords(wording, { tells: ['rd.head@example.com'], says: 'Please look', does } as unknown as Firing);
    expect(says.en).toBe(
      'Tells Ray Dunn: Please look; Propose a topic (Series: Weekly coordination meeting, Title: Demand: pumps, Wanted: Discuss)',
    );
    expect(says.zh).toBe('通知Ray Dunn：Please look；提出议题（系列：周业务协调会、议题：Demand: pumps、目的：讨论）');
  });

  it('is understood where a row still holds the command and its input', () => {
    const said = loggedSays(wording, `propose-topic ${JSON.stringify(does.input)}`);
    expect(said.en).toContain('Propose a topic (Series: Weekly coordination meeting');
    expect(loggedSays(wording, 'tells somebody: hello').en).toBe('tells somebody: hello');
  });
});
