import { meetings } from '../../core/meetings/records.ts';
import type { Language } from '../../core/words.ts';
import { append, type Change } from '../../core/workspace/changes.ts';
import { chatId, chats } from '../../core/workspace/chats.ts';
import type { Register, Row } from '../../core/workspace/register.ts';
import { rowsOf, type Snapshot } from '../../core/workspace/snapshot.ts';
import { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import type { Connection } from '../connections.ts';
import { samplePeople } from './company/people.ts';
import { stableId } from './ids.ts';
import { type Lived, pageLink } from './story/live.ts';

/** Who works there. @returns whether nobody did before */
export function plantPeople(tenant: Tenant | FeishuTenant, language: Language, insiders: readonly string[]): boolean {
  if (tenant instanceof Tenant) for (const email of insiders) tenant.insiders.add(email);
  const known = tenant instanceof FeishuTenant ? tenant.state.people : tenant.state.users;
  if (known.length) return false;
  const people = samplePeople(language);
  if (tenant instanceof FeishuTenant)
    tenant.state.departments = [...new Set(people.flatMap((p) => p.department ?? []))].map((name) => ({
      open_department_id: `od-${stableId(name).replaceAll('-', '').slice(0, 24)}`,
      name,
      parent: '0',
    }));
  for (const { email, name, title, department } of people) {
    const id = stableId(email);
    if (tenant instanceof FeishuTenant)
      tenant.state.people.push({
        open_id: `ou_${id.replaceAll('-', '').slice(0, 24)}`,
        name,
        email,
        job_title: title,
        department: tenant.state.departments?.find((d) => d.name === department)?.open_department_id,
      });
    else tenant.state.users.push({ id, displayName: name, mail: email, jobTitle: title, department });
  }
  tenant.store.changed();
  return true;
}

/** Under which ids the suite keeps what the company had in no suite. */
type Ids = ReadonlyMap<string, string>;

/** Puts a company's events and tasks where its people had them. */
export function plantMicrosoft365(tenant: Tenant, lived: Lived, { workspace }: Connection, plan: string): Ids {
  const { policy } = workspace;
  const link = linked(workspace.link.bind(workspace));
  const organiser = tenant.user(policy.roles.organisers[0]!)!;
  const seconds = (iso: string) => `${iso.slice(0, 19)}Z`;
  const ids = new Map<string, string>();
  for (const task of lived.tasks) {
    const id = tenant.newId('task');
    ids.set(task.id, id);
    tenant.state.tasks.push({
      id,
      version: 1,
      planId: plan,
      bucketId: tenant.state.buckets.find((b) => b.planId === plan && b.name === task.section)?.id,
      title: task.title,
      ...(task.due !== undefined && { dueDateTime: `${task.due}T09:00:00Z` }),
      percentComplete: task.done ? 100 : 0,
      assignees: task.owners.flatMap((owner) => tenant.user(owner)?.id ?? []),
      createdDateTime: seconds(task.createdAt!),
      ...(task.doneAt !== undefined && { completedDateTime: seconds(task.doneAt) }),
      description: link(task.note ?? ''),
      detailsVersion: 1,
    });
  }
  const events = tenant.state.events[organiser.id] ?? [];
  tenant.state.events[organiser.id] = events;
  for (const event of lived.events) {
    const id = tenant.newId('AAMkAG');
    ids.set(event.id, id);
    events.push({
      id,
      changeKey: 1,
      subject: event.subject,
      body: event.body && `<html><body>${link(event.body)}</body></html>`,
      start: event.start,
      end: event.end,
      zone: policy.time_zone,
      ...(event.location !== undefined && { location: event.location }),
      attendees: event.attendees.map((a) => ({ address: a.email, name: a.name, response: a.answer })),
      isCancelled: event.cancelled,
      transactionId: event.key,
    });
  }
  tenant.store.changed();
  return ids;
}

const rsvp = { accepted: 'accept', declined: 'decline', tentative: 'tentative', none: 'needs_action' };

export function plantFeishu(
  tenant: FeishuTenant,
  lived: Lived,
  { workspace }: Connection,
  settings: Record<string, string>,
): Ids {
  const { policy } = workspace;
  const link = linked(workspace.link.bind(workspace));
  const who = (email: string) => tenant.state.people.find((p) => p.email === email)!;
  const list = settings.LIAISON_TASK_LIST!;
  const sections = tenant.state.tasklists.find((l) => l.guid === list)?.sections ?? [];
  const ids = new Map<string, string>();
  for (const task of lived.tasks) {
    const guid = tenant.newId('task-');
    ids.set(task.id, guid);
    const section = sections.find((x) => x.name === task.section)?.guid;
    tenant.state.tasks.push({
      guid,
      summary: task.title,
      description: link(task.note ?? ''),
      ...(task.due !== undefined && { due: String(Date.parse(`${task.due}T00:00:00Z`)) }),
      all_day: true,
      completed_at: task.doneAt ? String(Date.parse(task.doneAt)) : '0',
      created_at: String(Date.parse(task.createdAt!)),
      members: task.owners.map((owner) => ({ id: who(owner).open_id, type: 'user', role: 'assignee' })),
      tasklists: [{ tasklist_guid: list, ...(section && { section_guid: section }) }],
    });
  }
  for (const event of lived.events) {
    const event_id = `${tenant.newId('evt')}_0`;
    ids.set(event.id, event_id);
    tenant.state.events.push({
      event_id,
      calendar_id: settings.LIAISON_CALENDAR!,
      summary: event.subject,
      description: link(event.body),
      start: Date.parse(event.start) / 1000,
      end: Date.parse(event.end) / 1000,
      timezone: policy.time_zone,
      ...(event.location !== undefined && { location: event.location }),
      status: event.cancelled ? 'cancelled' : 'confirmed',
      attendees: event.attendees.map((a) => ({
        attendee_id: tenant.newId('att'),
        user_id: who(a.email).open_id,
        display_name: who(a.email).name,
        rsvp_status: rsvp[a.answer],
      })),
      key: event.key,
    });
  }
  tenant.store.changed();
  return ids;
}

/** Pages of the tab are linked to where this one is. */
const linked = (link: (page: string) => string) => (words: string) =>
  words.replaceAll(new RegExp(`${pageLink.replaceAll('.', '\\.')}([^"'<>\\s]*)`, 'g'), (_, page: string) => link(page));

/** A company's rows, with the suite's own ids of its tasks and events. */
export function plantRows({ rows }: Lived, registers: readonly Register[], ids: Ids): Change[] {
  const own = (row: Row) =>
    Object.fromEntries(Object.entries(row).map(([key, v]) => [key, (typeof v === 'string' && ids.get(v)) || v])) as {
      id: string;
    };
  return registers.flatMap((register) =>
    (rows[register.name] ?? []).map((row): Change => ({ do: 'append', register, record: own(row) })),
  );
}

/** People answer the next invitation: most accept, one head cannot come, and the organiser wrote a line of her own. */
export function answerInvitations(tenant: Tenant | FeishuTenant, snapshot: Snapshot, connection: Connection): void {
  const zh = connection.workspace.policy.language === 'zh';
  const line = zh ? '<p>请各部门带上 PT-200 样机。</p>' : '<p>Please bring the PT-200 samples.</p>';
  const answers: Record<string, 'accepted' | 'declined'> = {
    'production.head@example.com': 'declined',
    'production.liaison@example.com': 'declined',
  };
  const coming = (email: string) => answers[email] ?? (email.startsWith('rd.') ? 'none' : 'accepted');
  const called = new Set(rowsOf(snapshot, meetings).map((m) => m.event));
  const now = connection.workspace.now();
  if (tenant instanceof FeishuTenant) {
    const next = tenant.state.events
      .filter((e) => called.has(e.event_id) && e.start * 1000 > Date.parse(now))
      .sort((a, b) => a.start - b.start)[0];
    if (!next) return;
    next.description = `${line}${next.description}`;
    for (const a of next.attendees)
      a.rsvp_status = rsvp[coming(tenant.state.people.find((p) => p.open_id === a.user_id)?.email ?? '')];
  } else {
    const next = Object.values(tenant.state.events)
      .flat()
      .filter((e) => called.has(e.id) && e.start > now)
      .sort((a, b) => a.start.localeCompare(b.start))[0];
    if (!next) return;
    next.body = next.body ? next.body.replace('<body>', `<body>${line}`) : `<html><body>${line}</body></html>`;
    next.changeKey++;
    for (const a of next.attendees) a.response = coming(a.address);
  }
  tenant.store.changed();
}

/** The sample company's people have installed the app: its bot reaches them. */
export const plantChats = (tenant: Tenant): Change[] =>
  tenant.state.users.map(({ id: user, mail }) => {
    const id = tenant.newId('a:1');
    tenant.state.chats.push({ id, user, cards: [] });
    return append(chats, {
      id: chatId(mail),
      person: mail.toLowerCase(),
      address: `https://smba.trafficmanager.net/teams/ ${id}`,
    });
  });
