import { t } from '../words.ts';
import type { CardStep } from '../workspace/card.ts';

/** What the lead of a group can do right from a reminder. */
export const toReport = (group: string): CardStep[] => [
  {
    title: t('Report', '报告'),
    command: 'report-group',
    input: { group },
    ask: { name: 'report', label: t('What was achieved, what comes next, what is needed', '已完成、下一步、所需支持') },
  },
];
