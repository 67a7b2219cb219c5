import type { Ask, Reply } from '../../simulation/exchange.ts';
import { fault, ok } from './replies.ts';
import type { SimTask, Tenant } from './tenant.ts';

/** Planner as documented (`resources/planner-overview.md`): every change needs If-Match, and a stale one is 412. */
export function planner(tenant: Tenant, rest: string, ask: Ask): Reply {
  const { state } = tenant;
  const [, plan, list] = rest.match(/^plans\/([^/]+)(?:\/(tasks|buckets))?$/) ?? [];
  if (plan) {
    const found = state.plans.find((p) => p.id === plan);
    if (!found) return notFound();
    if (list === 'tasks') return ok({ value: state.tasks.filter((t) => t.planId === plan).map(shownTask) });
    if (list === 'buckets') return ok({ value: state.buckets.filter((b) => b.planId === plan).map(shownBucket) });
    return ok(shownPlan(found));
  }
  if (ask.method === 'POST') return create(tenant, rest, ask);
  const [, id, details] = rest.match(/^tasks\/([^/]+)(\/details)?$/) ?? [];
  const task = state.tasks.find((t) => t.id === id);
  if (!task) return notFound();
  if (ask.method === 'GET') return ok(details ? shownDetails(task) : shownTask(task));
  return change(tenant, task, !!details, ask);
}

const notFound = () => fault(404, 'NotFound', 'The requested item is not found.');

function create(tenant: Tenant, rest: string, ask: Ask): Reply {
  const { state } = tenant;
  const body = ask.body as Record<string, unknown>;
  if (rest === 'plans') {
    const plan = { id: tenant.newId('plan'), title: String(body.title ?? ''), version: 1 };
    state.plans.push(plan);
    tenant.store.changed();
    return ok(shownPlan(plan), 201);
  }
  if (!state.plans.some((p) => p.id === body.planId))
    return fault(
      403,
      'AccessDenied',
      'You do not have the required permissions to access this item, or the item may not exist.',
    );
  if (rest === 'buckets') {
    const bucket = { id: tenant.newId('buck'), name: String(body.name ?? ''), planId: String(body.planId), version: 1 };
    state.buckets.push(bucket);
    tenant.store.changed();
    return ok(shownBucket(bucket), 201);
  }
  if (rest !== 'tasks') return notFound();
  if (!body.title) return fault(400, 'BadRequest', 'The title of a task is required.');
  const done = Number(body.percentComplete ?? 0) === 100;
  const task: SimTask = {
    id: tenant.newId('task'),
    version: 1,
    planId: String(body.planId),
    bucketId: body.bucketId as string | undefined,
    title: String(body.title),
    dueDateTime: body.dueDateTime as string | undefined,
    percentComplete: Number(body.percentComplete ?? 0),
    assignees: Object.keys((body.assignments as object | undefined) ?? {}),
    createdDateTime: tenant.now(),
    completedDateTime: done ? tenant.now() : undefined,
    description: '',
    detailsVersion: 1,
  };
  state.tasks.push(task);
  tenant.store.changed();
  return ok(shownTask(task), 201);
}

function change(tenant: Tenant, task: SimTask, details: boolean, ask: Ask): Reply {
  const held = ask.headers['if-match'];
  if (!held) return fault(400, 'BadRequest', 'The If-Match header must be specified for this type of request.');
  if (held !== (details ? detailsTag(task) : tag(task)))
    return fault(
      412,
      'PreconditionFailed',
      'The If-Match header contains an invalid value, or the resource has changed.',
    );
  if (ask.method === 'DELETE') {
    tenant.state.tasks.splice(tenant.state.tasks.indexOf(task), 1);
    tenant.store.changed();
    return { status: 204 };
  }
  const body = ask.body as Record<string, unknown>;
  if (details) {
    if (body.description !== undefined) task.description = String(body.description);
    task.detailsVersion++;
  } else {
    if (body.title !== undefined) task.title = String(body.title);
    if (body.dueDateTime !== undefined) task.dueDateTime = body.dueDateTime as string;
    if (body.percentComplete !== undefined) {
      task.percentComplete = Number(body.percentComplete);
      task.completedDateTime = task.percentComplete === 100 ? tenant.now() : undefined;
    }
    for (const [id, assignment] of Object.entries((body.assignments as object | undefined) ?? {})) {
      task.assignees = task.assignees.filter((a) => a !== id);
      if (assignment) task.assignees.push(id);
    }
    task.version++;
  }
  tenant.store.changed();
  if (ask.headers.prefer?.includes('return=representation')) return ok(details ? shownDetails(task) : shownTask(task));
  return { status: 204 };
}

const tag = (t: SimTask) => `W/"JzEtVGFzayAgQEBA${t.id}v${t.version}"`;
const detailsTag = (t: SimTask) => `W/"JzEtVGFza0RldGFpbHM${t.id}v${t.detailsVersion}"`;

const shownTask = (t: SimTask) => ({
  '@odata.etag': tag(t),
  id: t.id,
  planId: t.planId,
  bucketId: t.bucketId ?? null,
  title: t.title,
  orderHint: '8585',
  assigneePriority: '',
  percentComplete: t.percentComplete,
  dueDateTime: t.dueDateTime ?? null,
  createdDateTime: t.createdDateTime,
  completedDateTime: t.completedDateTime ?? null,
  hasDescription: !!t.description,
  assignments: Object.fromEntries(
    t.assignees.map((id) => [
      id,
      { '@odata.type': '#microsoft.graph.plannerAssignment', assignedDateTime: t.createdDateTime, orderHint: '' },
    ]),
  ),
});
const shownDetails = (t: SimTask) => ({
  '@odata.etag': detailsTag(t),
  id: t.id,
  description: t.description,
  previewType: 'automatic',
  references: {},
  checklist: {},
});
const shownPlan = (p: { id: string; title: string; version: number }) => ({
  '@odata.etag': `W/"plan${p.version}"`,
  id: p.id,
  title: p.title,
});
const shownBucket = (b: { id: string; name: string; planId: string; version: number }) => ({
  '@odata.etag': `W/"bucket${b.version}"`,
  id: b.id,
  name: b.name,
  planId: b.planId,
  orderHint: '85',
});
