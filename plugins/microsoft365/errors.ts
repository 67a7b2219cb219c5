import { SuiteError, type SuiteErrorKind } from '../../core/workspace/port.ts';

/** Graph's statuses in the core's few kinds (`concepts/errors.md`, `concepts/workbook-error-codes.md`). */
const kinds: Record<number, SuiteErrorKind> = {
  400: 'invalid',
  401: 'denied',
  403: 'denied',
  404: 'missing',
  409: 'conflict',
  412: 'conflict',
  423: 'conflict',
  424: 'unavailable',
  429: 'throttled',
  503: 'unavailable',
  504: 'unavailable',
};

interface GraphErrorBody {
  error?: { code?: string; message?: string };
}

/** An answer inside or outside a batch as a SuiteError. */
export function errorFrom(operation: string, status: number, body: unknown, retryAfter?: string): SuiteError {
  const error = (body as GraphErrorBody | undefined)?.error;
  const kind = kinds[status] ?? (status >= 500 ? 'unavailable' : 'invalid');
  return new SuiteError(
    kind,
    operation,
    error?.message || `status ${status}`,
    error?.code || String(status),
    retryAfter ? Number(retryAfter) : undefined,
  );
}

/** Whatever the official client throws (GraphError has statusCode, code, body; a network failure has statusCode -1). */
export function errorThrown(operation: string, cause: unknown): SuiteError {
  if (cause instanceof SuiteError) return cause;
  const thrown = cause as { statusCode?: number; code?: string | null; message?: string; headers?: Headers };
  if (typeof thrown.statusCode === 'number' && thrown.statusCode > 0)
    return errorFrom(
      operation,
      thrown.statusCode,
      { error: { code: thrown.code ?? undefined, message: thrown.message } },
      thrown.headers?.get?.('retry-after') ?? undefined,
    );
  return new SuiteError('unavailable', operation, thrown.message ?? 'no answer', 'network', undefined, { cause });
}
