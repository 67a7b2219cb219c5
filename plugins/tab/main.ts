import type { Text } from '../../core/words.ts';
import { feishuHost } from '../feishu/host.ts';
import type { AppInfo } from '../host.ts';
import { teamsHost } from '../microsoft365/host.ts';
import { Api } from './api.ts';
import './tab.css';
import { words } from './words.ts';

/**
 * The tab begins here, small: the client is greeted, the person signed in and their page asked for before the components
 * are there that will show it.
 */
async function start(info: AppInfo): Promise<void> {
  const params = new URLSearchParams(location.search);
  const host = params.get('host') === 'feishu' ? feishuHost(info) : teamsHost(info);
  // The simulated suites have no pages at their addresses; the page around us shows what stands there.
  if (info.embedded) host.open = (open) => parent.postMessage({ open }, location.origin);
  const context = await host.start();
  const page = context.page || params.get('page');
  const said = context.message && `?${new URLSearchParams(context.message)}`;
  if (page && !location.hash) location.hash = `/${page}${said ?? ''}`;
  const api = new Api(host, info.workspace);
  const token = host.token();
  // Reading the components keeps the client's answers waiting: it begins when those are there, or take long anyway.
  const shown = Promise.race([token, pause]).then(() => import('./Root.tsx'));
  await token;
  if (/^#?\/?(today)?$/.test(location.hash)) api.ahead('today', {});
  const me = api.me();
  const { show } = await shown;
  show({ info, host, context, api, me: await me });
}

const pause = new Promise((resolve) => setTimeout(resolve, 150));

/** Where the tab cannot start: what to do, in both languages, as nobody's is known. */
function nowhere(says: Text, open?: string): void {
  const lines = [says.zh, says.en].map((line) => Object.assign(document.createElement('div'), { textContent: line }));
  const link = Object.assign(document.createElement('a'), {
    href: open,
    textContent: `${words.openInClient.zh} · ${words.openInClient.en}`,
  });
  const box = Object.assign(document.createElement('div'), { className: 'nowhere' });
  box.setAttribute('role', 'alert');
  box.append(...lines, ...(open ? [link] : []));
  document.getElementById('root')!.replaceChildren(box);
}

// A newer version was installed while the tab was open: its parts have other names. What was typed is kept (`draft.ts`).
addEventListener('vite:preloadError', () => location.reload());

const info = JSON.parse(document.getElementById('app-info')?.textContent ?? 'null') as AppInfo | null;
if (info)
  start(info).catch((error: Error) => nowhere('says' in error ? (error.says as Text) : words.notHere, info.open));
else nowhere(words.notHere);
