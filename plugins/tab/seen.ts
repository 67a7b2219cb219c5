import { useCallback, useSyncExternalStore } from 'react';
import { useTab } from './context.tsx';

const listeners = new Set<() => void>();
const subscribe = (tell: () => void) => {
  listeners.add(tell);
  return () => void listeners.delete(tell);
};

/** What a person has seen once and need not see again, on this device: a comfort, so it is kept in the browser. */
export function useSeen(what: string) {
  const { api, me } = useTab();
  const key = `liaison.seen/${api.workspace}/${me.email}/${what}`;
  const seen = useSyncExternalStore(subscribe, () => localStorage.getItem(key) === '1');
  const set = useCallback(
    (yes: boolean) => {
      if (yes) localStorage.setItem(key, '1');
      else localStorage.removeItem(key);
      for (const tell of listeners) tell();
    },
    [key],
  );
  return [seen, set] as const;
}
