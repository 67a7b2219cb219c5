import { z } from 'zod';
import { dateIn } from '../policy/calendar.ts';
import { historyOf } from '../policy/history.ts';
import { departmentName } from '../policy/names.ts';
import { departmentsOf } from '../policy/organisation.ts';
import { Refusal, t } from '../words.ts';
import { type Act, defineView } from '../workspace/command.ts';
import { lastDayOf } from '../workspace/evaluating.ts';
import { me, nameOf, person } from '../workspace/people.ts';
import { rowOf, rowsWith } from '../workspace/snapshot.ts';
import { closePeriod, openReview, reviewOf } from './closing.ts';
import { definitionOf, inUnit } from './indicators.ts';
import { begunPeriod, type Period, periodBefore, periodOf } from './period.ts';
import {
  appealStates,
  type DepartmentScore,
  departmentScores,
  type PeriodRow,
  type PersonScore,
  periodStates,
  periods,
  personScores,
  type ScoreAppeal,
  scoreAppeals,
} from './records.ts';
import { departmentsScored, personScored, personsOf, type Scored, type ScoredFigure, stretchOf } from './results.ts';
import { pointsOf, standingOf } from './score.ts';
import { scoreSheets } from './sheets.ts';

/** How many of the rows that count against a figure are shown; the number of all stands beside them. */
const shownRows = 25;

const query = {
  period: z.string().max(10).optional().describe('2026-11, 2026-Q4, 2026-H2 or 2026; the present one without it'),
};

const wantedPeriod = (act: Act, id: string | undefined): Period => begunPeriod(act, id, act.policy.performance.period);

type Frozen = DepartmentScore | PersonScore;

/** A figure as it is counted now, or as it stood when its period was closed. */
function shownFigure(act: Act, f: ScoredFigure, weight: number | undefined, before: number | undefined, kept?: Frozen) {
  const { id, name, target, floor, better, unit, part, minimum_cases, formula, cases } = f.indicator;
  const value = kept ? kept.value : f.value;
  const { counts, notFor } = definitionOf(f.indicator);
  const owner = f.indicator.owner ?? act.policy.roles.performance_owners[0];
  const said = (v: number | undefined) => (v === undefined ? undefined : inUnit(f.indicator, v));
  return {
    id,
    name,
    part,
    counts,
    notFor,
    owner: owner && nameOf(act, owner),
    formula:
      f.indicator.measures === 'formula'
        ? {
            figure: formula ?? '',
            cases: cases ?? '',
            inputs: Object.entries(f.inputs ?? {})
              .map(([name, v]) => `${name} = ${Math.round(v * 1000) / 1000}`)
              .join(', '),
          }
        : undefined,
    target,
    floor,
    better,
    unit,
    /** Nothing while there are fewer cases than the policy asks for. */
    value,
    interval: value === undefined || kept ? undefined : f.interval,
    standing: standingOf({ ...f, value }),
    points: kept ? kept.points : value === undefined ? undefined : pointsOf(f.indicator, value),
    /** Its part of the combined points, 0 to 1; what has too few cases has none. */
    weight: kept ? kept.weight : weight,
    cases: kept?.cases ?? f.cases,
    minimum: minimum_cases,
    before,
    /** The same in words, in the unit of the indicator. */
    says: {
      value: said(value),
      target: inUnit(f.indicator, target),
      floor: inUnit(f.indicator, floor),
      before: said(before),
      interval: value === undefined || kept ? undefined : f.interval?.map((end) => inUnit(f.indicator, end)),
    },
    against: f.against.slice(0, shownRows),
    allAgainst: kept?.against ?? f.against.length,
    /** What was put right by hand, each with its reason. */
    calibrated: f.calibrated.map((c) => ({ id: c.id, reason: c.reason, by: nameOf(act, c.by), row: c.row })),
  };
}

const differs = (a: number | undefined, b: number | undefined) =>
  a === undefined || b === undefined ? a !== b : Math.abs(a - b) > 0.00005;

function shownScored(act: Act, scored: Scored, before: Scored | undefined, kept: readonly Frozen[]) {
  const { figures, result } = scored;
  const whole = kept.find((k) => !k.indicator);
  const rowFor = (f: ScoredFigure) => (whole ? kept.find((k) => k.indicator === f.indicator.id) : undefined);
  const shown = figures.map((f) =>
    shownFigure(
      act,
      f,
      result.weights.get(f.indicator.id),
      before?.figures.find((b) => b.indicator.id === f.indicator.id)?.value,
      rowFor(f),
    ),
  );
  return {
    /** Co-operation and own targets together, as the policy weighs them. */
    points: whole ? whole.points : result.combined,
    coOperation: whole ? whole.coOperation : result.coOperation,
    own: whole ? whole.own : result.own,
    ownWeight: whole?.weight ?? result.ownWeight,
    /** The part of the policy's weights that the points stand on, 0 to 1. */
    coverage: whole?.coverage ?? result.coverage,
    before: before?.result.combined,
    figures: shown,
    /** Figures that would be others now: rows came or were changed after the period was closed. They change nothing. */
    afterClose: whole
      ? figures.flatMap((f) => {
          const row = rowFor(f);
          return differs(row?.value, f.value) || (row?.cases ?? 0) !== f.cases
            ? [
                {
                  id: f.indicator.id,
                  name: f.indicator.name,
                  was: row?.value === undefined ? undefined : inUnit(f.indicator, row.value),
                  now: f.value === undefined ? undefined : inUnit(f.indicator, f.value),
                  cases: { was: row?.cases ?? 0, now: f.cases },
                },
              ]
            : [];
        })
      : [],
  };
}

/** Where a period stands, and what somebody can do about it. */
function standing(act: Act, period: Period, row: PeriodRow | undefined) {
  const owns = act.actor.roles.includes('performance-owner');
  const today = dateIn(act.policy, act.now);
  const over = period.to <= today;
  const open = rowsWith(act.snapshot, scoreAppeals, 'period', period.id).some((a) => a.state === 'open');
  return {
    id: row?.state ?? (over ? ('draft' as const) : ('running' as const)),
    name: row ? periodStates[row.state] : over ? t('Draft', '草稿') : t('Running', '进行中'),
    appealsUntil: row?.state === 'review' ? row.appealsUntil : undefined,
    mayAppeal: row?.state === 'review' && (!row.appealsUntil || today <= row.appealsUntil),
    closedBy: row?.closedBy && nameOf(act, row.closedBy),
    closedAt: row?.closedAt,
    words: row?.words,
    mayCalibrate: owns && row?.state === 'review',
    /** Until when objections could be made, were the review begun now. */
    wouldEnd: reviewOf(act, period).appealsUntil,
    steps: [
      ...(owns && over && !row ? [openReview.name] : []),
      ...(owns && row?.state === 'review' && !open && (!row.appealsUntil || today > row.appealsUntil)
        ? [closePeriod.name]
        : []),
    ],
  };
}

const shownAppeal = (act: Act, a: ScoreAppeal) => ({
  id: a.id,
  about: a.who ? nameOf(act, a.who) : departmentName(act.policy, a.department ?? '')[act.policy.language],
  indicator: act.policy.performance.indicators.find((i) => i.id === a.indicator)?.name ?? {
    en: a.indicator,
    zh: a.indicator,
  },
  row: a.row,
  reasons: a.reasons,
  by: nameOf(act, a.by),
  at: a.at,
  state: { id: a.state, name: appealStates[a.state] },
  answer: a.answer,
  answeredBy: a.answeredBy && nameOf(act, a.answeredBy),
  steps: a.state === 'open' && act.actor.roles.includes('performance-owner') ? ['answer-score-appeal'] : [],
});

/** What was written down when a period was closed; nothing before. */
const keptOf = <R extends typeof departmentScores | typeof personScores>(act: Act, { id }: Period, register: R) =>
  rowOf(act.snapshot, periods, id)?.state === 'closed' ? rowsWith(act.snapshot, register, 'period', id) : [];

/** What a period is, for either view. */
function frame(act: Act, period: Period) {
  const stretch = stretchOf(act, period);
  const length = stretch.policy.performance.period;
  const next = periodOf(length, period.to);
  const row = rowOf(act.snapshot, periods, period.id);
  return {
    stretch,
    row,
    last: periodBefore(length, period),
    shown: {
      ...period,
      /** The last day whose rows are counted: today, or the last of the period. */
      until: lastDayOf(stretch),
      open: stretch.to === act.now,
      version: stretch.policy.version,
      /** Versions that came into force within it: all of it counts by the last. */
      changes: historyOf(act.snapshot, act.installed)
        .filter((v) => v.from > period.from && v.from < period.to && v.from <= dateIn(act.policy, act.now))
        .map((v) => ({ version: v.policy.version, from: v.from })),
      previous: periodBefore(length, period).id,
      next: next.from <= dateIn(act.policy, act.now) ? next.id : undefined,
      state: standing(act, period, row),
      readAt: act.snapshot.readAt,
    },
  };
}

export const scoresView = defineView({
  name: 'scores',
  title: t('Scores', '考核'),
  allow: ['member'],
  query: z.strictObject(query),
  show(act, asked) {
    const period = wantedPeriod(act, asked.period);
    const { stretch, last, shown } = frame(act, period);
    const earlier = departmentsScored(act, last);
    const kept = keptOf(act, period, departmentScores);
    const heads = (department: string) =>
      act.actor.roles.includes('head') && act.actor.departments.includes(department);
    return {
      ...shown,
      departments: departmentsScored(act, period).map((scored) => ({
        id: scored.department,
        name: departmentName(stretch.policy, scored.department),
        mayAppeal: shown.state.mayAppeal && heads(scored.department),
        ...shownScored(
          act,
          scored,
          earlier.find((e) => e.department === scored.department),
          kept.filter((k) => k.department === scored.department),
        ),
      })),
      /** Objections that this person made, answers, or that are about the department that they head. */
      appeals: rowsWith(act.snapshot, scoreAppeals, 'period', period.id)
        .filter(
          (a) =>
            act.actor.roles.includes('performance-owner') ||
            a.by.toLowerCase() === me(act) ||
            (a.department && heads(a.department)),
        )
        .map((a) => shownAppeal(act, a)),
    };
  },
  sheets(act, asked) {
    const period = wantedPeriod(act, asked.period);
    const { policy } = stretchOf(act, period);
    const kept = keptOf(act, period, departmentScores);
    return scoreSheets(
      act,
      departmentsScored(act, period).map((scored) => ({
        name: departmentName(policy, scored.department)[act.policy.language],
        scored,
        kept: kept.filter((k) => k.department === scored.department),
      })),
    );
  },
});
export type ShownScores = ReturnType<typeof scoresView.show>;

/** Whose figures somebody may look at besides their own: heads those of their people, owners of performance everybody's. */
function mayLookAt(act: Act): string[] {
  const all = personsOf(act);
  if (act.actor.roles.includes('performance-owner')) return all;
  // Whoever stands in for a head is not one: these figures are not theirs to know.
  const led = act.policy.departments.filter((d) => d.head.toLowerCase() === me(act)).map((d) => d.id);
  return all.filter((p) => p === me(act) || departmentsOf(act.policy, p).some((d) => led.includes(d)));
}

/** Whose figures are wanted. @throws Refusal where they are not for this person's eyes */
function personWanted(act: Act, asked: { period?: string | undefined; who?: string | undefined }) {
  const period = wantedPeriod(act, asked.period);
  const who = (asked.who ?? me(act)).toLowerCase();
  if (who !== me(act) && !mayLookAt(act).includes(who))
    throw new Refusal(
      t(
        'Figures of a person are for them, their head and the owners of performance',
        '个人考核仅本人、所在部门负责人与考核负责人可见',
      ),
      'denied',
      'who',
    );
  return { period, who };
}

export const personScoresView = defineView({
  name: 'person-scores',
  title: t('Scores of a person', '个人考核'),
  allow: ['member'],
  query: z.strictObject({ ...query, who: z.string().max(200).optional().describe('Oneself, without it') }),
  show(act, asked) {
    const { period, who } = personWanted(act, asked);
    const { stretch, last, shown } = frame(act, period);
    const scored = personScored(act, period, who);
    const kept = keptOf(act, period, personScores).filter((k) => k.who.toLowerCase() === who);
    return {
      ...shown,
      who: person(act, who),
      own: who === me(act),
      departments: departmentsOf(stretch.policy, who).map((d) => departmentName(stretch.policy, d)),
      scored: scored && {
        mayAppeal: shown.state.mayAppeal && who === me(act),
        ...shownScored(act, scored, personScored(act, last, who), kept),
      },
      appeals: rowsWith(act.snapshot, scoreAppeals, 'period', period.id)
        .filter((a) => a.who?.toLowerCase() === who)
        .map((a) => shownAppeal(act, a)),
      people: mayLookAt(act).map((p) => person(act, p)),
    };
  },
  sheets(act, asked) {
    const { period, who } = personWanted(act, asked);
    const scored = personScored(act, period, who);
    const kept = keptOf(act, period, personScores).filter((k) => k.who.toLowerCase() === who);
    return scored ? scoreSheets(act, [{ name: nameOf(act, who), scored, kept }]) : [];
  },
});
export type ShownPersonScores = ReturnType<typeof personScoresView.show>;
