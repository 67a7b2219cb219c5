import {
  agreementCode,
  fullCode,
  SuiteError,
  type SuiteErrorKind,
  tokenExpiredCode,
} from '../../core/workspace/port.ts';
import { doors, patiently } from '../resilience.ts';

/**
 * Codes of the open platform in the core's few kinds: common codes (`docs/server-api/…/error codes`), Base's 12540xx and
 * 12542xx, calendar's 19xxxx, tasks' 14704xx; sheets' are 131xxxx in v3 (`docs/sheets/sheet/query-sheet`) and 902xx or
 * 952xx in v2 (`uIzM0UjLyMDN14iMzQTN`, 云文档错误码).
 */
const kinds: [SuiteErrorKind, ReadonlySet<number>][] = [
  // Base takes one writer a table at a time (1254291, 1254607: data not ready): to be repeated after a moment.
  ['throttled', new Set([99991400, 1254290, 1254291, 1254607, 190004, 190005, 190010, 230020, 90217])],
  ['conflict', new Set([1470403])],
  [
    'denied',
    new Set([
      99991663, 99991661, 99991664, 99991668, 99991677, 20005, 99991672, 99991679, 1254302, 191002, 193002, 10003,
      10014, 1310213, 90213, 90218,
    ]),
  ],
  [
    'missing',
    new Set([
      131005, 1310214, 1310249, 90214, 90215, 1254003, 1254004, 1254040, 1254041, 1254043, 191000, 193000, 193001,
      193003, 1470404, 195100,
    ]),
  ],
  [
    'unavailable',
    new Set([
      1255001, 1255002, 1255040, 190003, 1470500, 1315201, 1315203, 1315210, 90228, 95201, 95202, 95203, 95204, 95205,
      95206, 95207, 95208, 95209,
    ]),
  ],
];

const kindOf = (code: number, status?: number): SuiteErrorKind => {
  const known = kinds.find(([, codes]) => codes.has(code))?.[0];
  if (known) return known;
  if (status === 429) return 'throttled';
  if (status === 401 || status === 403) return 'denied';
  if (status === 404) return 'missing';
  return status !== undefined && status >= 500 ? 'unavailable' : 'invalid';
};

/** The person's token has expired or was revoked (`generic-error-code`): the tab signs in again by itself. */
const userTokenRefused = new Set([99991668, 99991677, 20005]);
/** The person has not agreed to a scope (`generic-error-code`). */
const notAgreed = 99991679;
/**
 * `bitable-v1/app-table-record/batch_create`: RecordExceedLimit; `bitable-v1/app-table/create`: TableExceedLimit, tables and
 * dashboards of a Base together.
 */
const full = new Set([1254103, 1254100]);
const codeOf = (code: number): string => {
  if (userTokenRefused.has(code)) return tokenExpiredCode;
  if (full.has(code)) return fullCode;
  return code === notAgreed ? agreementCode : String(code);
};

interface Envelope {
  code?: number;
  msg?: string;
  error?: { log_id?: string };
}

/**
 * The data of an answer; a code other than 0 is an error even where the status is 200. Repeated while the platform is
 * busy: every create carries its key (`client_token`, `idempotency_key`, `uuid`), every other write says the end state.
 */
export async function answered<T extends Envelope & { data?: unknown }>(
  operation: string,
  call: () => Promise<T>,
): Promise<NonNullable<T['data']>> {
  return patiently(() =>
    doors.feishu.through(operation, async () => {
      let answer: T;
      try {
        answer = await call();
      } catch (cause) {
        throw errorThrown(operation, cause);
      }
      if (answer.code !== 0 && answer.code !== undefined)
        throw new SuiteError(kindOf(answer.code), operation, answer.msg ?? '', codeOf(answer.code), undefined, {
          requestId: answer.error?.log_id,
        });
      return (answer.data ?? {}) as NonNullable<T['data']>;
    }),
  );
}

/**
 * The answer of the platform, or nothing where it refuses. That it cannot be reached is no refusal.
 * @throws SuiteError unavailable or throttled
 */
export async function unlessRefused<T>(operation: string, call: () => Promise<T>): Promise<T | undefined> {
  try {
    return await call();
  } catch (cause) {
    const error = errorThrown(operation, cause);
    if (error.kind === 'unavailable' || error.kind === 'throttled') throw error;
    return undefined;
  }
}

/** Whatever the SDK's axios throws. */
export function errorThrown(operation: string, cause: unknown): SuiteError {
  if (cause instanceof SuiteError) return cause;
  const thrown = cause as {
    response?: { status?: number; data?: Envelope; headers?: Record<string, string> };
    message?: string;
    code?: unknown;
  };
  const { status, data, headers } = thrown.response ?? {};
  // The SDK got no token for the app: the platform's code stands on the error itself.
  if (status === undefined && typeof thrown.code === 'number')
    return new SuiteError(kindOf(thrown.code), operation, thrown.message ?? '', String(thrown.code), undefined, {
      cause,
    });
  if (status === undefined)
    return new SuiteError('unavailable', operation, thrown.message ?? 'no answer', 'network', undefined, { cause });
  const wait = Number(headers?.['x-ogw-ratelimit-reset'] ?? headers?.['retry-after']);
  return new SuiteError(
    kindOf(data?.code ?? 0, status),
    operation,
    data?.msg ?? `status ${status}`,
    codeOf(data?.code ?? status),
    Number.isFinite(wait) ? wait : undefined,
    { requestId: data?.error?.log_id ?? headers?.['x-tt-logid'] },
  );
}
