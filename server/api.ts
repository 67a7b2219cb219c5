import { type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import { commands } from '../core/capabilities.ts';
import { papers } from '../core/papers.ts';
import { type Actor, actorOf } from '../core/policy/organisation.ts';
import { Refusal, t } from '../core/words.ts';
import type { Connection, Entered } from './connections.ts';
import type { limiters } from './limits.ts';
import type { Metrics } from './metrics.ts';
import { openApi } from './openapi.ts';
import { asWord } from './paper.ts';

/** What the door finds out about a request; stands in `res.locals` for those behind it. */
interface Known {
  connection: Connection;
  entered: Entered;
  actor: Actor;
  /** Workspace and e-mail address, for the limits. */
  person: string;
}

export interface ApiOptions {
  find: (workspace: unknown) => Connection;
  log: Logger;
  metrics: Metrics;
  limit: ReturnType<typeof limiters>;
  embedded: boolean;
}

/** Views and commands by name, for people whose token was checked. Answers are never cached: they are somebody's. */
export function api({ find, log, metrics, limit, embedded }: ApiOptions): Router {
  const router = Router();
  router.use((_req, res, next) => {
    res.set('cache-control', 'no-store');
    next();
  });
  router.use(limit.refused);

  router.get('/app', (req, res) => {
    const connection = find(req.query.workspace);
    res.json({
      workspace: connection.id,
      suite: connection.suite,
      app: connection.app,
      ...(embedded && { embedded: { feishuSdk: '/demo/assets/feishu-sdk.js', login: '/demo/login' } }),
    });
  });

  const document = JSON.stringify(openApi());
  router.get('/openapi.json', (_req, res) => void res.type('json').send(document));

  router.post('/session', async (req, res) => {
    const { workspace, code, renew } = (req.body ?? {}) as Record<string, unknown>;
    const connection = find(workspace);
    if (connection.renew && typeof renew === 'string') return void res.json(await connection.renew(renew));
    if (!connection.exchange || typeof code !== 'string')
      throw new Refusal(t('There is no sign-in by code here', '此处不支持授权码登录'), 'invalid', 'code');
    res.json(await connection.exchange(code));
  });

  const enter: RequestHandler = async (req, res, next) => {
    const connection = find(req.get('x-liaison-workspace'));
    const token = req.get('authorization')?.match(/^Bearer (.+)$/)?.[1];
    if (!token)
      throw new Refusal(
        t('Please sign in: open the tab in Teams or Feishu', '请在 Teams 或飞书中打开此页登录'),
        'denied',
      );
    const entered = await connection.enter(token);
    const actor = actorOf(connection.workspace.policy, entered.email);
    const known: Known = { connection, entered, actor, person: `${connection.id} ${entered.email}` };
    Object.assign(res.locals, known);
    next();
  };

  router.get('/me', enter, limit.views, (_req, res) => {
    const { connection, entered, actor } = res.locals as Known;
    const { policy } = connection.workspace;
    res.json({
      email: actor.email,
      name: entered.name,
      roles: actor.roles,
      departments: actor.departments,
      language: policy.language,
      timeZone: policy.time_zone,
      company: policy.company,
      fromModel: connection.workspace.fromModel,
    });
  });

  const see: RequestHandler = async (req, res) => {
    const { connection, entered, actor } = res.locals as Known;
    const { query: posted } = (req.body ?? {}) as { query?: unknown };
    const query = typeof req.query.q === 'string' ? parse(req.query.q) : (posted ?? {});
    const name = String(req.params.name);
    const done = metrics.views.startTimer();
    const { shown, readAt } = await connection.workspace.seen(name, query, actor, entered.suite);
    done({ view: name });
    res.set('x-liaison-read-at', readAt).json(shown);
  };
  router.get('/views/:name', enter, limit.views, see);
  // The same for a query that is too long for an address.
  router.post('/views/:name', enter, limit.views, see);

  /** A view as a Word document, in a language. */
  router.get('/papers/:name.docx', enter, limit.views, async (req, res) => {
    const { connection, entered, actor } = res.locals as Known;
    const name = String(req.params.name);
    const paper = Object.hasOwn(papers, name) ? papers[name] : undefined;
    if (!paper) throw new Refusal(t('There is no such document', '没有该文档'), 'missing');
    const query = typeof req.query.q === 'string' ? parse(req.query.q) : {};
    const shown = await connection.workspace.see(name, query, actor, entered.suite);
    const document = await asWord(paper(shown), req.query.language === 'en' ? 'en' : 'zh');
    res.type('application/vnd.openxmlformats-officedocument.wordprocessingml.document').send(document);
  });

  /** Does the command and answers with the view that the tab is on, so that one click is one round trip. */
  router.post('/commands/:name', enter, limit.commands, async (req, res) => {
    const { connection, entered, actor } = res.locals as Known;
    const { input, view, seenAt } = (req.body ?? {}) as {
      input?: unknown;
      view?: { name: string; query: unknown };
      seenAt?: unknown;
    };
    const command = String(req.params.name);
    const { workspace } = connection;
    const basis = typeof seenAt === 'string' && !Number.isNaN(Date.parse(seenAt)) ? seenAt : undefined;
    try {
      await workspace.act(command, input ?? {}, actor, entered.suite, basis);
    } catch (error) {
      const outcome = error instanceof Refusal ? error.kind : 'failed';
      metrics.commands.inc({ command: labelOf(command), outcome });
      throw error;
    }
    metrics.commands.inc({ command, outcome: 'done' });
    log.info({ command, workspace: connection.id }, 'done');
    if (!view) return void res.json({});
    const { shown, readAt } = await workspace.seen(view.name, view.query, actor, entered.suite);
    res.set('x-liaison-read-at', readAt).json(shown);
  });

  router.use(() => {
    throw new Refusal(t('There is no such address', '没有此地址'), 'missing');
  });
  return router;
}

/** What is not a command's name is whatever somebody sent: no label of a metric. */
const labelOf = (command: string): string => (commands.has(command) ? command : 'unknown');

function parse(q: string): unknown {
  try {
    return JSON.parse(q);
  } catch {
    throw new Refusal(t('"q" is not JSON', '“q”不是有效的 JSON'), 'invalid', 'q');
  }
}
