import { archivePaper, type ShownArchive } from './conduct/archive.ts';
import type { Paper } from './policy/text/blocks.ts';
import { reportPaper, type ShownReport } from './reports/report.ts';
import { policyPaper, type ShownPolicy } from './revision/text-view.ts';

/** Views that can be had as a document, by name: what it says is what the view shows to this person. */
export const papers: Readonly<Record<string, (shown: unknown) => Paper>> = {
  policy: (shown) => policyPaper(shown as ShownPolicy),
  report: (shown) => reportPaper(shown as ShownReport),
  archive: (shown) => archivePaper(shown as ShownArchive),
};
