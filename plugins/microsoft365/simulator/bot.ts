import type { Ask, Reply } from '../../simulation/exchange.ts';
import type { SimulatedEntra } from './identity.ts';
import { fault, ok } from './replies.ts';
import type { SimUser, Tenant } from './tenant.ts';

const service = 'https://smba.trafficmanager.net/teams/';
const cardType = 'application/vnd.microsoft.card.adaptive';

interface CardAction {
  type: string;
  title: string;
  verb?: string;
  data?: Record<string, unknown>;
  card?: { body?: { id?: string; isRequired?: boolean }[]; actions?: CardAction[] };
}
export interface Card {
  type: string;
  version: string;
  body: unknown[];
  actions: CardAction[];
}

/** What a bot may answer to a message extension, as far as it is looked at. */
export interface ExtensionAnswer {
  composeExtension?: {
    type: string;
    attachments: { contentType: string; content: object; preview: { content: { title: string; text: string } } }[];
  };
  task?: { type: string; value: { title: string; url: string } };
}

/** Bot Connector and Teams' chat with a bot, as documented (`bot-framework-rest-connector-authentication.md`, `send-proactive-messages.md`). */
export class SimulatedBots {
  /** How activities reach the bot. */
  deliver: (url: string, init: RequestInit) => Promise<Response> = (url, init) => fetch(url, init);

  constructor(
    private readonly entra: SimulatedEntra,
    private readonly tenantOf: (id: string) => Tenant | undefined,
  ) {}

  /** login.botframework.com: the keys by which a bot knows the Connector. */
  keys(ask: Ask): Reply {
    return ask.url.pathname === '/v1/.well-known/keys' ? ok({ keys: [this.entra.publicKeyAsJwk] }) : { status: 404 };
  }

  /** smba.trafficmanager.net: what a bot sends. */
  async serve(ask: Ask): Promise<Reply> {
    const claims = await this.entra.acceptsFor('https://api.botframework.com', ask.headers.authorization);
    const tenant = claims && this.tenantOf(claims.tid);
    if (!tenant) return fault(401, 'Unauthorized', 'Authorization has been denied for this request.');
    const [, id] =
      decodeURIComponent(ask.url.pathname).match(/^\/teams\/v3\/conversations\/([^/]+)\/activities$/) ?? [];
    const chat = tenant.state.chats.find((c) => c.id === id);
    if (ask.method !== 'POST' || !chat) return fault(404, 'ConversationNotFound', 'Conversation not found.');
    if (chat.removed) return fault(403, 'MessageWritesBlocked', 'Thread is blocked from message writes.');
    const { attachments = [] } = (ask.body ?? {}) as { attachments?: { contentType: string; content: Card }[] };
    const card = attachments[0]?.content;
    if (attachments[0]?.contentType !== cardType || !card || Number(card.version) < 1.4 || idsRepeat(card))
      return fault(400, 'BadSyntax', 'Activity resulted into multiple skype activities');
    chat.cards.push({ id: tenant.newId('act'), card, at: tenant.now() });
    tenant.store.changed();
    return ok({ id: chat.cards.at(-1)!.id }, 201);
  }

  /** A person adds the app: the bot hears of it, and can write to them from now on. @returns the bot's status */
  async install(tenant: Tenant, user: SimUser, claims: Record<string, unknown> = {}): Promise<number> {
    let chat = tenant.state.chats.find((c) => c.user === user.id);
    if (!chat) {
      chat = { id: tenant.newId('a:1'), user: user.id, cards: [] };
      tenant.state.chats.push(chat);
    }
    chat.removed = false;
    tenant.store.changed();
    const answer = await this.tell(tenant, user, { type: 'installationUpdate', action: 'add' }, claims);
    return answer.status;
  }

  /** A person clicks in a card. @returns what they are told; the card is as the bot wants it from now on */
  async click(
    tenant: Tenant,
    user: SimUser,
    { title, form = {} }: { title: string; form?: Record<string, string> },
    cards = this.cardsOf(tenant, user),
  ): Promise<string> {
    const shown = cards.at(-1)!;
    const action = executable(shown.card.actions, title);
    if (!action) throw new Error(`there is no button ${title}`);
    const value = {
      action: { type: 'Action.Execute', verb: action.verb, data: { ...action.data, ...form } },
      trigger: 'manual',
    };
    const answer = await this.tell(tenant, user, { type: 'invoke', name: 'adaptiveCard/action', value });
    const said = (await answer.json()) as { statusCode: number; type: string; value: unknown };
    if (said.type !== cardType) return typeof said.value === 'string' ? said.value : String(said.statusCode);
    shown.card = said.value as Card;
    tenant.store.changed();
    return 'card';
  }

  /** What a person does with the message extension (`messaging-extensions/how-to`). @returns what the bot answers */
  async extension(tenant: Tenant, user: SimUser, name: 'query' | 'fetchTask' | 'submitAction', value: object) {
    const answer = await this.tell(tenant, user, { type: 'invoke', name: `composeExtension/${name}`, value });
    return { status: answer.status, body: (await answer.json().catch(() => ({}))) as ExtensionAnswer };
  }

  cardsOf(tenant: Tenant, user: SimUser) {
    return tenant.state.chats.find((c) => c.user === user.id)?.cards ?? [];
  }

  /** Sends an activity to the bot, signed as the Connector signs. */
  async tell(tenant: Tenant, user: SimUser, activity: object, claims: Record<string, unknown> = {}): Promise<Response> {
    const token = await this.entra.sign(
      { aud: tenant.bot.clientId, iss: 'https://api.botframework.com', serviceurl: service, ...claims },
      3600,
    );
    return this.deliver(tenant.bot.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization: `Bearer ${token}` },
      body: JSON.stringify({
        serviceUrl: service,
        channelId: 'msteams',
        from: { id: `29:${user.id}`, name: user.displayName, aadObjectId: user.id },
        recipient: { id: `28:${tenant.bot.clientId}` },
        conversation: {
          id: tenant.state.chats.find((c) => c.user === user.id)?.id,
          conversationType: 'personal',
          tenantId: tenant.id,
        },
        channelData: { tenant: { id: tenant.id } },
        ...activity,
      }),
    });
  }
}

/**
 * An input's id is the "unique identifier for the value" (adaptivecards.io, `Input.Text`, `id`), unfolded cards included. What
 * Teams answers to a card that breaks this is not documented; here such a card is refused.
 */
function idsRepeat({ actions }: Card): boolean {
  const ids = actions.flatMap((a) => a.card?.body?.flatMap((b) => b.id ?? []) ?? []);
  return new Set(ids).size < ids.length;
}

/** The action of a button, also of one that unfolds its input first. */
function executable(actions: readonly CardAction[], title: string): CardAction | undefined {
  for (const action of actions) {
    if (action.title !== title) continue;
    if (action.type === 'Action.Execute') return action;
    if (action.type === 'Action.ShowCard') return action.card?.actions?.find((a) => a.type === 'Action.Execute');
  }
  return undefined;
}

/** What can be clicked in a card, with the input that it unfolds. */
export const buttonsIn = (card: Card): { title: string; input?: string }[] =>
  card.actions.flatMap((a) => {
    if (a.type === 'Action.OpenUrl') return [];
    const input = a.card?.body?.find((b) => b.id)?.id;
    return [{ title: a.title, ...(input && { input }) }];
  });
