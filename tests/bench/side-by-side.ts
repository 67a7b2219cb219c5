import type { ShownForecast } from '../../core/forecasts/views.ts';
import { actorOf } from '../../core/policy/organisation.ts';
import type { ShownRequests } from '../../core/requests/views.ts';
import type { Snapshot } from '../../core/workspace/snapshot.ts';
import type { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import type { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import type { Connection } from '../../server/connections.ts';
import { clientId, restrictedPath, secret, workbookPath } from '../../server/embedded/installation.ts';
import { type Stage, type SuiteName, stage, suiteNames } from '../world.ts';
import { chainOf, type Span } from './measured.ts';
import { plainFeishu } from './plain/feishu.ts';
import { plainMicrosoft365 } from './plain/microsoft365.ts';
import { needsOf, Plainly, type PlainSuite } from './plain/plain.ts';

/** A page that somebody opens; or what they do, and the page that says so. */
type Does = { view: string; query: object; command?: undefined } | Doing;
interface Doing {
  command: string;
  input: object;
  view: string;
  query: object;
}

/** What people do, as somebody, at a time of the company's. */
interface Deed {
  what: string;
  who: string;
  at?: string;
  does(see: <T>(view: string, query?: object) => Promise<T>): Promise<Does>;
}

const agenda = { view: 'agenda', query: { meeting: 'NEXT' } };
const rd = 'rd.liaison@example.com';
const sales = 'sales.east@example.com';
const organiser = 'sales.ops@example.com';
const owner = 'hr@example.com';
/** More than the sample company has: so many lines of forecast are given for one month. */
const [products, regions] = [20, 25];
const afterReview = '2027-01-18T02:00:00.000Z';

const deeds: readonly Deed[] = [
  { what: 'open Today', who: rd, does: async () => ({ view: 'today', query: {} }) },
  { what: 'show the agenda', who: organiser, does: async () => agenda },
  {
    what: 'publish the agenda',
    who: organiser,
    does: async () => ({ command: 'publish-agenda', input: { meeting: 'NEXT' }, ...agenda }),
  },
  {
    what: 'answer a request',
    who: rd,
    async does(see) {
      const { requests } = await see<ShownRequests>('requests', { state: 'open' });
      const mine = requests.find((r) => r.to.id === 'rd')!;
      return { command: 'answer-request', input: { id: mine.id, answer: 'Yes' }, view: 'today', query: {} };
    },
  },
  {
    what: `submit ${products * regions} lines of forecast`,
    who: sales,
    async does(see) {
      const { rows, periods } = await see<ShownForecast>('forecast');
      const period = periods.filter((p) => p.open && !p.locked).at(-1)!.period;
      const lines = rows.map((r) => ({ period, product: r.product.id, region: r.region.id, quantity: 100 }));
      return { command: 'submit-forecast', input: { lines }, view: 'forecast', query: {} };
    },
  },
  {
    what: 'close a period',
    who: owner,
    at: afterReview,
    does: async () => ({
      command: 'close-period',
      input: { period: '2026-Q4', words: 'Reviewed' },
      view: 'scores',
      query: { period: '2026-Q4' },
    }),
  },
];

/** One of them, both ways. Counts are of the trips that had to wait for each other. */
export interface Compared {
  suite: SuiteName;
  what: string;
  /** Ours where the process has nothing in memory, where it has looked a minute ago, and the plain way. */
  trips: { cold: number; warm: number; plain: number };
  /** Milliseconds until it was answered, by the suite's latency: for ratios only. */
  waited: Record<number, { cold: number; warm: number; plain: number }>;
}

/**
 * The same acts on the same simulators, as we do them and as integrations usually do.
 * @param latencies milliseconds that a suite takes for each round trip
 */
export async function sideBySide({
  latencies,
  only = deeds.map(({ what }) => what),
  ways = ['cold', 'warm', 'plain'],
}: {
  latencies: readonly number[];
  only?: readonly string[];
  ways?: readonly ('cold' | 'warm' | 'plain')[];
}): Promise<Compared[]> {
  const all: Compared[] = [];
  for (const suite of suiteNames)
    for (const doing of deeds.filter(({ what }) => only.includes(what))) {
      const compared: Compared = { suite, what: doing.what, trips: { cold: 0, warm: 0, plain: 0 }, waited: {} };
      for (const latency of latencies) {
        compared.waited[latency] = { cold: 0, warm: 0, plain: 0 };
        for (const way of ways) {
          const { waited, trips } = await once(suite, doing, way, latency);
          compared.waited[latency][way] = waited;
          if (latency) compared.trips[way] = trips;
        }
      }
      all.push(compared);
    }
  return all;
}

/** A company of its own each time, so that each way begins with the same rows. */
async function once(suite: SuiteName, doing: Deed, way: 'cold' | 'warm' | 'plain', latency: number) {
  const on = await stage(suite);
  const { policy } = on.connection.workspace;
  const more = (n: number) => ({ id: `more-${n}`, name: { en: `More ${n}`, zh: `更多 ${n}` } });
  while (policy.forecast.products.length < products)
    policy.forecast.products.push(more(policy.forecast.products.length));
  while (policy.forecast.regions.length < regions) policy.forecast.regions.push(more(policy.forecast.regions.length));
  const connection = on.world.reconnect(on.connection.id);
  const suiteOf = connection.unattended();
  const { workspace } = connection;
  if (doing.at) {
    on.clock.set('2027-01-04T02:00:00.000Z');
    await workspace.look(suiteOf);
    on.clock.set(doing.at);
  }
  await workspace.look(suiteOf);
  on.clock.pass(60);
  const snapshot = await workspace.current(suiteOf);
  const actor = actorOf(policy, doing.who);
  const does = await doing.does((view, query = {}) => workspace.see(view, query, actor, suiteOf) as never);
  on.clock.pass(60);
  const run =
    way === 'plain'
      ? plainly(connection, await plainSuite(on), doing.who, does, snapshot)
      : ours(way === 'cold' ? on.world.reconnect(on.connection.id) : connection, doing.who, does);
  const measured = await timed(on, run, latency);
  await workspace.idle();
  await on.world.stop();
  return measured;
}

const ours = (connection: Connection, who: string, does: Does) => async () => {
  const { workspace } = connection;
  const actor = actorOf(workspace.policy, who);
  if (does.command) await workspace.act(does.command, does.input, actor, connection.unattended());
  await workspace.see(does.view, does.query, actor, connection.unattended());
};

function plainly(connection: Connection, suite: PlainSuite, who: string, does: Does, snapshot: Snapshot) {
  const plain = new Plainly(connection, suite);
  const page = needsOf(connection, snapshot, who, { view: does.view, query: does.query });
  const decides = does.command && needsOf(connection, snapshot, who, does);
  return async () => {
    if (decides) await plain.act(does.command, does.input, who, decides);
    await plain.see(does.view, does.query, who, page);
  };
}

async function plainSuite(on: Stage): Promise<PlainSuite> {
  const { policy, registers } = on.connection.workspace;
  const settings = on.world.environment(on.connection.id);
  const timeZone = policy.time_zone;
  if (on.connection.suite === 'feishu') {
    const config = {
      appId: (on.tenant as FeishuTenant).appId,
      region: 'feishu' as const,
      base: settings.LIAISON_BASE!,
      restricted: settings.LIAISON_RESTRICTED_BASE!,
      taskList: settings.LIAISON_TASK_LIST!,
      calendar: settings.LIAISON_CALENDAR!,
      department: '0',
      timeZone,
    };
    return plainFeishu(config, secret, on.clock);
  }
  const tenant = on.tenant as Tenant;
  const { id } = on.connection;
  const config = {
    tenant: tenant.id,
    clientId,
    group: tenant.group,
    workbook: workbookPath(id),
    restricted: { group: tenant.restrictedGroup, workbook: restrictedPath(id) },
    plan: settings.LIAISON_PLAN!,
    organiser: policy.roles.organisers[0]!,
    timeZone,
  };
  const token = await on.world.graph.entra.sign({ aud: 'https://graph.microsoft.com', tid: tenant.id }, 3600);
  const closed = new Set(registers.flatMap((r) => (r.readers ? [r.title.en] : [])));
  return plainMicrosoft365(config, closed, token);
}

async function timed(on: Stage, act: () => Promise<unknown>, latency: number) {
  const spans: Span[] = [];
  const services = [on.world.graph, on.world.lark];
  for (const s of services) {
    s.manners.latency = latency;
    s.manners.observe.push(() => spans.push([performance.now() - latency, performance.now()]));
  }
  const from = performance.now();
  await act();
  const waited = performance.now() - from;
  for (const s of services) {
    s.manners.latency = 0;
    s.manners.observe.pop();
  }
  return { waited, trips: chainOf(spans) };
}
