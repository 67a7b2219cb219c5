import { wantedKinds } from '../../core/meetings/records.ts';
import type { ShownAgenda } from '../../core/meetings/views.ts';
import type { Language } from '../../core/words.ts';

/** An agenda as the command line prints it. */
export function agendaInWords(agenda: ShownAgenda, language: Language, zone: string): string {
  const zh = language === 'zh';
  const when = new Date(agenda.meeting.start).toLocaleString(zh ? 'zh-CN' : 'en-GB', {
    timeZone: zone,
    dateStyle: 'full',
    timeStyle: 'short',
  });
  const lines = [`${agenda.meeting.title[language]}  ${when}  (${agenda.meeting.id})`];
  for (const flag of agenda.flags) lines.push(`! ${flag[language]}`);
  const { length, kept, used, free } = agenda.minutes;
  lines.push(
    zh
      ? `共 ${length} 分钟：议题 ${used}，开场与通报 ${kept}，余 ${free}`
      : `${length} minutes: items ${used}, opening and consent ${kept}, free ${free}`,
  );
  for (const section of agenda.sections.filter((s) => s.items.length)) {
    lines.push('', `${section.name[language]} (${section.minutes})`);
    for (const item of section.items) {
      lines.push(
        `  ${String(item.minutes).padStart(2)}′ [${wantedKinds[item.wanted][language]}] ${item.title[language]}${item.owner ? ` — ${item.owner.name}` : ''}  (${item.score})`,
      );
      lines.push(`      ${item.why.map((w) => w[language]).join('; ')}`);
      for (const flag of item.flags) lines.push(`      ! ${flag[language]}`);
    }
  }
  const list = (title: string, items: ShownAgenda['parked'], reason: boolean) => {
    if (items.length)
      lines.push(
        '',
        title,
        ...items.map((i) => `  · ${i.title[language]}${reason && i.reason ? ` — ${i.reason[language]}` : ''}`),
      );
  };
  list(zh ? '书面通报' : 'Taken as read', agenda.consent, false);
  list(zh ? '暂缓' : 'Parked', agenda.parked, true);
  list(zh ? '移除' : 'Dropped', agenda.dropped, true);
  if (agenda.changes.length)
    lines.push(
      '',
      zh ? '与上一稿相比' : 'Since the last draft',
      ...agenda.changes.map((c) => `  · ${c.says[language]}`),
    );
  return lines.join('\n');
}
