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

/** `concepts/workbook-error-codes.md`: accessConflict, “conflicts with other clients that are accessing the workbook”. */
export const collided = (): Reply => ({
  status: 409,
  headers: { 'content-type': 'application/json' },
  body: {
    error: {
      code: 'conflict',
      message: 'The current state conflicts with what the request expects.',
      innerError: {
        code: 'accessConflict',
        message: 'The request failed due to conflicts with other clients that are accessing the workbook.',
      },
    },
  },
});

/**
 * `concepts/workbook-error-codes.md`: unsupportedWorkbook, “contains unsupported features or exceeds the size limit”. The
 * page names no status for it, nor what a file says that is damaged or protected: to be seen in a tenant.
 */
export const unsupportedWorkbook = (): Reply => ({
  status: 400,
  headers: { 'content-type': 'application/json' },
  body: {
    error: {
      code: 'badRequest',
      message: 'The request is malformed or incorrect.',
      innerError: {
        code: 'unsupportedWorkbook',
        message: 'The request failed. The workbook contains unsupported features or exceeds the size limit.',
      },
    },
  },
});

/** What was written before could not be saved; why stands in the process's own log. */
export const notSaved = () => fault(500, 'internalServerError', 'An unspecified error has occurred.');
