import { draftingCommands } from './drafting.ts';
import { setUpPolicy } from './starting.ts';
import { suggestingCommands } from './suggesting.ts';

export const revisionCommands = [...draftingCommands, ...suggestingCommands, setUpPolicy];
