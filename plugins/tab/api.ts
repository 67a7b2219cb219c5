import type { Text } from '../../core/words.ts';
import type { Host } from '../host.ts';

/** The server's refusal, fit to show. */
export class Failure extends Error {
  constructor(
    readonly says: Text,
    readonly kind: string,
  ) {
    super(says.en);
  }
}

export interface Me {
  email: string;
  name: string;
  roles: string[];
  departments: string[];
  language: 'en' | 'zh';
  timeZone: string;
  company: Text;
}

/** Views and commands by name. The tab knows nothing else of the server. */
export class Api {
  constructor(
    private readonly host: Host,
    private readonly workspace: string,
    private readonly offline: Text,
  ) {}

  see<T>(name: string, query: object = {}): Promise<T> {
    return this.call<T>(`/api/views/${name}?q=${encodeURIComponent(JSON.stringify(query))}`);
  }

  /** Does a command and answers with the view that the page is on. */
  act<T>(name: string, input: object, view?: { name: string; query: object }): Promise<T> {
    return this.call<T>(`/api/commands/${name}`, { method: 'POST', body: JSON.stringify({ input, view }) });
  }

  me(): Promise<Me> {
    return this.call<Me>('/api/me');
  }

  private async call<T>(path: string, init: RequestInit = {}): Promise<T> {
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
    if (answer.ok) return (await answer.json()) as T;
    const { error } = (await answer.json().catch(() => ({}))) as { error?: { says: Text; kind: string } };
    throw new Failure(error?.says ?? this.offline, error?.kind ?? 'unexpected');
  }
}
