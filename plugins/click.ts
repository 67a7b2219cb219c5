/** What somebody clicked on in a chat, as the suite tells it. Who it was is the suite's word; all else is untrusted. */
export interface Click {
  /** Directory id. */
  who: string;
  command: unknown;
  input: unknown;
}

/** What came of it, in the company's language. */
export interface Outcome {
  done: boolean;
  /** Whether nothing is left to do with the card. */
  over: boolean;
  says: string;
}

export type OnClick = (click: Click) => Promise<Outcome>;
