import type { ShownArchive } from '../../../core/conduct/archive.ts';
import { useSay, useTimes } from '../context.tsx';
import { conductWords as words } from '../words-conduct.ts';
import { StateBadge } from './StateBadge.tsx';

interface Props {
  correction: ShownArchive['corrections'][number] & { hearBy?: string | undefined; raisedBy?: string };
  title: string;
}

/** A correction from its facts to its appeal, in the order in which they came. */
export function CorrectionFacts({ correction: c, title }: Props) {
  const say = useSay();
  const times = useTimes();
  const facts = [
    { name: words.facts, said: c.facts, by: c.raisedBy },
    { name: words.statement, said: c.statement },
    { name: words.hearing, said: c.hearing, by: c.heardBy },
    { name: words.why, said: c.why, by: c.decidedBy },
    { name: words.appeal, said: c.appeal },
    { name: words.answer, said: c.appealAnswer, by: c.appealBy },
    { name: words.rebuttal, said: c.rebuttal },
  ].filter((f) => f.said);
  return (
    <div className="item-main">
      <span className="item-title">
        {title} <StateBadge state={c.state} />
      </span>
      <p className="quiet">
        {times.day(c.at)}
        {c.state.id === 'raised' && c.hearBy && ` · ${say(words.heardUntil, { date: times.date(c.hearBy) })}`}
        {c.state.id === 'decided' && c.expires && ` · ${say(words.expires, { date: times.date(c.expires) })}`}
      </p>
      <dl className="facts">
        {facts.map((f) => (
          <div key={f.name.en}>
            <dt>{say(f.name)}</dt>
            <dd>
              {f.said} {f.by && <span className="quiet">{f.by}</span>}
            </dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
