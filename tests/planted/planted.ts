import type { Sourced } from '../../core/policy/history.ts';
import type { Row } from '../../core/workspace/register.ts';
import { samplePeople } from '../../server/embedded/company/people.ts';
import type { Lived } from '../../server/embedded/story/live.ts';
import { sampleCompany } from './company.ts';

/** Rows that were written down and not lived, for tests that count on single ones of them. */
export async function planted({ policy }: Sourced, now: string): Promise<Lived> {
  const { language } = policy;
  const company = sampleCompany(policy, language, now);
  const ids = new Map(company.events.map((e) => [e.meeting, `event-${e.meeting}`]));
  const rows: Record<string, Row[]> = {};
  for (const change of company.rows(ids))
    if (change.do === 'append') {
      const own = rows[change.register.name] ?? [];
      own.push(change.record as Row);
      rows[change.register.name] = own;
    }
  const known = new Set(samplePeople(language).map((p) => p.email));
  return {
    rows,
    tasks: company.tasks.map(({ title, owner, due, createdAt, doneAt }, i) => ({
      id: `task-${i}`,
      key: `planted-task-${i}`,
      title,
      due,
      owners: known.has(owner) ? [owner] : [],
      done: !!doneAt,
      createdAt,
      ...(doneAt && { doneAt }),
    })),
    events: company.events.map(({ meeting, subject, start, end }) => ({
      id: `event-${meeting}`,
      key: `planted-${meeting}`,
      subject,
      start,
      end,
      cancelled: false,
      body: '',
      attendees: [],
      createdAt: start,
    })),
  };
}
