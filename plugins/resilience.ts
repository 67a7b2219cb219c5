import {
  BrokenCircuitError,
  type CircuitBreakerPolicy,
  ConsecutiveBreaker,
  circuitBreaker,
  DelegateBackoff,
  handleWhen,
  retry,
} from 'cockatiel';
import { SuiteError, type SuiteErrorKind } from '../core/workspace/port.ts';

const usualPatience = { attempts: 6, firstWaitMs: 400, longestWaitMs: 30_000, scale: 1 };
/** How long we try. Tests of bad weather wait a fraction of it. */
export const patience = { ...usualPatience };

/** The circuit is open: the suite has been silent for so long that asking again would only keep people waiting. */
const silent = 'circuit-open';

/** Worth another try: the suite is busy, or nobody knows what became of the request. */
export const passing = (error: unknown): error is SuiteError =>
  error instanceof SuiteError && (error.kind === 'throttled' || error.kind === 'unavailable') && error.code !== silent;

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

/** One request to a suite, as it went: for metrics and logs. */
export interface Try {
  suite: 'microsoft365' | 'feishu';
  operation: string;
  outcome: 'ok' | SuiteErrorKind;
  /** Milliseconds. */
  took: number;
}

/**
 * The one door to a suite: it tells whoever listens how each request went, and shuts for a while when the suite has been
 * silent, so that people hear at once that it does not answer instead of waiting through every repetition.
 */
export class Door {
  /** Tries without an answer, one after another, after which the door shuts. */
  static patienceForSilence = 15;
  /** How long it stays shut, in milliseconds; then one request tries again. */
  static shutFor = 10_000;

  readonly listeners = new Set<(tried: Try) => void>();
  private circuit!: CircuitBreakerPolicy;
  private shutAt = 0;

  constructor(private readonly suite: Try['suite']) {
    this.reset();
  }

  /** As it was when the process started: for tests. */
  reset(): void {
    this.circuit = circuitBreaker(
      handleWhen((e) => e instanceof SuiteError && e.kind === 'unavailable'),
      { halfOpenAfter: Door.shutFor, breaker: new ConsecutiveBreaker(Door.patienceForSilence) },
    );
    this.circuit.onBreak(() => {
      this.shutAt = Date.now();
    });
  }

  /** @throws SuiteError, at once where the suite has been silent */
  async through<T>(operation: string, act: () => Promise<T>): Promise<T> {
    const from = performance.now();
    const tell = (outcome: Try['outcome']) => {
      const tried = { suite: this.suite, operation, outcome, took: performance.now() - from };
      for (const listener of this.listeners) listener(tried);
    };
    try {
      const result = await this.circuit.execute(act);
      tell('ok');
      return result;
    } catch (error) {
      if (!(error instanceof BrokenCircuitError)) {
        if (error instanceof SuiteError) tell(error.kind);
        throw error;
      }
      const left = Math.max(1, Math.ceil((this.shutAt + Door.shutFor - Date.now()) / 1000));
      throw new SuiteError('unavailable', operation, 'the suite has not answered for a while', silent, left);
    }
  }
}

/** One for each suite: all companies of a process find the same service silent. */
export const doors = { microsoft365: new Door('microsoft365'), feishu: new Door('feishu') };

/** As it was when the process started: for tests, which share a process. */
export function resetResilience(): void {
  Object.assign(patience, usualPatience);
  for (const door of Object.values(doors)) door.reset();
}
