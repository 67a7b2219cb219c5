import type { ShownSetUp } from '../../../core/revision/starting.ts';
import { useSay } from '../context.tsx';
import { startWords as words } from '../words-start.ts';
import type { Department } from './DepartmentFields.tsx';

interface Props {
  answers: {
    company: string;
    model: string;
    departments: readonly Department[];
    people: Record<'general_manager' | 'organiser' | 'performance_owner', string>;
    meeting: { day: string; starts: string };
    products: readonly string[];
    regions: readonly string[];
  };
  start: ShownSetUp;
}

/** All that was chosen, before it is in force. */
export function StartReview({ answers, start }: Props) {
  const say = useSay();
  const nameOf = (email: string) => start.people.find((p) => p.email === email)?.name ?? email;
  const { company, model, departments, people, meeting, products, regions } = answers;
  const day = words.days[meeting.day as keyof typeof words.days];
  const rows: [string, string][] = [
    [say(words.company), company],
    [say(words.model), say(words.models[model as keyof typeof words.models])],
    ...departments.map((d): [string, string] => [
      say(start.parts[d.part]),
      [
        d.name,
        `${say(words.head)}: ${nameOf(d.head)}`,
        `${say(words.liaison)}: ${nameOf(d.liaison)}`,
        ...(d.deputy ? [`${say(words.deputyShort)}: ${nameOf(d.deputy)}`] : []),
      ].join(' · '),
    ]),
    [say(words.gm), nameOf(people.general_manager)],
    [say(words.organiser), nameOf(people.organiser)],
    [say(words.performance), nameOf(people.performance_owner)],
    [say(words.meeting), say(words.weekly, { day: say(day), at: meeting.starts })],
    [say(words.productsShort), products.join(', ')],
    [say(words.regionsShort), regions.join(', ')],
  ];
  return (
    <>
      <h2>{say(words.review)}</h2>
      <p className="quiet">{say(words.reviewHint)}</p>
      <dl className="start-review">
        {rows.map(([label, value]) => (
          <div key={`${label}${value}`}>
            <dt className="quiet">{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
    </>
  );
}
