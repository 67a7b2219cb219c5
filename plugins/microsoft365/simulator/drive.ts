import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, unlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import ExcelJS from 'exceljs';
import { columnLetter } from '../../columns.ts';

/** A table of a loaded workbook; ExcelJS keeps its model under `table`. */
interface TableModel {
  name: string;
  tableRef: string;
  autoFilterRef?: string;
  columns: { name: string }[];
  totalsRow?: boolean;
}
/** Rows and columns count from 1, ends included. */
export interface Box {
  top: number;
  left: number;
  bottom: number;
  right: number;
}
export interface SheetTable extends Box {
  sheet: ExcelJS.Worksheet;
  model: TableModel;
}

/** Who has a workbook open, and what of it each has seen: sessions work on one file as co-authors do. */
class CoAuthors {
  private readonly seen = new Map<string, Map<string, number>>();
  private readonly revisions = new Map<string, number>();
  private counter = 0;

  enter(): string {
    const id = `cluster=SIM&session=${++this.counter}`;
    this.seen.set(id, new Map(this.revisions));
    return id;
  }
  has(session: string): boolean {
    return this.seen.has(session);
  }
  leave(session: string): void {
    this.seen.delete(session);
  }
  /** After some minutes without a request Excel forgets a session. */
  forgetAll(): void {
    this.seen.clear();
  }
  upToDate(session: string, table: string): boolean {
    return (this.seen.get(session)?.get(table) ?? 0) >= (this.revisions.get(table) ?? 0);
  }
  saw(session: string, table: string): void {
    this.seen.get(session)?.set(table, this.revisions.get(table) ?? 0);
  }
  wrote(table: string): void {
    this.revisions.set(table, (this.revisions.get(table) ?? 0) + 1);
  }
}

/** One .xlsx in the drive: what people save into the folder is read back, what is written through Graph is saved. */
export class WorkbookFile {
  private revision = 0;
  private savedAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private values = new Map<string, unknown[][]>();
  private loading: Promise<void> | undefined;
  workbook = new ExcelJS.Workbook();
  readonly coAuthors = new CoAuthors();

  constructor(
    readonly path: string,
    private readonly file: string | undefined,
    private bytes?: Uint8Array,
    private readonly told: () => void = () => {},
  ) {}

  /** Reads the file again if somebody else saved it. */
  async fresh(): Promise<this> {
    if (this.loading) await this.loading;
    const changed = this.file && existsSync(this.file) ? statSync(this.file).mtimeMs : 0;
    if (this.bytes || (this.file && changed > this.savedAt)) {
      this.loading = this.load(changed);
      await this.loading;
      this.loading = undefined;
    }
    return this;
  }

  private async load(changed: number): Promise<void> {
    const workbook = new ExcelJS.Workbook();
    await workbook.xlsx.load((this.bytes ?? readFileSync(this.file!)) as unknown as ArrayBuffer);
    this.workbook = workbook;
    this.savedAt = changed;
    this.bytes = undefined;
    this.touched();
  }

  get exists(): boolean {
    return !this.file || existsSync(this.file) || !!this.timer;
  }

  /** Changes whenever the content does (`resources/driveitem.md`: cTag). */
  get cTag(): string {
    return `"c:{${this.path}},${Math.floor(this.savedAt)}.${this.revision}"`;
  }

  tables(): SheetTable[] {
    return this.workbook.worksheets.flatMap((sheet) =>
      (sheet.getTables() as unknown as { table: TableModel }[]).map(({ table }) => {
        const [from, to] = table.tableRef.split(':').map((ref) => sheet.getCell(ref)) as [ExcelJS.Cell, ExcelJS.Cell];
        return {
          sheet,
          model: table,
          top: Number(from.row),
          left: Number(from.col),
          bottom: Number(to.row),
          right: Number(to.col),
        };
      }),
    );
  }

  table(name: string): SheetTable | undefined {
    return this.tables().find((t) => t.model.name.toLowerCase() === name.toLowerCase());
  }

  /** Header and rows as Graph's `values`: numbers, booleans, words; errors as their words; empty as ''. */
  valuesOf(table: SheetTable): unknown[][] {
    const known = this.values.get(table.model.name);
    if (known) return known;
    const rows = this.valuesIn(table.sheet, table);
    this.values.set(table.model.name, rows);
    return rows;
  }

  valuesIn(sheet: ExcelJS.Worksheet, box: Box): unknown[][] {
    return cellsIn(sheet, box, graphValue);
  }

  /** The formula of a cell, or its value. */
  formulasIn(sheet: ExcelJS.Worksheet, box: Box): unknown[][] {
    return cellsIn(sheet, box, (cell) => (cell.formula ? `=${cell.formula}` : graphValue(cell)));
  }

  /** The smallest range that holds every value (`api/worksheet-usedrange.md`); A1 where there is none. */
  used(sheet: ExcelJS.Worksheet): Box {
    const box = { top: Number.POSITIVE_INFINITY, left: Number.POSITIVE_INFINITY, bottom: 1, right: 1 };
    sheet.eachRow((row, r) =>
      row.eachCell((cell, c) => {
        if (graphValue(cell) === '') return;
        box.top = Math.min(box.top, r);
        box.left = Math.min(box.left, c);
        box.bottom = Math.max(box.bottom, r);
        box.right = Math.max(box.right, c);
      }),
    );
    return Number.isFinite(box.top) ? box : { top: 1, left: 1, bottom: 1, right: 1 };
  }

  /** Writes as if typed; null leaves a cell as it is. */
  writeRow(sheet: ExcelJS.Worksheet, row: number, left: number, values: unknown[]): void {
    values.forEach((value, i) => {
      if (value !== null) sheet.getRow(row).getCell(left + i).value = typed(value);
    });
  }

  resize(table: SheetTable, bottom: number): void {
    const ref = `${address(table.left, table.top)}:${address(table.right, bottom)}`;
    table.model.tableRef = ref;
    table.model.autoFilterRef = ref;
    table.bottom = bottom;
  }

  touched(): void {
    this.revision++;
    this.values.clear();
    this.told();
  }

  /** Notes a change made through Graph and saves soon. */
  changed(): void {
    this.touched();
    if (!this.file || this.timer) return;
    this.timer = setTimeout(() => void this.save(), 250);
    this.timer.unref();
  }

  async save(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.file) return;
    mkdirSync(dirname(this.file), { recursive: true });
    writeFileSync(this.file, new Uint8Array((await this.workbook.xlsx.writeBuffer()) as ArrayBuffer));
    this.savedAt = statSync(this.file).mtimeMs;
  }
}

const address = (column: number, row: number): string => `${columnLetter(column)}${row}`;

const cellsIn = (sheet: ExcelJS.Worksheet, box: Box, value: (cell: ExcelJS.Cell) => unknown): unknown[][] =>
  Array.from({ length: box.bottom - box.top + 1 }, (_, r) => {
    const row = sheet.getRow(box.top + r);
    return Array.from({ length: box.right - box.left + 1 }, (_, c) => value(row.getCell(box.left + c)));
  });

const epoch = Date.UTC(1899, 11, 30);
const serial = (date: Date) => (date.getTime() - epoch) / 86_400_000;

function graphValue(cell: ExcelJS.Cell): unknown {
  if (cell.isMerged && cell.master !== cell) return '';
  const value = cell.value;
  if (value === null || value === undefined) return '';
  if (value instanceof Date) return serial(value);
  if (typeof value !== 'object') return value;
  if ('error' in value) return value.error;
  if ('formula' in value || 'sharedFormula' in value) {
    const result = (value as ExcelJS.CellFormulaValue).result;
    if (result instanceof Date) return serial(result);
    if (result && typeof result === 'object' && 'error' in result) return result.error;
    return result ?? 0;
  }
  if ('richText' in value) return value.richText.map((part) => part.text).join('');
  if ('text' in value) return value.text;
  return String(value);
}

/** What Excel makes of a value: an apostrophe keeps text, '=' begins a formula, figures and dates are recognised. */
export function typed(value: unknown): ExcelJS.CellValue {
  if (typeof value !== 'string') return value as ExcelJS.CellValue;
  if (value === '') return null;
  if (value.startsWith("'")) return value.slice(1);
  if (value.startsWith('='))
    return { formula: value.slice(1), result: { error: '#NAME?' } } as ExcelJS.CellFormulaValue;
  if (/^-?\d+(\.\d+)?%$/.test(value)) return Number(value.slice(0, -1)) / 100;
  if (/^-?(\d+|\d{1,3}(,\d{3})+)(\.\d+)?$/.test(value)) return Number(value.replaceAll(',', ''));
  const day = value.match(/^(\d{4})[-/](\d{1,2})(?:[-/](\d{1,2}))?$/);
  if (day) return (Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3] ?? 1)) - epoch) / 86_400_000;
  if (/^(true|false)$/i.test(value)) return value.toLowerCase() === 'true';
  return value;
}

/** A group's drive: a folder on this machine, or memory. */
export class Drive {
  private readonly files = new Map<string, WorkbookFile>();

  /** @param told called whenever a file of the drive has changed */
  constructor(
    private readonly folder: string | undefined,
    private readonly told: () => void = () => {},
  ) {}

  private placeOf(path: string): string | undefined {
    const safe = path.split('/').filter((part) => part && part !== '..' && part !== '.');
    return this.folder && join(this.folder, ...safe);
  }

  async open(path: string): Promise<WorkbookFile | undefined> {
    const place = this.placeOf(path);
    let file = this.files.get(path);
    if (!file && place && existsSync(place)) {
      file = new WorkbookFile(path, place, undefined, this.told);
      this.files.set(path, file);
    }
    if (!file?.exists) return undefined;
    return file.fresh();
  }

  /** Every workbook of the drive. */
  async all(): Promise<WorkbookFile[]> {
    const stored = this.folder && existsSync(this.folder) ? readdirSync(this.folder, { recursive: true }) : [];
    const paths = stored.map((p) => String(p).replaceAll('\\', '/')).filter((p) => p.endsWith('.xlsx'));
    const files = await Promise.all([...new Set([...this.files.keys(), ...paths])].map((path) => this.open(path)));
    return files.filter((f) => f !== undefined);
  }

  async put(path: string, bytes: Uint8Array): Promise<WorkbookFile> {
    const file = new WorkbookFile(path, this.placeOf(path), bytes, this.told);
    this.files.set(path, file);
    await file.fresh();
    await file.save();
    return file;
  }

  /** What a person does in the file explorer. */
  remove(path: string): void {
    this.files.delete(path);
    const place = this.placeOf(path);
    if (place && existsSync(place)) unlinkSync(place);
  }

  async flush(): Promise<void> {
    for (const file of this.files.values()) if (file.exists) await file.save();
  }
}
