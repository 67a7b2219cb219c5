import { beganAt } from '../meetings/records.ts';
import { dateIn } from '../policy/calendar.ts';
import { t } from '../words.ts';
import { type Change, draft, patch } from '../workspace/changes.ts';
import type { Automation, Scene } from '../workspace/command.ts';
import { asDigest } from '../workspace/digest.ts';
import { rowOf, rowsWith } from '../workspace/snapshot.ts';
import { reviewOf } from './closing.ts';
import { periodBefore, periodOf, readPeriod } from './period.ts';
import { departmentScores, type PeriodRow, periods, personScores } from './records.ts';
import {
  daysOver,
  departmentsScored,
  openedWithin,
  personScored,
  personsOf,
  type Scored,
  stretchOf,
} from './results.ts';
import { pointsOf } from './score.ts';

/** A period that has just ended is opened for review by itself; those who are scored are told. */
export const beginReview: Automation = (scene) => {
  const { snapshot, policy, now, place } = scene;
  const today = dateIn(policy, now);
  const length = policy.performance.period;
  const last = periodBefore(length, periodOf(length, today));
  if (!snapshot.tables[periods.name]?.raw || rowOf(snapshot, periods, last.id)) return [];
  // What was before Liaison came is nobody's task.
  if (daysOver(last, today) > openedWithin || dateIn(policy, beganAt(snapshot, now)) >= last.to) return [];
  return [
    draft(periods, reviewOf(scene, last)),
    ...asDigest(
      [...new Set([...policy.roles.performance_owners, ...policy.departments.map((d) => d.head)])].map((to) => ({
        key: `${last.id} ${to}`,
        to,
        title: t('The figures can be reviewed', '考核数据可以复核'),
        text: { en: last.id, zh: last.id },
        link: place.appLink(`scores/${last.id}`),
      })),
      policy.language,
      place.appLink('today'),
    ),
  ];
};

const round = (n: number | undefined): number | undefined =>
  n === undefined ? undefined : Math.round(n * 10_000) / 10_000;

/** What a closed period keeps: the results, then each figure that it has. */
function frozen(id: string, { whom, figures, result }: Scored) {
  const of = whom.person ?? whom.department;
  return [
    {
      id: `${id}:${of}`,
      period: id,
      points: round(result.combined),
      coOperation: round(result.coOperation),
      own: round(result.own),
      weight: round(result.ownWeight),
      coverage: round(result.coverage),
    },
    ...figures.map((f) => ({
      id: `${id}:${of}:${f.indicator.id}`,
      period: id,
      indicator: f.indicator.id,
      value: round(f.value),
      cases: f.cases,
      against: f.against.length,
      weight: round(result.weights.get(f.indicator.id)),
      points: f.value === undefined ? undefined : round(pointsOf(f.indicator, f.value)),
      calibrated: f.calibrated.map((c) => c.reason).join(' · ') || undefined,
    })),
  ];
}

/** Rows of results that a period which is being closed still lacks. */
function lacking(scene: Scene, row: PeriodRow): Change[] {
  const { snapshot } = scene;
  const period = readPeriod(row.id);
  if (!period) return [];
  const departments = departmentsScored(scene, period).flatMap((s) =>
    frozen(row.id, s)
      .filter((r) => !rowOf(snapshot, departmentScores, r.id))
      .map((r) => draft(departmentScores, { ...r, department: s.department })),
  );
  // Without the restricted file nothing is kept of persons.
  if (!snapshot.tables[personScores.name]?.raw) return departments;
  const persons = personsOf({ policy: stretchOf(scene, period).policy }).flatMap((who) => {
    const scored = personScored(scene, period, who);
    return scored?.figures.some((f) => f.cases > 0)
      ? frozen(row.id, scored)
          .filter((r) => !rowOf(snapshot, personScores, r.id))
          .map((r) => draft(personScores, { ...r, who }))
      : [];
  });
  return [...departments, ...persons];
}

const closingOnes = (scene: Scene): PeriodRow[] => rowsWith(scene.snapshot, periods, 'state', 'closing');

/** Writes down what a period came to, row by row; a second run, or a second instance, adds what is missing. */
export const freezeScores: Automation = (scene) => closingOnes(scene).flatMap((row) => lacking(scene, row));

/** Only a period of which everything is written down is closed. */
export const lockPeriods: Automation = (scene) =>
  closingOnes(scene).flatMap((row) => (lacking(scene, row).length ? [] : patch(periods, row, { state: 'closed' })));

export const performanceAutomations = [beginReview, freezeScores, lockPeriods];
