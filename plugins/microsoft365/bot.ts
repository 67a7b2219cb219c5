import { createRemoteJWKSet, jwtVerify } from 'jose';
import { SuiteError, type Write } from '../../core/workspace/port.ts';
import { type OnClick, wordsOf } from '../card.ts';
import { patiently } from '../resilience.ts';
import { cardAfter, cardWith, clickIn } from './cards.ts';
import { errorFrom } from './errors.ts';
import { type Extension, extended } from './extension.ts';

/**
 * The bot that brings cards into people's chat with the app. Teams' messages about it are Bot Connector's
 * (`bot-framework-rest-connector-authentication.md`); its SDK brings a server and a state of its own for what are two
 * requests here.
 */
const issuer = 'https://api.botframework.com';
const keysAt = 'https://login.botframework.com/v1/.well-known/keys';
export const botScope = 'https://api.botframework.com/.default';

/** Where Teams is spoken to (`send-proactive-messages.md`): our token goes to no other place, whatever stands in a row. */
const teams =
  /^https:\/\/(smba\.trafficmanager\.net|smba\.infra\.gcc\.teams\.microsoft\.com|smba\.infra\.gov\.teams\.microsoft\.us)\//;

interface Activity {
  type?: string;
  name?: string;
  serviceUrl?: string;
  from?: { aadObjectId?: string };
  conversation?: { id?: string; conversationType?: string; tenantId?: string };
  channelData?: { tenant?: { id?: string } };
  value?: unknown;
}

/** An address as it is kept: the service's URL and the conversation's id. */
const written = (serviceUrl: string, conversation: string): string => `${serviceUrl} ${conversation}`;

export interface BotOptions {
  tenant: string;
  /** Of the app registration, which is the bot's as well. */
  clientId: string;
  /** Does what was clicked. */
  clicked: OnClick;
  /** What the message extension does. */
  extension: Extension;
  /** A person can be reached from now on. @param who directory id */
  met: (who: string, address: string) => void;
}

/** Answers what Bot Connector tells us of. */
export class Bot {
  private readonly keys = createRemoteJWKSet(new URL(keysAt));

  constructor(private readonly options: BotOptions) {}

  /** @returns what to answer, or nothing to whoever is not Bot Connector */
  async receive(authorization: unknown, body: unknown): Promise<object | undefined> {
    const activity = (body ?? {}) as Activity;
    if (!(await this.isConnector(authorization, activity.serviceUrl))) return undefined;
    const tenant = activity.conversation?.tenantId ?? activity.channelData?.tenant?.id;
    if (tenant !== this.options.tenant) return undefined;
    const who = activity.from?.aadObjectId;
    const conversation = activity.conversation?.id;
    // Whoever installs the app, or writes to the bot, can be reached from now on.
    if (who && conversation && activity.conversation?.conversationType === 'personal' && activity.type !== 'invoke')
      this.options.met(who, written(activity.serviceUrl!, conversation));
    if (activity.type !== 'invoke') return {};
    if (activity.name?.startsWith('composeExtension/'))
      return (who && (await extended(this.options.extension, activity.name, who, activity.value))) || {};
    if (activity.name !== 'adaptiveCard/action') return {};
    const click = who ? clickIn(activity.value) : undefined;
    if (!who || !click)
      return { statusCode: 400, type: 'application/vnd.microsoft.error', value: { code: 'BadRequest', message: '' } };
    const { words, ...asked } = click;
    const outcome = await this.options.clicked({ who, ...asked });
    return outcome.over
      ? { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: cardAfter(words, outcome) }
      : { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: outcome.says };
  }

  /** Every check that the documentation asks for (Connector to bot, step 4). */
  private async isConnector(authorization: unknown, serviceUrl: string | undefined): Promise<boolean> {
    const token = String(authorization ?? '').match(/^Bearer (.+)$/i)?.[1];
    if (!token || !serviceUrl || !teams.test(serviceUrl)) return false;
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer,
        audience: this.options.clientId,
        algorithms: ['RS256'],
        requiredClaims: ['exp'],
        clockTolerance: 300,
      });
      const url = payload.serviceurl ?? payload.serviceUrl;
      return url === serviceUrl;
    } catch {
      return false;
    }
  }
}

type Message = Extract<Write, { do: 'message' }>;

/** Sends a card into a person's chat with the bot. @param token for `botScope` @throws SuiteError */
export async function sendCard(message: Message, token: string): Promise<void> {
  const operation = 'send a card';
  const [serviceUrl = '', conversation = ''] = (message.chat ?? '').split(' ');
  if (!teams.test(serviceUrl)) throw new SuiteError('invalid', operation, 'not an address of Teams');
  const content = cardWith(wordsOf(message), message.actions ?? []);
  const url = `${serviceUrl.replace(/\/$/, '')}/v3/conversations/${encodeURIComponent(conversation)}/activities`;
  const send = async () => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      body: JSON.stringify({
        type: 'message',
        summary: message.title,
        attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content }],
      }),
    }).catch((cause: unknown) => {
      throw new SuiteError('unavailable', operation, 'no answer', 'network', undefined, { cause });
    });
    if (answer.ok) return;
    const wait = answer.headers.get('retry-after');
    throw errorFrom(operation, answer.status, undefined, wait ? { 'retry-after': wait } : {});
  };
  // A card may come twice where an answer was lost; clicked twice, the second click is told that it is done.
  await patiently(send);
}
