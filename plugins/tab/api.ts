import type { Text } from '../../core/words.ts';
import type { Host } from '../host.ts';

/** The server's refusal, fit to show. */
export class Failure extends Error {
  constructor(
    readonly says: Text,
    readonly kind: string,
    /** How the person can go on: a page of ours that leads to the suite's sign-in, or the client itself. */
    readonly consent?: { url?: string },
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

/** Views and commands by name. The tab knows nothing else of the server. */
export class Api {
  /** When each view was read from the suite: the server refuses to overwrite what changed since then. */
  private readonly readAt = new Map<string, string>();

  constructor(
    private readonly host: Host,
    private readonly workspace: string,
    private readonly offline: Text,
  ) {}

  see<T>(name: string, query: object = {}): Promise<T> {
    const q = JSON.stringify(query);
    // What was pasted is too long for an address.
    if (q.length > longest)
      return this.call<T>(`/api/views/${name}`, { method: 'POST', body: JSON.stringify({ query }) }, { name, query });
    return this.call<T>(`/api/views/${name}?q=${encodeURIComponent(q)}`, {}, { name, query });
  }

  /** Does a command and answers with the view that the page is on. */
  act<T>(name: string, input: object, view?: Shown): Promise<T> {
    const seenAt = view && this.readAt.get(JSON.stringify({ name: view.name, query: view.query }));
    const body = JSON.stringify({ input, view, seenAt });
    return this.call<T>(`/api/commands/${name}`, { method: 'POST', body }, view);
  }

  /** Opens the suite's sign-in; afterwards the same request may pass. */
  consent({ url }: { url?: string }): Promise<boolean> {
    return this.host.consent(url);
  }

  /** How the installation is, for admins. @param packaged version of the app package; `again`: not what was found before */
  installation<T>(packaged: string, again: boolean): Promise<T> {
    return this.call<T>(
      `/api/installation?${new URLSearchParams({ package: packaged, ...(again && { again: '1' }) })}`,
    );
  }

  me(): Promise<Me> {
    return this.call<Me>('/api/me');
  }

  /** A file that the server makes. */
  async file(path: string): Promise<Blob> {
    return (await this.fetched(path)).blob();
  }

  private async call<T>(path: string, init: RequestInit = {}, view?: Shown): Promise<T> {
    const answer = await this.fetched(path, init);
    const readAt = answer.headers.get('x-liaison-read-at');
    if (view && readAt) this.readAt.set(JSON.stringify({ name: view.name, query: view.query }), readAt);
    return (await answer.json()) as T;
  }

  /** @throws Failure with what the server says */
  private async fetched(path: string, init: RequestInit = {}, again = true): Promise<Response> {
    const token = await this.host.token();
    let answer: Response;
    try {
      answer = await fetch(path, {
        ...init,
        headers: {
          authorization: `Bearer ${token}`,
          'x-liaison-workspace': this.workspace,
          'content-type': 'application/json',
        },
      });
    } catch {
      throw new Failure(this.offline, 'offline');
    }
    if (answer.ok) return answer;
    const { error } = (await answer.json().catch(() => ({}))) as { error?: Refused };
    if (error?.step?.kind === 'renew' && again) {
      this.host.renew();
      return this.fetched(path, init, false);
    }
    throw new Failure(
      error?.says ?? this.offline,
      error?.kind ?? 'unexpected',
      error?.step?.kind === 'consent' ? error.step : undefined,
    );
  }
}
