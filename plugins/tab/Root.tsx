import { FluentProvider } from '@fluentui/react-components';
import { StrictMode, useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import type { Language } from '../../core/words.ts';
import type { AppInfo, Host, HostContext, HostTheme } from '../host.ts';
import { App } from './App.tsx';
import type { Api, Me } from './api.ts';
import { TabContext } from './context.tsx';
import { go } from './route.ts';
import { themeFor } from './theme.ts';
import { lookAgain } from './view.ts';

/** What the tab is shown with: where it runs, who looks, and the way to the server. */
interface Started {
  info: AppInfo;
  host: Host;
  context: HostContext;
  api: Api;
  me: Me;
}

function Root({ info, host, context, api, me }: Started) {
  const asked = new URLSearchParams(location.search).get('lang');
  const [language, setLanguage] = useState<Language>(asked === 'zh' || asked === 'en' ? asked : context.language);
  const [theme, setTheme] = useState<HostTheme>(context.theme);
  useEffect(() => {
    host.onTheme(setTheme);
    host.onReturn?.((page) => {
      if (page) go(page);
      lookAgain();
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

/** Puts the tab on the page. */
export function show(started: Started): void {
  createRoot(document.getElementById('root')!).render(
    <StrictMode>
      <Root {...started} />
    </StrictMode>,
  );
}
