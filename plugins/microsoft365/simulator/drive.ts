import { existsSync, readdirSync, unlinkSync } from 'node:fs';
import { join } from 'node:path';
import { WorkbookFile } from './workbook-file.ts';

/** Not what Excel (`~$…`) and LibreOffice (`.~lock…`) put beside a file that somebody has open. */
const isWorkbook = (path: string): boolean => /(^|\/)(?!~\$|\.)[^/]+\.xlsx$/i.test(path);

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
    const paths = stored.map((p) => String(p).replaceAll('\\', '/')).filter(isWorkbook);
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
