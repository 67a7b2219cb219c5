import { z } from 'zod';
import { sampleSources } from '../sample-sources.ts';
import { Refusal, t } from '../words.ts';
import type { Change } from '../workspace/changes.ts';
import { type Command, defineCommand } from '../workspace/command.ts';
import { namesSample, sampleState } from '../workspace/sample.ts';
import { placeOf } from '../workspace/table.ts';

const none = z.strictObject({});

export const addSamples = defineCommand({
  name: 'add-sample-rows',
  title: t('Add sample rows', '添加示例数据'),
  allow: ['organiser'],
  input: none,
  decide(act) {
    if (sampleState(act, sampleSources) === undefined)
      throw new Refusal(
        t('There are rows of your own already: sample rows would stand between them', '已有实际数据，不宜再添加示例'),
        'conflict',
      );
    return sampleSources.flatMap(({ rows }) => rows(act));
  },
});

/** Every row that is a sample or speaks of one, in whichever register, and the tasks that were made of them. */
export const removeSamples = defineCommand({
  name: 'remove-sample-rows',
  title: t('Remove all sample rows', '清除全部示例数据'),
  allow: ['organiser'],
  input: none,
  decide({ snapshot }) {
    const tasks = new Map(snapshot.tasks.map((task) => [task.id, task]));
    return Object.values(snapshot.tables).flatMap((table): Change[] => {
      const { register, rows } = table.bound?.own ?? table;
      return rows
        .filter((row) => Object.values(row).some(namesSample))
        .flatMap((row): Change[] => {
          const at = placeOf(table, row.id);
          const task = tasks.get(String((row as { task?: unknown }).task));
          return [
            ...(at === undefined ? [] : [{ do: 'remove-row' as const, register, id: row.id, at }]),
            ...(task
              ? [{ do: 'remove-task' as const, id: task.id, ...(task.version && { version: task.version }) }]
              : []),
          ];
        });
    });
  },
});

export const sampleCommands: readonly Command[] = [addSamples, removeSamples] as unknown as Command[];
