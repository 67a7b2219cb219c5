import { Button, Tab, TabList } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { ShownSetUp } from '../../core/revision/starting.ts';
import { useSay, useTab } from './context.tsx';
import { useChosenInSight } from './in-sight.ts';
import { useKeys } from './keys.ts';
import { TodayPage } from './pages/TodayPage.tsx';
import { Boundary } from './parts/Boundary.tsx';
import { Waiting } from './parts/Waiting.tsx';
import { WeatherBar } from './parts/WeatherBar.tsx';
import { useRoute } from './route.ts';
import { useView } from './view.ts';
import { words } from './words.ts';
import { installWords } from './words-install.ts';
import { overviewWords } from './words-overview.ts';

const MeetingsPage = lazy(() => import('./pages/MeetingsPage.tsx'));
const ExchangePage = lazy(() => import('./pages/ExchangePage.tsx'));
const ForecastPage = lazy(() => import('./pages/ForecastPage.tsx'));
const RequestsPage = lazy(() => import('./pages/RequestsPage.tsx'));
const OverviewPage = lazy(() => import('./pages/OverviewPage.tsx'));
const BindPage = lazy(() => import('./pages/BindPage.tsx'));
const PastePage = lazy(() => import('./pages/PastePage.tsx'));
const DecisionsPage = lazy(() => import('./pages/DecisionsPage.tsx'));
const LivePage = lazy(() => import('./pages/LivePage.tsx'));
const MinutesPage = lazy(() => import('./pages/MinutesPage.tsx'));
const StartPage = lazy(() => import('./pages/StartPage.tsx'));
const PolicyArea = lazy(() => import('./pages/PolicyArea.tsx'));
const FromMessagePage = lazy(() => import('./pages/FromMessagePage.tsx'));
const ConfigurePage = lazy(() => import('./pages/ConfigurePage.tsx'));
const InstallationPage = lazy(() => import('./pages/InstallationPage.tsx'));
const Palette = lazy(() => import('./parts/Palette.tsx'));
const Shortcuts = lazy(() => import('./parts/Shortcuts.tsx'));
const DataQualityPage = lazy(() => import('./pages/DataQualityPage.tsx'));

const pages = {
  today: words.today,
  overview: overviewWords.overview,
  requests: words.requests,
  exchange: words.exchange,
  forecast: words.forecast,
  decisions: words.decisions,
  meetings: words.meetings,
  policy: words.policy,
  'data-quality': words.dataQuality,
  installation: installWords.installation,
};
type Page = keyof typeof pages;
/** Pages that stand behind another one's tab. */
const behind: Record<string, Page> = {
  groups: 'decisions',
  live: 'meetings',
  minutes: 'meetings',
  procedures: 'policy',
  trainings: 'policy',
  revision: 'policy',
  scores: 'policy',
  conduct: 'policy',
  archive: 'policy',
  evaluation: 'policy',
};

/** The tab; a company that has still to say who it is begins there. */
export function App() {
  const { me } = useTab();
  return <Boundary of="app">{me.fromModel ? <NewCompany /> : <Pages />}</Boundary>;
}

function NewCompany() {
  const { data, reload } = useView<ShownSetUp>('set-up', {}, undefined, 3_600_000);
  if (!data) return <Waiting />;
  return data.isNew ? (
    <Suspense fallback={<Waiting />}>
      <StartPage start={data} onDone={() => void reload()} />
    </Suspense>
  ) : (
    <Pages />
  );
}

function Pages() {
  const { language, setLanguage, me } = useTab();
  const say = useSay();
  const route = useRoute();
  const [over, setOver] = useState<'palette' | 'shortcuts'>();
  useKeys({ find: () => setOver('palette'), help: () => setOver('shortcuts') });
  const [first = ''] = route.path;
  const tabs = useChosenInSight(first);
  // Windows that the client opened for one thing have no pages around it.
  if (first === 'from-message' || first === 'configure')
    return (
      <Suspense fallback={<Waiting />}>
        {first === 'configure' ? <ConfigurePage /> : <FromMessagePage route={route} />}
      </Suspense>
    );
  const page: Page = first in pages ? (first as Page) : (behind[first] ?? 'today');
  const shown = Object.entries(pages).filter(([id]) => id !== 'installation' || me.roles.includes('admin'));
  return (
    <div className="app">
      <header className="top">
        <TabList ref={tabs} selectedValue={page} onTabSelect={(_, d) => route.go(String(d.value))} size="small">
          {shown.map(([id, name]) => (
            <Tab key={id} value={id}>
              {say(name)}
            </Tab>
          ))}
        </TabList>
        <Button
          size="small"
          appearance="subtle"
          aria-keyshortcuts="Control+K Meta+K"
          title={`${say(words.find)} (Ctrl K)`}
          onClick={() => setOver('palette')}
        >
          {say(words.find)}
        </Button>
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
      <WeatherBar />
      <Boundary of={route.path.join('/')}>
        <Suspense fallback={<Waiting />}>
          {page === 'today' && <TodayPage go={route.go} />}
          {page === 'overview' && <OverviewPage route={route} />}
          {page === 'requests' && <RequestsPage route={route} />}
          {page === 'exchange' &&
            (route.path[1] === 'bind' ? (
              <BindPage route={route} />
            ) : route.path[1] === 'paste' ? (
              <PastePage route={route} />
            ) : (
              <ExchangePage route={route} />
            ))}
          {page === 'forecast' && <ForecastPage />}
          {page === 'decisions' && <DecisionsPage route={route} />}
          {page === 'meetings' &&
            (first === 'live' ? (
              <LivePage key={route.path[1]} route={route} />
            ) : first === 'minutes' ? (
              <MinutesPage key={route.path[1]} route={route} />
            ) : (
              <MeetingsPage meeting={route.path[1]} go={route.go} />
            ))}
          {page === 'policy' && <PolicyArea route={route} />}
          {page === 'data-quality' && <DataQualityPage />}
          {page === 'installation' && <InstallationPage go={route.go} />}
        </Suspense>
      </Boundary>
      <Boundary of={over ?? ''}>
        <Suspense fallback={null}>
          {over === 'palette' && <Palette pages={shown} onClose={() => setOver(undefined)} />}
          {over === 'shortcuts' && <Shortcuts onClose={() => setOver(undefined)} />}
        </Suspense>
      </Boundary>
    </div>
  );
}
