import { app, authentication, dialog, FrameContexts, pages } from '@microsoft/teams-js';
import type { AppInfo, Host, HostTheme } from '../host.ts';

const themes: Record<string, HostTheme> = { dark: 'dark', contrast: 'contrast' };
/** Teams' token lives about an hour; the library keeps it, we only keep from asking at every click. */
const keep = 5 * 60_000;

/** Where Teams keeps a tab in memory (`tabs/how-to/app-caching`): neither a window of one thing nor the stage. */
const keptContexts = new Set<string>([FrameContexts.content, FrameContexts.sidePanel]);
const inMeeting = new Set<string>([FrameContexts.sidePanel, FrameContexts.meetingStage]);

/** Teams (web, desktop, phone) through its client library. */
export function teamsHost(info: AppInfo): Host {
  let kept: { token: Promise<string>; until: number } | undefined;
  /** Which of the app's tabs was opened. */
  let entity = '';
  let themeChanged: (theme: string) => void = () => {};
  const token = (): Promise<string> => {
    if (!kept || kept.until < Date.now()) {
      const asked = { token: authentication.getAuthToken(), until: Date.now() + keep };
      asked.token.catch(() => {
        if (kept === asked) kept = undefined;
      });
      kept = asked;
    }
    return kept.token;
  };
  return {
    async start() {
      await app.initialize(info.embedded ? [location.origin] : undefined);
      // Asked for at once: everything else waits for it.
      void token();
      const context = await app.getContext();
      app.notifySuccess();
      entity = context.page.id;
      return {
        language: context.app.locale.toLowerCase().startsWith('zh') ? 'zh' : 'en',
        theme: themes[context.app.theme] ?? 'light',
        // Beside a meeting and on its stage people want the meeting (`build-apps-for-teams-meeting-stage`).
        page: context.page.subPageId || (inMeeting.has(String(app.getFrameContext())) ? 'live' : undefined),
      };
    },
    token,
    renew() {
      kept = undefined;
    },
    async consent(url = '/auth/start') {
      kept = undefined;
      try {
        // The library takes https alone. In Teams a tab is always https; the embedded client opens its own scheme.
        await authentication.authenticate({ url: `https://${location.host}${url}`, width: 600, height: 640 });
        return true;
      } catch {
        return false;
      }
    },
    finish(made) {
      if (app.getFrameContext() === FrameContexts.task) dialog.url.submit(made);
      else location.hash = '/today';
    },
    configure(page, name) {
      const contentUrl = new URL(location.href);
      contentUrl.hash = '';
      contentUrl.searchParams.set('page', page);
      pages.config.registerOnSaveHandler((saving) => {
        void pages.config
          .setConfig({
            entityId: `liaison-${page}`,
            contentUrl: contentUrl.href,
            websiteUrl: contentUrl.href,
            suggestedDisplayName: name,
          })
          .then(
            () => saving.notifySuccess(),
            (error: unknown) => saving.notifyFailure(String(error)),
          );
      });
      pages.config.setValidityState(true);
    },
    onTheme(changed) {
      themeChanged = (theme) => changed(themes[theme] ?? 'light');
      app.registerOnThemeChangeHandler(themeChanged);
    },
    onReturn(back) {
      if (!keptContexts.has(String(app.getFrameContext()))) return;
      let here = entity;
      app.lifecycle.registerOnResumeHandler(({ entityId, contentUrl }) => {
        const another = entityId !== here ? contentUrl.searchParams.get('page') : undefined;
        here = entityId;
        void app
          .getContext()
          .then((context) => {
            // Nothing is heard while the tab is kept: the theme is asked for, and listened to again.
            themeChanged(context.app.theme);
            app.registerOnThemeChangeHandler(themeChanged);
            back(context.page.subPageId || another || undefined);
          })
          .finally(() => app.notifySuccess());
      });
      // Nothing has to be put away: the page stays as it is.
      app.lifecycle.registerBeforeSuspendOrTerminateHandler(async () => {});
    },
    open: (url) =>
      void (/^https:\/\/(teams|outlook|tasks)\./.test(url)
        ? app.openLink(url)
        : window.open(url, '_blank', 'noopener')),
  };
}
