import { FluentProvider } from '@fluentui/react-components';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Language } from '../../core/words.ts';
import { feishuHost } from '../feishu/host.ts';
import type { AppInfo, Host, HostContext, HostTheme } from '../host.ts';
import { teamsHost } from '../microsoft365/host.ts';
import { App } from './App.tsx';
import { Api, type Me } from './api.ts';
import { TabContext } from './context.tsx';
import './tab.css';
import { go } from './route.ts';
import { themeFor } from './theme.ts';
import { words } from './words.ts';

interface Started {
  info: AppInfo;
  host: Host;
  context: HostContext;
  api: Api;
  me: Me;
}

/** What is known of the app, also where it cannot start. */
let opened: AppInfo | undefined;

async function start(): Promise<Started> {
  const params = new URLSearchParams(location.search);
  const asked = { workspace: params.get('workspace') ?? '', page: params.get('page') ?? 'today' };
  const info = (await (await fetch(`/api/app?${new URLSearchParams(asked)}`)).json()) as AppInfo;
  opened = info;
  const host = params.get('host') === 'feishu' ? feishuHost(info) : teamsHost(info);
  // The simulated suites have no pages at their addresses; the page around us shows what stands there.
  if (info.embedded) host.open = (open) => parent.postMessage({ open }, location.origin);
  const context = await host.start();
  const api = new Api(host, info.workspace, words.offline);
  const page = context.page || params.get('page');
  const said = context.message && `?${new URLSearchParams(context.message)}`;
  if (page && !location.hash) location.hash = `/${page}${said ?? ''}`;
  return { info, host, context, api, me: await api.me() };
}

function Root({ info, host, context, api, me }: Started) {
  const asked = new URLSearchParams(location.search).get('lang');
  const [language, setLanguage] = useState<Language>(asked === 'zh' || asked === 'en' ? asked : context.language);
  const [theme, setTheme] = useState<HostTheme>(context.theme);
  useEffect(() => {
    host.onTheme(setTheme);
    host.onReturn?.((page) => {
      if (page) go(page);
      // Every view looks again when its page comes to sight.
      document.dispatchEvent(new Event('visibilitychange'));
    });
  }, [host]);
  useEffect(() => {
    document.documentElement.lang = language === 'zh' ? 'zh-CN' : 'en';
  }, [language]);
  return (
    <FluentProvider theme={themeFor(info.suite, theme)}>
      {/* A class on the provider itself would be repeated on every dialog's mount node and cover the page. */}
      <div className="tab">
        <TabContext.Provider value={{ api, host, me, language, setLanguage }}>
          <App />
        </TabContext.Provider>
      </div>
    </FluentProvider>
  );
}

const root = createRoot(document.getElementById('root')!);
start().then(
  (started) =>
    root.render(
      <StrictMode>
        <Root {...started} />
      </StrictMode>,
    ),
  (error: Error) => {
    const says = 'says' in error ? (error.says as typeof words.notHere) : words.notHere;
    const { open } = opened ?? {};
    root.render(
      <p className="nowhere" role="alert">
        {says.zh}
        <br />
        {says.en}
        {open && (
          <>
            <br />
            <a href={open}>
              {words.openInClient.zh} · {words.openInClient.en}
            </a>
          </>
        )}
      </p>,
    );
  },
);
