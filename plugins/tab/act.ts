import { useCallback, useState } from 'react';
import type { Failure } from './api.ts';
import { useTab } from './context.tsx';

/** What a page says after something was done. */
export interface Notice {
  says: string;
  /** The command that takes it back. */
  undo?: { command: string; input: object };
}
/** Does a command. @returns whether it was done */
export type Act = (command: string, input: object, notice?: Notice) => Promise<boolean>;

/** Commands of a page: what is under way, what was done, what failed. The page's view comes back with the answer. */
export function useActs<T>(view: { name: string; query: object }, set: (data: T) => void, onDone?: () => void) {
  const { api } = useTab();
  const [notice, setNotice] = useState<Notice>();
  const [trouble, setTrouble] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const key = JSON.stringify(view);
  const act: Act = useCallback(
    async (command, input, done) => {
      setBusy(true);
      setTrouble(undefined);
      try {
        set(await api.act<T>(command, input, JSON.parse(key) as typeof view));
        setNotice(done);
        onDone?.();
        return true;
      } catch (error) {
        setTrouble(error as Failure);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [api, key, set, onDone],
  );
  return { act, busy, notice, trouble, forget: () => setNotice(undefined), forgive: () => setTrouble(undefined) };
}
