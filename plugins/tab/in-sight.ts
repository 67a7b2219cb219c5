import { useEffect, useRef } from 'react';

/** Where not every tab fits, the chosen one is in sight. @param chosen its name */
export function useChosenInSight(chosen: string) {
  const list = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another choice is looked for anew
  useEffect(() => {
    const around = list.current;
    if (!around) return;
    const look = () => {
      const tab = around.querySelector<HTMLElement>('[aria-selected="true"]');
      if (tab) around.scrollLeft = tab.offsetLeft - (around.clientWidth - tab.offsetWidth) / 2;
    };
    const resized = new ResizeObserver(look);
    resized.observe(around);
    return () => resized.disconnect();
  }, [chosen]);
  return list;
}
