import { Badge, Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import '../decisions.css';
import type { DecisionLine } from '../../../core/decisions/line.ts';
import type { ShownDecisions } from '../../../core/decisions/views.ts';
import { useActs } from '../act.ts';
import { useSay } from '../context.tsx';
import { DecisionPane } from '../parts/DecisionPane.tsx';
import { DecisionTimeline } from '../parts/DecisionTimeline.tsx';
import { Due } from '../parts/Due.tsx';
import { Groups } from '../parts/Groups.tsx';
import { Filter, ListAndPane } from '../parts/ListAndPane.tsx';
import { LongList } from '../parts/LongList.tsx';
import { Search } from '../parts/Search.tsx';
import { StateBadge } from '../parts/StateBadge.tsx';
import { SubTabs } from '../parts/SubTabs.tsx';
import type { Route } from '../route.ts';
import { useSteadyView } from '../view.ts';
import { decisionWords as words } from '../words-decisions.ts';

const ProposeDialog = lazy(() => import('../parts/ProposeDialog.tsx'));

/** Decisions and the working groups that some of them set up. */
export default function DecisionsPage({ route }: { route: Route }) {
  return (
    <>
      <SubTabs route={route} tabs={{ decisions: words.decisions, groups: words.groups }} />
      {route.path[0] === 'groups' ? <Groups route={route} /> : <Decisions route={route} />}
    </>
  );
}

/** The register: what is to be decided first, then what was; the chosen one beside it. */
function Decisions({ route }: { route: Route }) {
  const say = useSay();
  const { path, query: filters, go } = route;
  const chosen = path[1];
  // A page that proposes something of its own comes here with where it comes from, or what is to be changed.
  const { propose: source, title, amends, revokes, ...kept } = filters;
  const query = {
    state: kept.state ?? 'all',
    ...(kept.department && { department: kept.department }),
    ...(kept.text && { text: kept.text }),
  };
  const { shown: data, failure, reload, set } = useSteadyView<ShownDecisions>('decisions', query, 'decisions');
  const acts = useActs<ShownDecisions>({ name: 'decisions', query }, set);
  const [proposing, setProposing] = useState(false);
  const filter = (name: string, value: string) =>
    go(chosen ? `decisions/${encodeURIComponent(chosen)}` : 'decisions', { ...kept, [name]: value });
  return (
    <>
      <ListAndPane
        filters={
          <>
            <Filter
              label={words.state}
              value={query.state}
              options={states}
              onChange={(value) => filter('state', value)}
            />
            <Filter
              label={words.anyDepartment}
              value={kept.department ?? ''}
              options={[{ id: '', name: words.anyDepartment }, ...(data?.departments ?? [])]}
              onChange={(value) => filter('department', value)}
            />
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
          </>
        }
        seen={{ name: 'decisions', query }}
        acts={acts}
        failure={failure}
        reload={reload}
        list={
          data && (
            <>
              <Summary data={data} />
              {data.total === 0 && (
                <p className="empty">
                  {say(kept.text || kept.department || kept.state ? words.noneFound : words.nothingYet)}
                </p>
              )}
              <LongList
                view={{ name: 'decisions', query }}
                total={data.total}
                first={data.decisions}
                rowsIn={(view: ShownDecisions) => view.decisions}
                idOf={(d) => d.id}
                line={(d) => (
                  <Line
                    decision={d}
                    chosen={d.id === chosen}
                    open={() => go(`decisions/${encodeURIComponent(d.id)}`, kept)}
                  />
                )}
              />
            </>
          )
        }
        chosen={chosen && <DecisionPane key={chosen} id={chosen} go={go} onChanged={() => void reload()} />}
        otherwise={
          <>
            <p className="empty">{say(words.chooseOne)}</p>
            {!!data?.decisions.length && (
              <DecisionTimeline data={data} open={(id) => go(`decisions/${encodeURIComponent(id)}`, kept)} />
            )}
          </>
        }
        onBack={() => go('decisions', kept)}
      />
      <Suspense fallback={null}>
        {(proposing || source || amends) && data && (
          <ProposeDialog
            forms={data}
            about={{ source, title, amends, revokes: revokes === '1' }}
            act={acts.act}
            onClose={() => {
              setProposing(false);
              if (source || amends) go('decisions', kept);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

const states = [
  { id: 'all', name: words.all },
  { id: 'open', name: words.open },
  { id: 'force', name: words.force },
  { id: 'done', name: words.over },
];

/** How many there are, and how much of what was decided was done in time. */
function Summary({ data }: { data: ShownDecisions }) {
  const say = useSay();
  const { due, inTime } = data.followThrough;
  return (
    <p className="quiet" role="status">
      {say(words.found, { n: data.total })}
      {due > 0 && (
        <>
          <br />
          {say(words.followThrough, { n: Math.round((inTime / due) * 100), due, inTime })}
        </>
      )}
    </p>
  );
}

function Line({ decision: d, chosen, open }: { decision: DecisionLine; chosen: boolean; open: () => void }) {
  const say = useSay();
  return (
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
  );
}
