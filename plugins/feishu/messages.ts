import type { Client } from '@larksuiteoapi/node-sdk';
import type { Write } from '../../core/workspace/port.ts';
import { uuidFrom } from './client.ts';
import { answered } from './errors.ts';

/** A message of the app's bot; `uuid` keeps a repeat within the hour from being sent again (`message/create`). */
export async function sendMessage(client: Client, write: Extract<Write, { do: 'message' }>): Promise<void> {
  const content = {
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
  await answered('send a message', () =>
    client.im.v1.message.create({
      params: { receive_id_type: 'open_id' },
      data: { receive_id: write.to, msg_type: 'post', content: JSON.stringify(content), uuid: uuidFrom(write.key) },
    }),
  );
}
