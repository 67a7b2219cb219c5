import { answerAppeal, appealCorrection } from './appealing.ts';
import { addOwnWords, openArchive } from './archive.ts';
import { decideCorrection, raiseCorrection, recordHearing, stateCase, takeUpProposal } from './correcting.ts';
import { decideRecognition, endorseRecognition, proposeRecognition } from './recognising.ts';
import { giveThanks } from './thanking.ts';

export const conductCommands = [
  giveThanks,
  proposeRecognition,
  endorseRecognition,
  decideRecognition,
  raiseCorrection,
  takeUpProposal,
  stateCase,
  recordHearing,
  decideCorrection,
  appealCorrection,
  answerAppeal,
  openArchive,
  addOwnWords,
];
