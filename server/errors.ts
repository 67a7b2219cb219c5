import type { ErrorRequestHandler } from 'express';
import type { Logger } from 'pino';
import { Refusal, type Text, t } from '../core/words.ts';
import {
  agreementCode,
  fullCode,
  SuiteError,
  type SuiteErrorKind,
  tokenExpiredCode,
  unreadableFileCode,
} from '../core/workspace/port.ts';
import { agreementNeeded, SignInNeeded, tokenExpired } from './identity/sign-in.ts';

const statuses = { invalid: 400, denied: 403, missing: 404, conflict: 409 } as const;
const suiteStatuses: Record<SuiteErrorKind, number> = {
  throttled: 503,
  conflict: 409,
  denied: 403,
  missing: 404,
  invalid: 502,
  unavailable: 503,
};

const suiteWords: Record<SuiteErrorKind, Text> = {
  throttled: t('The suite asks us to slow down; try again in a moment', '套件要求放慢请求，请稍后再试'),
  conflict: t('Somebody changed this at the same time; look at the page again', '他人同时修改了此内容，请刷新后再试'),
  denied: t(
    'The suite refused access; an admin can look up what is missing with "liaison doctor"',
    '套件拒绝访问，请管理员运行 liaison doctor 查看缺少的权限',
  ),
  missing: t('The suite no longer has this', '套件中已没有此内容'),
  invalid: t('The suite did not accept this', '套件未接受此操作'),
  unavailable: t('The suite does not answer; try again in a moment', '套件暂无响应，请稍后再试'),
};

/** Failures whose remedy is known by their code. */
const codeWords: Record<string, Text> = {
  [fullCode]: t(
    'The table takes no more rows, and its file no further table, so nothing was added. Copy the file as an archive and delete tables there that nobody needs any more, older ones of “Activity” first',
    '该数据表已满，且文件中的数据表已达上限，未能新增。请复制文件存档，并删除不再需要的数据表，例如较早的“变更记录”',
  ),
  [unreadableFileCode]: t(
    'Excel cannot open this file: it is damaged, protected by a password, or too large. Open it in Excel, save it as .xlsx without a password, and try again',
    'Excel 无法打开此文件：文件可能已损坏、设有密码或过大。请在 Excel 中打开并另存为无密码的 .xlsx 文件后重试',
  ),
};

/** What a suite's failure means for the reader, with the operation for the admin. */
export function wordsFor({ kind, code, operation }: SuiteError): Text {
  const { en, zh } = codeWords[code ?? ''] ?? suiteWords[kind];
  return t(`${en} (${operation})`, `${zh}（${operation}）`);
}

/** A failure in words for an admin; what else it says belongs into the log. */
export const failureOf = (error: unknown): Text =>
  error instanceof SuiteError
    ? wordsFor(error)
    : error instanceof Refusal
      ? error.says
      : t('It failed unexpectedly; the log says more', '意外失败，详见日志');

/** Whatever went wrong, in words for a reader; the log has what an admin or the suite's support needs. */
export const errorHandler =
  (log: Logger): ErrorRequestHandler =>
  (thrown, req, res, _next) => {
    const code = thrown instanceof SuiteError ? thrown.code : undefined;
    const error = code === tokenExpiredCode ? tokenExpired() : code === agreementCode ? agreementNeeded() : thrown;
    if (error instanceof SignInNeeded)
      return void res.status(401).json({ error: { kind: 'sign-in', says: error.says, step: error.step } });
    if (error instanceof Refusal)
      return void res
        .status(statuses[error.kind])
        .json({ error: { kind: error.kind, says: error.says, field: error.field } });
    if (error instanceof SuiteError) {
      const { operation, kind, code, requestId } = error;
      log.warn({ operation, kind, code, requestId }, 'the suite refused');
      if (error.retryAfterSeconds) res.set('retry-after', String(error.retryAfterSeconds));
      return void res.status(suiteStatuses[kind]).json({ error: { kind, says: wordsFor(error) } });
    }
    if (error?.type === 'entity.too.large')
      return void res.status(413).json({ error: { kind: 'invalid', says: t('Too much at once', '内容过大') } });
    if (typeof error?.status === 'number' && error.status < 500)
      return void res
        .status(error.status)
        .json({ error: { kind: 'invalid', says: t('This request cannot be read', '无法读取此请求') } });
    log.error({ path: req.path, name: (error as Error).name, stack: (error as Error).stack }, 'unexpected');
    res.status(500).json({
      error: {
        kind: 'unexpected',
        says: t(
          'Something went wrong here; nothing was lost. Please try again.',
          '此处出错，但没有丢失任何内容。请重试。',
        ),
      },
    });
  };
