import type { CardAction } from '../../core/workspace/card.ts';
import { type CardWords, type Outcome, wordsFrom } from '../card.ts';

/** What a button sends back: what to do, and what the card said, so that it can be drawn anew. */
interface Sent extends CardWords {
  command: string;
  input: Record<string, unknown>;
  /** Which field of the command's input the person fills in, and by which name the card knows it: names must not repeat. */
  ask?: { field: string; name: string };
}

const plain = (content: string) => ({ tag: 'plain_text', content });
/** An input takes 1,000 characters at most (`card-json-v2-components/interactive-components/input`); who has more to say opens the page. */
const longest = 1000;

/**
 * A card (JSON 2.0, `feishu-cards/card-json-v2-structure`). What people wrote stands in plain text: in Markdown it could
 * mention others or hide where a link leads.
 */
function card(words: CardWords, template: string, elements: object[]): object {
  return {
    schema: '2.0',
    config: { update_multi: true },
    header: { title: plain(words.title), template },
    body: {
      elements: [
        { tag: 'div', text: plain(words.text) },
        ...elements,
        {
          tag: 'button',
          text: plain(words.open),
          type: 'text',
          behaviors: [{ type: 'open_url', default_url: words.link }],
        },
      ],
    },
  };
}

const button = ({ title, command, input, ask }: CardAction, words: CardWords, place: number) => ({
  tag: 'button',
  text: plain(title),
  type: place === 0 ? 'primary' : 'default',
  behaviors: [
    {
      type: 'callback',
      value: { ...words, command, input, ...(ask && { ask: { field: ask.name, name: `ask${place}` } }) } satisfies Sent,
    },
  ],
});

/** A message with what can be done right there. What needs words stands in a form of its own (`containers/form-container`). */
export const cardWith = (words: CardWords, actions: readonly CardAction[]): object =>
  card(
    words,
    'blue',
    actions.map((action, i) => {
      const drawn = button(action, words, i);
      if (!action.ask) return drawn;
      return {
        tag: 'form',
        name: `form${i}`,
        elements: [
          {
            tag: 'input',
            name: `ask${i}`,
            required: true,
            input_type: 'multiline_text',
            max_length: longest,
            placeholder: plain(action.ask.label),
          },
          { ...drawn, name: `send${i}`, form_action_type: 'submit' },
        ],
      };
    }),
  );

/** The same message when nothing is left to click. */
export const cardAfter = (words: CardWords, { done, says }: Pick<Outcome, 'done' | 'says'>): object =>
  card(words, done ? 'green' : 'grey', [{ tag: 'div', text: plain(done ? `✓ ${says}` : says) }]);

/** The event that a click sends (`feishu-cards/card-callback-communication`). */
interface CardEvent {
  operator?: { open_id?: unknown };
  action?: { value?: Partial<Sent>; form_value?: Record<string, unknown> };
  context?: { open_message_id?: unknown };
}

/** What was clicked, or nothing where the event cannot be understood. */
export function clickIn(event: unknown) {
  const { operator, action, context } = (event ?? {}) as CardEvent;
  const { value, form_value = {} } = action ?? {};
  if (typeof operator?.open_id !== 'string' || typeof value !== 'object' || value === null) return undefined;
  const { command, input, ask, ...words } = value;
  const typed = typeof ask === 'object' && ask ? { [String(ask.field)]: form_value[String(ask.name)] } : {};
  return {
    who: operator.open_id,
    command,
    input: { ...(typeof input === 'object' ? input : {}), ...typed },
    words: wordsFrom(words),
    message: typeof context?.open_message_id === 'string' ? context.open_message_id : undefined,
  };
}
