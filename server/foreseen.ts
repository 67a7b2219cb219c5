import type { Change } from '../core/workspace/changes.ts';

/** A change without what only the process needs. */
export function foreseen(change: Change): object {
  switch (change.do) {
    case 'append':
      return { add: change.register.name, row: change.record };
    case 'patch':
      return { change: change.register.name, id: change.id, set: change.set };
    case 'message':
      return { tell: change.to, title: change.title };
    case 'create-event':
      return { event: change.event.subject, start: change.event.start };
    case 'create-task':
      return { task: change.task.title, due: change.task.due };
    case 'remove-copy':
    case 'remove-row':
      return { remove: change.register.name, id: change.id };
    default:
      return { [change.do]: change.id };
  }
}
