/** Who has a workbook open, and what of it each has seen: sessions work on one file as co-authors do. */
export class CoAuthors {
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
