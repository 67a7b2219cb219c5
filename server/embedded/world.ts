import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setupServer } from 'msw/node';
import { layoutFor } from '../../core/registers.ts';
import type { Language } from '../../core/words.ts';
import type { EventKeys } from '../../plugins/feishu/notifications.ts';
import { SimulatedFeishu } from '../../plugins/feishu/simulator/service.ts';
import { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import { SimulatedMicrosoft365 } from '../../plugins/microsoft365/simulator/service.ts';
import { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import type { Manners } from '../../plugins/simulation/exchange.ts';
import { plantSpreadsheet } from '../../plugins/simulation/spreadsheet.ts';
import type { Connection } from '../connections.ts';
import { modelFor, newCompany } from '../policies.ts';
import type { WorkspaceOptions } from '../workspace.ts';
import { type SampleCompany, sampleCompany } from './company/company.ts';
import { sampleSpreadsheet } from './company/spreadsheets.ts';
import { stableId } from './ids.ts';
import { clientId, connect, environmentOf, type Installation, reachable, secret } from './installation.ts';
import { answerInvitations, plantChats, plantFeishu, plantMicrosoft365, plantPeople } from './plant.ts';

export interface WorldOptions {
  /** Where state is kept between runs; memory without it. */
  folder?: string;
  /** Milliseconds since 1970, UTC; the sample company's past ends here. */
  clock?: () => number;
  languages?: readonly Language[];
  suites?: readonly ('microsoft365' | 'feishu')[];
  /** Only these of them, by their ids, `feishu-zh`. */
  companies?: readonly string[];
  /** Root of the links into the tab. */
  origin?: string;
  /** Without sample rows the company has people and an empty workspace. */
  sample?: boolean;
  /** A company that begins with a model policy and has still to say who it is. */
  newCompany?: boolean;
  onTrouble?: WorkspaceOptions['onTrouble'];
  /** Feishu's events come by web hook with these keys; without them over the long connection. */
  eventKeys?: EventKeys;
  /** Called with every exchange with a suite from the first one on. */
  observe?: Manners['observe'][number];
}

/**
 * The embedded default: both suites simulated behind their real addresses, a sample company in each language, and the
 * same connections a configured installation has. Nothing here can reach a real tenant.
 */
export class World {
  readonly connections: Connection[] = [];
  readonly graph: SimulatedMicrosoft365;
  readonly lark: SimulatedFeishu;
  private readonly server: ReturnType<typeof setupServer>;
  private readonly tenants: Map<string, Tenant | FeishuTenant>;

  private constructor(
    private readonly options: Required<Pick<WorldOptions, 'clock' | 'origin'>> & WorldOptions,
    private readonly time: { shift: number },
    graph: SimulatedMicrosoft365,
    lark: SimulatedFeishu,
    tenants: [string, Tenant | FeishuTenant][],
  ) {
    this.graph = graph;
    this.lark = lark;
    this.tenants = new Map(tenants);
    if (options.observe) for (const service of [graph, lark]) service.manners.observe.push(options.observe);
    const deliver = (url: string, init: RequestInit) => fetch(url.replace(reachable, options.origin), init);
    graph.deliver = deliver;
    lark.events.deliver = deliver;
    graph.bots.deliver = deliver;
    this.server = setupServer(...graph.handlers(), ...lark.handlers());
    this.server.listen({ onUnhandledRequest: 'bypass' });
  }

  static async start(given: WorldOptions = {}): Promise<World> {
    const time = { shift: 0 };
    const clock = given.clock ?? Date.now;
    const options = { origin: 'http://localhost:3978', ...given, clock: () => clock() + time.shift };
    const languages = options.languages ?? ['zh', 'en'];
    const suites = options.suites ?? ['microsoft365', 'feishu'];
    const tenants: [string, Tenant | FeishuTenant][] = [];
    for (const language of languages)
      for (const suite of suites) {
        const id = `${suite}-${language}`;
        if (options.companies && !options.companies.includes(id)) continue;
        const folder = options.folder && `${options.folder}/${id}`;
        tenants.push([
          id,
          suite === 'microsoft365'
            ? new Tenant(stableId(`tenant ${id}`), stableId(`group ${id}`), folder, options.clock)
            : new FeishuTenant(`cli_${stableId(id).replaceAll('-', '').slice(0, 16)}`, secret, folder, options.clock),
        ]);
      }
    const graph = await SimulatedMicrosoft365.start(
      tenants.map(([, t]) => t).filter((t) => t instanceof Tenant),
      Date.now,
    );
    const lark = new SimulatedFeishu(
      tenants.map(([, t]) => t).filter((t) => t instanceof FeishuTenant),
      Date.now,
    );
    const world = new World(options, time, graph, lark, tenants);
    try {
      for (const [id] of tenants) await world.open(id, id.endsWith('zh') ? 'zh' : 'en');
    } catch (failure) {
      await world.stop();
      throw failure;
    }
    return world;
  }

  private readonly installations = new Map<string, Installation>();

  /** The same company through a connection of its own, with nothing in memory: what a second process would have. */
  reconnect(id: string): Connection {
    return connect(this.installation(id), this.options);
  }

  private async open(id: string, language: Language): Promise<void> {
    const installed = this.options.newCompany
      ? newCompany('committee', { admin: 'it@example.com', language, timeZone: 'Asia/Shanghai' })
      : modelFor(language);
    const { policy } = installed;
    const tenant = this.tenants.get(id)!;
    const fresh = plantPeople(tenant, language, policy.roles.performance_owners);
    const settings = await this.provisioned({ id, installed, tenant, settings: this.settingsBefore(id) });
    this.installations.set(id, { id, installed, tenant, settings });
    const connection = this.reconnect(id);
    this.connections.push(connection);
    if (!fresh || this.options.sample === false || this.options.newCompany) return;
    const company = sampleCompany(policy, language, new Date(this.options.clock()).toISOString());
    await this.seed(connection, company, tenant, settings);
  }

  private async provisioned(installation: Installation): Promise<Record<string, string>> {
    const { id, installed } = installation;
    const { policy } = installed;
    const { settings } = await connect(installation, this.options)
      .unattended()
      .provision(layoutFor(policy, policy.language), 'act');
    if (this.options.folder) {
      mkdirSync(`${this.options.folder}/${id}`, { recursive: true });
      writeFileSync(this.settingsPath(id), JSON.stringify(settings, null, 2));
    }
    return settings;
  }

  /** What an earlier run provisioned. */
  private settingsBefore(id: string): Record<string, string> {
    const path = this.settingsPath(id);
    return this.options.folder && existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : {};
  }

  private settingsPath(id: string): string {
    return `${this.options.folder}/${id}/settings.json`;
  }

  /** People's past goes where people would have put it; rows go through the port like everything else. */
  private async seed(
    connection: Connection,
    company: SampleCompany,
    tenant: Tenant | FeishuTenant,
    settings: Record<string, string>,
  ): Promise<void> {
    const ids =
      tenant instanceof Tenant
        ? plantMicrosoft365(tenant, company, connection, settings)
        : plantFeishu(tenant, company, connection, settings);
    const { language } = connection.workspace.policy;
    const { title, sheets } = sampleSpreadsheet(language, new Date(this.options.clock()).toISOString());
    await plantSpreadsheet(tenant, title, sheets);
    const suite = connection.unattended();
    const rows = company.rows(ids);
    const chats = tenant instanceof Tenant ? plantChats(tenant) : [];
    await connection.workspace.load([...rows, ...chats], suite);
    await connection.workspace.look(suite);
    answerInvitations(tenant, connection);
    await connection.workspace.current(suite);
  }

  /** What a host gives to the tab when this person opens it. @param scopes what they agree to in Feishu */
  async ticket(
    id: string,
    email: string,
    scopes: readonly string[] = [],
  ): Promise<{ token: string } | { code: string } | undefined> {
    const tenant = this.tenants.get(id);
    if (tenant instanceof Tenant) {
      const user = tenant.user(email);
      return user && { token: await this.graph.entra.ssoToken(tenant.id, clientId, user) };
    }
    const person = tenant?.state.people.find((p) => p.email === email);
    if (!person || !tenant) return undefined;
    if (scopes.length) tenant.agreed.set(person.open_id, scopes);
    return { code: tenant.codeFor(person.open_id) };
  }

  /** From now on whoever is asked to sign in to Microsoft on another device is an admin, and does so at once. */
  adminSignsIn(id: string): void {
    const tenant = this.tenants.get(id);
    if (!(tenant instanceof Tenant)) return;
    const admin = tenant.state.users[0]!;
    tenant.admins.add(admin.mail);
    this.graph.entra.signsInAtOnce = (of) => (of === tenant.id ? admin : undefined);
  }

  /** The settings of a configured server that works in this company. */
  environment(id: string): Record<string, string> {
    return environmentOf(this.installation(id), this.options.origin);
  }

  now(): number {
    return this.options.clock();
  }

  /** Sets the company's clock, or lets it run with ours again. */
  setClock(at: number | undefined): void {
    this.time.shift = 0;
    if (at !== undefined && Number.isFinite(at)) this.time.shift = at - this.options.clock();
  }

  tenant(id: string): Tenant | FeishuTenant | undefined {
    return this.tenants.get(id);
  }

  /** The connection of a workspace. @throws Error if there is none */
  connection(id: string): Connection {
    return this.connections.find((c) => c.id === id) ?? this.none(id);
  }

  private installation(id: string): Installation {
    return this.installations.get(id) ?? this.none(id);
  }

  private none(id: string): never {
    throw new Error(`there is no workspace ${id}; there are ${this.connections.map((c) => c.id).join(', ')}`);
  }

  /** Writes everything down that a restart should find. */
  async flush(): Promise<void> {
    for (const tenant of this.tenants.values()) {
      tenant.store.flush();
      if (tenant instanceof Tenant) for (const { drive } of [tenant.library, tenant.restricted]) await drive.flush();
    }
  }

  async stop(): Promise<void> {
    // A long connection that is not given up goes on looking for its company, in the next world as well.
    for (const { channel } of this.connections) channel.stop();
    await Promise.all(this.connections.map((c) => c.workspace.idle()));
    this.lark.events.stop();
    await this.flush();
    this.server.close();
  }
}
