import { consultingCommands } from './consulting.ts';
import { issuingCommands } from './issuing.ts';
import { proposingCommands } from './proposing.ts';
import { scoreOption } from './scoring.ts';

export const decisionCommands = [...proposingCommands, scoreOption, ...consultingCommands, ...issuingCommands];
