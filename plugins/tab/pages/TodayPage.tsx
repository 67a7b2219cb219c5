import { Button } from '@fluentui/react-components';
import { lazy, Suspense, useEffect, useState } from 'react';
import type { Today } from '../../../core/today/views.ts';
import { type Act, useActs } from '../act.ts';
import { companyNow } from '../company-time.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import { expectedToday } from '../expected.ts';
import { Due } from '../parts/Due.tsx';
import { Said } from '../parts/Said.tsx';
import { Steps } from '../parts/Steps.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import { Why } from '../parts/Why.tsx';
import type { Route } from '../route.ts';
import { useView } from '../view.ts';
import { requestWords as words } from '../words-requests.ts';

const AskDialog = lazy(() => import('../parts/AskDialog.tsx'));
const Tour = lazy(() => import('../parts/Tour.tsx'));
const Samples = lazy(() => import('../parts/Samples.tsx'));

const query = {};

/** When the person last saw this page, on this device: a comfort, so it is kept in the browser. */
function useLastLook(email: string): string | undefined {
  const key = `liaison.today.${email}`;
  const [last] = useState(() => localStorage.getItem(key) ?? undefined);
  useEffect(() => localStorage.setItem(key, new Date(companyNow()).toISOString()), [key]);
  return last;
}

/** What waits for me, before anything else. */
export function TodayPage({ go }: { go: Route['go'] }) {
  const say = useSay();
  const times = useTimes();
  const { me } = useTab();
  const since = useLastLook(me.email);
  const { data, failure, reload, set } = useView<Today>('today', query);
  const acts = useActs<Today>({ name: 'today', query }, set, { expected: { data, after: expectedToday } });
  const [asking, setAsking] = useState(false);
  if (!data) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting />;
  const list = { act: acts.act, go, why: data.why, because: data.because };
  const fresh = since ? data.news.items.filter((item) => item.at > since).length : 0;
  return (
    <main className="page today" aria-busy={acts.busy}>
      <header className="agenda-head">
        <div>
          <h1>{times.long(data.readAt)}</h1>
          <p className="quiet">
            {data.departments.map((name) => say(name)).join(' · ')}
            {data.meeting && (
              <>
                {data.departments.length > 0 && ' · '}
                <button
                  type="button"
                  className="link"
                  onClick={() => go(`${data.meeting!.start <= data.readAt ? 'live' : 'meetings'}/${data.meeting!.id}`)}
                >
                  {say(data.meeting.start <= data.readAt ? words.meetingNow : words.nextMeeting, {
                    title: say(data.meeting.title),
                    when: times.when(data.meeting.start),
                  })}
                </button>
              </>
            )}
          </p>
        </div>
        {data.departments.length > 0 && (
          <div className="buttons">
            <Button appearance="primary" onClick={() => setAsking(true)}>
              {say(words.ask)}
            </Button>
          </div>
        )}
      </header>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={acts} reload={reload} />
      <Suspense fallback={null}>
        <Tour go={go} />
        {data.samples && <Samples state={data.samples} act={acts.act} />}
      </Suspense>
      <div className="today-columns">
        <div>
          <List title={say(words.waitsForMe)} part={data.mine} empty={say(words.nothingWaits)} {...list} />
          {data.department.total > 0 && (
            <List
              title={say(words.waitsForDepartment)}
              hint={say(words.waitsForDepartmentHint)}
              part={data.department}
              empty=""
              {...list}
            />
          )}
        </div>
        <div>
          <List
            title={say(words.cameBack)}
            part={data.news}
            badge={fresh > 0 ? say(words.fresh, { n: fresh }) : undefined}
            empty={say(words.nothingElse)}
            {...list}
          />
          <List title={say(words.owedToUs)} part={data.others} empty={say(words.firstTime)} {...list} />
        </div>
      </div>
      <Suspense fallback={null}>{asking && <AskDialog act={acts.act} onClose={() => setAsking(false)} />}</Suspense>
    </main>
  );
}

interface ListProps {
  title: string;
  hint?: string;
  badge?: string | undefined;
  part: Today['mine'];
  empty: string;
  act: Act;
  go: Route['go'];
  why: Today['why'];
  because: Today['because'];
}

/** Longer lists are shown whole on the page they come from. */
const shown = 8;

function List({ title, hint, badge, part, empty, ...of }: ListProps) {
  const say = useSay();
  const [all, setAll] = useState(false);
  const items = all ? part.items : part.items.slice(0, shown);
  return (
    <section className="waiting-list" aria-label={title}>
      <h2>
        {title} {part.total > 0 && <span className="count">{part.total}</span>}
        {part.late > 0 && <span className="flag"> {say(words.lateOf, { n: part.late })}</span>}
        {badge && <span className="count fresh">{badge}</span>}
      </h2>
      {hint && <p className="quiet">{hint}</p>}
      {part.total === 0 ? (
        <p className="quiet">{empty}</p>
      ) : (
        <ul className="items">
          {items.map((item) => (
            <Line key={item.key} item={item} {...of} />
          ))}
        </ul>
      )}
      {part.total > items.length && (
        <Button size="small" appearance="subtle" onClick={() => setAll(true)}>
          {say(words.andMore, { n: part.total - items.length })}
        </Button>
      )}
    </section>
  );
}

interface LineProps extends Pick<ListProps, 'act' | 'go' | 'why' | 'because'> {
  item: Today['mine']['items'][number];
}

function Line({ item, act, go, why, because }: LineProps) {
  const say = useSay();
  const { host } = useTab();
  const title = say(item.title);
  const own = item.place === 'mine' || item.place === 'department' ? because[item.place] : undefined;
  const reasons = [own, why[item.source]].filter((x) => x !== undefined);
  return (
    <li className="item" data-key={item.key}>
      <div className="item-main">
        <button
          type="button"
          className="link item-title"
          onClick={() => (item.link.startsWith('http') ? host.open(item.link) : go(item.link))}
        >
          {title}
        </button>
        <Why about={title} says={reasons}>
          <Due at={item.at} late={item.late} /> · {say(item.about)}
        </Why>
        {item.remark && <p className="remark">{say(item.remark)}</p>}
      </div>
      <Steps offered={item.steps} about={title} act={act} says={say(words.done)} />
    </li>
  );
}
