/** What a suite's client tells a tab about where it runs. */
export interface HostContext {
  language: 'en' | 'zh';
  theme: HostTheme;
  /** Page to open first, from a deep link. */
  page?: string;
  /** A message of a chat that the person came with, as far as the client hands it over. */
  message?: { text: string; from: string };
}
export type HostTheme = 'light' | 'dark' | 'contrast';

/** The browser side of a suite's client: one implementation a suite, in its host.ts. */
export interface Host {
  start(): Promise<HostContext>;
  /** A bearer token for our server; asked for before every request, so it must be quick when nothing changed. */
  token(): Promise<string>;
  /** The server did not accept the token: the next one is a new one. */
  renew(): void;
  /**
   * Asks the person for what only they can give: in a window of the suite's own sign-in, or in the client.
   * @param url page of ours that leads to the sign-in
   * @returns whether they did
   */
  consent(url?: string): Promise<boolean>;
  /** Ends a window that the client opened for one thing. @param made what came of it, for whoever opened it */
  finish(made?: { kind: 'request' | 'demand'; title: string }): void;
  /** Where a channel's or meeting's tab is set up: what it will show once the person presses the client's Save. */
  configure?(page: string, name: string): void;
  onTheme(changed: (theme: HostTheme) => void): void;
  /**
   * Lets the client keep the tab in memory while people are elsewhere, where it can.
   * @param back called when they are there again; `page` is where the client wants them, if not where they were
   */
  onReturn?(back: (page?: string) => void): void;
  /** Opens an address outside of the tab. */
  open(url: string): void;
}

/** What the server says about the app before anybody has signed in. */
export interface AppInfo {
  workspace: string;
  suite: 'microsoft365' | 'feishu';
  /** A link that opens the page in the client, for whoever is somewhere else. */
  open?: string;
  app: { id: string; region?: 'feishu' | 'lark'; tenant?: string; personScopes?: readonly string[] };
  /** Only in the embedded default: the simulated client. */
  embedded?: { feishuSdk: string; login: string };
}
