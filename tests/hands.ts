import type { FeishuTenant } from '../plugins/feishu/simulator/tenant.ts';
import { Tenant } from '../plugins/microsoft365/simulator/tenant.ts';
import { tableName } from '../plugins/microsoft365/tables.ts';
import { type PlantedCell, type PlantedSheet, plantSpreadsheet } from '../plugins/simulation/spreadsheet.ts';
import { workbookPath } from '../server/embedded/installation.ts';
import type { World } from '../server/embedded/world.ts';
import type { Stage } from './world.ts';

/** What people do in the suite itself, without Liaison: in Excel or Base, in the calendar, in the task list. */
export interface Hands {
  /** Types into a cell; `row` counts data rows from 0. A formula is given with its (wrong) result. */
  type(table: string, row: number, column: string, value: unknown): Promise<void>;
  read(table: string, row: number, column: string): Promise<unknown>;
  renameColumn(table: string, from: string, to: string): Promise<void>;
  addColumn(table: string, title: string): Promise<void>;
  removeTable(table: string): Promise<void>;
  /** Sorts the rows the other way round; a Base keeps its records where they are. */
  turnRound(table: string): Promise<void>;
  removeFile(): void;
  /** Events by start. */
  events(): { id: string; body: string; subject: string; people: number; start: string }[];
  deleteEvent(id: string): void;
  moveEvent(id: string, start: string, end: string): void;
  writeInInvitation(id: string, html: string): void;
  /** `owners` are ids of the directory. */
  tasks(): { id: string; title: string; done: boolean; owners: string[] }[];
  finishTask(id: string): void;
  deleteTask(id: string): void;
  /** Gives a task to others. @param owners ids of the directory */
  assignTask(id: string, ...owners: string[]): void;
  /** Somebody leaves the company, and its directory. */
  leave(email: string): void;
  /** Marks somebody out of the office in their own calendar, where the suite tells of it. */
  goAway?(email: string, from: string, to: string): void;
  /** Notices and chat messages that people received. */
  messages(): { to: string; words: string }[];
  /** A spreadsheet of the company's own. */
  spreadsheet(title: string, sheets: readonly PlantedSheet[]): Promise<OwnSpreadsheet>;
}

/** What people do in a spreadsheet of their own. Rows and columns count from 0. */
export interface OwnSpreadsheet {
  /** As it is copied from the address bar. */
  link: string;
  type(row: number, column: number, value: PlantedCell): Promise<void>;
  read(row: number, column: number): Promise<unknown>;
  /** How a cell is shown: the program's own code, nothing where none was set. */
  format(row: number, column: number): Promise<string | undefined>;
  insertRow(row: number, cells: PlantedCell[]): Promise<void>;
  /** Only these people may open it from now on. */
  closeTo(...emails: string[]): void;
}

export const handsOf = ({ world, connection }: Stage): Hands => handsIn(world, connection.id);

/** @param company e.g. `feishu-zh` */
export function handsIn(world: World, company: string): Hands {
  const tenant = world.tenant(company)!;
  return tenant instanceof Tenant ? excelHands(tenant, workbookPath(company)) : baseHands(tenant);
}

function excelHands(tenant: Tenant, path: string): Hands {
  const tableNamed = async (name: string) => {
    const file = (await tenant.drive.open(path))!;
    return { file, table: file.table(tableName(name))! };
  };
  const events = () => Object.values(tenant.state.events).flat();
  /** A new Excel table has an empty first row; people count rows with something in them. */
  const filled = (values: unknown[][], row: number) =>
    values.map((cells, i) => ({ cells, i })).filter(({ cells, i }) => i > 0 && cells.some((c) => c !== ''))[row]!.i;
  const at = async (name: string, column: string) => {
    const { file, table } = await tableNamed(name);
    const index = (file.valuesOf(table)[0] as string[]).indexOf(column);
    return { file, table, column: table.left + index };
  };
  return {
    async type(name, row, title, value) {
      const { file, table, column } = await at(name, title);
      table.sheet.getRow(table.top + filled(file.valuesOf(table), row)).getCell(column).value = value as string;
      file.changed();
    },
    async read(name, row, title) {
      const { file, table } = await tableNamed(name);
      const values = file.valuesOf(table);
      return values[filled(values, row)]![(values[0] as string[]).indexOf(title)];
    },
    async renameColumn(name, from, to) {
      const { file, table, column } = await at(name, from);
      table.sheet.getRow(table.top).getCell(column).value = to;
      table.model.columns[column - table.left]!.name = to;
      file.changed();
    },
    async addColumn(name, title) {
      const { file, table } = await tableNamed(name);
      table.right++;
      table.sheet.getRow(table.top).getCell(table.right).value = title;
      table.model.columns.push({ name: title });
      file.resize(table, table.bottom);
      file.changed();
    },
    async turnRound(name) {
      const { file, table } = await tableNamed(name);
      const [, ...rows] = file.valuesOf(table);
      for (const [i, cells] of rows.reverse().entries())
        for (const [n, value] of cells.entries())
          table.sheet.getRow(table.top + 1 + i).getCell(table.left + n).value = value as string;
      file.changed();
    },
    async removeTable(name) {
      const { file, table } = await tableNamed(name);
      file.workbook.removeWorksheet(table.sheet.id);
      file.changed();
    },
    removeFile: () => tenant.drive.remove(path),
    events: () =>
      events()
        .map((e) => ({ id: e.id, body: e.body, subject: e.subject, people: e.attendees.length, start: e.start }))
        .sort((a, b) => a.start.localeCompare(b.start)),
    deleteEvent(id) {
      for (const list of Object.values(tenant.state.events))
        list.splice(0, list.length, ...list.filter((e) => e.id !== id));
    },
    moveEvent(id, start, end) {
      Object.assign(events().find((e) => e.id === id)!, { start, end });
    },
    writeInInvitation(id, html) {
      const event = events().find((e) => e.id === id)!;
      event.body = event.body.includes('<body>')
        ? event.body.replace('<body>', `<body>${html}`)
        : `<html><body>${html}${event.body}</body></html>`;
    },
    goAway(email, from, to) {
      tenant.state.away = [...(tenant.state.away ?? []), { email, from, to }];
    },
    leave(email) {
      tenant.state.users = tenant.state.users.filter((u) => u.mail !== email);
    },
    assignTask(id, ...owners) {
      const task = tenant.state.tasks.find((t) => t.id === id)!;
      Object.assign(task, { assignees: owners, version: task.version + 1 });
    },
    tasks: () =>
      tenant.state.tasks.map((t) => ({
        id: t.id,
        title: t.title,
        done: t.percentComplete === 100,
        owners: t.assignees,
      })),
    finishTask(id) {
      const task = tenant.state.tasks.find((t) => t.id === id)!;
      Object.assign(task, { percentComplete: 100, completedDateTime: tenant.now(), version: task.version + 1 });
    },
    deleteTask(id) {
      tenant.state.tasks = tenant.state.tasks.filter((t) => t.id !== id);
    },
    messages: () => tenant.state.notices.map((n) => ({ to: n.to, words: `${n.title} ${n.text}` })),
    async spreadsheet(title, sheets) {
      const link = await plantSpreadsheet(tenant, title, sheets);
      const open = async () => {
        const file = (await tenant.drive.open(`${title}.xlsx`))!;
        return { file, sheet: file.workbook.worksheets[0]! };
      };
      return {
        link,
        async type(row, column, value) {
          const { file, sheet } = await open();
          sheet.getRow(row + 1).getCell(column + 1).value = value;
          file.changed();
        },
        async read(row, column) {
          const { file, sheet } = await open();
          const [top, left] = [row + 1, column + 1];
          return file.valuesIn(sheet, { top, left, bottom: top, right: left })[0]![0];
        },
        async format(row, column) {
          return (await open()).sheet.getRow(row + 1).getCell(column + 1).numFmt;
        },
        async insertRow(row, cells) {
          const { file, sheet } = await open();
          sheet.insertRow(row + 1, cells);
          file.changed();
        },
        closeTo: (...emails) => void tenant.closed.set(`${title}.xlsx`, emails),
      };
    },
  };
}

function baseHands(tenant: FeishuTenant): Hands {
  const base = () => tenant.state.bases.findLast((b) => !b.closed)!;
  const table = (name: string) => base().tables.find((t) => t.name === name)!;
  const touch = (name?: string) => {
    base().modified = Math.floor(tenant.clock() / 1000);
    if (name) table(name).revision++;
    tenant.edited(base());
  };
  return {
    async type(name, row, column, value) {
      const t = table(name);
      // A formula in Base is a field of its own; what it gives is what is read.
      const plain =
        value && typeof value === 'object' && 'result' in value
          ? ((value as { result: { error?: string } }).result.error ?? '')
          : value;
      const field = t.fields.find((f) => f.field_name === column)!;
      if (typeof plain === 'string' && field.type !== 1 && field.type !== 3) field.type = 1;
      t.records[row]!.fields[column] = plain;
      touch(name);
    },
    async read(name, row, column) {
      return table(name).records[row]!.fields[column] ?? '';
    },
    async renameColumn(name, from, to) {
      const t = table(name);
      t.fields.find((f) => f.field_name === from)!.field_name = to;
      for (const r of t.records) {
        if (from in r.fields) r.fields[to] = r.fields[from];
        delete r.fields[from];
      }
      touch(name);
    },
    async addColumn(name, title) {
      table(name).fields.push({ field_id: tenant.newId('fld'), field_name: title, type: 1 });
      touch(name);
    },
    turnRound: () => Promise.resolve(),
    async removeTable(name) {
      base().tables.splice(base().tables.indexOf(table(name)), 1);
      touch();
    },
    leave(email) {
      tenant.state.people = tenant.state.people.filter((p) => p.email !== email);
    },
    removeFile: () => void tenant.state.bases.splice(tenant.state.bases.indexOf(base()), 1),
    events: () =>
      tenant.state.events
        .map((e) => ({
          id: e.event_id,
          body: e.description,
          subject: e.summary,
          people: e.attendees.length,
          start: new Date(e.start * 1000).toISOString(),
        }))
        .sort((a, b) => a.start.localeCompare(b.start)),
    deleteEvent: (id) =>
      void tenant.state.events.splice(
        0,
        tenant.state.events.length,
        ...tenant.state.events.filter((e) => e.event_id !== id),
      ),
    moveEvent: (id, start, end) =>
      void Object.assign(tenant.state.events.find((e) => e.event_id === id)!, {
        start: Date.parse(start) / 1000,
        end: Date.parse(end) / 1000,
      }),
    writeInInvitation(id, html) {
      const event = tenant.state.events.find((e) => e.event_id === id)!;
      event.description = `${html}${event.description}`;
    },
    assignTask(id, ...owners) {
      const task = tenant.state.tasks.find((t) => t.guid === id)!;
      task.members = owners.map((owner) => ({ id: owner, type: 'user', role: 'assignee' }));
    },
    tasks: () =>
      tenant.state.tasks.map((t) => ({
        id: t.guid,
        title: t.summary,
        done: t.completed_at !== '0',
        owners: t.members.map((m) => m.id),
      })),
    finishTask: (id) =>
      void Object.assign(tenant.state.tasks.find((t) => t.guid === id)!, { completed_at: String(tenant.clock()) }),
    deleteTask(id) {
      tenant.state.tasks = tenant.state.tasks.filter((t) => t.guid !== id);
    },
    messages: () => tenant.state.messages.map((m) => ({ to: m.to, words: m.content })),
    async spreadsheet(title, sheets) {
      const link = await plantSpreadsheet(tenant, title, sheets);
      const document = tenant.state.spreadsheets.at(-1)!;
      const { grid } = document.sheets[0]!;
      const touched = () => {
        document.revision++;
        document.modified = Math.max(document.modified + 1, Math.floor(tenant.clock() / 1000));
      };
      return {
        link,
        async type(row, column, value) {
          grid[row]![column] = value;
          touched();
        },
        async read(row, column) {
          const cell = grid[row]?.[column];
          return cell && typeof cell === 'object' && 'result' in cell ? cell.result : (cell ?? '');
        },
        async format(row, column) {
          return document.sheets[0]!.formats?.[`${row + 1},${column + 1}`];
        },
        async insertRow(row, cells) {
          grid.splice(row, 0, cells);
          touched();
        },
        closeTo: (...emails) =>
          void tenant.closed.set(
            document.token,
            emails.map((email) => tenant.state.people.find((p) => p.email === email)!.open_id),
          ),
      };
    },
  };
}
