import type { Client } from '@larksuiteoapi/node-sdk';
import { answered } from './errors.ts';

/**
 * Makes a page of ours a tab of a group chat (`im-v1/chat-tab/create`); the bot has to be in the chat.
 * @param name at most 30 letters, or 10 Chinese characters
 * @throws SuiteError
 */
export const addChatTab = (client: Client, chat: string, name: string, url: string): Promise<unknown> =>
  answered('add a tab to the chat', () =>
    client.im.v1.chatTab.create({
      path: { chat_id: chat },
      data: {
        chat_tabs: [{ tab_name: name, tab_type: 'url', tab_content: { url }, tab_config: { is_built_in: true } }],
      },
    }),
  );
