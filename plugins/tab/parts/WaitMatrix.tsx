import type { Text } from '../../../core/words.ts';
import { useSay } from '../context.tsx';
import { evaluationWords as words } from '../words-evaluation.ts';

interface Department {
  id: string;
  name: Text;
}
interface Props {
  departments: readonly Department[];
  links: readonly { from: Department; to: Department; days: number; longest: number; cases: number; late: number }[];
}

/** Who waits for whom, and how long: the darker, the longer; figures stand in every cell. */
export function WaitMatrix({ departments, links }: Props) {
  const say = useSay();
  const most = Math.max(1, ...links.map((l) => l.days));
  const known = new Map(links.map((l) => [`${l.from.id}>${l.to.id}`, l]));
  return (
    <div className="scroll">
      <table className="wait-matrix">
        <caption className="sr-only">{say(words.matrix)}</caption>
        <thead>
          <tr>
            <td />
            {departments.map((d) => (
              <th key={d.id} scope="col">
                {say(d.name)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {departments.map((from) => (
            <tr key={from.id}>
              <th scope="row">{say(from.name)}</th>
              {departments.map((to) => {
                const link = known.get(`${from.id}>${to.id}`);
                if (!link) return <td key={to.id}>{from.id === to.id ? '' : '–'}</td>;
                const says = say(words.cell, {
                  from: say(from.name),
                  to: say(to.name),
                  days: link.days,
                  longest: link.longest,
                  late: link.late,
                  cases: link.cases,
                });
                return (
                  <td key={to.id} title={says} data-weight={Math.ceil((4 * link.days) / most)}>
                    <b>{say(words.days, { n: link.days })}</b>
                    <span className="quiet">
                      {say(words.counts, { late: link.late, cases: link.cases, longest: link.longest })}
                    </span>
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
