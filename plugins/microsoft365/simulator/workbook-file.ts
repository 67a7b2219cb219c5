import { existsSync, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import ExcelJS from 'exceljs';
import { columnLetter } from '../../columns.ts';
import { graphValue, typed } from './cell-values.ts';
import { CoAuthors } from './co-authors.ts';
import { readPackage, UnsupportedWorkbook, withValidations } from './xlsx-package.ts';

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

/** One .xlsx in the drive: what people save into the folder is read back, what is written through Graph is saved. */
export class WorkbookFile {
  private revision = 0;
  private savedAt = 0;
  private timer: NodeJS.Timeout | undefined;
  private values = new Map<string, unknown[][]>();
  private loading: Promise<void> | undefined;
  private validations = new Map<string, string[]>();
  /** Why Excel's service would not open the file; it can be listed and replaced all the same. */
  unsupported: UnsupportedWorkbook | undefined;
  /** Why the last change could not be saved. */
  private unsaved: unknown;
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
    if (this.readOnly) await this.save().catch(() => {});
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
    this.unsupported = undefined;
    try {
      const { bytes, validations } = await readPackage(this.bytes ?? readFileSync(this.file!));
      await workbook.xlsx.load(bytes as unknown as ArrayBuffer);
      this.validations = validations;
    } catch (cause) {
      this.unsupported = cause instanceof UnsupportedWorkbook ? cause : new UnsupportedWorkbook('damaged', { cause });
    }
    this.workbook = workbook;
    this.savedAt = changed;
    this.bytes = undefined;
    for (const table of this.tables()) this.takeInRowsBelow(table);
    this.touched();
  }

  /** Excel makes a table longer when somebody types right below it; other programs do not. */
  private takeInRowsBelow(table: SheetTable): void {
    if (table.model.totalsRow) return;
    const isFilled = (row: number) =>
      this.valuesIn(table.sheet, { ...table, top: row, bottom: row })[0]!.some((value) => value !== '');
    let bottom = table.bottom;
    while (isFilled(bottom + 1)) bottom++;
    if (bottom > table.bottom) this.resize(table, bottom);
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
    this.timer = setTimeout(() => {
      this.save().catch((cause) => console.error(`${this.path} could not be saved: ${(cause as Error).message}`));
    }, 250);
    this.timer.unref();
  }

  /** Writes the file, whole or not at all. @throws Error if that is not possible; what is in memory stays and is tried again */
  async save(): Promise<void> {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.file || this.unsupported) return;
    try {
      const written = new Uint8Array((await this.workbook.xlsx.writeBuffer()) as ArrayBuffer);
      mkdirSync(dirname(this.file), { recursive: true });
      writeFileSync(`${this.file}.new`, await withValidations(written, this.validations));
      renameSync(`${this.file}.new`, this.file);
      this.savedAt = statSync(this.file).mtimeMs;
      this.unsaved = undefined;
    } catch (cause) {
      this.unsaved = cause;
      throw cause;
    }
  }

  /** Nothing more is taken while the last change is not saved: whoever is told “done” finds it after a restart. */
  get readOnly(): boolean {
    return this.unsaved !== undefined;
  }
}

const address = (column: number, row: number): string => `${columnLetter(column)}${row}`;

const cellsIn = (sheet: ExcelJS.Worksheet, box: Box, value: (cell: ExcelJS.Cell) => unknown): unknown[][] =>
  Array.from({ length: box.bottom - box.top + 1 }, (_, r) => {
    const row = sheet.getRow(box.top + r);
    return Array.from({ length: box.right - box.left + 1 }, (_, c) => value(row.getCell(box.left + c)));
  });
