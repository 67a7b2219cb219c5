import { Store } from '../../simulation/store.ts';
import { activities } from '../activities.ts';
import type { Card } from './bot.ts';
import { Drive } from './drive.ts';

export interface SimUser {
  id: string;
  displayName: string;
  mail: string;
  /** What they sign in with, where it is not the address. */
  userPrincipalName?: string;
  proxyAddresses?: string[];
  jobTitle?: string;
  department?: string;
}
export interface SimEvent {
  id: string;
  changeKey: number;
  subject: string;
  body: string;
  /** Instants in UTC. */
  start: string;
  end: string;
  zone: string;
  location?: string;
  attendees: { address: string; name: string; response: string }[];
  isCancelled: boolean;
  transactionId?: string;
  seriesMasterId?: string;
}
export interface SimTask {
  id: string;
  version: number;
  planId: string;
  bucketId?: string;
  title: string;
  dueDateTime?: string;
  percentComplete: number;
  assignees: string[];
  createdDateTime: string;
  completedDateTime?: string;
  description: string;
  detailsVersion: number;
}
export interface SimSubscription {
  id: string;
  resource: string;
  changeType: string;
  notificationUrl: string;
  lifecycleNotificationUrl?: string;
  clientState: string;
  expirationDateTime: string;
}
/** An app of the organisation's catalogue; its manifest is that of the newest version. */
export interface SimApp {
  id: string;
  externalId: string;
  displayName: string;
  version: string;
  activityTypes: string[];
}
export interface TenantState {
  users: SimUser[];
  events: Record<string, SimEvent[]>;
  plans: { id: string; title: string; version: number }[];
  buckets: { id: string; name: string; planId: string; version: number }[];
  tasks: SimTask[];
  /** Out of the office, as Outlook shows it: instants. */
  away?: { email: string; from: string; to: string }[];
  /** Chats of people with the bot. */
  chats: { id: string; user: string; removed?: boolean; cards: { id: string; card: Card; at: string }[] }[];
  notices: { to: string; type: string; title: string; text: string; link: string; at: string }[];
  /** Apps of the organisation's catalogue. */
  apps?: SimApp[];
  subscriptions: SimSubscription[];
  counter: number;
}

/** The document library of a group. */
export interface Library {
  group: string;
  drive: Drive;
  driveId: string;
  /** Its site, as it stands in addresses. */
  site: string;
}

/** A simulated Microsoft 365 tenant: directory, a group with its drive and plans, a smaller one with a drive, mailboxes. */
export class Tenant {
  readonly store: Store<TenantState>;
  readonly library: Library;
  readonly restricted: Library;
  /** Who may publish to the catalogue without a review: their e-mail addresses. */
  readonly admins = new Set<string>();
  /** Who belongs to the smaller group; nobody else opens its files, whatever they were granted. */
  readonly insiders = new Set<string>();

  /** Types of notices that the installed app declares; without one in the catalogue it was uploaded, and is the newest. */
  get activityTypes(): ReadonlySet<string> {
    const [app] = this.state.apps ?? [];
    return new Set(app ? app.activityTypes : activities.map((a) => a.type));
  }

  /**
   * @param id Entra tenant id
   * @param group the group that takes part
   * @param folder where state and drive are kept; memory without it
   * @param clock milliseconds since 1970, UTC
   */
  constructor(
    readonly id: string,
    readonly group: string,
    readonly folder: string | undefined,
    readonly clock: () => number,
  ) {
    this.store = new Store<TenantState>(folder && `${folder}/state.json`, () => ({
      users: [],
      events: {},
      plans: [],
      buckets: [],
      tasks: [],
      notices: [],
      chats: [],
      subscriptions: [],
      counter: 0,
    }));
    const library = (of: string, site: string, name: string): Library => ({
      group: of,
      site,
      driveId: `b!${of.replaceAll('-', '')}`,
      drive: new Drive(folder && `${folder}/${name}`, () => this.changed(`groups/${of}/drive/root`)),
    });
    this.library = library(group, 'coordination', 'drive');
    this.restricted = library(`${group.slice(0, -4)}0e0e`, 'personnel', 'restricted-drive');
    this.store.state.subscriptions ??= [];
    this.store.state.chats ??= [];
  }

  /** Told of what changed, by the resource that one subscribes to. */
  changed: (resource: string) => void = () => {};
  /** Application and delegated permissions that the company has granted; everything while it is not set. */
  granted: ReadonlySet<string> | undefined;

  /** The Azure bot: whose app it is, and its messaging endpoint. */
  readonly bot = { clientId: '', url: '' };

  /** Files that only some people may open, by path; whatever else the app was granted, it is not one of them. */
  readonly closed = new Map<string, string[]>();

  /** The group's drive. */
  get drive(): Drive {
    return this.library.drive;
  }

  get restrictedGroup(): string {
    return this.restricted.group;
  }

  /** A group's document library as a person may open it, or the app itself. */
  libraryOf(group: string, me: SimUser | undefined): Library | 'closed' | undefined {
    if (group === this.group) return this.library;
    if (group !== this.restricted.group) return undefined;
    return !me || this.insiders.has(me.mail) ? this.restricted : 'closed';
  }

  get state(): TenantState {
    return this.store.state;
  }

  now(): string {
    return `${new Date(this.clock()).toISOString().slice(0, 19)}Z`;
  }

  newId(prefix: string): string {
    this.state.counter++;
    return `${prefix}${this.state.counter.toString(36).padStart(6, '0')}${this.id.slice(0, 8)}`;
  }

  user(idOrMail: string): SimUser | undefined {
    const wanted = decodeURIComponent(idOrMail).toLowerCase();
    return this.state.users.find(
      (u) =>
        u.id.toLowerCase() === wanted ||
        u.mail.toLowerCase() === wanted ||
        u.userPrincipalName?.toLowerCase() === wanted,
    );
  }
}
