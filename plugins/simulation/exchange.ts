import { appendFileSync } from 'node:fs';
import { HttpResponse, http, type RequestHandler } from 'msw';
import type { FaultKind, Weather } from './faults.ts';

/** A request as a simulated service sees it, whether it came alone or inside a batch. */
export interface Ask {
  method: string;
  url: URL;
  headers: Record<string, string>;
  /** Parsed JSON or form, or bytes. */
  body: unknown;
}
export interface Reply {
  status: number;
  headers?: Record<string, string>;
  body?: unknown;
}

/** How the network in front of a simulated service behaves. */
export interface Manners {
  /** Milliseconds that every round trip takes. */
  latency: number;
  /** Called with every exchange: counters, recordings. */
  observe: ((ask: Ask, reply: Reply) => void)[];
  faults?: Weather;
}

/** How a service words that it cannot answer now. */
export type Excuse = (kind: Extract<FaultKind, 'throttled' | 'busy' | 'timed-out' | 'collision'>, ask: Ask) => Reply;
/** What a service answers to a change that is lost afterwards; `undefined` where it has no such trouble. */
export type Pretend = (ask: Ask) => Promise<Reply | undefined>;

const slowness = 40;

/** Serves one request under the weather of the day; `undefined` is a broken connection. */
export async function weathered(
  ask: Ask,
  serve: (ask: Ask) => Promise<Reply>,
  { faults }: Manners,
  excuse: Excuse,
  pretend?: Pretend,
): Promise<Reply | undefined> {
  const fault = faults?.draw();
  if (fault === 'lost-request') return undefined;
  if (fault === 'throttled' || fault === 'busy' || fault === 'collision') return excuse(fault, ask);
  if (fault === 'unmerged') return (await pretend?.(ask)) ?? serve(ask);
  if (fault === 'slow') await new Promise((done) => setTimeout(done, slowness));
  const reply = await serve(ask);
  if (fault === 'lost-answer') return undefined;
  return fault === 'timed-out' ? excuse(fault, ask) : reply;
}

/** MSW handlers that hand every request to these origins to a service. */
export function handlersFor(
  origins: readonly string[],
  serve: (ask: Ask) => Promise<Reply>,
  manners: Manners,
  excuse: Excuse,
): RequestHandler[] {
  return origins.map((origin) =>
    http.all(`${origin}/*`, async ({ request }) => {
      const ask = await askFrom(request);
      if (manners.latency) await new Promise((done) => setTimeout(done, manners.latency));
      const reply = await weathered(ask, serve, manners, excuse);
      if (!reply) return HttpResponse.error();
      for (const watch of manners.observe) watch(ask, reply);
      return responseFrom(reply);
    }),
  );
}

export async function askFrom(request: Request): Promise<Ask> {
  const headers = Object.fromEntries(request.headers);
  const bytes = new Uint8Array(await request.arrayBuffer());
  return {
    method: request.method,
    url: new URL(request.url),
    headers,
    body: parsed(bytes, headers['content-type'] ?? ''),
  };
}

function parsed(bytes: Uint8Array, type: string): unknown {
  if (!bytes.length) return undefined;
  if (/octet-stream|spreadsheet|zip/.test(type)) return bytes;
  const text = new TextDecoder().decode(bytes);
  if (type.includes('form-urlencoded')) return Object.fromEntries(new URLSearchParams(text));
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

export function responseFrom(reply: Reply): Response {
  if (reply.body === undefined || reply.status === 204)
    return new HttpResponse(null, { status: reply.status, headers: reply.headers });
  if (reply.body instanceof Uint8Array)
    return new HttpResponse(reply.body as unknown as ArrayBuffer, { status: reply.status, headers: reply.headers });
  return HttpResponse.json(reply.body as Record<string, unknown>, { status: reply.status, headers: reply.headers });
}

const secrets = /^(authorization|cookie)$/i;
/** Secrets and tokens of sign-in keep their names, not their values. */
const masked = (body: unknown) =>
  Object.fromEntries(
    Object.entries((body as object | undefined) ?? {}).map(([k, v]) => [
      k,
      typeof v === 'string' && k !== 'msg' ? '…' : v,
    ]),
  );

/** Writes a HAR entry a line; secrets stay out of it. */
export const recorderTo =
  (file: string) =>
  (ask: Ask, reply: Reply): void => {
    const list = (headers: Record<string, string> = {}) =>
      Object.entries(headers).map(([name, value]) => ({ name, value: secrets.test(name) ? '…' : value }));
    const hidden = /\/(oauth2|auth|authen)\//.test(ask.url.pathname);
    const entry = {
      request: {
        method: ask.method,
        url: ask.url.href,
        headers: list(ask.headers),
        ...(ask.body !== undefined &&
          !(ask.body instanceof Uint8Array) && {
            postData: { text: JSON.stringify(hidden ? masked(ask.body) : ask.body) },
          }),
      },
      response: {
        status: reply.status,
        headers: list(reply.headers),
        content: {
          text:
            reply.body instanceof Uint8Array ? '' : JSON.stringify(hidden ? masked(reply.body) : (reply.body ?? '')),
        },
      },
    };
    appendFileSync(file, `${JSON.stringify(entry)}\n`);
  };
