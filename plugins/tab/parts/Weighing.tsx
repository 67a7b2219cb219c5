import { Badge, Button, Field, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownDecision } from '../../../core/decisions/decision-view.ts';
import { percent } from '../../../core/words.ts';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { decisionWords as words } from '../words-decisions.ts';

interface Props {
  decision: ShownDecision;
  act: Act;
}

/** The options side by side: how they come off, where departments see them differently, and what would turn the tables. */
export function Weighing({ decision: d, act }: Props) {
  const say = useSay();
  const [scoring, setScoring] = useState(false);
  const department = d.mine[0];
  const optionOf = (id: string) => d.options.find((o) => o.id === id)?.title ?? id;
  const criterionOf = (id: string) => d.criteria.find((c) => c.id === id)?.name ?? { en: id, zh: id };
  const departmentOf = (id: string) => say(d.departments.find((x) => x.id === id)?.name ?? { en: id, zh: id });
  const best = Math.max(0, ...d.weighed.options.map((o) => o.total ?? 0));
  return (
    <section className="weighing">
      <h2>{say(words.weighing)}</h2>
      <p className="quiet">{say(words.weighingHint)}</p>
      <div className="scroll">
        <table className="plain">
          <thead>
            <tr>
              <th>{say(words.option)}</th>
              {d.criteria.map((c) => (
                <th key={c.id}>
                  {say(c.name)} <span className="quiet">{say(percent(c.weight))}</span>
                </th>
              ))}
              <th aria-label={say(words.weighing)} />
            </tr>
          </thead>
          <tbody>
            {d.weighed.options.map((o) => {
              const option = d.options.find((x) => x.id === o.option)!;
              return (
                <tr key={o.option} data-best={o.total !== undefined && o.total === best ? true : undefined}>
                  <th scope="row">
                    {option.title} {option.plan && <Badge size="small">{say(words.thePlan)}</Badge>}
                    {option.cost && <p className="quiet">{option.cost}</p>}
                    {!option.plan && d.steps.includes('choose-option') && (
                      <Button
                        size="small"
                        appearance="subtle"
                        onClick={() => void act('choose-option', { option: o.option }, { says: say(words.saved) })}
                      >
                        {say(words.putForward)}
                      </Button>
                    )}
                  </th>
                  {o.criteria.map((c) => (
                    <td key={c.criterion}>
                      <Strip scores={c.scores} mean={c.mean} departmentOf={departmentOf} />
                    </td>
                  ))}
                  <td className="total">
                    {o.total === undefined ? (
                      <span className="quiet">{say(words.notScored)}</span>
                    ) : (
                      <Total
                        total={o.total}
                        says={say(words.total, { option: option.title, total: o.total.toFixed(2) })}
                      />
                    )}
                  </td>
                </tr>
              );
            })}
          </tbody>
        </table>
      </div>
      {d.weighed.differences.length > 0 && (
        <>
          <h3>{say(words.differ)}</h3>
          <ul>
            {d.weighed.differences.slice(0, 3).map((x) => (
              <li key={`${x.option} ${x.criterion}`}>
                {say(words.differs, {
                  option: optionOf(x.option),
                  criterion: say(criterionOf(x.criterion)),
                  low: x.low.departments.map(departmentOf).join(', '),
                  lowScore: x.low.score,
                  high: x.high.departments.map(departmentOf).join(', '),
                  highScore: x.high.score,
                })}
              </li>
            ))}
          </ul>
        </>
      )}
      {d.weighed.changes.length > 0 && (
        <>
          <h3>{say(words.wouldChange)}</h3>
          <ul>
            {d.weighed.changes.slice(0, 4).map((c) => {
              const names = { option: optionOf(c.option), criterion: say(criterionOf(c.criterion)) };
              if (c.kind === 'score')
                return (
                  <li key={`${c.option} score`}>
                    {say(words.byScore, { ...names, department: departmentOf(c.department), from: c.from, to: c.to })}
                  </li>
                );
              const values = { ...names, from: Math.round(c.from * 100), to: Math.round(c.to * 100) };
              return (
                <li key={`${c.option} weight`}>{say(c.to > c.from ? words.byWeight : words.byWeightLess, values)}</li>
              );
            })}
          </ul>
        </>
      )}
      {d.may.score &&
        department &&
        (scoring ? (
          <ScoreForm decision={d} department={department} act={act} onClose={() => setScoring(false)} />
        ) : (
          <Button size="small" onClick={() => setScoring(true)}>
            {say(words.scoreFor)}
          </Button>
        ))}
    </section>
  );
}

type Scores = ShownDecision['weighed']['options'][number]['criteria'][number]['scores'];

/** A scale from 1 to 5 with a mark for each department: where they stand apart, one sees it. */
function Strip({
  scores,
  mean,
  departmentOf,
}: {
  scores: Scores;
  mean: number | undefined;
  departmentOf: (id: string) => string;
}) {
  const say = useSay();
  if (mean === undefined) return <span className="quiet">–</span>;
  const text = scores
    .map((s) => say(words.scores, { department: departmentOf(s.department), score: s.score }))
    .join(', ');
  const at = (score: number) => 10 + (score - 1) * 25;
  const seen = new Map<number, number>();
  return (
    <svg className="strip" viewBox="0 0 150 34" role="img" aria-label={text}>
      <title>{text}</title>
      <line x1={10} x2={110} y1={24} y2={24} />
      <line className="mean" x1={at(mean)} x2={at(mean)} y1={18} y2={30} />
      {scores.map((s) => {
        const n = seen.get(s.score) ?? 0;
        seen.set(s.score, n + 1);
        return (
          <text key={s.department} x={at(s.score) + n * 9 - 4} y={15}>
            {departmentOf(s.department).slice(0, 1)}
          </text>
        );
      })}
    </svg>
  );
}

function Total({ total, says }: { total: number; says: string }) {
  return (
    <span className="meter" role="img" aria-label={says} title={says}>
      <span style={{ width: `${(total / 5) * 100}%` }} />
      <b>{total.toFixed(1)}</b>
    </span>
  );
}

/** One's own department's scores, all options at once. */
function ScoreForm({ decision: d, department, act, onClose }: Props & { department: string; onClose: () => void }) {
  const say = useSay();
  const [values, setValues] = useState<Record<string, Record<string, number>>>(() =>
    Object.fromEntries(
      d.weighed.options.map((o) => [
        o.option,
        Object.fromEntries(
          o.criteria.flatMap((c) => {
            const own = c.scores.find((s) => s.department === department);
            return own ? [[c.criterion, own.score]] : [];
          }),
        ),
      ]),
    ),
  );
  const save = async () => {
    for (const [option, scores] of Object.entries(values))
      if (
        Object.keys(scores).length &&
        !(await act('score-option', { option, scores, department }, { says: say(words.done) }))
      )
        return;
    onClose();
  };
  return (
    <form
      className="form"
      onSubmit={(e) => {
        e.preventDefault();
        void save();
      }}
    >
      {d.options.map((o) => (
        <fieldset key={o.id} className="action scores">
          <legend>{o.title}</legend>
          {d.criteria.map((c) => (
            <Field key={c.id} label={say(c.name)}>
              <Select
                size="small"
                value={String(values[o.id]?.[c.id] ?? '')}
                onChange={(_, v) =>
                  setValues((all) => {
                    const { [c.id]: _old, ...others } = all[o.id] ?? {};
                    return { ...all, [o.id]: v.value ? { ...others, [c.id]: Number(v.value) } : others };
                  })
                }
              >
                <option value="">–</option>
                {[1, 2, 3, 4, 5].map((n) => (
                  <option key={n} value={n}>
                    {n}
                  </option>
                ))}
              </Select>
            </Field>
          ))}
        </fieldset>
      ))}
      <p className="buttons">
        <Button appearance="primary" type="submit">
          {say(words.saveScores)}
        </Button>
      </p>
    </form>
  );
}
