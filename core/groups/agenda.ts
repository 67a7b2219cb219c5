import { decisions, undecided } from '../decisions/records.ts';
import { dateIn, workdaysBetween } from '../policy/calendar.ts';
import { fill, t, verbatim } from '../words.ts';
import type { AgendaSource, Candidate, Occasion } from '../workspace/candidate.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { overdue, reportDue } from './deadlines.ts';
import { type Group, groupStates, groups } from './records.ts';

/** Reports of working groups, reports that are owed, and groups whose end has come: closing one is itself decided. */
export const groupCandidates: AgendaSource = (occasion) => {
  const { snapshot, policy, now, start } = occasion;
  // A group does not report to itself.
  if (occasion.series.group) return [];
  const held = dateIn(policy, start);
  const about = new Set(rowsOf(snapshot, decisions).flatMap((d) => (d.group && undecided.has(d.state) ? d.group : [])));
  return rowsOf(snapshot, groups)
    .filter((g) => g.state === 'active')
    .flatMap((g): Candidate[] => {
      if (overdue(policy, g, now)) return about.has(g.id) ? [] : [ended(occasion, g, held)];
      const due = reportDue(policy, g);
      if (due && due < held) return [owed(occasion, g, due, held)];
      return g.report ? [reported(occasion, g)] : [];
    });
};

const base = (g: Group) => ({
  source: 'decisions' as const,
  owner: g.lead.toLowerCase(),
  needed: [g.lead.toLowerCase()],
  evidence: [
    {
      register: groups.name,
      id: g.id,
      label: verbatim(g.name),
      detail: fill(t('{state}, until {until}', '{state}，截止 {until}'), {
        state: groupStates[g.state],
        until: g.until,
      }),
    },
  ],
});

const ended = ({ policy }: Occasion, g: Group, held: string): Candidate => ({
  ...base(g),
  key: `group:${g.id}:end`,
  title: fill(
    t(
      'Working group “{name}” has come to its end: close it or give it more time',
      '工作小组“{name}”已到期：解散或延期',
    ),
    { name: g.name },
  ),
  wanted: 'discuss',
  why: [fill(t('It was set up until {until}', '成立期限至 {until}'), { until: g.until })],
  minutes: 5,
  factors: {
    lateness: {
      value: workdaysBetween(policy, g.until, held) / 10,
      because: fill(t('ended {until}', '{until} 到期'), { until: g.until }),
    },
    decision: { value: 0.6, because: t('the committee set it up', '由委员会成立') },
  },
});

const owed = ({ policy }: Occasion, g: Group, due: string, held: string): Candidate => ({
  ...base(g),
  key: `group:${g.id}:report`,
  title: fill(t('Report of the working group “{name}”', '工作小组“{name}”报告'), { name: g.name }),
  wanted: 'discuss',
  why: [fill(t('Its report was due {due}', '应于 {due} 报告'), { due })],
  minutes: 5,
  factors: {
    lateness: {
      value: workdaysBetween(policy, due, held) / 10,
      because: fill(t('report due {due}', '应于 {due} 报告'), { due }),
    },
  },
});

const reported = (_: Occasion, g: Group): Candidate => ({
  ...base(g),
  key: `group:${g.id}:report`,
  title: fill(t('Report of the working group “{name}”', '工作小组“{name}”报告'), { name: g.name }),
  wanted: 'inform',
  why: [verbatim(g.report!)],
  factors: {},
});
