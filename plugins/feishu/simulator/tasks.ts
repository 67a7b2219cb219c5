import type { Ask, Reply } from '../../simulation/exchange.ts';
import { fault, ok, page } from './replies.ts';
import type { FeishuTenant, SimTask } from './tenant.ts';

interface NewTask {
  summary?: string;
  description?: string;
  due?: { timestamp?: string; is_all_day?: boolean };
  completed_at?: string;
  members?: { id: string; type?: string; role: string }[];
  tasklists?: { tasklist_guid: string; section_guid?: string }[];
  client_token?: string;
  reminders?: unknown[];
}

/** Task v2: millisecond strings, reminders only with a due date, client_token for repeats. */
export function tasks(tenant: FeishuTenant, rest: string, ask: Ask): Reply {
  const { state } = tenant;
  const body = (ask.body ?? {}) as Record<string, unknown>;
  if (rest === 'tasklists' && ask.method === 'POST') {
    if (!body.name) return fault(1470400, 'Invalid params', 400);
    const made = { guid: tenant.newId('list-'), name: String(body.name ?? ''), sections: [] };
    state.tasklists.push(made);
    tenant.store.changed();
    return ok({
      tasklist: {
        guid: made.guid,
        name: made.name,
        url: `https://applink.feishu.cn/client/todo/task_list?guid=${made.guid}`,
      },
    });
  }
  const list = rest.match(/^tasklists\/([^/]+)\/tasks$/)?.[1];
  if (list) return inList(tenant, list, ask);
  if (rest === 'sections') return sections(tenant, ask, body);
  if (rest === 'tasks' && ask.method === 'POST') return create(tenant, body as NewTask);
  const [, id, act] = rest.match(/^tasks\/([^/]+)(?:\/(add_members|remove_members))?$/) ?? [];
  const task = state.tasks.find((t) => t.guid === id);
  if (!task) return fault(1470404, 'task not found', 404);
  if (act) return changeMembers(tenant, task, act === 'add_members', body as { members?: Member[] });
  if (ask.method === 'PATCH') return patch(tenant, task, body as { task: NewTask; update_fields: string[] });
  if (ask.method === 'DELETE') {
    state.tasks.splice(state.tasks.indexOf(task), 1);
    tenant.store.changed();
    return ok();
  }
  return ok({ task: whole(task) });
}

function inList(tenant: FeishuTenant, list: string, ask: Ask): Reply {
  if (!tenant.state.tasklists.some((l) => l.guid === list)) return fault(1470404, 'tasklist not found', 404);
  const { searchParams } = ask.url;
  const completed = searchParams.get('completed');
  const from = Number(searchParams.get('created_from') ?? 0);
  const found = tenant.state.tasks.filter(
    (t) =>
      t.tasklists.some((l) => l.tasklist_guid === list) &&
      (completed === null || (t.completed_at !== '0') === (completed === 'true')) &&
      Number(t.created_at) >= from,
  );
  return ok(page(found.map(summary), searchParams, 50, 100));
}

function sections(tenant: FeishuTenant, ask: Ask, body: Record<string, unknown>): Reply {
  const list = tenant.state.tasklists.find(
    (l) => l.guid === (ask.url.searchParams.get('resource_id') ?? body.resource_id),
  );
  if (!list) return fault(1470404, 'tasklist not found', 404);
  if (ask.method === 'GET')
    return ok(
      page(
        list.sections.map((s) => ({ ...s, is_default: false })),
        ask.url.searchParams,
        50,
        100,
      ),
    );
  const made = { guid: tenant.newId('sec-'), name: String(body.name ?? '') };
  list.sections.push(made);
  tenant.store.changed();
  return ok({ section: { ...made, resource_type: 'tasklist', is_default: false } });
}

function create(tenant: FeishuTenant, body: NewTask): Reply {
  if (!body.summary) return fault(1470400, 'summary is required', 400);
  if (body.reminders?.length && !body.due) return fault(1470400, 'a reminder needs a due date', 400);
  const twin = body.client_token && tenant.state.tasks.find((t) => t.token === body.client_token);
  if (twin) return ok({ task: whole(twin) });
  const task: SimTask = {
    guid: tenant.newId('task-'),
    summary: body.summary,
    description: body.description ?? '',
    due: body.due?.timestamp,
    all_day: !!body.due?.is_all_day,
    completed_at: body.completed_at ?? '0',
    created_at: String(tenant.clock()),
    members: (body.members ?? []).map((m) => ({ id: m.id, type: m.type ?? 'user', role: m.role })),
    tasklists: body.tasklists ?? [],
    token: body.client_token,
  };
  tenant.state.tasks.push(task);
  tenant.store.changed();
  return ok({ task: whole(task) });
}

type Member = { id: string; type?: string; role: string };

function changeMembers(
  tenant: FeishuTenant,
  task: SimTask,
  add: boolean,
  { members = [] }: { members?: Member[] },
): Reply {
  if (!members.length) return fault(1470400, 'members is required', 400);
  const named = (m: Member) => members.some((n) => n.id === m.id && n.role === m.role);
  task.members = task.members.filter((m) => !named(m));
  if (add) task.members.push(...members.map((m) => ({ id: m.id, type: m.type ?? 'user', role: m.role })));
  tenant.store.changed();
  return ok({ task: whole(task) });
}

/** `task-v2/task/patch`: fields are named; what is named and not given is emptied; a task that is done is not done again. */
function patch(tenant: FeishuTenant, task: SimTask, body: { task: NewTask; update_fields: string[] }): Reply {
  const { completed_at } = body.task;
  if (!body.update_fields?.length) return fault(1470400, 'update_fields is required', 400);
  if (body.update_fields.includes('completed_at') && completed_at !== '0' && task.completed_at !== '0')
    return fault(1470400, 'the task is completed already', 400);
  for (const field of body.update_fields) {
    if (field === 'completed_at') task.completed_at = body.task.completed_at ?? '0';
    if (field === 'summary') task.summary = body.task.summary ?? task.summary;
    if (field === 'due') task.due = body.task.due?.timestamp;
  }
  tenant.store.changed();
  return ok({ task: whole(task) });
}

const due = (t: SimTask) => (t.due ? { due: { timestamp: t.due, is_all_day: t.all_day } } : {});
const summary = (t: SimTask) => ({
  guid: t.guid,
  summary: t.summary,
  completed_at: t.completed_at,
  ...due(t),
  members: t.members,
  subtask_count: 0,
});
const whole = (t: SimTask) => ({
  ...summary(t),
  description: t.description,
  tasklists: t.tasklists,
  created_at: t.created_at,
  url: `https://applink.feishu.cn/client/todo/detail?guid=${t.guid}`,
});
