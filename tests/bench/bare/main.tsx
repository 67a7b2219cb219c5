import { Button, FluentProvider, Tab, TabList, teamsLightTheme } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';

/** What anybody would measure us against: React, Fluent UI, one request, one list. */
function Page() {
  const [items, setItems] = useState<string[]>([]);
  useEffect(() => {
    void fetch('/one')
      .then((answer) => answer.json() as Promise<string[]>)
      .then(setItems);
  }, []);
  return (
    <FluentProvider theme={teamsLightTheme}>
      <TabList selectedValue="today">
        <Tab value="today">Today</Tab>
      </TabList>
      <ul>
        {items.map((item) => (
          <li key={item} className="item">
            {item} <Button size="small">Done</Button>
          </li>
        ))}
      </ul>
    </FluentProvider>
  );
}

createRoot(document.getElementById('root')!).render(<Page />);
