import type { Actor } from '../core/policy/organisation.ts';
import { Refusal, t } from '../core/words.ts';
import { addressOf } from '../core/workspace/binding.ts';
import type { Found, Wanted } from '../core/workspace/command.ts';
import { type Suite, SuiteError } from '../core/workspace/port.ts';
import type { Snapshot } from '../core/workspace/snapshot.ts';
import { type Sources, type Spreadsheet, sourceKey } from '../core/workspace/source.ts';
import { bindingsIn, isSealed } from '../core/workspace/with-bound.ts';

/** Spreadsheets of the company's own, as a workspace reads them: those that are bound, and those that somebody looks at. */
export class Spreadsheets {
  /** The last one that a person looked at before binding it: matching its columns anew needs no new reading. */
  private lookedAt: { who: string; sources: Sources } | undefined;

  constructor(private readonly seal: (words: string) => string) {}

  /**
   * The bound ones as they are now.
   * @param known from which nothing is read again that did not change
   * @param read what was looked at just now
   */
  async bound(snapshot: Snapshot | undefined, known: Sources, read: Sources, suite: Suite): Promise<Sources> {
    const open = bindingsIn(snapshot?.tables ?? {}).filter(
      (b) => isSealed(b, this.seal) && !read[sourceKey(addressOf(b))],
    );
    if (!open.length) return read;
    return { ...read, ...(await suite.readSources(open.map(addressOf), { ...this.lookedAt?.sources, ...known })) };
  }

  /** Looks something up with the rights of whoever acts. @throws Refusal, SuiteError */
  async lookUp(wanted: Wanted | undefined, actor: Actor, suite: Suite): Promise<Found> {
    if (!wanted) return {};
    if ('link' in wanted) return { spreadsheet: await opened(suite, wanted.link) };
    const known = this.lookedAt?.who === actor.email ? this.lookedAt.sources : {};
    const sources = await suite.readSources([wanted.source], known);
    const { raw, failure } = sources[sourceKey(wanted.source)] ?? {};
    if (failure?.kind === 'invalid')
      throw new Refusal(
        t('There is no such spreadsheet; open it by its link again', '没有这个表格，请用链接重新打开'),
        'invalid',
        'file',
      );
    if (failure) throw failure;
    this.lookedAt = { who: actor.email, sources };
    return raw ? { raw } : {};
  }
}

/** @throws Refusal where nothing is found behind the link: it may never have been there */
async function opened(suite: Suite, link: string): Promise<Spreadsheet> {
  try {
    return await suite.openSpreadsheet(link);
  } catch (error) {
    if (!(error instanceof SuiteError) || error.kind !== 'missing') throw error;
    throw new Refusal(
      t(
        'No spreadsheet is found behind this link: copy its address again, or ask whoever owns it to share it with you',
        '此链接下找不到表格：请重新复制网址，或请其所有者与您共享',
      ),
      'missing',
      'link',
    );
  }
}
