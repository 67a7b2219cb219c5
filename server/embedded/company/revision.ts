import { suggestions } from '../../../core/revision/records.ts';
import { append, type Change } from '../../../core/workspace/changes.ts';
import type { Notebook } from './notebook.ts';
import * as words from './words/revision.ts';

/** A suggestion that waits for its answer, and one that was taken up. */
export function sampleSuggestions({ today, say, number, policy }: Notebook): Change[] {
  const at = (days: number) => today.minus({ days }).set({ hour: 10 }).toUTC().toISO()!;
  return [
    append(suggestions, {
      id: number('S', 1),
      about: say(words.answered.about),
      words: say(words.answered.words),
      by: 'sales.north@example.com',
      at: at(80),
      state: 'taken' as const,
      answer: say(words.answered.answer),
      answeredBy: policy.review.owner,
      answeredAt: at(76),
    }),
    append(suggestions, {
      id: number('S', 2),
      about: say(words.open.about),
      words: say(words.open.words),
      by: 'sales.east@example.com',
      at: at(5),
      state: 'open' as const,
    }),
  ];
}
