import type { Suite } from '../core/workspace/port.ts';
import type { Channel } from './channel.ts';
import type { Course } from './course.ts';
import type { Workspace } from './workspace.ts';

/** Who came in, and the suite as they may use it. */
export interface Entered {
  email: string;
  name: string;
  suite: Suite;
}

export interface Session {
  token: string;
  email: string;
  name: string;
}

/** A workspace and how people and the process itself reach its suite. */
export interface Connection {
  id: string;
  suite: 'microsoft365' | 'feishu';
  workspace: Workspace;
  /** Checks a tab's bearer token. @throws Refusal */
  enter(token: string): Promise<Entered>;
  /** Feishu only: exchanges the client's code, or an expired token of ours, for the tab's token. */
  exchange?(code: string): Promise<Session>;
  renew?(token: string): Promise<Session>;
  /** The suite with the app's own rights, for what runs by itself. */
  unattended(): Suite;
  /** Teams only: what people click in the chat comes here. */
  bot?: { receive(authorization: unknown, body: unknown): Promise<object | undefined> };
  /** How the suite tells of changes. Nothing is asked for before its `keep`. */
  channel: Channel;
  /** Feishu only: what its client wants before it hands a message over to a page of ours. @throws Refusal for any other page */
  sign?(url: unknown): Promise<object>;
  /** Feishu only: makes a page of ours a tab of a group chat. */
  chatTab?(chat: string): Promise<unknown>;
  /** Until when the app's own credential is good, where it says so. Milliseconds since 1970, UTC. */
  credentialEnds?: number;
  /** How what runs by itself went in this process. */
  course: Course;
  /** What the tab's host page needs to know; nothing secret. */
  app: { id: string; region?: 'feishu' | 'lark'; tenant?: string; personScopes?: readonly string[] };
}

/** What a workspace needs to be connected, whatever its suite. */
export interface Common {
  id: string;
  workspace: Workspace;
  /** The installation's key (LIAISON_KEY), 32 bytes in hex. */
  key: string;
  clock: () => number;
  /** Our public address, without a slash at its end. */
  origin: string;
  /** Where the tab is opened, if that is another address: the embedded default. */
  page?: string;
}
