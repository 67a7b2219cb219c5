import type { Policy } from '../../core/policy/schema.ts';
import { buttonsIn as feishuButtons } from '../../plugins/feishu/simulator/messages.ts';
import type { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import { type Card, buttonsIn as teamsButtons } from '../../plugins/microsoft365/simulator/bot.ts';
import { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import { colleagueCard } from './colleague.ts';
import { esc, shell } from './suite-pages.ts';
import type { World } from './world.ts';

/** A message as its person sees it. */
interface Seen {
  id: string;
  to: string;
  title: string;
  text: string;
  buttons: { title: string; input?: string }[];
}

/** What a person was told in the chat with the app and in the activity feed; cards have their buttons. */
export function messagesPage(tenant: Tenant | FeishuTenant, policy: Policy, email: string, toast: string): string {
  const zh = policy.language === 'zh';
  const all = tenant instanceof Tenant ? teamsMessages(tenant) : feishuMessages(tenant);
  const own = all.filter((m) => !email || m.to === email).reverse();
  const cards = own.map(
    (m) => `<article class="card"><h2>${esc(m.title)}</h2><p>${esc(m.text).replaceAll('\n', '<br>')}</p>
    ${m.buttons.map((b) => buttonForm(m, b, email)).join('')}<p class="people">→ ${esc(m.to)}</p></article>`,
  );
  const said = toast ? `<p role="status" class="toast">${esc(toast)}</p>` : '';
  const nothing = `<p>${zh ? '还没有消息' : 'No messages yet'}</p>`;
  return shell(
    tenant instanceof Tenant ? 'Teams' : zh ? '飞书消息' : 'Feishu messages',
    said + colleagueCard(policy.language, email) + (cards.join('') || nothing),
  );
}

const buttonForm = (
  m: Seen,
  { title, input }: Seen['buttons'][number],
  email: string,
) => `<form method="post" action="click">
  <input type="hidden" name="message" value="${esc(m.id)}"><input type="hidden" name="person" value="${esc(email || m.to)}">
  ${input ? `<textarea name="words" required aria-label="${esc(title)}"></textarea><input type="hidden" name="input" value="${esc(input)}">` : ''}
  <button name="title" value="${esc(title)}">${esc(title)}</button></form>`;

function teamsMessages(tenant: Tenant): Seen[] {
  const words = (card: Card) =>
    (card.body as { inlines?: { text: string }[] }[]).map((b) => b.inlines?.map((i) => i.text).join('') ?? '');
  const inChat = tenant.state.chats.flatMap((chat) =>
    chat.cards.map(({ id, card, at }) => {
      const [title = '', ...text] = words(card);
      return {
        id,
        to: tenant.user(chat.user)?.mail ?? '',
        title,
        text: text.join('\n'),
        buttons: teamsButtons(card),
        at,
      };
    }),
  );
  const inFeed = tenant.state.notices.map((n) => ({
    id: '',
    to: tenant.user(n.to)?.mail ?? '',
    title: n.title,
    text: n.text,
    buttons: [],
    at: n.at,
  }));
  return [...inChat, ...inFeed].sort((a, b) => a.at.localeCompare(b.at));
}

function feishuMessages(tenant: FeishuTenant): Seen[] {
  return tenant.state.messages.map((m) => {
    const to = tenant.state.people.find((p) => p.open_id === m.to)?.email ?? '';
    const content = JSON.parse(m.content) as Post & FeishuCard;
    if (!content.body) {
      const { title, content: lines } = content.zh_cn!;
      return {
        id: m.id ?? '',
        to,
        title,
        text: lines
          .flat()
          .map((part) => part.text)
          .join(''),
        buttons: [],
      };
    }
    const text = content.body.elements.flatMap((e) => (e.tag === 'div' ? (e.text?.content ?? '') : [])).join('\n');
    return { id: m.id ?? '', to, title: content.header?.title.content ?? '', text, buttons: feishuButtons(m.content) };
  });
}

interface Post {
  zh_cn?: { title: string; content: { text: string }[][] };
}
interface FeishuCard {
  header?: { title: { content: string } };
  body?: { elements: { tag: string; text?: { content: string } }[] };
}

/** A person clicks in the chat. @returns what the suite shows them of it */
export async function clickedInChat(
  world: World,
  tenant: Tenant | FeishuTenant,
  form: Record<string, string>,
): Promise<string> {
  const { message = '', person = '', title = '', input, words = '' } = form;
  const typed = input ? { [input]: words } : {};
  if (tenant instanceof Tenant) {
    const user = tenant.user(person);
    const card = user && world.graph.bots.cardsOf(tenant, user).find((c) => c.id === message);
    if (!user || !card) return '';
    const said = await world.graph.bots.click(tenant, user, { title, form: typed }, [card]);
    return said === 'card' ? '✓' : said;
  }
  const seen = tenant.state.messages.find((m) => m.id === message);
  const who = tenant.state.people.find((p) => p.email === person)?.open_id;
  const button = seen && feishuButtons(seen.content).find((b) => b.title === title);
  if (!button || !who) return '';
  const toast = await world.lark.events.click(tenant, {
    message,
    who,
    value: button.value,
    ...(input && { form: typed }),
  });
  return toast.content ?? '';
}
