/** A call of the suite to our web hook. */
export interface Call {
  query: Record<string, unknown>;
  headers: Record<string, unknown>;
  body: unknown;
}
export interface CallAnswer {
  status: number;
  /** Text is answered as text, all else as JSON. */
  body?: string | object;
}

/**
 * How a suite tells us that something changed. It only ever makes us look earlier than we would: whatever is missed is
 * found by the look that every command and every minute takes.
 */
export interface Channel {
  /** Makes sure that we are told; to be repeated every hour. @throws SuiteError where the suite does not allow it */
  keep(): Promise<void>;
  /** Whether changes are told at the moment. */
  live(): boolean;
  /** Answers a call of the web hook. @returns nothing to whoever is not the suite */
  receive(call: Call): Promise<CallAnswer | undefined>;
  stop(): void;
}
