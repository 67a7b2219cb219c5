import { answeringCommands } from './answering.ts';
import { askingCommands } from './asking.ts';

/** What the department that asks may do, and the one that answers. */
export const requestCommands = [...askingCommands, ...answeringCommands];
