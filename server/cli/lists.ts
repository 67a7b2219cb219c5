import type { ShownRequests } from '../../core/requests/views.ts';
import type { ShownSearch } from '../../core/search/views.ts';
import type { Today } from '../../core/today/views.ts';
import { type Language, t } from '../../core/words.ts';

/** What the command line prints of lists: a line a thing, the same words as the pages. */
const late = t('late', '已逾期');
const headings = {
  mine: t('Waits for me', '等我处理'),
  department: t('For my department', '等本部门处理'),
  news: t('Came back to us', '对方已答复'),
  others: t('Others owe us', '等对方答复'),
};

/** A time as people of a language write it. */
export const when = (iso: string, language: Language, timeZone: string): string =>
  new Date(iso).toLocaleString(language === 'zh' ? 'zh-CN' : 'en-GB', {
    timeZone,
    dateStyle: 'medium',
    timeStyle: 'short',
  });

export function todayInWords(today: Today, language: Language, zone: string): string {
  return (['mine', 'department', 'news', 'others'] as const)
    .map((place) => {
      const part = today[place];
      const lines = part.items.flatMap((item) => [
        `  ${when(item.at, language, zone)}${item.late ? ` (${late[language]})` : ''}  ${item.title[language]} — ${item.about[language]}  [${item.key}]`,
        ...(item.remark ? [`      ${item.remark[language]}`] : []),
      ]);
      return [`${headings[place][language]} (${part.total})`, ...lines].join('\n');
    })
    .join('\n\n');
}

export const requestsInWords = ({ requests, total }: ShownRequests, language: Language, zone: string): string =>
  [
    ...requests.map(
      (r) =>
        `${r.id}  ${when(r.deadline, language, zone)}${r.late ? ` (${late[language]})` : ''}  ${r.state.name[language]}  ${r.from.name[language]} → ${r.to.name[language]}${r.owner ? ` (${r.owner.name})` : ''}  ${r.title}`,
    ),
    language === 'zh' ? `共 ${total} 项` : `${total} in all`,
  ].join('\n');

export const foundInWords = ({ found, total }: ShownSearch, language: Language): string =>
  [
    ...found.map((f) => `${f.id}  ${f.kind[language]}  ${f.title} — ${f.says[language]}  [${f.path}]`),
    language === 'zh' ? `共 ${total} 条` : `${total} in all`,
  ].join('\n');
