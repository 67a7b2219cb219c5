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

/** A card of a long page that a link meant is in sight once. @param chosen whether it is that card */
export function useBroughtInSight(chosen: boolean) {
  const card = useRef<HTMLElement>(null);
  useEffect(() => {
    if (chosen) card.current?.scrollIntoView({ block: 'nearest' });
  }, [chosen]);
  return card;
}
