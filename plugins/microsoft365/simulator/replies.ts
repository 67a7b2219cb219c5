import type { Ask, Reply } from '../../simulation/exchange.ts';

export const ok = (body: unknown, status = 200): Reply => ({
  status,
  headers: { 'content-type': 'application/json' },
  body,
});

export const fault = (status: number, code: string, message: string, headers?: Record<string, string>): Reply => ({
  status,
  headers: { 'content-type': 'application/json', ...headers },
  body: {
    error: {
      code,
      message,
      innerError: { date: '2026-01-01T00:00:00', 'request-id': 'sim', 'client-request-id': 'sim' },
    },
  },
});

/** A collection, page by page: `$top`, `$skip` inside an opaque nextLink, as OData services answer. */
export function page(ask: Ask, all: unknown[], usual: number): Reply {
  const top = Number(ask.url.searchParams.get('$top') ?? usual);
  const skip = Number(ask.url.searchParams.get('$skip') ?? 0);
  const value = all.slice(skip, skip + top);
  const body: Record<string, unknown> = { value };
  if (skip + top < all.length) {
    const next = new URL(ask.url);
    next.searchParams.set('$skip', String(skip + top));
    next.searchParams.set('$top', String(top));
    body['@odata.nextLink'] = next.href;
  }
  return ok(body);
}
