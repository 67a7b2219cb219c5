import type { ShownBindingPreview, ShownSpreadsheet } from '../../core/bindings/views.ts';
import { demands } from '../../core/demands/records.ts';
import { actorOf } from '../../core/policy/organisation.ts';
import { layoutFor } from '../../core/registers.ts';
import type { Suite } from '../../core/workspace/port.ts';
import { rowsOf } from '../../core/workspace/snapshot.ts';
import { packageFiles, zipped } from '../../manifests/microsoft365/package.ts';
import { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import { publish, unpublish } from '../../plugins/microsoft365/catalogue.ts';
import { Graph } from '../../plugins/microsoft365/client.ts';
import { patience } from '../../plugins/resilience.ts';
import type { Ask } from '../../plugins/simulation/exchange.ts';
import { clientId } from '../../server/embedded/installation.ts';
import type { World } from '../../server/embedded/world.ts';
import { signInAsAdmin } from '../../server/identity/admin-sign-in.ts';
import { asItIs, onTuesday } from '../day.ts';
import { handsOf } from '../hands.ts';
import { organiser, type Stage, type SuiteName, stage } from '../world.ts';

/** A request to a suite, by what it was sent for and with whose rights. */
export interface Sent {
  /** What people or the process did. */
  step: string;
  by: 'person' | 'app';
  method: string;
  /** Below Graph's version, or below /open-apis/. */
  path: string;
}

/** Everything that the product asks of a suite, each kind of it at least once, with the rights that it is really asked with. */
export async function everything(suite: SuiteName): Promise<Sent[]> {
  // The company's clock stands still: what is to change with time is not waited for.
  const { scale } = patience;
  patience.scale = 0.001;
  const sent: Sent[] = [];
  let step = 'liaison provision';
  const observe = (ask: Ask) => sent.push(...requestsIn(ask).map((r) => ({ ...r, step, by: whose(ask) })));
  onTuesday();
  const on = await stage(suite, { observe });
  const { connection, world } = on;
  const { workspace } = connection;
  const ticket = (await world.ticket(connection.id, organiser, connection.app.personScopes))!;
  const token = 'token' in ticket ? ticket.token : (await connection.exchange!(ticket.code)).token;
  const person = (await connection.enter(token)).suite;
  const does = async (name: string, input: object, who = organiser, as: Suite = person) => {
    step = name;
    await workspace.act(name, input, actorOf(workspace.policy, who), as);
    step = 'automations';
    await workspace.idle();
  };
  const act = async (what: string, doing: () => Promise<unknown>) => {
    step = what;
    await doing();
    step = 'automations';
    await workspace.idle();
  };

  await handsOf(on).renameColumn('Requests', 'Customer', 'My own word');
  on.clock.pass(60);
  await act('liaison provision', () => connection.unattended().provision(layoutFor(workspace.policy, 'en'), 'act'));
  await act('automations', () => workspace.look(connection.unattended()));
  on.clock.pass(3600);
  await act('views', () => workspace.see('today', {}, actorOf(workspace.policy, organiser), person));
  await does('ask-request', { kind: 'quotation', to: 'rd', title: 'Asked' }, 'sales.east@example.com');
  await does('plan-training', training(on), 'sales.head@example.com');
  on.clock.pass(60);
  const { trainings } = await on.see<{ trainings: { id: string; title: string }[] }>('trainings');
  await does(
    'cancel-training',
    { id: trainings.find((x) => x.title === 'Traffic')!.id, reason: 'Later' },
    'sales.head@example.com',
  );
  await does('publish-agenda', { meeting: 'NEXT' });
  await meeting(on, does);
  if (on.tenant instanceof FeishuTenant) {
    await does('propose-topic', { series: 'weekly', title: 'Twice', wanted: 'discuss' });
    twice(on.tenant);
    on.clock.pass(60);
    await act('automations', () => workspace.look(connection.unattended()));
  }
  await spreadsheet(on, does, person, act);
  // Graph asks whoever it is to tell whether they want to be told.
  world.graph.deliver = async (url) => {
    const query = Object.fromEntries(new URL(url).searchParams);
    const answer = await connection.channel.receive({ query, headers: {}, body: undefined });
    return new Response(String(answer?.body ?? ''), {
      status: answer?.status ?? 403,
      headers: { 'content-type': 'text/plain' },
    });
  };
  await act('told of changes', () => connection.channel.keep());
  await act('liaison doctor', () => connection.unattended().examine(layoutFor(workspace.policy, 'en')));
  await act('liaison doctor --live', () => connection.unattended().tryOut(() => {}));
  if (suite === 'microsoft365') {
    world.adminSignsIn(connection.id);
    await act('liaison publish', () => publishing(world, on));
  } else {
    (on.tenant as FeishuTenant).state.groupChats = [{ chat_id: 'oc_1', name: 'x', tabs: [] }];
    await act('liaison chat-tab', () => connection.chatTab!('oc_1'));
  }
  connection.channel.stop();
  await world.stop();
  patience.scale = scale;
  asItIs();
  // What the doctor tries is what the others need; it needs nothing for itself.
  return sent.filter((s) => s.step !== 'liaison doctor');
}

const inDays = (on: Stage, days: number) => new Date(on.clock() + days * 86_400_000).toISOString().slice(0, 10);
function training(on: Stage) {
  // A working day, whatever today is.
  let days = 7;
  while ([0, 6].includes(new Date(on.clock() + days * 86_400_000).getUTCDay())) days++;
  return {
    title: 'Traffic',
    date: inDays(on, days),
    starts: '14:00',
    minutes: 60,
    audience: ['sales'],
  };
}

type Does = (name: string, input: object, who?: string, as?: Suite) => Promise<void>;

/** A meeting is held: an outcome becomes a task, which is changed, ticked off, and taken away again where it came twice. */
async function meeting(on: Stage, does: Does): Promise<void> {
  const { coming } = await on.see<{ coming: { id: string; start: string }[] }>('meetings');
  const next = coming.find((m) => Date.parse(m.start) > on.clock())!;
  on.clock.set(new Date(Date.parse(next.start) + 600_000).toISOString());
  const agenda = await on.agenda(next.id);
  const key = agenda.sections.flatMap((s) => s.items)[0]!.key;
  await does('record-outcome', {
    meeting: next.id,
    key,
    outcome: 'action',
    actions: [{ title: 'Call them', owner: 'rd.head@example.com', due: inDays(on, 5) }],
  });
  await does('write-minutes', { meeting: next.id });
}

/** A spreadsheet of the company's own is bound two-way, and something in it decided; in Feishu it stands in the wiki. */
async function spreadsheet(
  on: Stage,
  does: Does,
  person: Suite,
  act: (what: string, doing: () => Promise<unknown>) => Promise<void>,
): Promise<void> {
  const { workspace } = on.connection;
  const actor = actorOf(workspace.policy, organiser);
  const grid = [
    ['No', 'Title', 'Customer', 'Impact', 'State'],
    ['D1', 'Explosion-proof', 'Fox', 'low', 'new'],
  ];
  const { link } = await handsOf(on).spreadsheet('Traffic', [{ title: 'Sheet1', grid }]);
  const inWiki = on.tenant instanceof FeishuTenant ? wikiPage(on.tenant, link) : link;
  await act('bind-spreadsheet', async () => {
    const found = (await workspace.see('spreadsheet', { link: inWiki }, actor, person)) as ShownSpreadsheet;
    const source = { file: found.file, part: found.parts[0]!.part, register: 'demands' };
    const { map } = (await workspace.see('binding-preview', source, actor, person)) as ShownBindingPreview;
    await workspace.act(
      'bind-spreadsheet',
      { ...source, title: 'Traffic', map: { ...map, key: 'No' }, mode: 'two-way' },
      actor,
      person,
    );
  });
  on.clock.pass(60);
  const demand = rowsOf(await on.snapshot(), demands).find((d) => d.title === 'Explosion-proof')!;
  await does('judge-demand', { id: demand.id, verdict: 'declined', reason: 'No' }, 'rd.liaison@example.com');
}

function wikiPage(tenant: FeishuTenant, link: string): string {
  const obj_token = link.match(/sheets\/(\w+)/)![1]!;
  tenant.state.wiki.push({ node_token: 'wikcnTraffic', obj_token, obj_type: 'sheet' });
  return 'https://sample.feishu.cn/wiki/wikcnTraffic';
}

/** A row that was written twice, as a lost answer leaves it. */
function twice(tenant: FeishuTenant): void {
  const table = tenant.state.bases.flatMap((b) => b.tables).find((t) => t.name === 'Topics' && t.records.length)!;
  table.records.push({ ...structuredClone(table.records.at(-1)!), record_id: tenant.newId('rec') });
  table.revision = (table.revision ?? 1) + 1;
  for (const base of tenant.state.bases) base.modified++;
}

async function publishing(world: World, on: Stage): Promise<void> {
  const tenant = world.environment(on.connection.id).LIAISON_TENANT!;
  const graph = new Graph(await signInAsAdmin(tenant, clientId, () => {}));
  const settings = {
    stage: 'production',
    url: 'https://liaison.example.com',
    workspace: 'company',
    clientId,
    version: '1.0.0',
    publisher: 'IT',
    bot: true,
    language: 'en',
  } as const;
  await publish(graph, await zipped(packageFiles(settings)), { id: clientId, version: '1.0.0' });
  await unpublish(graph, clientId);
}

function requestsIn(ask: Ask): { method: string; path: string }[] {
  // The bot's channel knows the bot by its token; no permission is granted for it.
  if (ask.url.hostname === 'smba.trafficmanager.net') return [];
  const path = decodeURIComponent(ask.url.pathname.replace(/^\/(v1\.0|open-apis)\//, ''));
  if (path !== '$batch') return [{ method: ask.method, path }];
  const { requests } = ask.body as { requests: { method: string; url: string }[] };
  return requests.map((r) => ({
    method: r.method,
    path: decodeURIComponent(new URL(r.url, 'https://graph.microsoft.com').pathname.slice(1)),
  }));
}

/** Whose rights a token carries: Graph's says so, Feishu's by its first letter. */
function whose(ask: Ask): Sent['by'] {
  const token = ask.headers.authorization?.replace(/^Bearer /i, '') ?? '';
  if (token.startsWith('u-')) return 'person';
  const [, claims = ''] = token.split('.');
  try {
    return (JSON.parse(Buffer.from(claims, 'base64url').toString()) as { oid?: string }).oid ? 'person' : 'app';
  } catch {
    return 'app';
  }
}
