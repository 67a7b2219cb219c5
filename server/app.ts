import { fileURLToPath } from 'node:url';
import compression from 'compression';
import express, { type Express } from 'express';
import helmet from 'helmet';
import type { Logger } from 'pino';
import { Refusal, t } from '../core/words.ts';
import { api } from './api.ts';
import type { Connection } from './connections.ts';
import { errorHandler } from './errors.ts';
import { type Limits, limiters, usualLimits } from './limits.ts';
import { Metrics } from './metrics.ts';
import { probes } from './probes.ts';
import { publicPages } from './public-pages.ts';
import { serveTab } from './tab.ts';

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

export interface AppOptions {
  connections: readonly Connection[];
  log: Logger;
  /** Pages of the embedded default, before everything else. */
  embedded?: (app: Express) => void;
  /** Folder of the built tab. */
  tab?: string;
  metrics?: Metrics;
  metricsToken?: string;
  limits?: Limits;
  /** How many proxies stand before us (Express' `trust proxy`). */
  proxies?: number;
  /** Whom people ask; stands on the public pages. */
  contact?: string | undefined;
}

/** The web process: identity, views, commands, the tab. It keeps nothing that must survive. */
export function createApp({
  connections,
  log,
  embedded,
  tab = fileURLToPath(new URL('../dist/tab', import.meta.url)),
  metrics = new Metrics(),
  metricsToken,
  limits = usualLimits,
  proxies = 0,
  contact,
}: AppOptions): Express {
  const app = express();
  const limit = limiters(limits, metrics);
  app.disable('x-powered-by');
  app.set('trust proxy', proxies);
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
          formAction: ["'self'"],
          objectSrc: ["'none'"],
          baseUri: ["'none'"],
          frameAncestors,
          frameSrc: ["'self'"],
          upgradeInsecureRequests: null,
        },
      },
      crossOriginResourcePolicy: { policy: 'same-origin' },
      // The sign-in window tells its opener that it is done.
      crossOriginOpenerPolicy: { policy: 'same-origin-allow-popups' },
      xFrameOptions: false,
    }),
  );
  app.use(compression());
  // Rows that are pasted may be long: what is too long is then said with the field and the limit.
  app.use(['/api/views/paste-preview', '/api/commands/add-rows'], express.json({ limit: '4mb' }));
  app.use(express.json({ limit: '200kb' }));
  embedded?.(app);

  const byId = new Map(connections.map((c) => [c.id, c]));
  const find = (id: unknown): Connection => {
    const found = typeof id === 'string' ? byId.get(id) : connections.length === 1 ? connections[0] : undefined;
    if (!found) throw new Refusal(t('This company is not known here', '此处没有该企业'), 'missing', 'workspace');
    return found;
  };

  probes(app, connections, metrics, metricsToken);

  /** The suites tell of changes here. Strangers hear nothing that would help them, not even which companies there are. */
  app.post('/notifications/:workspace', limit.notifications, async (req, res) => {
    const workspace = String(req.params.workspace);
    const connection = byId.get(workspace);
    const answer = await connection?.channel.receive({ query: req.query, headers: req.headers, body: req.body });
    if (connection) metrics.notifications.inc({ workspace, verdict: answer ? 'accepted' : 'refused' });
    if (!answer) return void res.status(403).end();
    res.status(answer.status);
    if (typeof answer.body === 'string')
      res.type('text/plain').set('x-content-type-options', 'nosniff').send(answer.body);
    else if (answer.body) res.json(answer.body);
    else res.end();
  });

  /** Bot Connector brings what people click in Teams' chat. Strangers hear nothing. */
  app.post('/bot/:workspace', limit.notifications, async (req, res) => {
    const answer = await byId.get(String(req.params.workspace))?.bot?.receive(req.headers.authorization, req.body);
    if (answer) res.json(answer);
    else res.status(403).end();
  });

  publicPages(app, contact);
  app.use('/api', api({ find, log, metrics, limit }));

  serveTab(app, tab, find, !!embedded);
  app.use(errorHandler(log));
  return app;
}
