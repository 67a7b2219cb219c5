import type { Ask, Reply } from '../../simulation/exchange.ts';
import { fault, ok, page } from './replies.ts';
import type { FeishuTenant, SimBase, SimField, SimTable } from './tenant.ts';

/** Base (bitable v1): values are checked by the type of their field, empty cells are left out, text is read in segments. */
export function base(tenant: FeishuTenant, rest: string, ask: Ask): Reply {
  if (rest === 'apps' && ask.method === 'POST') return createBase(tenant, ask);
  const [, app, inner = ''] = rest.match(/^apps\/([^/]+)\/?(.*)$/) ?? [];
  const found = tenant.state.bases.find((b) => b.app_token === app);
  if (!found) return fault(1254040, 'BaseTokenNotFound');
  if (inner === 'tables' && ask.method === 'GET') {
    const listed = page(
      found.tables.map((t) => ({ table_id: t.table_id, revision: t.revision, name: t.name })),
      ask.url.searchParams,
      20,
      100,
    );
    return ok({ ...listed, total: found.tables.length });
  }
  if (inner === 'tables' && ask.method === 'POST') return createTable(tenant, found, ask);
  const [, tableId, what = ''] = inner.match(/^tables\/([^/]+)\/?(.*)$/) ?? [];
  const table = found.tables.find((t) => t.table_id === tableId);
  if (!table) return fault(1254041, 'TableIdNotFound');
  if (what === 'fields' && ask.method === 'GET') {
    const listed = page(
      table.fields.map((f, i) => ({
        ...f,
        property: f.property ?? null,
        is_primary: i === 0,
        ui_type: uiTypes[f.type],
      })),
      ask.url.searchParams,
      20,
      100,
    );
    return ok({ ...listed, total: table.fields.length });
  }
  if (what === 'fields' && ask.method === 'POST') return addField(tenant, found, table, ask);
  if (what === 'records/search') {
    const listed = page(
      table.records.map((r) => ({ record_id: r.record_id, fields: shown(tenant, table, r.fields) })),
      ask.url.searchParams,
      20,
      500,
    );
    return ok({ ...listed, total: table.records.length });
  }
  if (what === 'records/batch_create') return batchCreate(tenant, found, table, ask);
  if (what === 'records/batch_delete') return batchDelete(tenant, found, table, ask);
  if (what === 'records/batch_update') return batchUpdate(tenant, found, table, ask);
  return fault(1254001, 'WrongRequestBody', 404);
}

const uiTypes: Record<number, string> = {
  1: 'Text',
  2: 'Number',
  3: 'SingleSelect',
  4: 'MultiSelect',
  5: 'DateTime',
  7: 'Checkbox',
  11: 'User',
  20: 'Formula',
};

function createBase(tenant: FeishuTenant, ask: Ask): Reply {
  // The tenant has no folders: whatever is named does not exist.
  if ((ask.body as { folder_token?: string }).folder_token) return fault(1254002, 'Fail', 400);
  const { name = '' } = (ask.body ?? {}) as { name?: string };
  const made: SimBase = { app_token: tenant.newId('bascn'), name, modified: now(tenant), tables: [] };
  tenant.state.bases.push(made);
  tenant.store.changed();
  return ok({
    app: {
      app_token: made.app_token,
      name,
      revision: 1,
      folder_token: '',
      url: `https://feishu.cn/base/${made.app_token}`,
      default_table_id: '',
    },
  });
}

const now = (tenant: FeishuTenant) => Math.floor(tenant.clock() / 1000);

function createTable(tenant: FeishuTenant, into: SimBase, ask: Ask): Reply {
  const { table } = ask.body as { table: { name: string; fields: Omit<SimField, 'field_id'>[] } };
  if (into.tables.length >= 100) return fault(1254100, 'TableExceedLimit');
  if (into.tables.some((t) => t.name === table.name)) return fault(1254013, 'TableNameDuplicated');
  const made: SimTable = {
    table_id: tenant.newId('tbl'),
    name: table.name,
    fields: table.fields.map((f) => ({ ...f, field_id: tenant.newId('fld') })),
    records: [],
    tokens: {},
    revision: 1,
  };
  into.tables.push(made);
  touched(tenant, into, made);
  return ok({
    table_id: made.table_id,
    default_view_id: tenant.newId('vew'),
    field_id_list: made.fields.map((f) => f.field_id),
  });
}

function addField(tenant: FeishuTenant, found: SimBase, table: SimTable, ask: Ask): Reply {
  const asked = ask.body as Omit<SimField, 'field_id'>;
  if (table.fields.some((f) => f.field_name === asked.field_name)) return fault(1254014, 'FieldNameDuplicated');
  const made = { ...asked, field_id: tenant.newId('fld') };
  table.fields.push(made);
  touched(tenant, found, table);
  return ok({ field: { ...made, property: made.property ?? null, is_primary: false, ui_type: uiTypes[made.type] } });
}

function touched(tenant: FeishuTenant, found: SimBase, table: SimTable) {
  table.revision = (table.revision ?? 1) + 1;
  found.modified = now(tenant);
  tenant.store.changed();
  tenant.edited(found);
}

type Records = { records: { record_id?: string; fields: Record<string, unknown> }[] };

function batchCreate(tenant: FeishuTenant, found: SimBase, table: SimTable, ask: Ask): Reply {
  const { records } = ask.body as Records;
  if (records.length > 1000) return fault(1254104, 'RecordAddOnceExceedLimit');
  const token = ask.url.searchParams.get('client_token');
  const before = token ? table.tokens[token] : undefined;
  if (before) return ok({ records: before.map((id) => answered(tenant, table, id)) });
  if (table.records.length + records.length > 20_000) return fault(1254103, 'RecordExceedLimit');
  for (const r of records) {
    const wrong = check(tenant, table, r.fields);
    if (wrong) return wrong;
  }
  const made = records.map((r) => ({ record_id: tenant.newId('rec'), fields: kept(r.fields) }));
  for (const r of made) addOptions(table, r.fields);
  table.records.push(...made);
  if (token) table.tokens[token] = made.map((r) => r.record_id);
  touched(tenant, found, table);
  return ok({ records: made.map((r) => answered(tenant, table, r.record_id)) });
}

function batchDelete(tenant: FeishuTenant, found: SimBase, table: SimTable, ask: Ask): Reply {
  const { records } = ask.body as { records: string[] };
  if (records.length > 500) return fault(1254104, 'RecordDeleteOnceExceedLimit');
  if (records.some((id) => !table.records.some((r) => r.record_id === id))) return fault(1254043, 'RecordIdNotFound');
  table.records = table.records.filter((r) => !records.includes(r.record_id));
  touched(tenant, found, table);
  return ok({ records: records.map((record_id) => ({ record_id, deleted: true })) });
}

function batchUpdate(tenant: FeishuTenant, found: SimBase, table: SimTable, ask: Ask): Reply {
  const { records } = ask.body as Records;
  if (records.length > 1000) return fault(1254104, 'RecordUpdateOnceExceedLimit');
  const rows = records.map((r) => table.records.find((x) => x.record_id === r.record_id));
  if (rows.some((r) => !r)) return fault(1254043, 'RecordIdNotFound');
  for (const r of records) {
    const wrong = check(tenant, table, r.fields);
    if (wrong) return wrong;
  }
  records.forEach((r, i) => {
    addOptions(table, r.fields);
    rows[i]!.fields = kept({ ...rows[i]!.fields, ...r.fields });
  });
  touched(tenant, found, table);
  return ok({ records: records.map((r) => answered(tenant, table, r.record_id!)) });
}

const answered = (tenant: FeishuTenant, table: SimTable, id: string) => {
  const row = table.records.find((r) => r.record_id === id)!;
  return { record_id: id, fields: shown(tenant, table, row.fields) };
};

const kept = (fields: Record<string, unknown>) =>
  Object.fromEntries(Object.entries(fields).filter(([, v]) => v !== null && v !== undefined && v !== ''));

/** Choices that do not exist yet are added, as Base does. */
function addOptions(table: SimTable, fields: Record<string, unknown>) {
  for (const f of table.fields) {
    const value = fields[f.field_name];
    if (f.type !== 3 || typeof value !== 'string') continue;
    f.property ??= {};
    f.property.options ??= [];
    if (!f.property.options.some((o) => o.name === value)) f.property.options.push({ name: value });
  }
}

/** `docs/…/bitable-v1/notification`: 1254045 unknown field, 1254060–1254066 a value of the wrong kind. */
function check(tenant: FeishuTenant, table: SimTable, fields: Record<string, unknown>): Reply | undefined {
  for (const [name, value] of Object.entries(fields)) {
    const field = table.fields.find((f) => f.field_name === name);
    if (!field) return fault(1254045, 'FieldNameNotFound');
    if (value === null) continue;
    if (field.type === 1 && typeof value !== 'string') return fault(1254060, 'TextFieldConvFail');
    if (field.type === 2 && typeof value !== 'number') return fault(1254061, 'NumberFieldConvFail');
    if (field.type === 3 && typeof value !== 'string') return fault(1254062, 'SingleSelectFieldConvFail');
    if (field.type === 5 && (typeof value !== 'number' || !Number.isInteger(value)))
      return fault(1254064, 'DatetimeFieldConvFail');
    if (field.type === 7 && typeof value !== 'boolean') return fault(1254065, 'CheckboxFieldConvFail');
    if (field.type === 11) {
      const list = value as { id?: string }[];
      if (!Array.isArray(list) || list.some((p) => !tenant.state.people.some((x) => x.open_id === p.id)))
        return fault(1254066, 'UserFieldConvFail');
    }
    if (field.type === 20) return fault(1254015, 'Field types do not match.');
  }
  return undefined;
}

function shown(tenant: FeishuTenant, table: SimTable, fields: Record<string, unknown>): Record<string, unknown> {
  const types = new Map(table.fields.map((f) => [f.field_name, f.type]));
  return Object.fromEntries(
    Object.entries(fields).map(([name, value]) => {
      const type = types.get(name);
      if (type === 1 && typeof value === 'string') return [name, [{ text: value, type: 'text' }]];
      if (type === 11)
        return [
          name,
          (value as { id: string }[]).map(({ id }) => {
            const who = tenant.state.people.find((p) => p.open_id === id);
            return { id, name: who?.name ?? '', en_name: who?.name ?? '', email: who?.email ?? '', avatar_url: '' };
          }),
        ];
      return [name, value];
    }),
  );
}
