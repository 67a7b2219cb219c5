import { useCallback, useRef, useState } from 'react';
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

/**
 * What a page will most likely show after a command, so that people see at once what they did. When the answer is there
 * it shows what is true; a refusal brings back what was there, with the reason.
 */
export interface Expected<T> {
  data: T | undefined;
  /** @returns nothing where only the server can tell */
  after(data: T, command: string, input: object): T | undefined;
}

/** Commands of a page: what is under way, what was done, what failed. The page's view comes back with the answer. */
export function useActs<T>(
  view: { name: string; query: object },
  set: (data: T) => void,
  { onDone, expected }: { onDone?: (() => void) | undefined; expected?: Expected<T> } = {},
) {
  const { api } = useTab();
  const [notice, setNotice] = useState<Notice>();
  const [trouble, setTrouble] = useState<Failure>();
  const [busy, setBusy] = useState(false);
  const key = JSON.stringify(view);
  const latest = useRef({ onDone, expected });
  latest.current = { onDone, expected };
  const act: Act = useCallback(
    async (command, input, done) => {
      const before = latest.current.expected?.data;
      const after = before && latest.current.expected?.after(before, command, input);
      setBusy(true);
      setTrouble(undefined);
      if (after) set(after);
      try {
        set(await api.act<T>(command, input, JSON.parse(key) as typeof view));
        setNotice(done);
        latest.current.onDone?.();
        return true;
      } catch (error) {
        if (after) set(before);
        setTrouble(error as Failure);
        return false;
      } finally {
        setBusy(false);
      }
    },
    [api, key, set],
  );
  return { act, busy, notice, trouble, forget: () => setNotice(undefined), forgive: () => setTrouble(undefined) };
}
