import type { Layout, Provisioned } from '../../core/workspace/port.ts';
import { partsOf } from '../continued.ts';
import { type Answer, failure, type Graph, succeeded } from './client.ts';
import { itemPath, type Microsoft365Config } from './config.ts';
import { addColumn, formats, listTables, newWorkbook, readItem } from './files.ts';
import { makeTable } from './new-table.ts';
import { tableName } from './tables.ts';
import { readBuckets } from './tasks.ts';

type Tables = Layout['tables'];
type How = 'plan' | 'act';

/** Creates what is missing of workbooks, tables, columns, plan and buckets. What people have is never touched. */
export async function provision(
  graph: Graph,
  config: Microsoft365Config,
  layout: Layout,
  how: How,
): Promise<Provisioned> {
  const did: string[] = [];
  const open = layout.tables.filter((t) => !t.restricted);
  const closed = layout.tables.filter((t) => t.restricted);
  await provisionWorkbook(graph, config, open, did, how);
  if (config.restricted && closed.length) await provisionWorkbook(graph, config.restricted, closed, did, how);
  const [plans] = await graph.batch(
    [{ method: 'GET', url: `/groups/${config.group}/planner/plans`, operation: 'list plans' }],
    'together',
  );
  const plan = await provisionPlan(graph, config, plans!, layout, did, how);
  return { did, settings: { LIAISON_PLAN: plan } };
}

async function provisionWorkbook(
  graph: Graph,
  place: Pick<Microsoft365Config, 'group' | 'workbook'>,
  tables: Tables,
  did: string[],
  how: How,
): Promise<void> {
  const item = itemPath(place);
  const [file, present] = await graph.batch([readItem(item), listTables(item)], 'together');
  if (file!.status === 404) {
    did.push(`workbook ${place.workbook} with ${tables.length} tables`);
    if (how === 'act')
      await graph.one({
        method: 'PUT',
        url: `${item}:/content`,
        body: await newWorkbook(tables),
        operation: 'create the workbook',
      });
    return;
  }
  if (!succeeded(file)) throw failure(file!);
  const names = new Set((await graph.pages(present!)).map((t) => String(t.name)));
  const there = tables.flatMap((table) => namesOf(table, names).map((name) => ({ table, name })));
  await provisionColumns(graph, item, there, did, how);
  await provisionTables(
    graph,
    item,
    tables.filter((t) => !namesOf(t, names).length),
    did,
    how,
  );
}

/** A table in either language, and those in which it goes on. */
const namesOf = ({ title, also }: Tables[number], names: ReadonlySet<string>): string[] =>
  [title, also].flatMap((words) => partsOf(words, names, [], tableName).map(tableName));

/** A newer version of Liaison may know columns that an older one did not: they come after what is there. */
async function provisionColumns(
  graph: Graph,
  item: string,
  there: readonly { table: Tables[number]; name: string }[],
  did: string[],
  how: How,
): Promise<void> {
  const answers = await graph.batch(
    there.map(({ name }) => ({
      method: 'GET',
      url: `${item}:/workbook/tables/${encodeURIComponent(name)}/columns?$select=name`,
      operation: `read columns of ${name}`,
    })),
    'one-by-one',
  );
  for (const [i, { table, name }] of there.entries()) {
    const titles = new Set((await graph.pages(answers[i]!)).map((c) => String(c.name).trim().toLowerCase()));
    const missing = table.columns.filter(
      (c) => !titles.has(c.title.toLowerCase()) && !titles.has(c.also.toLowerCase()),
    );
    for (const column of missing) did.push(`column ${column.title} of ${table.title}`);
    if (how === 'plan' || !missing.length) continue;
    const added = await graph.send(
      missing.map((c) => addColumn(item, name, c.title)),
      'one-by-one',
    );
    for (const answer of added) if (!succeeded(answer)) throw failure(answer);
  }
}

async function provisionTables(graph: Graph, item: string, missing: Tables, did: string[], how: How): Promise<void> {
  for (const { title, columns } of missing) {
    did.push(`table ${title}`);
    if (how === 'plan') continue;
    await makeTable(
      graph,
      item,
      title,
      columns.map((column) => ({ title: column.title, format: formats[column.kind] })),
    );
  }
}

async function provisionPlan(
  graph: Graph,
  config: Microsoft365Config,
  plans: Answer,
  layout: Layout,
  did: string[],
  how: How,
): Promise<string> {
  const found = (await graph.pages(plans)).find((p) => p.id === config.plan || p.title === layout.taskList);
  if (!found) did.push(`plan ${layout.taskList}`);
  if (!found && how === 'plan') {
    did.push(`buckets ${layout.sections.join(', ')}`);
    return config.plan;
  }
  const plan =
    found ??
    (await graph.one({
      method: 'POST',
      url: '/planner/plans',
      body: { container: { url: `${graph.root}/v1.0/groups/${config.group}` }, title: layout.taskList },
      operation: 'create the plan',
    }));
  const [buckets] = await graph.batch([readBuckets(String(plan.id))], 'together');
  const names = new Set((await graph.pages(buckets!)).map((b) => b.name));
  const missing = layout.sections.filter((s) => !names.has(s));
  if (missing.length) did.push(`buckets ${missing.join(', ')}`);
  if (how === 'act') {
    const made = await graph.batch(
      missing.map((name) => ({
        method: 'POST',
        url: '/planner/buckets',
        body: { name, planId: plan.id, orderHint: ' !' },
        operation: `create bucket ${name}`,
      })),
      'one-by-one',
    );
    for (const answer of made) if (!succeeded(answer)) throw failure(answer);
  }
  return String(plan.id);
}
