import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

/** State that survives a restart: a JSON file, written soon after a change, whole or not at all. Without a path, in memory. */
export class Store<T> {
  readonly state: T;
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly path: string | undefined,
    empty: () => T,
  ) {
    this.state = path && existsSync(path) ? (JSON.parse(readFileSync(path, 'utf8')) as T) : empty();
  }

  changed(): void {
    if (!this.path || this.timer) return;
    this.timer = setTimeout(() => this.flush(), 200);
    this.timer.unref();
  }

  flush(): void {
    clearTimeout(this.timer);
    this.timer = undefined;
    if (!this.path) return;
    mkdirSync(dirname(this.path), { recursive: true });
    writeFileSync(`${this.path}.new`, JSON.stringify(this.state));
    renameSync(`${this.path}.new`, this.path);
  }
}
