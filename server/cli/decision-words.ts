import type { ShownDecision } from '../../core/decisions/decision-view.ts';
import type { ShownDecisions } from '../../core/decisions/views.ts';
import type { ShownEnding } from '../../core/meetings/closing.ts';
import type { ShownMinutes } from '../../core/meetings/live-views.ts';
import type { Language } from '../../core/words.ts';
import { when } from './lists.ts';

/** What the command line prints of decisions and minutes: the same words as the pages. */

export function decisionsInWords({ decisions, total, followThrough }: ShownDecisions, language: Language): string {
  const zh = language === 'zh';
  const { due, inTime } = followThrough;
  return [
    ...decisions.map((d) => {
      const progress = d.progress?.all ? ` ${d.progress.done}/${d.progress.all}` : '';
      const effect = d.effect ? ` · ${d.effect[language]}` : '';
      return `${d.id}  ${d.state.name[language]}${progress}${d.late ? (zh ? '（已逾期）' : ' (late)') : ''}  ${d.department.name[language]}  ${d.title}${effect}`;
    }),
    zh ? `共 ${total} 项` : `${total} in all`,
    ...(due ? [zh ? `落实率：${inTime}/${due}` : `follow-through: ${inTime} of ${due}`] : []),
  ].join('\n');
}

export function decisionInWords(d: ShownDecision, language: Language): string {
  const lines = [`${d.title}  [${d.state.name[language]}]  ${d.department.name[language]}, ${d.proposedBy.name}`];
  if (d.words.plan) lines.push(d.words.plan);
  for (const w of d.why) lines.push(`· ${w[language]}`);
  for (const s of d.seats)
    if (s.opinion)
      lines.push(
        `  ${s.opinion.says[language]}: ${s.opinion.opinion.name[language]}${s.opinion.reason ? ` — ${s.opinion.reason}` : ''}`,
      );
  for (const part of d.document) lines.push('', part.title[language], ...part.lines.map((l) => `  ${l[language]}`));
  if (d.measures.length) lines.push('');
  for (const m of d.measures) lines.push(`  [${m.state}] ${m.title} — ${m.owner?.name ?? ''}, ${m.due}`);
  if (d.outcome) lines.push('', d.outcome);
  if (d.lessons) lines.push(d.lessons);
  return lines.join('\n');
}

export function minutesInWords(m: ShownMinutes, language: Language, zone: string): string {
  const lines = [`${m.meeting.title[language]}  ${when(m.meeting.start, language, zone)}`];
  const zh = language === 'zh';
  const present = m.present.map((p) =>
    p.standsFor ? (zh ? `${p.name}（代${p.standsFor.name}）` : `${p.name} for ${p.standsFor.name}`) : p.name,
  );
  if (present.length) lines.push(present.join(zh ? '、' : ', '));
  else if (m.minutesAt) lines.push(zh ? '未记录到会人员' : 'attendance not noted');
  for (const { name, items } of m.sections.filter((s) => s.items.length)) {
    lines.push('', name[language]);
    for (const item of items) {
      lines.push(`  ${item.title[language]}: ${item.outcome[language]}`);
      if (item.agreed) lines.push(`      ${item.agreed[language]}`);
      if (item.note) lines.push(...item.note.split('\n').map((l) => `      ${l}`));
      for (const a of item.actions) lines.push(`      → ${a.owner?.name ?? ''}: ${a.title} (${a.due})`);
    }
  }
  for (const a of m.actions) lines.push(`  → ${a.owner?.name ?? ''}: ${a.title} (${a.due})`);
  for (const o of m.objections) lines.push(`  ! ${o.by.name}: ${o.words}${o.answer ? ` → ${o.answer}` : ''}`);
  return lines.join('\n');
}

/** What ending a meeting does, before it is done. */
export function endingInWords(e: ShownEnding, language: Language, zone: string): string {
  const zh = language === 'zh';
  const names = (people: ShownEnding['confirm']) => people.map((p) => p.name).join(zh ? '、' : ', ') || '–';
  const items = (title: string, all: ShownEnding['carried']) =>
    all.length ? ['', title, ...all.map((i) => `  ${i.title[language]}: ${i.outcome[language]}`)] : [];
  return [
    `${e.meeting.title[language]}  ${when(e.meeting.start, language, zone)}`,
    ...(e.early
      ? [
          zh
            ? `! 会议原定至 ${when(e.meeting.end, language, zone)}`
            : `! it lasts until ${when(e.meeting.end, language, zone)}`,
        ]
      : []),
    e.recap[language],
    ...items(zh ? '顺延至下次会议' : 'Carried on to the next meeting', e.carried),
    ...(e.parked.length
      ? ['', zh ? '停车场事项：列为下次会议议题' : 'From the parking lot: topics of the next meeting']
      : []),
    ...e.parked.map((p) => `  ${p}`),
    ...items(zh ? '已处理' : 'Settled', e.settled),
    '',
    zh
      ? `请于 ${when(e.confirmBy, language, zone)} 前确认：${names(e.confirm)}`
      : `asked to confirm by ${when(e.confirmBy, language, zone)}: ${names(e.confirm)}`,
    ...(e.told.length ? [zh ? `另行告知：${names(e.told)}` : `told as well: ${names(e.told)}`] : []),
  ].join('\n');
}
