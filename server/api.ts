import { type RequestHandler, Router } from 'express';
import type { Logger } from 'pino';
import { commands } from '../core/capabilities.ts';
import { onceFor } from '../core/once.ts';
import { papers } from '../core/papers.ts';
import { type Actor, actorOf } from '../core/policy/organisation.ts';
import type { ShownReport } from '../core/reports/report.ts';
import { type Language, Refusal, t } from '../core/words.ts';
import type { Connection, Entered } from './connections.ts';
import { isFlowToken, readFlowToken } from './flow-token.ts';
import { installation } from './installation.ts';
import type { limiters } from './limits.ts';
import type { Metrics } from './metrics.ts';

/** A view that is shown again (`shown.ts`) is not written down again. */
const written = onceFor((shown: object) => Buffer.from(JSON.stringify(shown)));

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
}

/** Views and commands by name, for people whose token was checked. Answers are never cached: they are somebody's. */
export function api({ find, log, metrics, limit }: ApiOptions): Router {
  const router = Router();
  router.use((_req, res, next) => {
    res.set('cache-control', 'no-store');
    next();
  });
  router.use(limit.refused);

  /** Feishu's client asks for the signature of the page that it shows; no other page is signed. */
  router.post('/client-signature', async (req, res) => {
    const { workspace, url } = (req.body ?? {}) as Record<string, unknown>;
    const connection = find(workspace);
    if (!connection.sign) throw new Refusal(t('Only Feishu asks for this', '仅飞书需要此签名'), 'invalid', 'workspace');
    res.json(await connection.sign(url));
  });

  // What few ask for is loaded when somebody does: an instance is ready so much earlier.
  let described: string | undefined;
  router.get('/openapi.json', async (_req, res) => {
    described ??= JSON.stringify((await import('./openapi.ts')).openApi());
    res.type('json').send(described);
  });

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
    const entered = isFlowToken(token)
      ? flowing(connection, token, req.method, req.path)
      : await connection.enter(token);
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
    const glance = req.query.glance === '1';
    const { shown, readAt, stale } = await connection.workspace.seen(name, query, actor, entered.suite, glance);
    done({ view: name });
    res.set({ 'x-liaison-read-at': readAt, ...(stale && { 'x-liaison-stale': '1' }) });
    // Not sent by Express, which would hash it for a browser that is not to keep it.
    res.type('json').end(written(shown as object));
  };
  router.get('/views/:name', enter, limit.views, see);
  // The same for a query that is too long for an address.
  router.post('/views/:name', enter, limit.views, see);

  /** For admins: how the installation is, and what to do about it. */
  router.get('/installation', enter, limit.views, async (req, res) => {
    const { connection, entered, actor } = res.locals as Known;
    const packaged = typeof req.query.package === 'string' ? req.query.package : undefined;
    res.json(await installation(connection, actor, entered, { packaged, again: req.query.again === '1' }));
  });

  /** A view as a Word document, in a language. */
  router.get('/papers/:name.docx', enter, limit.views, async (req, res) => {
    const { connection, entered, actor } = res.locals as Known;
    const name = String(req.params.name);
    const paper = Object.hasOwn(papers, name) ? papers[name] : undefined;
    if (!paper) throw new Refusal(t('There is no such document', '没有该文档'), 'missing');
    const query = typeof req.query.q === 'string' ? parse(req.query.q) : {};
    const shown = await connection.workspace.see(name, query, actor, entered.suite);
    const { asWord } = await import('./paper.ts');
    const document = await asWord(paper(shown), languageOf(req.query.language));
    res.type('application/vnd.openxmlformats-officedocument.wordprocessingml.document').send(document);
  });

  /** The report of a period with charts and formulas. */
  router.get('/papers/report.xlsx', enter, limit.views, async (req, res) => {
    const { connection, entered, actor } = res.locals as Known;
    const query = typeof req.query.q === 'string' ? parse(req.query.q) : {};
    const shown = await connection.workspace.see('report', query, actor, entered.suite);
    const { reportWorkbook } = await import('./report-workbook.ts');
    res.type(xlsx).send(await reportWorkbook(shown as ShownReport, languageOf(req.query.language)));
  });

  /** What a view shows this person, as a spreadsheet. */
  router.get('/export/:file', enter, limit.views, async (req, res) => {
    const { connection, entered, actor } = res.locals as Known;
    const [, name = '', ending] = /^([\w-]+)\.(csv|xlsx)$/.exec(String(req.params.file)) ?? [];
    const query = typeof req.query.q === 'string' ? parse(req.query.q) : {};
    const { workspace } = connection;
    const { asCsv, asXlsx, sheetsOf } = await import('./export.ts');
    const sheets =
      (await workspace.sheets(name, query, actor, entered.suite)) ??
      sheetsOf(await workspace.see(name, query, actor, entered.suite));
    const reader = { language: languageOf(req.query.language), timeZone: workspace.policy.time_zone };
    if (ending === 'xlsx') return void res.type(xlsx).send(await asXlsx(sheets, reader));
    const list = typeof req.query.list === 'string' ? req.query.list : undefined;
    const csv = asCsv(sheets, reader, list);
    if (csv === undefined)
      throw new Refusal(
        t(
          `There is no such list; there are ${sheets.map((s) => s.name.en).join(', ')}`,
          `没有该列表；现有：${sheets.map((s) => s.name.zh).join('、')}`,
        ),
        'missing',
        'list',
      );
    res.type('text/csv; charset=utf-8').send(csv);
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
    const flows = isFlowToken(req.get('authorization')?.replace(/^Bearer /, '') ?? '');
    const through = flows ? ('flow' as const) : undefined;
    const basis = typeof seenAt === 'string' && !Number.isNaN(Date.parse(seenAt)) ? seenAt : undefined;
    try {
      await workspace.act(command, input ?? {}, actor, entered.suite, basis, through);
    } catch (error) {
      const outcome = error instanceof Refusal ? error.kind : 'failed';
      metrics.commands.inc({ command: labelOf(command), outcome });
      throw error;
    }
    metrics.commands.inc({ command, outcome: 'done' });
    log.info({ command, workspace: connection.id }, 'done');
    if (!view || flows) return void res.json({});
    const { shown, readAt } = await workspace.seen(view.name, view.query, actor, entered.suite);
    res.set('x-liaison-read-at', readAt).json(shown);
  });

  // What this server would say without being asked does not exist (MCP, Streamable HTTP: 405).
  router.get('/mcp', (_req, res) => void res.status(405).set('allow', 'POST').end());

  /** For agents: the same views and commands, with the rights of whoever's token it is. Each exchange stands for itself. */
  router.post('/mcp', enter, limit.commands, async (req, res) => {
    const { connection, entered, actor } = res.locals as Known;
    const { workspace } = connection;
    const { answerAgent } = await import('./mcp.ts');
    await answerAgent({ workspace, actor, suite: entered.suite, language: workspace.policy.language }, req, res);
  });

  router.use(() => {
    throw new Refusal(t('There is no such address', '没有此地址'), 'missing');
  });
  return router;
}

const xlsx = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
const languageOf = (asked: unknown): Language => (asked === 'en' ? 'en' : 'zh');

/** A flow comes in for its commands alone, and acts with the app's rights to the suite. @throws Refusal */
function flowing({ workspace, unattended }: Connection, token: string, method: string, path: string): Entered {
  const { email, commands: named } = readFlowToken(workspace, token);
  if (method !== 'POST' || !named.some((name) => path === `/commands/${name}`))
    throw new Refusal(
      t(`This token is only for: ${named.join(', ')}`, `该令牌仅可用于：${named.join('、')}`),
      'denied',
    );
  return { email, name: email, suite: unattended() };
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
