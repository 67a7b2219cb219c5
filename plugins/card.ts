/** What a message says, as it stands in a card and comes back with a click: the card is drawn anew from it. */
export interface CardWords {
  title: string;
  text: string;
  link: string;
  /** What the button says that leads to the page. */
  open: string;
}

/** The words of a message, without whatever else it carries. */
export const wordsOf = ({ title, text, link, open = '→' }: Omit<CardWords, 'open'> & { open?: string }): CardWords => ({
  title,
  text,
  link,
  open,
});

/** Words that came back with a click; nothing promises that they are what we sent. */
export function wordsFrom(sent: object): CardWords {
  const { title, text, link, open } = sent as Partial<Record<keyof CardWords, unknown>>;
  const words = (part: unknown) => (typeof part === 'string' ? part : '');
  return { title: words(title), text: words(text), link: words(link), open: words(open) || '→' };
}

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
