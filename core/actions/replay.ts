import type { Replay } from '../workspace/replay.ts';

/** What was to be done, and what of it was done by then: the task list remembers both. */
export const actionReplay: Replay = {
  tallies: {},
  asOf: (snapshot, at) => ({
    ...snapshot,
    tasks: snapshot.tasks
      .filter((task) => !task.createdAt || task.createdAt <= at)
      .map((task) => (task.doneAt && task.doneAt > at ? { ...task, done: false, doneAt: undefined } : task)),
  }),
};
