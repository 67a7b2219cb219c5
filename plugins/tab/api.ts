import { type Text, t } from '../../core/words.ts';
import type { Host } from '../host.ts';
import { companyTimeIs } from './company-time.ts';
import { reached } from './weather.ts';

/** The server's refusal, fit to show. */
export class Failure extends Error {
  constructor(
    readonly says: Text,
    readonly kind: string,
    /** How the person can go on: a page of ours that leads to the suite's sign-in, or the client itself. */
    readonly consent?: { url?: string },
    /** When what is shown instead was read from the suite, ISO 8601. */
    readonly shown?: string,
  ) {
    super(says.en);
  }
}

interface Refused {
  says: Text;
  kind: string;
  step?: { kind: 'renew' | 'consent'; url?: string };
}
interface Shown {
  name: string;
  query: object;
}

/** A view as it was last seen. */
export interface Seen<T> {
  data: T;
  /** When it was read from the suite, ISO 8601. */
  readAt: string;
  /** Whether the server knows that it was read a while ago: who wants to be sure asks again. */
  stale: boolean;
}

export interface Me {
  email: string;
  name: string;
  roles: string[];
  departments: string[];
  language: 'en' | 'zh';
  timeZone: string;
  company: Text;
  /** Whether the company began with a model policy, and may have to be set up. */
  fromModel: boolean;
}

const longest = 1500;
/** Nobody waits longer than this for an answer, milliseconds: the server itself gives the suite up before. */
const patience = 60_000;
/** How many views are remembered: enough to go back through an hour's work. */
const most = 60;

const says = {
  offline: t('No connection to the server. Nothing was changed.', '无法连接服务器，未做任何更改。'),
  slow: t(
    'There has been no answer for a minute. Look at the page again: what you did may have been done.',
    '一分钟内没有响应。请重新查看页面：您的操作可能已完成。',
  ),
};

/** Views and commands by name. The tab knows nothing else of the server. */
export class Api {
  /** Each view as it was last seen: shown at once when somebody comes back to it, and what commands are decided on. */
  private readonly seen = new Map<string, Seen<unknown>>();
  private readonly underWay = new Map<string, Promise<Seen<unknown>>>();

  constructor(
    private readonly host: Host,
    readonly workspace: string,
  ) {}

  /** What was last seen of a view, without asking. */
  known<T>(name: string, query: object): Seen<T> | undefined {
    return this.seen.get(keyOf({ name, query })) as Seen<T> | undefined;
  }

  /** Asks for a view before the page is there that will look at it. */
  ahead(name: string, query: object): void {
    const asked = this.ask(name, query, true);
    // Whoever looks hears of the failure.
    asked.catch(() => {});
    this.underWay.set(keyOf({ name, query }), asked);
  }

  /**
   * Looks at a view.
   * @param glance what the server knows already will do
   */
  look<T>(name: string, query: object, glance = false): Promise<Seen<T>> {
    const key = keyOf({ name, query });
    const begun = glance ? this.underWay.get(key) : undefined;
    this.underWay.delete(key);
    return (begun ?? this.ask(name, query, glance)) as Promise<Seen<T>>;
  }

  async see<T>(name: string, query: object = {}): Promise<T> {
    return (await this.ask<T>(name, query, false)).data;
  }

  private ask<T>(name: string, query: object, glance: boolean): Promise<Seen<T>> {
    const q = JSON.stringify(query);
    const view = { name, query };
    // What was pasted is too long for an address.
    if (q.length > longest)
      return this.call<T>(`/api/views/${name}`, { method: 'POST', body: JSON.stringify({ query }) }, view);
    return this.call<T>(`/api/views/${name}?${new URLSearchParams({ q, ...(glance && { glance: '1' }) })}`, {}, view);
  }

  /** Does a command and answers with the view that the page is on. */
  async act<T>(name: string, input: object, view?: Shown): Promise<T> {
    const seenAt = view && this.seen.get(keyOf(view))?.readAt;
    const body = JSON.stringify({ input, view, seenAt });
    return (await this.call<T>(`/api/commands/${name}`, { method: 'POST', body }, view)).data;
  }

  /** Opens the suite's sign-in; afterwards the same request may pass. */
  consent({ url }: { url?: string }): Promise<boolean> {
    return this.host.consent(url);
  }

  /** How the installation is, for admins. @param packaged version of the app package; `again`: not what was found before */
  async installation<T>(packaged: string, again: boolean): Promise<T> {
    const asked = new URLSearchParams({ package: packaged, ...(again && { again: '1' }) });
    return (await this.call<T>(`/api/installation?${asked}`)).data;
  }

  async me(): Promise<Me> {
    return (await this.call<Me>('/api/me')).data;
  }

  /** A file that the server makes. */
  async file(path: string): Promise<Blob> {
    return (await this.fetched(path)).blob();
  }

  private async call<T>(path: string, init: RequestInit = {}, view?: Shown): Promise<Seen<T>> {
    const answer = await this.fetched(path, init);
    const readAt = answer.headers.get('x-liaison-read-at') ?? '';
    const stale = answer.headers.get('x-liaison-stale') === '1';
    if (readAt && !stale) companyTimeIs(readAt);
    const seen = { data: (await answer.json()) as T, readAt, stale };
    if (view && readAt) this.remember(keyOf(view), seen);
    return seen;
  }

  private remember(key: string, seen: Seen<unknown>): void {
    this.seen.delete(key);
    this.seen.set(key, seen);
    const [oldest] = this.seen.keys();
    if (this.seen.size > most && oldest) this.seen.delete(oldest);
  }

  /** @throws Failure with what the server says */
  private async fetched(path: string, init: RequestInit = {}, again = true): Promise<Response> {
    const token = await this.host.token();
    let answer: Response;
    try {
      answer = await fetch(path, {
        ...init,
        signal: AbortSignal.timeout(patience),
        headers: {
          authorization: `Bearer ${token}`,
          'x-liaison-workspace': this.workspace,
          'content-type': 'application/json',
        },
      });
    } catch (error) {
      const slow = (error as Error).name === 'TimeoutError';
      reached(slow);
      throw new Failure(slow ? says.slow : says.offline, slow ? 'slow' : 'offline');
    }
    reached(true);
    if (answer.ok) return answer;
    const { error } = (await answer.json().catch(() => ({}))) as { error?: Refused };
    if (error?.step?.kind === 'renew' && again) {
      this.host.renew();
      return this.fetched(path, init, false);
    }
    throw new Failure(
      error?.says ?? says.offline,
      error?.kind ?? 'unexpected',
      error?.step?.kind === 'consent' ? error.step : undefined,
    );
  }
}

const keyOf = ({ name, query }: Shown): string => JSON.stringify([name, query]);
