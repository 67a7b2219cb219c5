import { DateTime } from 'luxon';
import type { Policy } from '../../core/policy/schema.ts';
import type { FeishuTenant } from '../../plugins/feishu/simulator/tenant.ts';
import { excelDialect } from '../../plugins/microsoft365/cells.ts';
import { Tenant } from '../../plugins/microsoft365/simulator/tenant.ts';

/** What the suites themselves show of what was written: read straight from the simulated suites, not through Liaison. */

export const esc = (v: unknown) =>
  String(v ?? '').replace(/[&<>"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[c]!);

export const shell = (title: string, body: string) =>
  `<!doctype html><html><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${esc(title)}</title><link rel="stylesheet" href="/demo/assets/suite.css"></head><body><h1>${esc(title)}</h1>${body}</body></html>`;

interface Shown {
  subject: string;
  start: number;
  end: number;
  body: string;
  people: { name: string; answer: string }[];
}

/** The answers of both suites. */
const mark: Record<string, string> = {
  accepted: '✓',
  accept: '✓',
  declined: '✗',
  decline: '✗',
  tentativelyAccepted: '~',
  tentative: '~',
};

export function calendarPage(tenant: Tenant | FeishuTenant, policy: Policy): string {
  const zh = policy.language === 'zh';
  const events: Shown[] =
    tenant instanceof Tenant
      ? Object.values(tenant.state.events)
          .flat()
          .map((e) => ({
            subject: e.subject,
            start: Date.parse(e.start),
            end: Date.parse(e.end),
            body: e.body,
            people: e.attendees.map((a) => ({ name: a.name, answer: a.response })),
          }))
      : tenant.state.events.map((e) => ({
          subject: e.summary,
          start: e.start * 1000,
          end: e.end * 1000,
          body: e.description,
          people: e.attendees.map((a) => ({ name: a.display_name, answer: a.rsvp_status })),
        }));
  const now = tenant.clock();
  const near = events.filter((e) => e.end > now - 9 * 86_400_000).sort((a, b) => a.start - b.start);
  const time = (ms: number, format: string) =>
    DateTime.fromMillis(ms, { zone: policy.time_zone })
      .setLocale(zh ? 'zh-CN' : 'en-GB')
      .toFormat(format);
  const cards = near.map(
    (e) =>
      `<article${e.start < now ? ' class="past"' : ''}><h2>${esc(e.subject)}</h2><p class="when">${time(e.start, zh ? 'L月d日 cccc HH:mm' : 'cccc d LLLL HH:mm')}–${time(e.end, 'HH:mm')}</p><div class="invitation">${clean(e.body)}</div><p class="people">${e.people.map((p) => `${mark[p.answer] ?? '?'} ${esc(p.name)}`).join(' · ')}</p></article>`,
  );
  return shell(zh ? '日历' : 'Calendar', cards.join(''));
}

/** Mail clients show the invitation's HTML; here only its harmless tags. */
const clean = (html: string) =>
  html.replace(/<(?!\/?(p|b|i|u|br|a|ol|ul|li|strong|em)\b)[^>]*>/gi, '').replace(/\s(on\w+|style)="[^"]*"/gi, '');

export function tasksPage(tenant: Tenant | FeishuTenant, policy: Policy): string {
  const zh = policy.language === 'zh';
  const rows =
    tenant instanceof Tenant
      ? tenant.state.tasks.map((t) => [
          t.title,
          t.assignees.map((id) => tenant.user(id)?.displayName ?? id).join(', '),
          t.dueDateTime?.slice(0, 10),
          t.percentComplete === 100,
        ])
      : tenant.state.tasks.map((t) => [
          t.summary,
          t.members.map((m) => tenant.state.people.find((p) => p.open_id === m.id)?.name ?? m.id).join(', '),
          t.due ? new Date(Number(t.due)).toISOString().slice(0, 10) : '',
          t.completed_at !== '0',
        ]);
  const body = rows
    .reverse()
    .map(
      ([title, who, due, done]) =>
        `<tr><td>${done ? '☑' : '☐'} ${esc(title)}</td><td>${esc(who)}</td><td>${esc(due)}</td></tr>`,
    )
    .join('');
  const head = zh ? '<th>任务</th><th>负责人</th><th>截止</th>' : '<th>Task</th><th>Assigned to</th><th>Due</th>';
  return shell(
    tenant instanceof Tenant ? 'Planner' : zh ? '飞书任务' : 'Feishu Tasks',
    `<table><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`,
  );
}

/** What Entra shows before an app may act for people. */
export const consentPage = (fields: Record<string, string>): string => {
  const hidden = Object.entries(fields).map(([k, v]) => `<input type="hidden" name="${esc(k)}" value="${esc(v)}">`);
  return shell(
    'Permissions requested 请求的权限',
    `<form method="post" action="/demo/login/consent">${hidden.join('')}
    <p>Liaison 协调台: read and write your calendar, the team's workbook and its plan.<br>读写您的日历、团队台账与计划任务。</p>
    <button name="answer" value="accept">Accept 同意</button> <button name="answer" value="cancel">Cancel 取消</button></form>`,
  );
};

export async function workbookPage(
  tenant: Tenant | FeishuTenant,
  policy: Policy,
  path: string,
  chosen: string,
): Promise<string> {
  const tables = tenant instanceof Tenant ? await excelTables(tenant, policy, path) : baseTables(tenant, policy);
  const current = tables.find((t) => t.name === chosen) ?? tables[0];
  const tabs = tables
    .map(
      (t) =>
        `<a href="?table=${encodeURIComponent(t.name)}"${t === current ? ' aria-current="page"' : ''}>${esc(t.name)}</a>`,
    )
    .join(' ');
  const link = tenant instanceof Tenant ? `<p><a href="./file/workbook.xlsx">${esc(path)}</a></p>` : '';
  const rows = (current?.rows ?? []).map((r) => `<tr>${r.map((c) => `<td>${esc(c)}</td>`).join('')}</tr>`).join('');
  const head = (current?.columns ?? []).map((c) => `<th>${esc(c)}</th>`).join('');
  const title = tenant instanceof Tenant ? 'Excel' : policy.language === 'zh' ? '多维表格' : 'Base';
  return shell(
    title,
    `${link}<nav>${tabs}</nav><div class="sheet"><table><thead><tr>${head}</tr></thead><tbody>${rows}</tbody></table></div>`,
  );
}

/** Spreadsheets of the company's own, with the addresses that people copy. */
export async function spreadsheetsPage(tenant: Tenant | FeishuTenant, workbook: string): Promise<string> {
  const shown = tenant instanceof Tenant ? await ownWorkbooks(tenant, workbook) : ownSheets(tenant);
  const parts = shown.map(
    ({ title, link, rows }) =>
      `<h2>${esc(title)}</h2><p><code>${esc(link)}</code></p><div class="sheet"><table>${rows
        .slice(0, 60)
        .map((row) => `<tr>${row.map((c) => `<td>${esc(c)}</td>`).join('')}</tr>`)
        .join('')}</table></div>`,
  );
  return shell('Spreadsheets', parts.join(''));
}

interface OwnSheet {
  title: string;
  link: string;
  rows: unknown[][];
}

async function ownWorkbooks(tenant: Tenant, workbook: string): Promise<OwnSheet[]> {
  const files = (await tenant.drive.all()).filter((f) => f.path !== workbook);
  return files.map((file) => {
    const sheet = file.workbook.worksheets[0]!;
    return {
      title: file.path,
      link: `https://contoso.sharepoint.com/sites/coordination/${encodeURI(file.path)}`,
      rows: file.valuesIn(sheet, file.used(sheet)),
    };
  });
}

const ownSheets = (tenant: FeishuTenant): OwnSheet[] =>
  tenant.state.spreadsheets.map(({ title, token, sheets }) => ({
    title,
    link: `https://sample.feishu.cn/sheets/${token}`,
    rows: (sheets[0]?.grid ?? []).map((row) =>
      row.map((c) => (c && typeof c === 'object' && 'result' in c ? c.result : c)),
    ),
  }));

interface Table {
  name: string;
  columns: string[];
  rows: unknown[][];
}

async function excelTables(tenant: Tenant, policy: Policy, path: string): Promise<Table[]> {
  const file = await tenant.drive.open(path);
  const dialect = excelDialect(policy.time_zone);
  return (file?.tables() ?? []).map((table) => {
    const [columns = [], ...rows] = file!.valuesOf(table);
    const timed = columns.map((c) =>
      /时间|日期|期限|开始|结束|截止|日$|\bat\b|\bby$|date|start|end|due|review|when|from$/i.test(String(c)),
    );
    const shown = (value: unknown, i: number) =>
      typeof value === 'number' && value > 40_000 && timed[i]
        ? DateTime.fromMillis(dialect.time(value) ?? 0, { zone: policy.time_zone })
            .toFormat('yyyy-MM-dd HH:mm')
            .replace(' 00:00', '')
        : value;
    return { name: table.sheet.name, columns: columns.map(String), rows: rows.map((r) => r.map(shown)) };
  });
}

function baseTables(tenant: FeishuTenant, policy: Policy): Table[] {
  const people = new Map(tenant.state.people.map((p) => [p.open_id, p.name]));
  return (tenant.state.bases.findLast((b) => !b.closed)?.tables ?? []).map((t) => ({
    name: t.name,
    columns: t.fields.map((f) => f.field_name),
    rows: t.records.map((r) =>
      t.fields.map((f) => {
        const value = r.fields[f.field_name];
        if (f.type === 5 && typeof value === 'number')
          return DateTime.fromMillis(value, { zone: policy.time_zone })
            .toFormat('yyyy-MM-dd HH:mm')
            .replace(' 00:00', '');
        if (f.type === 11)
          return ((value as { id: string }[] | undefined) ?? []).map((p) => people.get(p.id) ?? p.id).join(', ');
        return value;
      }),
    ),
  }));
}
