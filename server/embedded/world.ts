import { createHash, randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setupServer } from 'msw/node';
import type { Policy } from '../../core/policy/schema.ts';
import { layoutFor } from '../../core/registers.ts';
import type { Language } from '../../core/words.ts';
import type { EventKeys } from '../../plugins/feishu/notifications.ts';
import { SimulatedFeishu } from '../../plugins/feishu/simulator/service.ts';
import { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import { SimulatedMicrosoft365 } from '../../plugins/microsoft365/simulator/service.ts';
import { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import type { Manners } from '../../plugins/simulation/exchange.ts';
import { plantSpreadsheet } from '../../plugins/simulation/spreadsheet.ts';
import { type Connection, connectFeishu, connectMicrosoft365 } from '../connections.ts';
import { loadPolicy, modelPath } from '../policies.ts';
import { Workspace, type WorkspaceOptions } from '../workspace.ts';
import { type SampleCompany, sampleCompany } from './company.ts';
import { samplePeople } from './people.ts';
import { answerInvitations, plantChats, plantFeishu, plantMicrosoft365 } from './plant.ts';
import { sampleSpreadsheet } from './spreadsheets.ts';

export interface WorldOptions {
  /** Where state is kept between runs; memory without it. */
  folder?: string;
  /** Milliseconds since 1970, UTC; the sample company's past ends here. */
  clock?: () => number;
  languages?: readonly Language[];
  suites?: readonly ('microsoft365' | 'feishu')[];
  /** Root of the links into the tab. */
  origin?: string;
  /** Without sample rows the company has people and an empty workspace. */
  sample?: boolean;
  onTrouble?: WorkspaceOptions['onTrouble'];
  /** Feishu's events come by web hook with these keys; without them over the long connection. */
  eventKeys?: EventKeys;
  /** Called with every exchange with a suite from the first one on. */
  observe?: Manners['observe'][number];
}

const stableId = (what: string) => {
  const hex = createHash('sha256').update(what).digest('hex');
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-4${hex.slice(13, 16)}-a${hex.slice(17, 20)}-${hex.slice(20, 32)}`;
};
const secret = 'embedded-default-only';
/** Under this address the simulated suites reach this process, whatever it is called here: they want https, as the real ones do. */
export const reachable = 'https://liaison.example';

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
    for (const [id] of tenants) await world.open(id, id.endsWith('zh') ? 'zh' : 'en');
    return world;
  }

  private readonly settings = new Map<string, Record<string, string>>();
  private readonly opened = new Map<string, () => Connection>();

  /** The same company through a connection of its own, with nothing in memory: what a second process would have. */
  reconnect(id: string): Connection {
    const open = this.opened.get(id);
    if (!open) throw new Error(`there is no workspace ${id}`);
    return open();
  }

  private async open(id: string, language: Language): Promise<void> {
    const policy: Policy = { ...loadPolicy(modelPath('committee')), language };
    const tenant = this.tenants.get(id)!;
    const fresh = tenant instanceof Tenant ? tenant.state.users.length === 0 : tenant.state.people.length === 0;
    if (fresh) this.people(tenant, language);
    const settings = await this.provisioned(id, policy, tenant);
    this.settings.set(id, settings);
    this.opened.set(id, () => this.connect(id, policy, tenant, settings));
    const connection = this.reconnect(id);
    this.connections.push(connection);
    if (!fresh || this.options.sample === false) return;
    const company = sampleCompany(policy, language, new Date(this.options.clock()).toISOString());
    await this.seed(connection, company, tenant, settings);
  }

  private people(tenant: Tenant | FeishuTenant, language: Language): void {
    for (const person of samplePeople(language)) {
      if (tenant instanceof Tenant)
        tenant.state.users.push({
          id: stableId(person.email),
          displayName: person.name,
          mail: person.email,
          jobTitle: person.title,
        });
      else
        tenant.state.people.push({
          open_id: `ou_${stableId(person.email).replaceAll('-', '').slice(0, 24)}`,
          name: person.name,
          email: person.email,
          job_title: person.title,
        });
    }
    tenant.store.changed();
  }

  private async provisioned(
    id: string,
    policy: Policy,
    tenant: Tenant | FeishuTenant,
  ): Promise<Record<string, string>> {
    const path = this.options.folder && `${this.options.folder}/${id}/settings.json`;
    const known = path && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as Record<string, string>) : {};
    const { settings } = await this.connect(id, policy, tenant, known)
      .unattended()
      .provision(layoutFor(policy, policy.language), 'act');
    if (path) {
      mkdirSync(`${this.options.folder}/${id}`, { recursive: true });
      writeFileSync(path, JSON.stringify(settings, null, 2));
    }
    return settings;
  }

  private connect(
    id: string,
    policy: Policy,
    tenant: Tenant | FeishuTenant,
    settings: Record<string, string>,
  ): Connection {
    const { clock, origin, onTrouble } = this.options;
    const common = { clock, secret, origin: reachable };
    const host = tenant instanceof Tenant ? 'teams' : 'feishu';
    const workspace = new Workspace({
      id,
      policy,
      clock,
      secret,
      onTrouble,
      appLink: (path) => `${origin}/?host=${host}&workspace=${id}#/${path}`,
    });
    if (tenant instanceof Tenant) {
      Object.assign(tenant.bot, { clientId: stableId('client'), url: `${reachable}/bot/${id}` });
      return connectMicrosoft365({
        ...common,
        id,
        workspace,
        config: {
          tenant: tenant.id,
          clientId: stableId('client'),
          group: tenant.group,
          workbook: this.workbookPath(id),
          plan: settings.LIAISON_PLAN ?? '',
          organiser: policy.roles.organisers[0]!,
          timeZone: policy.time_zone,
        },
      });
    }
    return connectFeishu({
      ...common,
      id,
      workspace,
      sessionKey: sessionKey(),
      ...(this.options.eventKeys && { eventKeys: this.options.eventKeys }),
      config: {
        appId: tenant.appId,
        region: 'feishu',
        base: settings.LIAISON_BASE ?? '',
        taskList: settings.LIAISON_TASK_LIST ?? '',
        calendar: settings.LIAISON_CALENDAR ?? '',
        department: '0',
        timeZone: policy.time_zone,
      },
    });
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

  /** What a host gives to the tab when this person opens it. */
  async ticket(id: string, email: string): Promise<{ token: string } | { code: string } | undefined> {
    const tenant = this.tenants.get(id);
    if (tenant instanceof Tenant) {
      const user = tenant.user(email);
      return user && { token: await this.graph.entra.ssoToken(tenant.id, stableId('client'), user) };
    }
    const person = tenant?.state.people.find((p) => p.email === email);
    return person && tenant && { code: tenant.codeFor(person.open_id) };
  }

  /** The settings of a configured server that works in this company. */
  environment(id: string): Record<string, string> {
    const tenant = this.tenants.get(id);
    const common = {
      ...this.settings.get(id),
      LIAISON_POLICY: modelPath('committee'),
      LIAISON_URL: this.options.origin,
    };
    if (tenant instanceof Tenant)
      return {
        ...common,
        LIAISON_SUITE: 'microsoft365',
        LIAISON_TENANT: tenant.id,
        LIAISON_CLIENT_ID: stableId('client'),
        LIAISON_CLIENT_SECRET: secret,
        LIAISON_GROUP: tenant.group,
        LIAISON_WORKBOOK: this.workbookPath(id),
        LIAISON_ORGANISER: this.connection(id).workspace.policy.roles.organisers[0]!,
      };
    return {
      ...common,
      LIAISON_SUITE: 'feishu',
      LIAISON_APP_ID: tenant!.appId,
      LIAISON_APP_SECRET: secret,
      LIAISON_SESSION_KEY: '5e'.repeat(32),
    };
  }

  now(): number {
    return this.options.clock();
  }

  /** Sets the company's clock, or lets it run with ours again. */
  setClock(at: number | undefined): void {
    this.time.shift = 0;
    if (at !== undefined && Number.isFinite(at)) this.time.shift = at - this.options.clock();
  }

  workbookPath(id: string): string {
    return id.endsWith('zh') ? '协调台/业务协调台账.xlsx' : 'Liaison/Coordination.xlsx';
  }

  tenant(id: string): Tenant | FeishuTenant | undefined {
    return this.tenants.get(id);
  }

  /** The connection of a workspace. @throws Error if there is none */
  connection(id: string): Connection {
    const found = this.connections.find((c) => c.id === id);
    if (!found)
      throw new Error(`there is no workspace ${id}; there are ${this.connections.map((c) => c.id).join(', ')}`);
    return found;
  }

  /** Writes everything down that a restart should find. */
  async flush(): Promise<void> {
    for (const tenant of this.tenants.values()) {
      tenant.store.flush();
      if (tenant instanceof Tenant) await tenant.drive.flush();
    }
  }

  async stop(): Promise<void> {
    await Promise.all(this.connections.map((c) => c.workspace.idle()));
    this.lark.events.stop();
    await this.flush();
    this.server.close();
  }
}

let key: Uint8Array | undefined;
const sessionKey = () => {
  key ??= new Uint8Array(randomBytes(32));
  return key;
};
