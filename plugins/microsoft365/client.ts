import { Client } from '@microsoft/microsoft-graph-client';
import { SuiteError } from '../../core/workspace/port.ts';
import { errorFrom, errorThrown } from './errors.ts';

export interface Asked {
  method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE';
  /** Below the root, e.g. `/users/…/calendarView?…`. */
  url: string;
  headers?: Record<string, string>;
  body?: unknown;
  /** For error messages: what was tried. */
  operation: string;
}
export interface Answer {
  status: number;
  headers: Record<string, string>;
  body: Record<string, unknown>;
  operation: string;
}

/** Graph through its official client, spoken to in batches: a round trip is what people wait for. */
export class Graph {
  private readonly client: Client;
  readonly root: string;

  /**
   * @param token gives a valid access token; asked before every request
   * @param root Graph's root without version
   */
  constructor(token: () => Promise<string>, root = 'https://graph.microsoft.com') {
    this.root = root;
    this.client = Client.initWithMiddleware({
      authProvider: { getAccessToken: token },
      baseUrl: `${root}/`,
      defaultVersion: 'v1.0',
      customHosts: new Set([new URL(root).hostname]),
    });
  }

  /** One request of its own, for what a batch cannot carry. @throws SuiteError */
  async one(asked: Asked): Promise<Record<string, unknown>> {
    let request = this.client.api(asked.url).headers(asked.headers ?? {});
    if (asked.body instanceof Uint8Array || asked.body instanceof ArrayBuffer)
      request = request.header('Content-Type', 'application/octet-stream');
    try {
      return ((await request[methods[asked.method]](asked.body)) ?? {}) as Record<string, unknown>;
    } catch (cause) {
      throw errorThrown(asked.operation, cause);
    }
  }

  /**
   * Many requests in one round trip for each 20 (`concepts/json-batching.md`). `one-by-one` runs them in order, as a
   * workbook wants them (`concepts/workbook-best-practice.md`): an answer of 424 means that an earlier one failed, and
   * what is independent of it is asked again.
   */
  async batch(asked: Asked[], order: 'together' | 'one-by-one', keepGoing = true): Promise<Answer[]> {
    const answers: Answer[] = new Array(asked.length);
    let open = asked.map((_, i) => i);
    for (let round = 0; open.length && round < 12; round++) {
      const now = open.slice(0, 20);
      const later = open.slice(20);
      const again: number[] = [];
      let wait = 0;
      for (const [i, answer] of (await this.send(asked, now, order)).entries()) {
        const index = now[i]!;
        answers[index] = answer;
        if (answer.status === 429) wait = Math.max(wait, Number(answer.headers['retry-after'] ?? 1));
        const failedBefore = answer.status === 424 && (keepGoing || wait > 0);
        if (answer.status === 429 || failedBefore) again.push(index);
      }
      if (wait) await new Promise((done) => setTimeout(done, Math.min(wait, 30) * 1000));
      open = [...again, ...later];
      if (again.length === now.length && !wait) break;
    }
    return answers;
  }

  private async send(asked: Asked[], indexes: number[], order: 'together' | 'one-by-one'): Promise<Answer[]> {
    const requests = indexes.map((index, i) => {
      const { method, url, headers, body } = asked[index]!;
      return {
        id: String(i + 1),
        method,
        url,
        ...((headers || body !== undefined) && {
          headers: { ...(body !== undefined && { 'Content-Type': 'application/json' }), ...headers },
        }),
        ...(body !== undefined && { body }),
        ...(order === 'one-by-one' && i > 0 && { dependsOn: [String(i)] }),
      };
    });
    const name = asked[indexes[0]!]!.operation;
    let answer: {
      responses?: { id: string; status: number; headers?: Record<string, string>; body?: Record<string, unknown> }[];
    };
    try {
      answer = await this.client.api('/$batch').post({ requests });
    } catch (cause) {
      throw errorThrown(name, cause);
    }
    const byId = new Map((answer.responses ?? []).map((r) => [r.id, r]));
    return indexes.map((index, i) => {
      const r = byId.get(String(i + 1));
      if (!r)
        throw new SuiteError(
          'unavailable',
          asked[index]!.operation,
          'Graph left this request of a batch without an answer',
        );
      const headers = Object.fromEntries(Object.entries(r.headers ?? {}).map(([k, v]) => [k.toLowerCase(), v]));
      return { status: r.status, headers, body: r.body ?? {}, operation: asked[index]!.operation };
    });
  }

  /** The values of a collection, following its pages. */
  async pages(first: Answer): Promise<Record<string, unknown>[]> {
    if (first.status >= 400) throw failure(first);
    const values = [...((first.body.value as Record<string, unknown>[] | undefined) ?? [])];
    let next = first.body['@odata.nextLink'] as string | undefined;
    while (next) {
      const page = await this.one({ method: 'GET', url: next, operation: first.operation });
      values.push(...((page.value as Record<string, unknown>[] | undefined) ?? []));
      next = page['@odata.nextLink'] as string | undefined;
    }
    return values;
  }
}

const methods = { GET: 'get', POST: 'post', PATCH: 'patch', PUT: 'put', DELETE: 'delete' } as const;

export const failure = (answer: Answer): SuiteError =>
  errorFrom(answer.operation, answer.status, answer.body, answer.headers['retry-after']);
export const succeeded = (answer: Answer | undefined): answer is Answer & { status: 200 | 201 | 202 | 204 } =>
  !!answer && answer.status < 400;
