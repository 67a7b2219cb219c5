import type { Client } from '@larksuiteoapi/node-sdk';
import type { Write } from '../../core/workspace/port.ts';
import { wordsOf } from '../card.ts';
import { cardWith } from './cards.ts';
import { uuidFrom } from './client.ts';
import { answered } from './errors.ts';

type Message = Extract<Write, { do: 'message' }>;

/**
 * A message of the app's bot, a card where something can be done with it; `uuid` keeps a repeat within the hour from being
 * sent again (`message/create`).
 */
export async function sendMessage(client: Client, write: Message): Promise<void> {
  if (!write.actions) return tell(client, write.to, write, write.key);
  await send(client, write.to, 'interactive', cardWith(wordsOf(write), write.actions), write.key);
}

/** A message without buttons. @param to open_id @param key tells a message from a repetition of it */
export const tell = (client: Client, to: string, words: Words, key: string): Promise<void> =>
  send(client, to, 'post', postOf(words), key);

type Words = Pick<Message, 'title' | 'text' | 'link'>;

async function send(client: Client, to: string, type: 'post' | 'interactive', content: object, key: string) {
  await answered('send a message', () =>
    client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: to, msg_type: type, content: JSON.stringify(content), uuid: uuidFrom(key) },
    }),
  );
}

/** Draws a card anew in the chat (`message/patch`), where the answer to the click came too early for it. */
export const redraw = (client: Client, message: string, content: object) =>
  answered('change a message', () =>
    client.im.v1.message.patch({ path: { message_id: message }, data: { content: JSON.stringify(content) } }),
  );

function postOf({ title, text, link }: Words): object {
  return {
    zh_cn: {
      title,
      content: [
        [
          { tag: 'text', text: `${text} ` },
          { tag: 'a', text: '→', href: link },
        ],
      ],
    },
  };
}
