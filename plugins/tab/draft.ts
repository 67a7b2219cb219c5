import { useCallback, useEffect, useState } from 'react';
import { useTab } from './context.tsx';
import { fitting, textsIn } from './draft-shape.ts';

/**
 * What somebody has typed and not sent yet is kept in their own browser: a closed tab, a reload or a wrong key loses
 * nothing. It goes when it was sent, when they begin afresh, or after two weeks.
 */
const keep = 14 * 86_400_000;
const root = 'liaison.draft';
/** Where drafts go that do not fit their form any more. */
const aside = 'liaison.aside';
const forgotten = new EventTarget();

interface Kept {
  at: number;
  value: unknown;
}

function read(key: string): Kept | undefined {
  try {
    const kept = JSON.parse(localStorage.getItem(key) ?? 'null') as Kept | null;
    return kept && Date.now() - kept.at < keep ? kept : undefined;
  } catch {
    return undefined;
  }
}

/** A browser without storage keeps nothing, and everything else works. */
function write(key: string, value: unknown): void {
  try {
    if (value === undefined) localStorage.removeItem(key);
    else localStorage.setItem(key, JSON.stringify({ at: Date.now(), value } satisfies Kept));
  } catch {}
}

const keysUnder = (stem: string): string[] =>
  Array.from({ length: localStorage.length }, (_, i) => localStorage.key(i)!).filter((key) => key.startsWith(stem));

const asideOf = (key: string): string => `${aside}${key.slice(root.length)}`;

/** What was kept, as far as it fits the form of today; else it is put aside, where its texts can still be read. */
function take<T>(key: string, initial: T): T {
  const kept = read(key);
  if (!kept) return initial;
  const value = fitting(kept.value, initial);
  if (value !== undefined) return value;
  write(asideOf(key), kept.value);
  write(key, undefined);
  return initial;
}

/** Puts everything aside that this browser keeps: for a page that cannot be shown with it. */
export function putDraftsAside(): void {
  try {
    for (const key of keysUnder(root)) {
      write(asideOf(key), read(key)?.value);
      write(key, undefined);
    }
  } catch {}
}

function useStem(about: string): string {
  const { api, me } = useTab();
  return `${root}/${api.workspace}/${me.email}/${about}`;
}

/**
 * State of a form that outlives the page.
 * @param about the form, and what it is about; the fields of one form share the beginning
 */
export function useDraft<T>(about: string, initial: T) {
  const key = useStem(about);
  const [value, setValue] = useState<T>(() => take(key, initial));
  const [begun] = useState(() => JSON.stringify(initial));
  useEffect(() => {
    write(key, JSON.stringify(value) === begun ? undefined : value);
  }, [key, value, begun]);
  useEffect(() => {
    const afresh = (e: Event) => key.startsWith((e as CustomEvent<string>).detail) && setValue(JSON.parse(begun) as T);
    forgotten.addEventListener('draft', afresh);
    return () => forgotten.removeEventListener('draft', afresh);
  }, [key, begun]);
  return [value, setValue] as const;
}

/** The drafts of a form: whether it began with some, the texts of those that do not fit it any more, and how they go. */
export function useDrafts(about: string) {
  const stem = useStem(about);
  const [since] = useState(() => {
    const times = keysUnder(stem).flatMap((key) => read(key)?.at ?? []);
    return times.length ? new Date(Math.max(...times)).toISOString() : undefined;
  });
  // Fields put theirs aside while they are drawn for the first time, after this.
  const [asideTexts, setAside] = useState<string[]>([]);
  useEffect(() => setAside(keysUnder(asideOf(stem)).flatMap((key) => textsIn(read(key)?.value))), [stem]);
  const forget = useCallback(() => {
    for (const key of [...keysUnder(stem), ...keysUnder(asideOf(stem))]) write(key, undefined);
    setAside([]);
    forgotten.dispatchEvent(new CustomEvent('draft', { detail: stem }));
  }, [stem]);
  return { since, asideTexts, forget };
}
