import { agendaSources } from './agenda-sources.ts';
import { freshness } from './exchange/freshness.ts';
import { informationFactsOf } from './exchange/owed.ts';
import { conductFactsIn } from './figures.ts';
import { gapFactsOf, gapOf } from './forecasts/gap.ts';
import { cellKey, forecasts, plansOf } from './forecasts/records.ts';
import { draftAgenda } from './meetings/agenda.ts';
import { findMeeting, meetingsOf } from './meetings/meeting.ts';
import { agendaFactsOf } from './meetings/ruled.ts';
import { fourWeeks, indicatorFactsOf } from './performance/indicators.ts';
import { lineName, owedName } from './policy/names.ts';
import type { FactValues } from './policy/rules/expression.ts';
import type { Policy } from './policy/schema.ts';
import { requests, stillOwed } from './requests/records.ts';
import { type Text, verbatim } from './words.ts';
import { chaseFacts } from './workspace/chase.ts';
import { rowsOf, type Snapshot } from './workspace/snapshot.ts';

/** One thing that a rule would look at now, with what it would see. */
export interface Seen {
  label: Text;
  values: FactValues;
}
type Look = (scene: { snapshot: Snapshot; policy: Policy; now: string }) => Seen[];

/** What the rules of each place would look at now: for a preview on the company's own rows. */
export const seenBy: Record<string, Look> = {
  'agenda.rules.*.when': ({ snapshot, policy, now }) => {
    const bare = { ...policy, agenda: { ...policy.agenda, rules: [] } };
    const all = meetingsOf(snapshot, bare, now);
    const meeting = findMeeting(all, 'NEXT', now);
    const agenda = draftAgenda(snapshot, bare, agendaSources, meeting, all, now);
    const items = [...agenda.sections.flatMap((s) => s.items), ...agenda.consent, ...agenda.parked];
    return items.map((item) => {
      const factors = Object.fromEntries(
        item.parts.flatMap((p) =>
          p.factor === 'rule'
            ? []
            : [[p.factor, { value: p.points / Math.max(1, policy.agenda.weights[p.factor]), because: p.because }]],
        ),
      );
      const source = item.source === 'carried' ? 'topics' : item.source;
      const values = agendaFactsOf(policy, meeting, { ...item, source, factors }, item);
      return { label: item.title, values };
    });
  },
  'requests.escalate.*.when': ({ snapshot }) =>
    rowsOf(snapshot, requests)
      .filter((r) => stillOwed.has(r.state))
      .map((r) => ({ label: verbatim(r.title), values: chaseFacts(requests, r, r.to, r.title) })),
  'forecast.exception_when': ({ snapshot, policy }) => {
    const planned = plansOf(snapshot);
    return rowsOf(snapshot, forecasts).flatMap((line) => {
      const plan = planned.get(cellKey(line));
      const label = lineName(policy, line);
      return plan ? [{ label, values: gapFactsOf(gapOf(line, plan)) }] : [];
    });
  },
  'information.*.owed_when': ({ snapshot, policy, now }) =>
    freshness(snapshot, policy, now).map((f) => ({
      label: owedName(policy, f.name, f.department),
      values: informationFactsOf(policy, f.department, f.last ?? now, now),
    })),
  'performance.indicators.*.formula': indicators,
  'performance.indicators.*.cases': indicators,
  'recognition.rules.*.when': conduct,
  'corrections.rules.*.when': conduct,
};

/** Departments alone: a preview shows nobody's own figures. */
function conduct({ snapshot, policy, now }: Parameters<Look>[0]): Seen[] {
  const stretch = fourWeeks(snapshot, policy, now);
  return policy.departments.map((d) => ({
    label: d.name,
    values: conductFactsIn(stretch, undefined, { department: d.id }),
  }));
}

function indicators({ snapshot, policy, now }: Parameters<Look>[0]): Seen[] {
  const stretch = fourWeeks(snapshot, policy, now);
  return policy.departments.map((d) => ({
    label: d.name,
    values: indicatorFactsOf(stretch, { department: d.id }),
  }));
}
