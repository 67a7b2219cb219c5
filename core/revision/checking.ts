import { automationFaults } from '../automations/check.ts';
import { dateIn } from '../policy/calendar.ts';
import { historyOf } from '../policy/history.ts';
import { attendeesOf, committeeOf, staffOf } from '../policy/organisation.ts';
import { overlapsOf } from '../policy/overlaps.ts';
import type { Policy } from '../policy/schema.ts';
import { registersFor } from '../registers.ts';
import { dayInWords, fill, type Text, t } from '../words.ts';
import type { Scene } from '../workspace/command.ts';
import { rowsOf } from '../workspace/snapshot.ts';

/** What stands in the way of a version that is right in itself, or is worth knowing before it is proposed. */
export interface Finding {
  /** `stop`: it cannot be proposed so. */
  weight: 'stop' | 'note';
  field: string;
  says: Text;
}

/** What a version means for this company: its people, its rows, the versions before it. */
export function findingsOn(scene: Scene, policy: Policy): Finding[] {
  return [
    ...automationFaults(policy).map((f): Finding => ({ weight: 'stop', ...f })),
    ...againstHistory(scene, policy),
    ...missingPeople(scene, policy),
    ...meetingsAtOnce(policy, dateIn(policy, scene.now)),
    ...lostNames(scene, policy),
  ];
}

function againstHistory({ snapshot, installed, now }: Scene, policy: Policy): Finding[] {
  const found: Finding[] = [];
  const stop = (field: string, says: Text) => found.push({ weight: 'stop', field, says });
  const before = installed.policy;
  if (policy.language !== before.language || policy.time_zone !== before.time_zone)
    stop(
      policy.language === before.language ? 'time_zone' : 'language',
      t(
        'Workbook, tasks and meetings stand in this language and time zone; they cannot change any more',
        '台账、任务和会议均按原语言和时区建立，不可更改',
      ),
    );
  if (historyOf(snapshot, installed).some((p) => p.policy.version === policy.version))
    stop(
      'version',
      fill(
        t('Version {version} was in force already; give this one another', '版本 {version} 已使用过，请使用新版本号'),
        {
          version: policy.version,
        },
      ),
    );
  const today = dateIn(before, now);
  if (policy.effective < today)
    found.push({
      weight: 'note',
      field: 'effective',
      says: t(
        'The day has passed: it will be in force from the day on which it is adopted',
        '该日期已过：将自通过之日起生效',
      ),
    });
  return found;
}

/** Meetings that lie on top of each other for the same people: worth knowing, and nobody's to forbid. */
export const meetingsAtOnce = (policy: Policy, today: string): Finding[] =>
  overlapsOf(policy, policy.effective > today ? policy.effective : today).map(
    ({ first, second, people, days }): Finding => ({
      weight: 'note',
      field: `meetings.${policy.meetings.indexOf(second)}.starts`,
      says: fill(
        t(
          '“{first}” and “{second}” lie on top of each other {n} {n:time|times} within a year, first on {day}; {people} {people:person is|people are} wanted at both. Move one of them to another day or time.',
          '“{first}”与“{second}”一年内有 {n} 次时间冲突，最早为{day}；有 {people} 人须同时参加。请将其中一个改到其他日期或时间。',
        ),
        { first: first.name, second: second.name, n: days.length, day: dayInWords(days[0]!), people: people.length },
      ),
    }),
  );

function missingPeople({ snapshot }: Scene, policy: Policy): Finding[] {
  const named = [
    ...policy.departments.flatMap(staffOf),
    ...committeeOf(policy),
    ...policy.meetings.flatMap((m) => [m.organiser, ...attendeesOf(policy, m)]),
    policy.roles.general_manager,
    ...policy.roles.organisers,
    ...policy.roles.performance_owners,
    ...policy.roles.admins,
    policy.review.owner,
    policy.corrections.heard_by,
    ...[...policy.recognition.decided_by, ...policy.corrections.decided_by].filter((d) => d.includes('@')),
  ];
  return [...new Set(named)]
    .filter((p) => !snapshot.directory.find(p))
    .map((who) => ({
      weight: 'note' as const,
      field: '',
      says: fill(t('{who} is not in the directory: nobody is reached there', '通讯录中没有{who}，相关事项将无人接收'), {
        who,
      }),
    }));
}

/**
 * Rows that name what the version no longer has: they would be kept and shown, and count no more. A department is not lost
 * where the one that takes over its work names it under `formerly`.
 */
function lostNames({ snapshot, policy: before }: Scene, policy: Policy): Finding[] {
  const after = new Map(registersFor(policy).map((r) => [r.name, r]));
  const lost = new Map<string, { name: Text; rows: number; register: Text; departments: boolean }>();
  for (const register of registersFor(before)) {
    const fresh = after.get(register.name);
    for (const [key, column] of Object.entries(register.columns)) {
      const now = fresh?.columns[key];
      if (!column.listedIn || column.open || !column.options || !now?.options) continue;
      const gone = Object.keys(column.options).filter((id) => !(id in now.options!) && !now.formerly?.[id]);
      if (!gone.length) continue;
      for (const row of rowsOf(snapshot, register)) {
        const value = String((row as Record<string, unknown>)[key] ?? '');
        if (!gone.includes(value)) continue;
        const known = lost.get(`${register.name} ${value}`);
        if (known) known.rows++;
        else
          lost.set(`${register.name} ${value}`, {
            name: column.options[value]!,
            rows: 1,
            register: register.title,
            departments: column.listedIn === 'departments',
          });
      }
    }
  }
  return [...lost.values()].map(({ name, rows, register, departments }) => ({
    weight: 'stop' as const,
    field: departments ? 'departments' : '',
    says: fill(
      departments
        ? t(
            '{rows} {rows:row|rows} of “{register}” {rows:names|name} “{name}”, which this version no longer has. Write it under “Called before, or merged into it” of the department that takes over.',
            '“{register}”中有 {rows} 行属于“{name}”，该版本已无此部门。请在承接部门的“曾用名与并入部门”中填写。',
          )
        : t(
            '{rows} {rows:row|rows} of “{register}” {rows:names|name} “{name}”, which this version no longer has. Keep it.',
            '“{register}”中有 {rows} 行使用“{name}”，该版本已无此项，请保留。',
          ),
      { rows, register, name },
    ),
  }));
}
