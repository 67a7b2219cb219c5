import { useCallback, useEffect, useRef, useState } from 'react';
import type { Failure, Seen } from './api.ts';
import { useTab } from './context.tsx';
import { checking, weather } from './weather.ts';

/** What makes every view look again: its page comes to sight, or the network is back or gone. */
const occasions = [
  [document, 'visibilitychange'],
  [window, 'online'],
  [window, 'offline'],
] as const;

/** How often it is tried whether the network is back, milliseconds. */
const offlineEvery = 10_000;

/** Lets every view look again. */
export const lookAgain = (): void => void document.dispatchEvent(new Event('visibilitychange'));

interface State<T> {
  key: string;
  data?: T | undefined;
  readAt?: string | undefined;
  failure?: Failure | undefined;
}
const from = <T>(key: string, seen?: Seen<T>): State<T> => ({ key, data: seen?.data, readAt: seen?.readAt });

/**
 * A view of the server. What is known is shown at once while it is looked up again: what this tab saw last, or else what
 * the server has in memory.
 * @param seen when it changes, it is looked up
 * @param every and after so many milliseconds
 */
export function useView<T>(name: string, query: object, seen?: string, every = 60_000) {
  const { api } = useTab();
  const key = JSON.stringify([name, query]);
  const [state, setState] = useState<State<T>>(() => from(key, api.known<T>(name, query)));
  /** Answers that come after a later one are of no more use. */
  const latest = useRef(0);
  const reload = useCallback(async () => {
    const [asked, about] = JSON.parse(key) as [string, object];
    const mine = ++latest.current;
    const show = (answer: Seen<T>) => mine === latest.current && setState(from(key, answer));
    const known = api.known<T>(asked, about);
    try {
      if (!known) {
        const first = await api.look<T>(asked, about, true);
        show(first);
        if (!first.stale) return;
      }
      show(await checking(api.look<T>(asked, about)));
    } catch (failure) {
      if (mine !== latest.current) return;
      setState((s) => {
        const shown = s.key === key ? s : from<T>(key);
        return { ...shown, failure: Object.assign(failure as Failure, { shown: shown.readAt }) };
      });
    }
  }, [api, key]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `seen` says when to look again
  useEffect(() => {
    void reload();
    const again = () => document.visibilityState === 'visible' && void reload();
    const timer = setInterval(again, every);
    const soon = setInterval(() => weather().offline && again(), offlineEvery);
    for (const [target, event] of occasions) target.addEventListener(event, again);
    return () => {
      clearInterval(timer);
      clearInterval(soon);
      for (const [target, event] of occasions) target.removeEventListener(event, again);
    };
  }, [reload, seen, every]);
  const current = state.key === key ? state : from(key, api.known<T>(name, query));
  const set = useCallback(
    (data: T) => {
      latest.current++;
      setState({ key, data });
    },
    [key],
  );
  return { ...current, reload, set };
}

/** A view whose query people change as they look at it: what was shown stays until its answer is there. @param about another thing, for which nothing stays */
export function useSteadyView<T>(name: string, query: object, about: string) {
  const view = useView<T>(name, query);
  const [last, setLast] = useState<{ about: string; data: T }>();
  if (view.data && view.data !== last?.data) setLast({ about, data: view.data });
  return { ...view, shown: view.data ?? (last?.about === about && !view.failure ? last.data : undefined) };
}
