import { existsSync, readFileSync } from 'node:fs';
import express, { type Express, type Request } from 'express';
import { Refusal } from '../core/words.ts';
import type { AppInfo } from '../plugins/host.ts';
import type { Connection } from './connections.ts';

const pages = { '/': 'index.html', '/auth/start': 'auth.html', '/auth/end': 'auth.html' };
const longestPage = 200;

/**
 * The built tab. Its pages bring along what the tab must know before anybody has signed in, so that it need not ask;
 * everything else has a name by its content, and is kept by browsers for good.
 */
export function serveTab(
  app: Express,
  folder: string,
  find: (workspace: unknown) => Connection,
  embedded: boolean,
): void {
  if (!existsSync(folder)) return;
  for (const [path, file] of Object.entries(pages)) {
    const [before = '', after = ''] = readFileSync(`${folder}/${file}`, 'utf8').split('</head>');
    app.get(path, (req, res) => {
      const info = infoFor(req, find, embedded);
      // No sign that could end the element or begin another.
      const json = JSON.stringify(info ?? null).replaceAll('<', '\\u003c');
      res
        .type('html')
        .set('cache-control', 'no-cache')
        .send(`${before}<script type="application/json" id="app-info">${json}</script></head>${after}`);
    });
  }
  app.use('/assets', express.static(`${folder}/assets`, { index: false, maxAge: '1y', immutable: true }));
  app.use(express.static(folder, { index: false, maxAge: '1h' }));
}

/** @returns nothing where the company is not known here */
function infoFor({ query }: Request, find: (workspace: unknown) => Connection, embedded: boolean): AppInfo | undefined {
  try {
    const { id, suite, app, workspace } = find(query.workspace);
    return {
      workspace: id,
      suite,
      app,
      open: workspace.link(typeof query.page === 'string' ? query.page.slice(0, longestPage) : 'today'),
      ...(embedded && { embedded: { feishuSdk: '/demo/assets/feishu-sdk.js', login: '/demo/login' } }),
    };
  } catch (error) {
    if (error instanceof Refusal) return undefined;
    throw error;
  }
}
