import { Badge, Button, Select, Tab, TabList } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import '../decisions.css';
import type { DecisionLine, ShownDecisions } from '../../../core/decisions/views.ts';
import { useActs } from '../act.ts';
import { useSay, useView } from '../context.tsx';
import { DecisionPane } from '../parts/DecisionPane.tsx';
import { Due } from '../parts/Due.tsx';
import { Groups } from '../parts/Groups.tsx';
import { Said } from '../parts/Said.tsx';
import { Search } from '../parts/Search.tsx';
import { StateBadge } from '../parts/StateBadge.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import type { Route } from '../route.ts';
import { decisionWords as words } from '../words-decisions.ts';

const ProposeDialog = lazy(() => import('../parts/ProposeDialog.tsx'));

/** Decisions and the working groups that some of them set up. */
export default function DecisionsPage({ route }: { route: Route }) {
  const say = useSay();
  const page = route.path[0] === 'groups' ? 'groups' : 'decisions';
  return (
    <>
      <TabList className="subtabs" size="small" selectedValue={page} onTabSelect={(_, d) => route.go(String(d.value))}>
        <Tab value="decisions">{say(words.decisions)}</Tab>
        <Tab value="groups">{say(words.groups)}</Tab>
      </TabList>
      {page === 'groups' ? <Groups route={route} /> : <Decisions route={route} />}
    </>
  );
}

/** The register: what is to be decided first, then what was; the chosen one beside it. */
function Decisions({ route }: { route: Route }) {
  const say = useSay();
  const { path, query: filters, go } = route;
  const chosen = path[1];
  // A page that proposes something of its own comes here with where it comes from.
  const { propose, ...kept } = filters;
  const query = {
    state: kept.state ?? 'all',
    ...(kept.department && { department: kept.department }),
    ...(kept.text && { text: kept.text }),
  };
  const { data, failure, reload, set } = useView<ShownDecisions>('decisions', query);
  const acts = useActs<ShownDecisions>({ name: 'decisions', query }, set);
  const [proposing, setProposing] = useState(false);
  const filter = (name: string, value: string) =>
    go(chosen ? `decisions/${encodeURIComponent(chosen)}` : 'decisions', { ...kept, [name]: value });
  return (
    <div className="meetings requests" data-chosen={chosen ? true : undefined}>
      <div className="meeting-list request-list">
        <search className="filters">
          <Select
            aria-label={say(words.state)}
            size="small"
            value={query.state}
            onChange={(_, d) => filter('state', d.value)}
          >
            <option value="all">{say(words.all)}</option>
            <option value="open">{say(words.open)}</option>
            <option value="force">{say(words.force)}</option>
            <option value="done">{say(words.over)}</option>
          </Select>
          <Select
            aria-label={say(words.anyDepartment)}
            size="small"
            value={kept.department ?? ''}
            onChange={(_, d) => filter('department', d.value)}
          >
            <option value="">{say(words.anyDepartment)}</option>
            {data?.departments.map((d) => (
              <option key={d.id} value={d.id}>
                {say(d.name)}
              </option>
            ))}
          </Select>
          <Search
            label={say(words.search)}
            text={kept.text ?? ''}
            onSearch={(text) => go('decisions', { ...kept, text })}
          />
          {!!data?.mine.length && (
            <Button size="small" appearance="primary" onClick={() => setProposing(true)}>
              {say(words.propose)}
            </Button>
          )}
        </search>
        <Said acts={acts} reload={reload} />
        {failure && <Failed failure={failure} retry={() => void reload()} />}
        {!data && !failure && <Waiting lines={5} />}
        {data && (
          <>
            <p className="quiet" role="status">
              {say(words.found, { n: data.total })}
              {data.followThrough.due > 0 && (
                <>
                  <br />
                  {say(words.followThrough, {
                    n: Math.round((data.followThrough.inTime / data.followThrough.due) * 100),
                    ...data.followThrough,
                  })}
                </>
              )}
            </p>
            {data.total === 0 && (
              <p className="empty">
                {say(kept.text || kept.department || kept.state ? words.noneFound : words.nothingYet)}
              </p>
            )}
            <ul>
              {data.decisions.map((d) => (
                <Line
                  key={d.id}
                  decision={d}
                  chosen={d.id === chosen}
                  open={() => go(`decisions/${encodeURIComponent(d.id)}`, kept)}
                />
              ))}
            </ul>
          </>
        )}
      </div>
      <main className="agenda-pane">
        {chosen ? (
          <>
            <Button className="only-narrow" size="small" appearance="subtle" onClick={() => go('decisions', kept)}>
              ← {say(words.back)}
            </Button>
            <DecisionPane key={chosen} id={chosen} go={go} onChanged={() => void reload()} />
          </>
        ) : (
          <p className="empty">{say(words.chooseOne)}</p>
        )}
      </main>
      <Suspense fallback={null}>
        {(proposing || propose) && data && (
          <ProposeDialog
            forms={data}
            about={{ source: propose, title: kept.title, amends: kept.amends, revokes: kept.revokes === '1' }}
            act={acts.act}
            onClose={() => {
              setProposing(false);
              if (propose || kept.amends) go('decisions');
            }}
          />
        )}
      </Suspense>
    </div>
  );
}

function Line({ decision: d, chosen, open }: { decision: DecisionLine; chosen: boolean; open: () => void }) {
  const say = useSay();
  return (
    <li>
      <button type="button" className="meeting-link" aria-current={chosen ? 'page' : undefined} onClick={open}>
        <span className="meeting-title">{d.title}</span>
        <StateBadge state={d.state} late={d.late} />
        {d.urgent && (
          <Badge size="small" appearance="outline" color="danger">
            {say(words.urgent)}
          </Badge>
        )}
        <span className="quiet request-line">
          {d.due ? <Due at={d.due} late={d.late} /> : say(words.age, { n: d.age })} · {say(d.department.name)}
          {d.progress && d.progress.all > 0 && ` · ${say(words.progress, d.progress)}`}
          {d.effect && ` · ${say(d.effect)}`}
        </span>
      </button>
    </li>
  );
}
