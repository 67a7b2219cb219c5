import { Button, Tab, TabList } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { useSay, useTab } from './context.tsx';
import { MeetingsPage } from './pages/MeetingsPage.tsx';
import { Waiting } from './parts/Waiting.tsx';
import { useRoute } from './route.ts';
import { words } from './words.ts';

const DataQualityPage = lazy(() => import('./pages/DataQualityPage.tsx'));

export function App() {
  const { language, setLanguage, me } = useTab();
  const say = useSay();
  const [path, go] = useRoute();
  const page = path[0] === 'data-quality' ? 'data-quality' : 'meetings';
  return (
    <div className="app">
      <header className="top">
        <TabList selectedValue={page} onTabSelect={(_, d) => go(String(d.value))} size="small">
          <Tab value="meetings">{say(words.meetings)}</Tab>
          <Tab value="data-quality">{say(words.dataQuality)}</Tab>
        </TabList>
        <span className="me">{me.name}</span>
        <Button
          size="small"
          appearance="subtle"
          lang={language === 'zh' ? 'en' : 'zh-CN'}
          onClick={() => setLanguage(language === 'zh' ? 'en' : 'zh')}
        >
          {say(words.otherLanguage)}
        </Button>
      </header>
      <Suspense fallback={<Waiting />}>
        {page === 'data-quality' ? <DataQualityPage /> : <MeetingsPage meeting={path[1]} go={go} />}
      </Suspense>
    </div>
  );
}
