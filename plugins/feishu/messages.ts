import type { Client } from '@larksuiteoapi/node-sdk';
import type { Write } from '../../core/workspace/port.ts';
import { cardWith } from './cards.ts';
import { uuidFrom } from './client.ts';
import { answered } from './errors.ts';

type Message = Extract<Write, { do: 'message' }>;

/**
 * A message of the app's bot, a card where something can be done with it; `uuid` keeps a repeat within the hour from being
 * sent again (`message/create`).
 */
export async function sendMessage(client: Client, write: Message): Promise<void> {
  const content = write.actions ? cardWith({ open: '→', ...write }, write.actions) : postOf(write);
  await answered('send a message', () =>
    client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: {
        receive_id: write.to,
        msg_type: write.actions ? 'interactive' : 'post',
        content: JSON.stringify(content),
        uuid: uuidFrom(write.key),
      },
    }),
  );
}

/** Draws a card anew in the chat (`message/patch`), where the answer to the click came too early for it. */
export const redraw = (client: Client, message: string, content: object) =>
  answered('change a message', () =>
    client.im.v1.message.patch({ path: { message_id: message }, data: { content: JSON.stringify(content) } }),
  );

function postOf(write: Message): object {
  return {
    zh_cn: {
      title: write.title,
      content: [
        [
          { tag: 'text', text: `${write.text} ` },
          { tag: 'a', text: '→', href: write.link },
        ],
      ],
    },
  };
}
