import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import express, { type ErrorRequestHandler, type Express, type Request } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { actorOf } from '../core/policy/organisation.ts';
import { Refusal, type Text, t } from '../core/words.ts';
import { SuiteError, type SuiteErrorKind } from '../core/workspace/port.ts';
import type { Connection, Entered } from './connections.ts';

/** Hosts that may show the tab in a frame: Teams on the web, its desktop clients, Feishu and Lark. */
const frameAncestors = [
  "'self'",
  'https://teams.microsoft.com',
  'https://*.teams.microsoft.com',
  'https://teams.cloud.microsoft',
  'https://*.cloud.microsoft',
  'https://*.office.com',
  'https://*.feishu.cn',
  'https://*.larksuite.com',
];
/** Feishu's client library for web apps comes from its own network. */
const scriptSources = ["'self'", 'https://*.bytegoofy.com', 'https://*.feishucdn.com', 'https://*.larksuitecdn.com'];

/** A probe asks the suite at most this often, in milliseconds. */
const readyFor = 30_000;

export interface AppOptions {
  connections: readonly Connection[];
  log: Logger;
  /** Pages of the embedded default, before everything else. */
  embedded?: (app: Express) => void;
  /** Folder of the built tab. */
  tab?: string;
}

/** The web process: identity, views, commands, the tab. It keeps nothing that must survive. */
export function createApp({
  connections,
  log,
  embedded,
  tab = fileURLToPath(new URL('../dist/tab', import.meta.url)),
}: AppOptions): Express {
  const app = express();
  app.disable('x-powered-by');
  app.use(
    helmet({
      contentSecurityPolicy: {
        directives: {
          defaultSrc: ["'self'"],
          scriptSrc: scriptSources,
          styleSrc: ["'self'", "'unsafe-inline'"],
          imgSrc: ["'self'", 'data:'],
          // teams-js looks up the list of hosts it trusts here; it falls back to its own list without it.
          connectSrc: ["'self'", 'https://res.cdn.office.net'],
          frameAncestors,
          frameSrc: ["'self'"],
          upgradeInsecureRequests: null,
        },
      },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      xFrameOptions: false,
    }),
  );
  app.use(express.json({ limit: '200kb' }));
  embedded?.(app);

  const byId = new Map(connections.map((c) => [c.id, c]));
  const find = (id: unknown): Connection => {
    const found = typeof id === 'string' ? byId.get(id) : connections.length === 1 ? connections[0] : undefined;
    if (!found) throw new Refusal(t('This company is not known here', '此处没有该企业'), 'missing', 'workspace');
    return found;
  };
  const enter = async (req: Request): Promise<{ connection: Connection; entered: Entered }> => {
    const connection = find(req.get('x-liaison-workspace'));
    const token = req.get('authorization')?.match(/^Bearer (.+)$/)?.[1];
    if (!token)
      throw new Refusal(
        t('Please sign in: open the tab in Teams or Feishu', '请在 Teams 或飞书中打开此页登录'),
        'denied',
      );
    return { connection, entered: await connection.enter(token) };
  };

  app.get('/healthz', (_req, res) => void res.json({ ok: true }));

  /** Whether the suites can be reached with the app's own rights; says which cannot and what was tried, nothing more. */
  app.get('/readyz', async (_req, res) => {
    const checks = await Promise.all(
      connections.map(async ({ id, workspace, unattended }) => {
        const failure = await workspace.current(unattended(), readyFor).then(
          (snapshot) => (snapshot.problems.some((p) => p.register === '') ? 'the workbook cannot be found' : undefined),
          (error) => (error instanceof SuiteError ? `${error.kind}: ${error.operation}` : 'unexpected'),
        );
        return [id, failure ?? 'ok'] as const;
      }),
    );
    const ready = checks.every(([, state]) => state === 'ok');
    res.status(ready ? 200 : 503).json({ ready, workspaces: Object.fromEntries(checks) });
  });

  app.get('/api/app', (req, res) => {
    const connection = find(req.query.workspace);
    res.json({
      workspace: connection.id,
      suite: connection.suite,
      app: connection.app,
      ...(embedded && { embedded: { feishuSdk: '/demo/assets/feishu-sdk.js' } }),
    });
  });

  app.post('/api/session', async (req, res) => {
    const { workspace, code } = req.body as { workspace?: unknown; code?: unknown };
    const connection = find(workspace);
    if (!connection.exchange || typeof code !== 'string')
      throw new Refusal(t('There is no sign-in by code here', '此处不支持授权码登录'), 'invalid', 'code');
    res.json(await connection.exchange(code));
  });

  app.get('/api/me', async (req, res) => {
    const { connection, entered } = await enter(req);
    const { policy } = connection.workspace;
    const actor = actorOf(policy, entered.email);
    res.json({
      email: actor.email,
      name: entered.name,
      roles: actor.roles,
      departments: actor.departments,
      language: policy.language,
      timeZone: policy.time_zone,
      company: policy.company,
    });
  });

  app.get('/api/views/:name', async (req, res) => {
    const { connection, entered } = await enter(req);
    const actor = actorOf(connection.workspace.policy, entered.email);
    const query = typeof req.query.q === 'string' ? parse(req.query.q) : {};
    res.json(await connection.workspace.see(req.params.name, query, actor, entered.suite));
  });

  /** Does the command and answers with the view that the tab is on, so that one click is one round trip. */
  app.post('/api/commands/:name', async (req, res) => {
    const { connection, entered } = await enter(req);
    const actor = actorOf(connection.workspace.policy, entered.email);
    const { input, view } = req.body as { input?: unknown; view?: { name: string; query: unknown } };
    await connection.workspace.act(req.params.name, input ?? {}, actor, entered.suite);
    log.info({ command: req.params.name, workspace: connection.id }, 'done');
    res.json(view ? await connection.workspace.see(view.name, view.query, actor, entered.suite) : {});
  });

  app.use('/api', (_req, _res) => {
    throw new Refusal(t('There is no such address', '没有此地址'), 'missing');
  });

  if (existsSync(tab)) {
    const page = readFileSync(`${tab}/index.html`, 'utf8');
    app.use(express.static(tab, { index: false, maxAge: '1h', immutable: false }));
    app.get('/', (_req, res) => void res.type('html').set('cache-control', 'no-cache').send(page));
  }

  const statuses = { invalid: 400, denied: 403, missing: 404, conflict: 409 } as const;
  const suiteStatuses: Record<SuiteErrorKind, number> = {
    throttled: 503,
    conflict: 409,
    denied: 403,
    missing: 404,
    invalid: 502,
    unavailable: 503,
  };
  const onError: ErrorRequestHandler = (error, req, res, _next) => {
    if (error instanceof Refusal)
      return void res
        .status(statuses[error.kind])
        .json({ error: { kind: error.kind, says: error.says, field: error.field } });
    if (error instanceof SuiteError) {
      log.warn({ operation: error.operation, kind: error.kind, code: error.code }, 'the suite refused');
      if (error.retryAfterSeconds) res.set('retry-after', String(error.retryAfterSeconds));
      return void res.status(suiteStatuses[error.kind]).json({ error: { kind: error.kind, says: wordsFor(error) } });
    }
    if (error?.type === 'entity.too.large')
      return void res.status(413).json({ error: { kind: 'invalid', says: t('Too much at once', '内容过大') } });
    if (error?.type === 'entity.parse.failed')
      return void res.status(400).json({ error: { kind: 'invalid', says: t('This is not JSON', '不是有效的 JSON') } });
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
  app.use(onError);
  return app;
}

function parse(q: string): unknown {
  try {
    return JSON.parse(q);
  } catch {
    throw new Refusal(t('"q" is not JSON', '“q”不是有效的 JSON'), 'invalid', 'q');
  }
}

const suiteWords: Record<SuiteErrorKind, Text> = {
  throttled: t('The suite asks us to slow down; try again in a moment', '套件要求放慢请求，请稍后再试'),
  conflict: t('Somebody changed this at the same time; look at the page again', '他人同时修改了此内容，请刷新后再试'),
  denied: t(
    'The suite refused access; an admin can look up what is missing with "liaison provision"',
    '套件拒绝访问，请管理员检查权限',
  ),
  missing: t('The suite no longer has this', '套件中已没有此内容'),
  invalid: t('The suite did not accept this', '套件未接受此操作'),
  unavailable: t('The suite does not answer; try again in a moment', '套件暂无响应，请稍后再试'),
};

/** What a suite's failure means for the reader, with the operation for the admin. */
export const wordsFor = (error: SuiteError): Text =>
  t(`${suiteWords[error.kind].en} (${error.operation})`, `${suiteWords[error.kind].zh}（${error.operation}）`);
