import { Refusal } from '../../core/words.ts';
import { SuiteError, type SuiteErrorKind, unreadableFileCode } from '../../core/workspace/port.ts';

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

interface Inner {
  code?: string;
  'request-id'?: string;
  innerError?: Inner;
}
interface GraphErrorBody {
  error?: { code?: string; message?: string; innerError?: Inner };
}

/**
 * Co-authors of a workbook got into each other's way (`concepts/workbook-error-codes.md`: accessConflict, merge conflicts
 * in `concepts/workbook-best-practice.md`): nothing was done, and another try a moment later may succeed.
 */
export const coAuthorsCollided = (status: number, body: unknown): boolean =>
  status === 409 && codesOf(body).some((code) => /accessConflict$/i.test(code));

/** Excel's service does not open the file (`concepts/workbook-error-codes.md`): unsupportedWorkbook, invalidSessionUnsupportedWorkbook. */
const cannotBeOpened = (body: unknown): boolean => codesOf(body).some((code) => /unsupportedWorkbook$/i.test(code));

/** The codes of an error and of the errors inside it, from the most general to the most specific. */
function codesOf(body: unknown): string[] {
  const codes: string[] = [];
  for (let at: Inner | undefined = (body as GraphErrorBody | undefined)?.error; at; at = at.innerError)
    if (at.code) codes.push(at.code);
  return codes;
}

/** What Graph says in headers of an answer, if it says it. */
export interface Said {
  'retry-after'?: string;
  'request-id'?: string;
  /** A claims challenge (continuous access evaluation): the token must be asked for again with these claims. */
  'www-authenticate'?: string;
}

/** An answer inside or outside a batch as a SuiteError. */
export function errorFrom(operation: string, status: number, body: unknown, said: Said = {}): SuiteError {
  const error = (body as GraphErrorBody | undefined)?.error;
  const challenge = claimsIn(said['www-authenticate']);
  if (status === 401 && challenge) return new ClaimsChallenge(operation, challenge, said['request-id']);
  const kind = coAuthorsCollided(status, body)
    ? 'unavailable'
    : (kinds[status] ?? (status >= 500 ? 'unavailable' : 'invalid'));
  return new SuiteError(
    kind,
    operation,
    error?.message || `status ${status}`,
    cannotBeOpened(body) ? unreadableFileCode : error?.code || String(status),
    Number(said['retry-after']) || undefined,
    { requestId: said['request-id'] ?? error?.innerError?.['request-id'] },
  );
}

/** Graph wants to know more of the person than the token says; only the person can answer, in Entra's own window. */
export class ClaimsChallenge extends SuiteError {
  /** @param claims JSON, to be handed to Entra as it is */
  constructor(
    operation: string,
    readonly claims: string,
    requestId?: string,
  ) {
    super('denied', operation, 'Entra asks the person to sign in again', 'claims', undefined, { requestId });
  }
}

/** `WWW-Authenticate: Bearer …, error="insufficient_claims", claims="<base64>"` */
function claimsIn(header: string | undefined): string | undefined {
  const encoded = header?.match(/claims="([^"]+)"/)?.[1];
  return encoded && new TextDecoder().decode(Uint8Array.from(atob(encoded), (c) => c.charCodeAt(0)));
}

/** Whatever the official client throws; a refusal of our own sign-in passes as it is (GraphError has statusCode, code, body; a network failure has statusCode -1). */
export function errorThrown(operation: string, cause: unknown): SuiteError | Refusal {
  if (cause instanceof SuiteError || cause instanceof Refusal) return cause;
  const thrown = cause as {
    statusCode?: number;
    code?: string | null;
    message?: string;
    headers?: Headers;
    body?: string;
    requestId?: string | null;
  };
  if (typeof thrown.statusCode === 'number' && thrown.statusCode > 0) {
    const said = (name: keyof Said) => thrown.headers?.get?.(name) ?? undefined;
    return errorFrom(
      operation,
      thrown.statusCode,
      { error: { ...innerOf(thrown.body), code: thrown.code ?? undefined, message: thrown.message } },
      {
        'retry-after': said('retry-after'),
        'www-authenticate': said('www-authenticate'),
        'request-id': thrown.requestId ?? said('request-id'),
      },
    );
  }
  return new SuiteError('unavailable', operation, thrown.message ?? 'no answer', 'network', undefined, { cause });
}

/** The client keeps the error's body as text. */
function innerOf(body: string | undefined): object {
  try {
    return (JSON.parse(body ?? '{}') as object | null) ?? {};
  } catch {
    return {};
  }
}
