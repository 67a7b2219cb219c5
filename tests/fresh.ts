import { afterAll, beforeAll, vi } from 'vitest';
import { doors, patience } from '../plugins/resilience.ts';

/**
 * Files of one worker share their modules, which saves most of the time that loading them takes. What a module keeps for
 * the whole process is as new when a file begins, and time runs again when it is over.
 */
const usual = { attempts: 6, firstWaitMs: 400, longestWaitMs: 30_000, scale: 1 } satisfies typeof patience;

beforeAll(() => {
  Object.assign(patience, usual);
  for (const door of Object.values(doors)) door.reset();
});
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});
