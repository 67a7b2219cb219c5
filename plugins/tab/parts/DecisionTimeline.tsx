import type { ShownDecisions } from '../../../core/decisions/views.ts';
import { useSay, useTab } from '../context.tsx';
import { decisionWords as words } from '../words-decisions.ts';
import { Spans } from './Picture.tsx';

/** How many rows are a picture, and not a wall. */
const most = 20;

/** When each of the decisions that are listed was proposed, decided, and when its effect is looked at. */
export function DecisionTimeline({ data, open }: { data: ShownDecisions; open: (id: string) => void }) {
  const say = useSay();
  const { language } = useTab();
  const now = Date.parse(data.readAt);
  const rows = data.decisions
    .toSorted((a, b) => b.proposedAt.localeCompare(a.proposedAt))
    .slice(0, most)
    .map((d) => {
      const [from, decided] = [Date.parse(d.proposedAt), d.decidedAt && Date.parse(d.decidedAt)];
      const review = d.reviewOn && Date.parse(d.reviewOn);
      const spans = [[from, decided || now] as const, decided && review ? ([decided, review] as const) : undefined];
      return { id: d.id, label: d.title, spans };
    });
  const format = new Intl.DateTimeFormat(language === 'zh' ? 'zh-CN' : 'en-GB', { month: 'short', day: 'numeric' });
  return (
    <section>
      <h2>{say(words.timeline)}</h2>
      <Spans
        title={say(words.timeline)}
        phases={[say(words.deciding), say(words.carryingOut)]}
        rows={rows}
        now={now}
        format={(at) => format.format(at)}
        open={open}
      />
    </section>
  );
}
