import { afterAll, beforeAll, vi } from 'vitest';
import { resetResilience } from '../plugins/resilience.ts';

/**
 * Files of one worker share their modules, which saves most of the time that loading them takes. What a module keeps for
 * the whole process is as new when a file begins, and time runs again when it is over.
 */
beforeAll(resetResilience);
afterAll(() => {
  vi.useRealTimers();
  vi.restoreAllMocks();
});
