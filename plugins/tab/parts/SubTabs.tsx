import { Tab, TabList } from '@fluentui/react-components';
import type { Text } from '../../../core/words.ts';
import { useSay } from '../context.tsx';
import { useChosenInSight } from '../in-sight.ts';
import type { Route } from '../route.ts';

/** Pages that stand behind one tab; the first is the one that the tab opens. */
export function SubTabs({ route, tabs }: { route: Route; tabs: Record<string, Text> }) {
  const say = useSay();
  const first = Object.keys(tabs)[0]!;
  const chosen = route.path[0] && route.path[0] in tabs ? route.path[0] : first;
  const list = useChosenInSight(chosen);
  return (
    <TabList
      ref={list}
      className="subtabs"
      size="small"
      selectedValue={chosen}
      onTabSelect={(_, d) => route.go(String(d.value))}
    >
      {Object.entries(tabs).map(([id, name]) => (
        <Tab key={id} value={id}>
          {say(name)}
        </Tab>
      ))}
    </TabList>
  );
}
