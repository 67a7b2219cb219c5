import { closePeriod, openReview } from './closing.ts';
import { answerScoreAppeal, appealScore, calibrateScore } from './objecting.ts';

export const performanceCommands = [openReview, appealScore, calibrateScore, answerScoreAppeal, closePeriod];
