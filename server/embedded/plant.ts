import type { Language } from '../../core/words.ts';
import { append, type Change } from '../../core/workspace/changes.ts';
import { chatId, chats } from '../../core/workspace/chats.ts';
import { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';
import type { Connection } from '../connections.ts';
import type { SampleCompany } from './company/company.ts';
import { samplePeople } from './company/people.ts';
import { stableId } from './ids.ts';

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

/** Puts the sample company's earlier tasks and meetings where its people had them. @returns event ids by meeting */
export function plantMicrosoft365(
  tenant: Tenant,
  company: SampleCompany,
  connection: Connection,
  settings: Record<string, string>,
): Map<string, string> {
  const { policy } = connection.workspace;
  const organiser = tenant.user(policy.roles.organisers[0]!)!;
  const seconds = (iso: string) => `${iso.slice(0, 19)}Z`;
  for (const task of company.tasks)
    tenant.state.tasks.push({
      id: tenant.newId('task'),
      version: 1,
      planId: settings.LIAISON_PLAN!,
      title: task.title,
      dueDateTime: `${task.due}T09:00:00Z`,
      percentComplete: task.doneAt ? 100 : 0,
      assignees: [tenant.user(task.owner)!.id],
      createdDateTime: seconds(task.createdAt),
      completedDateTime: task.doneAt && seconds(task.doneAt),
      description: '',
      detailsVersion: 1,
    });
  const ids = new Map<string, string>();
  for (const event of company.events) {
    const id = tenant.newId('AAMkAG');
    ids.set(event.meeting, id);
    tenant.state.events[organiser.id] ??= [];
    tenant.state.events[organiser.id]!.push({
      id,
      changeKey: 1,
      subject: event.subject,
      body: '',
      start: event.start,
      end: event.end,
      zone: policy.time_zone,
      attendees: [],
      isCancelled: false,
    });
  }
  tenant.store.changed();
  return ids;
}

export function plantFeishu(
  tenant: FeishuTenant,
  company: SampleCompany,
  connection: Connection,
  settings: Record<string, string>,
): Map<string, string> {
  const who = (email: string) => tenant.state.people.find((p) => p.email === email)!.open_id;
  for (const task of company.tasks)
    tenant.state.tasks.push({
      guid: tenant.newId('task-'),
      summary: task.title,
      description: '',
      due: String(Date.parse(`${task.due}T00:00:00Z`)),
      all_day: true,
      completed_at: task.doneAt ? String(Date.parse(task.doneAt)) : '0',
      created_at: String(Date.parse(task.createdAt)),
      members: [{ id: who(task.owner), type: 'user', role: 'assignee' }],
      tasklists: [{ tasklist_guid: settings.LIAISON_TASK_LIST! }],
    });
  const ids = new Map<string, string>();
  for (const event of company.events) {
    const event_id = `${tenant.newId('evt')}_0`;
    ids.set(event.meeting, event_id);
    tenant.state.events.push({
      event_id,
      calendar_id: settings.LIAISON_CALENDAR!,
      summary: event.subject,
      description: '',
      start: Date.parse(event.start) / 1000,
      end: Date.parse(event.end) / 1000,
      timezone: connection.workspace.policy.time_zone,
      status: 'confirmed',
      attendees: [],
    });
  }
  tenant.store.changed();
  return ids;
}

/** People answer the next invitation: most accept, one head cannot come, and the organiser wrote a line of her own. */
export function answerInvitations(tenant: Tenant | FeishuTenant, connection: Connection): void {
  const zh = connection.workspace.policy.language === 'zh';
  const line = zh ? '请各部门带上 PT-200 样机。' : 'Please bring the PT-200 samples.';
  const answers: Record<string, 'accepted' | 'declined'> = {
    'production.head@example.com': 'declined',
    'production.liaison@example.com': 'declined',
  };
  const coming = (email: string) => answers[email] ?? (email.startsWith('rd.') ? undefined : 'accepted');
  const now = new Date(connection.workspace.now()).getTime();
  if (tenant instanceof FeishuTenant) {
    const next = tenant.state.events.filter((e) => e.start * 1000 > now).sort((a, b) => a.start - b.start)[0];
    if (!next) return;
    next.description = `<p>${line}</p>`;
    for (const a of next.attendees) {
      const answer = coming(tenant.state.people.find((p) => p.open_id === a.user_id)?.email ?? '');
      a.rsvp_status = answer === 'accepted' ? 'accept' : answer === 'declined' ? 'decline' : 'needs_action';
    }
  } else {
    const next = Object.values(tenant.state.events)
      .flat()
      .filter((e) => Date.parse(e.start) > now)
      .sort((a, b) => a.start.localeCompare(b.start))[0];
    if (!next) return;
    next.body = `<html><body><p>${line}</p></body></html>`;
    next.changeKey++;
    for (const a of next.attendees) a.response = coming(a.address) ?? 'none';
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
