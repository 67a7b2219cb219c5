import type { Ask, Reply } from '../../simulation/exchange.ts';
import { fault, ok } from './replies.ts';
import type { FeishuTenant, SimChatTab } from './tenant.ts';

/** Messages of the app's bot (im v1): text, posts and cards. */
export function messages(tenant: FeishuTenant, rest: string, ask: Ask): Reply {
  const [, chat] = rest.match(/^chats\/([^/]+)\/chat_tabs$/) ?? [];
  if (chat && ask.method === 'POST') return addTab(tenant, chat, ask.body as { chat_tabs?: SimChatTab[] });
  const id = rest.match(/^messages\/([^/]+)$/)?.[1];
  if (id && ask.method === 'PATCH') return redrawn(tenant, id, (ask.body as { content: string }).content);
  if (rest !== 'messages' || ask.method !== 'POST') return fault(99992402, 'no such operation', 404);
  const body = ask.body as { receive_id: string; content: string; uuid?: string; msg_type: string };
  if (!tenant.state.people.some((p) => p.open_id === body.receive_id))
    return fault(230001, 'Your request contains an invalid request parameter, ext=invalid receive_id.', 400);
  const wrong = body.msg_type === 'interactive' && wrongIn(body.content);
  if (wrong) return fault(230099, `Failed to create card content, ext=${wrong}`, 400);
  const sent = body.uuid ? tenant.state.messages.find((m) => m.uuid === body.uuid) : undefined;
  const message = sent ?? {
    id: tenant.newId('om_'),
    to: body.receive_id,
    content: body.content,
    uuid: body.uuid,
    at: tenant.clock(),
  };
  if (!sent) {
    tenant.state.messages.push(message);
    tenant.store.changed();
  }
  return ok({
    message_id: message.id ?? 'om_',
    msg_type: body.msg_type,
    chat_id: 'oc_sim',
    create_time: String(tenant.clock()),
    update_time: String(tenant.clock()),
    deleted: false,
    updated: false,
  });
}

/** `im-v1/chat-tab/create`: the bot is in the chat, names are short, a chat has at most twenty. */
function addTab(tenant: FeishuTenant, chat: string, { chat_tabs = [] }: { chat_tabs?: SimChatTab[] }): Reply {
  const found = tenant.state.groupChats?.find((c) => c.chat_id === chat);
  if (!found) return fault(232006, 'Your request specifies a chat_id which is invalid.', 400);
  if (found.tabs.length + chat_tabs.length > 20)
    return fault(232046, 'The number of chat tabs has reached the limit.', 400);
  if (chat_tabs.some((t) => (t.tab_name ?? '').length > 30))
    return fault(232047, 'The length of the tab name reaches the limit.', 400);
  if (chat_tabs.some((t) => t.tab_type !== 'url' || !/^https:/.test(t.tab_content?.url ?? '')))
    return fault(232048, 'The chat tab content is illegal.', 400);
  found.tabs.push(...chat_tabs);
  tenant.store.changed();
  return ok({ chat_tabs: found.tabs.map((t, i) => ({ tab_id: String(i + 1), ...t })) });
}

/** `message-card/patch`: only cards that are shared (`update_multi`) can be drawn anew. */
export function redrawn(tenant: FeishuTenant, id: string, content: string): Reply {
  const message = tenant.state.messages.find((m) => m.id === id);
  if (!message)
    return fault(230001, 'Your request contains an invalid request parameter, ext=invalid message_id.', 400);
  const wrong = wrongIn(content);
  if (wrong) return fault(230099, `Failed to create card content, ext=${wrong}`, 400);
  message.content = content;
  tenant.store.changed();
  return ok();
}

interface CardElement {
  tag?: string;
  name?: string;
  text?: { tag?: string };
  elements?: CardElement[];
  form_action_type?: string;
  behaviors?: { type?: string; value?: unknown }[];
  max_length?: number;
  required?: boolean;
}

/** What is wrong with a card of JSON 2.0, as far as the documentation says it (`feishu-cards/card-json-v2-…`). */
function wrongIn(content: string): string | undefined {
  const card = JSON.parse(content) as {
    schema?: string;
    config?: { update_multi?: boolean };
    body?: { elements?: CardElement[] };
  };
  if (content.length > 30_000) return 'card too large';
  if (card.schema !== '2.0') return 'schema';
  if (card.config?.update_multi !== true) return 'update_multi';
  const names: string[] = [];
  const check = (element: CardElement, inForm: boolean): string | undefined => {
    if (element.name) names.push(element.name);
    switch (element.tag) {
      case 'div':
        return element.text?.tag === 'plain_text' ? undefined : 'div';
      case 'form':
        if (inForm || !element.name) return 'form';
        if (!element.elements?.some((e) => e.form_action_type === 'submit')) return 'form without submit';
        return element.elements.map((e) => check(e, true)).find(Boolean);
      case 'input':
        // `required` only counts in a form; the name tells which input it was.
        if (!element.name || (element.required && !inForm)) return 'input';
        return (element.max_length ?? 1) > 1000 ? 'max_length' : undefined;
      case 'button':
        return inForm && !element.name ? 'button in a form has no name' : undefined;
      default:
        return `not support tag: ${element.tag}`;
    }
  };
  const wrong = (card.body?.elements ?? []).map((e) => check(e, false)).find(Boolean);
  return wrong ?? (new Set(names).size < names.length ? 'names repeat' : undefined);
}

/** A button as a person sees it, with what it sends. */
export interface SeenButton {
  title: string;
  value: unknown;
  /** The input of its form. */
  input?: string;
}

/** What can be clicked in a message. */
export function buttonsIn(content: string): SeenButton[] {
  const card = JSON.parse(content) as { body?: { elements?: (CardElement & { text?: { content?: string } })[] } };
  const buttons = (elements: CardElement[], input?: string): SeenButton[] =>
    elements.flatMap((e) => {
      if (e.tag === 'form') return buttons(e.elements ?? [], e.elements?.find((x) => x.tag === 'input')?.name);
      const callback = e.tag === 'button' && e.behaviors?.find((b) => b.type === 'callback');
      if (!callback) return [];
      const title = (e.text as { content?: string } | undefined)?.content ?? '';
      return [{ title, value: callback.value, ...(input && { input }) }];
    });
  return buttons(card.body?.elements ?? []);
}
