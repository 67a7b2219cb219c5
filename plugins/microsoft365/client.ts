import { AuthenticationHandler, Client, HTTPMessageHandler } from '@microsoft/microsoft-graph-client';
import { SuiteError } from '../../core/workspace/port.ts';
import { doors, patiently, pause, waitFor } from '../resilience.ts';
import { ClaimsChallenge, coAuthorsCollided, errorFrom, errorThrown } from './errors.ts';

export type Order = 'together' | 'one-by-one';

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

/** What an access token must be besides valid. */
export interface TokenWish {
  /** Answers to a claims challenge, as JSON. */
  claims?: string;
  /** Not from a cache: Graph has just refused the one before. */
  fresh?: boolean;
}
export type TokenSource = (wish?: TokenWish) => Promise<string>;

function clientFor(root: string, getAccessToken: () => Promise<string>): Client {
  // Not the client's usual chain: its RetryHandler repeats a POST after 504, and rows would be added twice.
  const signed = new AuthenticationHandler({ getAccessToken });
  signed.setNext(new HTTPMessageHandler());
  const customHosts = new Set([new URL(root).hostname]);
  return Client.initWithMiddleware({ middleware: signed, baseUrl: `${root}/`, defaultVersion: 'v1.0', customHosts });
}

/** Graph through its official client, spoken to in batches: a round trip is what people wait for. */
export class Graph {
  private readonly door = doors.microsoft365;
  readonly root: string;

  private wish: TokenWish = {};
  private token = '';

  /**
   * @param source gives a valid access token; asked before every request
   * @param root Graph's root without version
   */
  constructor(
    private readonly source: TokenSource,
    root = 'https://graph.microsoft.com',
  ) {
    this.root = root;
  }

  /** Made when something is asked for: most requests of people are answered from memory. */
  private get client(): Client {
    this.made ??= clientFor(this.root, async () => this.token);
    return this.made;
  }
  private made: Client | undefined;

  /** One request of its own, for what a batch cannot carry. @throws SuiteError */
  async one(asked: Asked): Promise<Record<string, unknown>> {
    let request = this.client.api(asked.url).headers(asked.headers ?? {});
    const typed = asked.headers && 'Content-Type' in asked.headers;
    if (!typed && (asked.body instanceof Uint8Array || asked.body instanceof ArrayBuffer))
      request = request.header('Content-Type', 'application/octet-stream');
    const act = () =>
      this.asked(
        asked.operation,
        async () => ((await request[methods[asked.method]](asked.body)) ?? {}) as Record<string, unknown>,
      );
    // A POST is not repeated: nobody knows what the first one did.
    return asked.method === 'POST' ? act() : patiently(act);
  }

  /**
   * Reads in one round trip for each 20, asked again while Graph is busy, in a batch each request by itself.
   * @throws SuiteError when Graph stays busy; other failures stand in the answers
   */
  async batch(asked: Asked[], order: Order): Promise<Answer[]> {
    const answers: Answer[] = [];
    const open = () => asked.flatMap((_, i) => (answers[i] ? [] : [i]));
    // A refusal in order leaves what stands behind it at 424: that is asked again at once.
    while (open().length)
      await patiently(async () => {
        const now = open();
        const got = await this.send(
          now.map((i) => asked[i]!),
          order,
        );
        for (const [n, answer] of got.entries()) if (answer.status !== 424 && !busy(answer)) answers[now[n]!] = answer;
        const none = open().length === now.length;
        const waiting = got.find(busy) ?? (none ? got[0] : undefined);
        if (waiting && none) throw failure(waiting);
        // Patience is for standing still: a batch that gets further in each try ends, however many tables there are.
        if (waiting) await pause(waitFor(1, failure(waiting)));
      });
    return answers;
  }

  /**
   * One try: a round trip for each 20 (`concepts/json-batching.md`). `one-by-one` runs them in order, as a workbook wants
   * them (`concepts/workbook-best-practice.md`); after a failure the others answer 424.
   * @throws SuiteError when nobody knows what became of a batch
   */
  async send(asked: Asked[], order: Order): Promise<Answer[]> {
    const answers: Answer[] = [];
    for (let i = 0; i < asked.length; i += 20) {
      const some = asked.slice(i, i + 20);
      const failed = order === 'one-by-one' && answers.some((a) => !succeeded(a));
      answers.push(
        ...(failed
          ? some.map(({ operation }) => ({ status: 424, headers: {}, body: {}, operation }))
          : await this.post(some, order)),
      );
    }
    return answers;
  }

  private async post(asked: Asked[], order: Order): Promise<Answer[]> {
    const requests = asked.map(({ method, url, headers, body }, i) => {
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
    const answer = await this.asked<BatchAnswer>(asked[0]!.operation, () =>
      this.client.api('/$batch').post({ requests }),
    );
    const byId = new Map((answer.responses ?? []).map((r) => [r.id, r]));
    return asked.map(({ operation }, i) => {
      const r = byId.get(String(i + 1));
      if (!r) throw new SuiteError('unavailable', operation, 'Graph left this request of a batch without an answer');
      const headers = Object.fromEntries(Object.entries(r.headers ?? {}).map(([k, v]) => [k.toLowerCase(), v]));
      return { status: r.status, headers, body: r.body ?? {}, operation };
    });
  }

  /** One request. A token that Graph refuses is asked for anew, once: it was revoked, or Graph wants other claims. */
  private async asked<T>(operation: string, act: () => Promise<T>): Promise<T> {
    const once = () =>
      this.door.through(operation, async () => {
        try {
          // Not in the client's own handler, which makes every failure a GraphError and loses what a person can do.
          this.token = await this.source(this.wish);
          return await act();
        } catch (cause) {
          throw errorThrown(operation, cause);
        }
      });
    try {
      return await once();
    } catch (error) {
      const refused = error instanceof ClaimsChallenge || (error instanceof SuiteError && error.code === unauthorised);
      if (!refused || this.wish.fresh) throw error;
      this.wish = { fresh: true, ...(error instanceof ClaimsChallenge && { claims: error.claims }) };
      return once();
    }
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

/** Graph's code for a token that it does not accept (any more). */
const unauthorised = 'InvalidAuthenticationToken';

interface BatchAnswer {
  responses?: { id: string; status: number; headers?: Record<string, string>; body?: Record<string, unknown> }[];
}

const methods = { GET: 'get', POST: 'post', PATCH: 'patch', PUT: 'put', DELETE: 'delete' } as const;

export const failure = (answer: Answer): SuiteError =>
  errorFrom(answer.operation, answer.status, answer.body, answer.headers);
/** Worth another try: throttled, or Graph itself failed, or co-authors of the workbook collided. */
export const busy = (answer: Answer): boolean =>
  answer.status === 429 || answer.status >= 500 || coAuthorsCollided(answer.status, answer.body);
export const succeeded = (answer: Answer | undefined): answer is Answer & { status: 200 | 201 | 202 | 204 } =>
  !!answer && answer.status < 400;
