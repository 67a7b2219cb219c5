import type { CardAction } from '../../core/workspace/card.ts';
import { type CardWords, type Outcome, wordsFrom } from '../card.ts';

/** An Adaptive Card; `Action.Execute` needs 1.4 (`Work-with-universal-actions-for-adaptive-cards.md`). */
const version = '1.4';

/** What people wrote stands in text runs: a TextBlock would read Markdown in it. */
const written = (text: string, style: object = {}) => ({
  type: 'RichTextBlock',
  inlines: [{ type: 'TextRun', text, ...style }],
});

const card = (words: CardWords, more: object[], actions: object[]): object => ({
  $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
  type: 'AdaptiveCard',
  version,
  body: [written(words.title, { weight: 'bolder', size: 'medium' }), written(words.text), ...more],
  actions: [...actions, { type: 'Action.OpenUrl', title: words.open, url: words.link }],
});

/** A message with what can be done right there. What needs words unfolds its own input. */
export function cardWith(words: CardWords, actions: readonly CardAction[]): object {
  return card(
    words,
    [],
    actions.map(({ title, command, input, ask }, i) => {
      // The ids of a card's inputs must not repeat, and two actions may ask for the same field.
      const field = ask ? { ask: { field: ask.name, id: `ask${i}` } } : {};
      const execute = { type: 'Action.Execute', title, verb: command, data: { words, input, ...field } };
      if (!ask) return execute;
      return {
        type: 'Action.ShowCard',
        title,
        card: {
          type: 'AdaptiveCard',
          body: [
            {
              type: 'Input.Text',
              id: `ask${i}`,
              label: ask.label,
              isMultiline: true,
              isRequired: true,
              errorMessage: ask.label,
              maxLength: 4000,
            },
          ],
          actions: [execute],
        },
      };
    }),
  );
}

/** The same message when nothing is left to click. */
export const cardAfter = (words: CardWords, { done, says }: Pick<Outcome, 'done' | 'says'>): object =>
  card(words, [written(done ? `✓ ${says}` : says, { weight: 'bolder' })], []);

/** What an `adaptiveCard/action` invoke asks for, or nothing where it cannot be understood. Inputs stand beside our own data. */
export function clickIn(value: unknown) {
  const action = (value as { action?: { verb?: unknown; data?: Record<string, unknown> } } | null)?.action;
  const { words, input, ask, ...typed } = action?.data ?? {};
  if (typeof words !== 'object' || words === null) return undefined;
  const { field, id } = (typeof ask === 'object' && ask ? ask : {}) as { field?: unknown; id?: unknown };
  const asked = typeof field === 'string' ? { [field]: typed[String(id)] } : {};
  return {
    command: action?.verb,
    input: { ...(typeof input === 'object' ? input : {}), ...asked },
    words: wordsFrom(words),
  };
}
