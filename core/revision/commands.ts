import { draftingCommands } from './drafting.ts';
import { suggestingCommands } from './suggesting.ts';

export const revisionCommands = [...draftingCommands, ...suggestingCommands];
