/** What a token says, and until when it holds (milliseconds since 1970). */
export interface Verdict<T> {
  says: T;
  until: number;
}

/** For so long a token that was checked is not checked again. Keys of Entra are kept ten times as long by `jose`. */
const age = 60_000;
/** Of more tokens than these, the oldest are checked again. */
const most = 10_000;

/**
 * Tokens that were found good a moment ago: a tab asks several times in a row, and a signature costs more than the page. One
 * that was refused is looked at each time, and none is good for longer than it says itself.
 */
export class Checked<T> {
  private readonly known = new Map<string, Verdict<T>>();

  /** @param check throws unless the token is good */
  constructor(private readonly check: (token: string) => Promise<Verdict<T>>) {}

  async of(token: string): Promise<T> {
    const now = Date.now();
    const before = this.known.get(token);
    if (before && now < before.until) return before.says;
    this.known.delete(token);
    const { says, until } = await this.check(token);
    if (this.known.size >= most) for (const [oldest] of this.known) if (this.known.delete(oldest)) break;
    this.known.set(token, { says, until: Math.min(until, now + age) });
    return says;
  }
}
