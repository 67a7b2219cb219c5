import { createContext, useCallback, useContext } from 'react';
import { fill, type Language, type Text } from '../../core/words.ts';
import type { Host } from '../host.ts';
import type { Api, Me } from './api.ts';
import { companyNow } from './company-time.ts';

export interface Tab {
  api: Api;
  host: Host;
  me: Me;
  language: Language;
  setLanguage(language: Language): void;
}
export const TabContext = createContext<Tab | undefined>(undefined);

export function useTab(): Tab {
  const tab = useContext(TabContext);
  if (!tab) throw new Error('outside of the tab');
  return tab;
}

/** Says a text in the reader's language, with values for its holes. */
export function useSay() {
  const { language } = useTab();
  return useCallback(
    (text: Text, values?: Record<string, string | number>) => (values ? fill(text, values) : text)[language],
    [language],
  );
}

/** Dates and times by the reader's locale, in the reader's own time zone; the company's time beside it if it differs. */
export function useTimes() {
  const { language, me } = useTab();
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const mine = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const format = (iso: string, options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, options).format(new Date(iso));
  return {
    day: (iso: string) => format(iso, { weekday: 'short', month: 'short', day: 'numeric' }),
    long: (iso: string) => format(iso, { weekday: 'long', year: 'numeric', month: 'long', day: 'numeric' }),
    time: (iso: string) => format(iso, { hour: '2-digit', minute: '2-digit' }),
    /** A day without a time, whatever zone it is read in. */
    date: (day: string) => format(`${day}T12:00`, { weekday: 'short', month: 'short', day: 'numeric' }),
    /** Nearby days by their names, far ones by the date. */
    near: (iso: string) => nearTo(iso, language, locale),
    when: (iso: string) => format(iso, { month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }),
    company: (iso: string) =>
      mine === me.timeZone
        ? undefined
        : format(iso, { timeZone: me.timeZone, month: 'short', day: 'numeric', hour: '2-digit', minute: '2-digit' }),
  };
}

function nearTo(iso: string, language: Language, locale: string): string {
  const at = new Date(iso);
  const midnight = (d: Date) => new Date(d.getFullYear(), d.getMonth(), d.getDate()).getTime();
  const days = Math.round((midnight(at) - midnight(new Date(companyNow()))) / 86_400_000);
  const time = at.toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });
  if (Math.abs(days) > 1) return at.toLocaleDateString(locale, { weekday: 'short', month: 'short', day: 'numeric' });
  const day = new Intl.RelativeTimeFormat(language, { numeric: 'auto' }).format(days, 'day');
  return `${day} ${time}`;
}
