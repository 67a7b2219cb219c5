import { type Language, type Text, t } from '../words.ts';

/** What a person can do right from a message in the chat: a command, with what it still has to be told. */
export interface CardStep {
  title: Text;
  command: string;
  input: Record<string, unknown>;
  /** A field of the input that the person fills in. */
  ask?: { name: string; label: Text };
}

/** A step in the words of one language, as it travels with the message and comes back with the click. */
export interface CardAction {
  title: string;
  command: string;
  input: Record<string, unknown>;
  ask?: { name: string; label: string };
}

/** What of a message makes it a card. */
export interface CardParts {
  actions?: readonly CardAction[];
  /** What the button says that leads to the page. */
  open?: string;
}

export const cardParts = (steps: readonly CardStep[], language: Language): CardParts =>
  steps.length
    ? {
        open: open[language],
        actions: steps.map(({ title, ask, ...step }) => ({
          ...step,
          title: title[language],
          ...(ask && { ask: { name: ask.name, label: ask.label[language] } }),
        })),
      }
    : {};

const open = t('Open the page', '打开页面');
