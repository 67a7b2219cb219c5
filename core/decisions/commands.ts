import { consultingCommands } from './consulting.ts';
import { followingCommands } from './following.ts';
import { issuingCommands } from './issuing.ts';
import { proposingCommands } from './proposing.ts';
import { remarkingCommands } from './remarking.ts';
import { scoreOption } from './scoring.ts';

/** In the order of a decision's life. */
export const decisionCommands = [
  ...proposingCommands,
  ...remarkingCommands,
  scoreOption,
  ...consultingCommands,
  ...issuingCommands,
  ...followingCommands,
];
