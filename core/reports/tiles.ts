import { measures } from '../measures.ts';
import type { MeasureName } from '../policy/parts.ts';
import { percent, type Text, verbatim } from '../words.ts';
import type { Stretch } from '../workspace/evaluating.ts';
import type { Whom } from '../workspace/measure.ts';

/** What a company looks at first, and which page says more. */
const shown: [Exclude<MeasureName, 'formula'>, string][] = [
  ['requests-on-time', 'requests'],
  ['actions-closed', 'today'],
  ['news-fresh', 'exchange'],
  ['forecast-wape', 'forecast'],
  ['plan-on-time', 'forecast'],
  ['demands-judged', 'exchange/demands'],
  ['service-on-time', 'exchange/serviceCases'],
  ['customer-satisfaction', 'exchange/serviceCases'],
  ['decision-time', 'decisions'],
  ['procedures-read', 'procedures'],
];

/** One figure at a glance, with what it was before. */
export interface Tile {
  id: string;
  name: Text;
  value: number | undefined;
  before: number | undefined;
  says: { value?: Text; before?: Text };
  /** What it counts, and what nobody should conclude from it. */
  counts: Text;
  notFor: Text;
  cases: number;
  against: number;
  /** What the policy wants, where it measures this. */
  target?: Text;
  /** Whether it got better; nothing where there is nothing to compare, or no difference. */
  better?: boolean;
  opens: string;
}

/** What counts as no difference. */
const same = 0.005;

/** The company's figures at a glance, or a department's. */
export function tilesOf(stretch: Stretch, before: Stretch, whom: Whom): Tile[] {
  return shown.flatMap(([id, opens]): Tile[] => {
    const measure = measures[id];
    // What is another department's work is no figure of this one.
    if (whom.department && measure.by && measure.by(stretch.policy) !== whom.department) return [];
    const [now, then] = [measure.of(stretch, whom), measure.of(before, whom)];
    if (!now.cases && !then.cases) return [];
    const said = (v: number) => (measure.unit === 'share' ? percent(v) : verbatim(v.toFixed(1)));
    const wanted = stretch.policy.performance.indicators.find((i) => i.measures === id);
    const change = now.value === undefined || then.value === undefined ? 0 : now.value - then.value;
    return [
      {
        id,
        name: measure.name,
        value: now.value,
        before: then.value,
        says: {
          ...(now.value !== undefined && { value: said(now.value) }),
          ...(then.value !== undefined && { before: said(then.value) }),
        },
        counts: measure.counts,
        notFor: measure.notFor,
        cases: now.cases,
        against: now.against.length,
        ...(wanted && { target: said(wanted.target) }),
        ...(Math.abs(change) > same && { better: change > 0 === (measure.better === 'higher') }),
        opens,
      },
    ];
  });
}
