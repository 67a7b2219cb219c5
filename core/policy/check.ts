import { DateTime, IANAZone } from 'luxon';
import { t } from '../words.ts';
import { isWorkday } from './calendar.ts';
import { checkConduct } from './check-conduct.ts';
import type { Contradiction, Report } from './contradiction.ts';
import { recurrence } from './recurrence.ts';
import { readRule } from './rules/expression.ts';
import { rulePlaces } from './rules/facts.ts';
import type { Policy } from './schema.ts';

/** What a schema cannot say: references that lead nowhere, weights that do not add up, rules that never happen. */
export function contradictions(policy: Policy): Contradiction[] {
  const found: Contradiction[] = [];
  const report: Report = (path, en, zh) => found.push({ path, says: t(en, zh) });
  checkNames(policy, report);
  checkReferences(policy, report);
  checkCalendar(policy, report);
  checkMeetings(policy, report);
  checkWeights(policy, report);
  checkEscalation(policy, report);
  checkTrainings(policy, report);
  checkConduct(policy, report);
  checkRules(policy, report);
  return found;
}

function checkNames(policy: Policy, report: Report) {
  const lists: [string, readonly { id: string }[]][] = [
    ['departments', policy.departments],
    ['meetings', policy.meetings],
    ['principles', policy.principles],
    ['information', policy.information],
    ['automations', policy.automations],
  ];
  for (const [name, items] of lists) {
    const seen = new Set<string>();
    items.forEach((item, i) => {
      if (seen.has(item.id))
        report(
          [name, i, 'id'],
          `"${item.id}" is used twice; give each its own id`,
          `“${item.id}”重复，请使用不同的标识`,
        );
      seen.add(item.id);
    });
  }
}

function checkReferences(policy: Policy, report: Report) {
  const departments = new Set(policy.departments.map((d) => d.id));
  const need = (path: (string | number)[], id: string) => {
    if (!departments.has(id))
      report(
        path,
        `there is no department "${id}"; the departments are ${[...departments].join(', ')}`,
        `没有部门“${id}”；现有部门：${[...departments].join('、')}`,
      );
  };
  policy.information.forEach((info, i) => {
    info.from.forEach((id, j) => void need(['information', i, 'from', j], id));
    info.to.forEach((id, j) => void need(['information', i, 'to', j], id));
  });
  policy.requests.kinds.forEach((kind, i) => {
    kind.to.forEach((id, j) => void need(['requests', 'kinds', i, 'to', j], id));
    if (kind.complete_within_hours < kind.respond_within_hours)
      report(
        ['requests', 'kinds', i, 'complete_within_hours'],
        'completion is due before the first response; make it longer',
        '完成时限早于响应时限，请调长',
      );
  });
  const subjects = new Set([
    ...policy.requests.kinds.map((k) => k.id),
    ...policy.forecast.products.map((p) => p.id),
    ...policy.information.map((i) => i.id),
    'demands',
    'service',
    'forecast',
  ]);
  policy.departments.forEach((d, i) => {
    d.topics.forEach((topic, j) => {
      topic.about.forEach((subject, k) => {
        if (!subjects.has(subject))
          report(
            ['departments', i, 'topics', j, 'about', k],
            `"${subject}" is no topic; write one of: ${[...subjects].join(', ')}`,
            `“${subject}”不是主题，可填：${[...subjects].join('、')}`,
          );
      });
    });
  });
  const fieldTypes = new Map<string, string>();
  policy.requests.kinds.forEach((kind, i) => {
    kind.fields.forEach((field, j) => {
      const said = `${field.type} ${field.name.en} ${field.name.zh}`;
      if ((fieldTypes.get(field.id) ?? said) !== said)
        report(
          ['requests', 'kinds', i, 'fields', j, 'id'],
          `"${field.id}" is a field of another kind with another name or type; give it the same, or another id`,
          `“${field.id}”在其他类型中的名称或格式不同，请统一或换一个 id`,
        );
      fieldTypes.set(field.id, said);
    });
  });
  policy.performance.indicators.forEach((x, i) => {
    x.applies_to.forEach((id, j) => void need(['performance', 'indicators', i, 'applies_to', j], id));
    if (x.better === 'higher' ? x.floor >= x.target : x.floor <= x.target)
      report(
        ['performance', 'indicators', i, 'floor'],
        'the floor must be worse than the target',
        '底线值必须劣于目标值',
      );
  });
  need(['demands', 'triaged_by'], policy.demands.triaged_by);
  need(['service', 'handled_by'], policy.service.handled_by);
  need(['forecast', 'given_by'], policy.forecast.given_by);
  need(['forecast', 'planned_by'], policy.forecast.planned_by);
  const principles = new Set(policy.principles.map((p) => p.id));
  policy.meetings.forEach((m, i) => {
    if (m.principle && !principles.has(m.principle))
      report(['meetings', i, 'principle'], `there is no principle "${m.principle}"`, `没有原则“${m.principle}”`);
  });
}

function checkCalendar(policy: Policy, report: Report) {
  if (!IANAZone.isValidZone(policy.time_zone))
    report(
      ['time_zone'],
      `"${policy.time_zone}" is no IANA time zone; write e.g. Asia/Shanghai`,
      `“${policy.time_zone}”不是 IANA 时区，例如 Asia/Shanghai`,
    );
  policy.working_calendar.hours.forEach((h, i) => {
    if (h.from >= h.to) report(['working_calendar', 'hours', i, 'to'], 'must be later than "from"', '必须晚于 from');
    const before = policy.working_calendar.hours[i - 1];
    if (before && before.to > h.from)
      report(['working_calendar', 'hours', i, 'from'], 'overlaps the hours before it', '与前一时段重叠');
  });
}

function checkMeetings(policy: Policy, report: Report) {
  policy.meetings.forEach((m, i) => {
    try {
      const rule = recurrence(m.cadence, m.from);
      const days = rule.all((_, n) => n < 60).map((day) => day.toISOString().slice(0, 10));
      if (!days.length)
        report(['meetings', i, 'cadence'], 'this rule never falls on any day', '该周期规则永远不会发生');
      else if (m.on_rest_day === 'skip' && !days.some((day) => isWorkday(policy, day)))
        report(
          ['meetings', i, 'cadence'],
          'it never falls on a working day, and what falls on a day off is left out: it would never be held',
          '该周期从不落在工作日，而遇休息日取消：会议将永远不会召开',
        );
    } catch {
      report(
        ['meetings', i, 'cadence'],
        `"${m.cadence}" is no recurrence rule; write e.g. FREQ=WEEKLY;BYDAY=WE`,
        `“${m.cadence}”不是有效的周期规则，例如 FREQ=WEEKLY;BYDAY=WE`,
      );
    }
    if (!DateTime.fromISO(m.from).isValid)
      report(['meetings', i, 'from'], 'is no date of the calendar', '不是有效日期');
    const kept = policy.agenda.opening_minutes + policy.agenda.consent_minutes;
    if (kept >= m.minutes)
      report(
        ['meetings', i, 'minutes'],
        `opening and consent part take ${kept} minutes; nothing is left for items`,
        `开场与通报已占 ${kept} 分钟，没有时间留给议题`,
      );
    const ends = DateTime.fromISO(`2026-01-01T${m.starts}`).plus({ minutes: m.minutes });
    const last = policy.working_calendar.hours.at(-1)!.to;
    if (ends.toISODate() !== '2026-01-01' || ends.toFormat('HH:mm') > last)
      report(
        ['meetings', i, 'minutes'],
        `it ends at ${ends.toFormat('HH:mm')}, after the working time (${last}); begin earlier or make it shorter`,
        `会议将于 ${ends.toFormat('HH:mm')} 结束，超出工作时间（${last}），请提前开始或缩短时长`,
      );
    m.sections.forEach((s, j) => {
      if (s.minutes_at_most !== undefined && s.minutes_at_most > m.minutes)
        report(
          ['meetings', i, 'sections', j, 'minutes_at_most'],
          'the section may take longer than the whole meeting',
          '版块时长超过整场会议',
        );
    });
    const covered = new Set<string>();
    m.sections.forEach((s, j) => {
      for (const from of s.from) {
        if (covered.has(from))
          report(
            ['meetings', i, 'sections', j, 'from'],
            `"${from}" already feeds an earlier section`,
            `“${from}”已归入前面的版块`,
          );
        covered.add(from);
      }
    });
  });
}

/** Every rule is read where it stands: one that cannot be is named with its remedy, not passed over when it matters. */
function checkRules(policy: Policy, report: Report) {
  const check = (place: keyof typeof rulePlaces, path: (string | number)[], source: string | undefined) => {
    const { facts, gives } = rulePlaces[place]!;
    const read = source === undefined ? undefined : readRule(source, facts, gives);
    if (read && !read.ok) report(path, read.says.en, read.says.zh);
  };
  policy.agenda.rules.forEach((r, i) => void check('agenda.rules.*.when', ['agenda', 'rules', i, 'when'], r.when));
  policy.requests.escalate.forEach(
    (e, i) => void check('requests.escalate.*.when', ['requests', 'escalate', i, 'when'], e.when),
  );
  check('forecast.exception_when', ['forecast', 'exception_when'], policy.forecast.exception_when);
  policy.information.forEach(
    (x, i) => void check('information.*.owed_when', ['information', i, 'owed_when'], x.owed_when),
  );
  policy.performance.indicators.forEach((x, i) => {
    const path = ['performance', 'indicators', i];
    if (x.measures === 'formula' && (!x.formula || !x.cases))
      report(
        [...path, 'measures'],
        'a formula needs "formula" and "cases", the number of cases it stands on',
        '使用公式时须填写 formula 和 cases（样本数）',
      );
    check('performance.indicators.*.formula', [...path, 'formula'], x.formula);
    check('performance.indicators.*.cases', [...path, 'cases'], x.cases);
  });
  for (const part of ['recognition', 'corrections'] as const)
    policy[part].rules.forEach((r, i) => void check(`${part}.rules.*.when`, [part, 'rules', i, 'when'], r.when));
  policy.automations.forEach((a, i) => {
    if (!a.tell.length && !a.does)
      report(
        ['automations', i, 'does'],
        'it does nothing: say whom it tells, or what it does',
        '未设置动作：请填写通知对象或执行动作',
      );
    if (a.tell.length && !a.says) report(['automations', i, 'says'], 'say in words what is told', '请填写通知内容');
  });
}

/** Each step of escalation comes once, later than the one before it, and goes further up. */
function checkEscalation({ requests: { escalate } }: Policy, report: Report) {
  const order = ['liaison', 'deputy', 'head', 'agenda'];
  escalate.forEach((e, i) => {
    const before = escalate[i - 1];
    if (!before) return;
    if (order.indexOf(e.to) <= order.indexOf(before.to))
      report(
        ['requests', 'escalate', i, 'to'],
        `it goes back from ${before.to} to ${e.to}; the way is liaison, deputy, head, agenda`,
        `升级由 ${before.to} 退回 ${e.to}；顺序应为联络人、副联络人、负责人、议程`,
      );
    if (e.after_hours < before.after_hours)
      report(['requests', 'escalate', i, 'after_hours'], 'comes before the step above it', '早于上一级升级的时间');
  });
}

function checkTrainings(policy: Policy, report: Report) {
  const known = new Set(['all', 'liaisons', 'heads', ...policy.departments.map((d) => d.id)]);
  policy.training.topics.forEach((topic, i) => {
    topic.for.forEach((who, j) => {
      if (!known.has(who))
        report(
          ['training', 'topics', i, 'for', j],
          `there is no department "${who}"; write all, liaisons, heads, or a department`,
          `没有部门“${who}”，可填 all、liaisons、heads 或部门标识`,
        );
    });
  });
}

function checkWeights(policy: Policy, report: Report) {
  const sum = (list: readonly { weight: number }[]) => list.reduce((total, x) => total + x.weight, 0);
  const near = (n: number) => Math.abs(n - 1) < 0.001;
  for (const department of policy.departments) {
    for (const part of ['co-operation', 'own'] as const) {
      const theirs = policy.performance.indicators.filter(
        (x) => x.applies_to.includes(department.id) && x.part === part,
      );
      if (theirs.length && !near(sum(theirs)))
        report(
          ['performance', 'indicators'],
          `the weights for ${department.name.en} (${part === 'own' ? 'own targets' : 'co-operation'}) add up to ${Math.round(sum(theirs) * 100)} %, not 100 %`,
          `${department.name.zh}的${part === 'own' ? '自身目标' : '协作'}指标权重合计为 ${Math.round(sum(theirs) * 100)}%，应为 100%`,
        );
    }
  }
  if (!near(sum(policy.decisions.criteria)))
    report(
      ['decisions', 'criteria'],
      `the weights add up to ${Math.round(sum(policy.decisions.criteria) * 100)} %, not 100 %`,
      `权重合计为 ${Math.round(sum(policy.decisions.criteria) * 100)}%，应为 100%`,
    );
  if (policy.decisions.rule === 'qualified-majority' && policy.decisions.majority === undefined)
    report(
      ['decisions', 'majority'],
      'a qualified majority needs its share, e.g. 0.75',
      '采用特定多数时须写明比例，例如 0.75',
    );
}
