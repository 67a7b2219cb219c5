import type { ShownEvaluation } from '../../../core/evaluation/views.ts';
import { useSay } from '../context.tsx';
import { evaluationWords as words } from '../words-evaluation.ts';

type Line = ShownEvaluation['trend'][number];
const [width, height] = [160, 40];

/** Points over time, a small picture for each department beside the figures that it is drawn from. */
export function Trend({ lines }: { lines: readonly Line[] }) {
  const say = useSay();
  const ends = lines[0]?.points.map((p) => p.to) ?? [];
  return (
    <div className="scroll">
      <table className="plain trend">
        <thead>
          <tr>
            <td />
            <td />
            {ends.map((to) => (
              <th key={to} scope="col">
                {to.slice(5)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((l) => (
            <tr key={l.department.id}>
              <th scope="row">{say(l.department.name)}</th>
              <td>
                <Spark points={l.points.map((p) => p.value)} />
              </td>
              {l.points.map((p) => (
                <td key={p.to}>{p.value ?? <span title={say(words.tooFew)}>–</span>}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** The line alone: the figures stand beside it, so it says nothing to a screen reader. */
function Spark({ points }: { points: readonly (number | undefined)[] }) {
  const x = (i: number) => 4 + ((width - 8) * i) / Math.max(1, points.length - 1);
  const y = (value: number) => height - 4 - ((height - 8) * value) / 100;
  const known = points.flatMap((value, i) => (value === undefined ? [] : [{ x: x(i), y: y(value) }]));
  return (
    <svg className="spark" viewBox={`0 0 ${width} ${height}`} width={width} height={height} aria-hidden="true">
      <line x1="4" x2={width - 4} y1={y(100)} y2={y(100)} className="target" />
      <polyline points={known.map((p) => `${p.x},${p.y}`).join(' ')} />
      {known.map((p) => (
        <circle key={p.x} cx={p.x} cy={p.y} r="2.5" />
      ))}
    </svg>
  );
}
