import { recognitions, thanks } from '../../../core/conduct/records.ts';
import { append, type Change } from '../../../core/workspace/changes.ts';
import type { Notebook } from './notebook.ts';
import * as words from './words/conduct.ts';

/** Thanks of colleagues, a proposal for recognition that waits for its decision, and one that was granted. */
export const sampleConduct = ({ ago, say, number, policy }: Notebook): Change[] => [
  ...words.thanks.map((k, i) =>
    append(thanks, {
      id: number('K', i + 1),
      from: k.from,
      to: k.to,
      words: say(k),
      occasion: k.occasion,
      at: ago(k.daysAgo),
    }),
  ),
  append(recognitions, {
    id: number('W', 1),
    who: 'service.liaison@example.com',
    level: policy.recognition.levels.at(-1)!.id,
    reason: say(words.granted),
    proposedBy: 'sales.liaison@example.com',
    proposedAt: ago(40),
    endorsedBy: 'service.deputy@example.com',
    state: 'granted',
    decidedBy: 'service.head@example.com',
    decidedAt: ago(33),
    citation: say(words.citation),
  }),
  append(recognitions, {
    id: number('W', 2),
    who: 'production.planner@example.com',
    level: policy.recognition.levels.at(-1)!.id,
    reason: say(words.proposal),
    proposedBy: 'sales.head@example.com',
    proposedAt: ago(5),
    endorsedBy: 'sales.liaison@example.com, rd.head@example.com',
    state: 'proposed',
  }),
];
