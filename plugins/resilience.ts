import { DelegateBackoff, handleWhen, retry } from 'cockatiel';
import { SuiteError } from '../core/workspace/port.ts';

/** How long we try. Tests of bad weather wait a fraction of it. */
export const patience = { attempts: 6, firstWaitMs: 400, longestWaitMs: 30_000, scale: 1 };

/** Worth another try: the suite is busy, or nobody knows what became of the request. */
export const passing = (error: unknown): error is SuiteError =>
  error instanceof SuiteError && (error.kind === 'throttled' || error.kind === 'unavailable');

/** What the suite asks for, else twice as long each time; jitter keeps instances from coming back together. */
export const waitFor = (attempt: number, error?: SuiteError): number => {
  const asked = (error?.retryAfterSeconds ?? 0) * 1000;
  const own = patience.firstWaitMs * 2 ** (attempt - 1) * (0.5 + Math.random());
  return Math.min(Math.max(asked, own), patience.longestWaitMs) * patience.scale;
};

export const pause = (ms: number): Promise<void> => new Promise((done) => setTimeout(done, ms));

const errorOf = (result: object): SuiteError | undefined =>
  'error' in result && result.error instanceof SuiteError ? result.error : undefined;

/**
 * Repeats what may be repeated: reads, and writes that the suite recognises by their key.
 * @throws SuiteError of the last try
 */
export const patiently = <T>(act: () => Promise<T>): Promise<T> =>
  retry(handleWhen(passing), {
    maxAttempts: patience.attempts,
    backoff: new DelegateBackoff((context) => waitFor(context.attempt, errorOf(context.result))),
  }).execute(act);
