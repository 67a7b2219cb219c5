import { useEffect, useRef } from 'react';

/** What the keys do that work on every page. */
interface Keys {
  find(): void;
  help(): void;
}

/** Whoever types means letters. */
const typing = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));

/** Ctrl K (on a Mac ⌘ K) finds; ? shows the keys. */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys);
  latest.current = keys;
  useEffect(() => {
    const pressed = (e: KeyboardEvent) => {
      if ((e.ctrlKey || e.metaKey) && !e.altKey && e.key.toLowerCase() === 'k') latest.current.find();
      else if (e.key === '?' && !e.ctrlKey && !e.metaKey && !typing(e.target)) latest.current.help();
      else return;
      e.preventDefault();
    };
    addEventListener('keydown', pressed);
    return () => removeEventListener('keydown', pressed);
  }, []);
}
