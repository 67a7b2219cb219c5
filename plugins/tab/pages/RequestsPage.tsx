import { Badge, Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { RequestLine, ShownRequests } from '../../../core/requests/views.ts';
import { useActs } from '../act.ts';
import { useSay, useTab } from '../context.tsx';
import { Due } from '../parts/Due.tsx';
import { Filter, ListAndPane } from '../parts/ListAndPane.tsx';
import { LongList } from '../parts/LongList.tsx';
import { RequestPane } from '../parts/RequestPane.tsx';
import { Search } from '../parts/Search.tsx';
import type { Route } from '../route.ts';
import { useSteadyView } from '../view.ts';
import { requestWords as words } from '../words-requests.ts';

const AskDialog = lazy(() => import('../parts/AskDialog.tsx'));

/** Requests between departments: the list with filters that stand in the address, and the chosen one beside it. */
export default function RequestsPage({ route }: { route: Route }) {
  const say = useSay();
  const { me } = useTab();
  const { path, go } = route;
  const { ask, ...filters } = route.query;
  const chosen = path[1];
  const query = {
    side: filters.side ?? (me.departments.length ? 'mine' : 'all'),
    state: filters.state ?? 'open',
    ...(filters.kind && { kind: filters.kind }),
    ...(filters.text && { text: filters.text }),
  };
  const { shown: data, failure, reload, set } = useSteadyView<ShownRequests>('requests', query, 'requests');
  const acts = useActs<ShownRequests>({ name: 'requests', query }, set);
  const [asking, setAsking] = useState(false);
  const filter = (name: string, value: string) =>
    go(chosen ? `requests/${encodeURIComponent(chosen)}` : 'requests', { ...filters, [name]: value });
  return (
    <>
      <ListAndPane
        filters={
          <>
            <Filter label={words.from} value={query.side} options={sides} onChange={(value) => filter('side', value)} />
            <Filter
              label={words.anyState}
              value={query.state}
              options={states}
              onChange={(value) => filter('state', value)}
            />
            <Filter
              label={words.kind}
              value={filters.kind ?? ''}
              options={[{ id: '', name: words.anyKind }, ...(data?.kinds ?? [])]}
              onChange={(value) => filter('kind', value)}
            />
            <Search
              label={say(words.search)}
              text={filters.text ?? ''}
              onSearch={(text) => go('requests', { ...filters, text })}
            />
            {me.departments.length > 0 && (
              <Button size="small" appearance="primary" onClick={() => setAsking(true)}>
                {say(words.ask)}
              </Button>
            )}
          </>
        }
        seen={{ name: 'requests', query }}
        acts={acts}
        failure={failure}
        reload={reload}
        list={
          data && (
            <>
              <p className="quiet" role="status">
                {say(words.found, { n: data.total })}
              </p>
              {data.total === 0 && <p className="empty">{say(words.noneFound)}</p>}
              <LongList
                view={{ name: 'requests', query }}
                total={data.total}
                first={data.requests}
                rowsIn={(view: ShownRequests) => view.requests}
                idOf={(r) => r.id}
                line={(r) => <Line request={r} chosen={r.id === chosen} open={() => go(`requests/${r.id}`, filters)} />}
              />
            </>
          )
        }
        chosen={chosen && <RequestPane key={chosen} id={chosen} onChanged={() => void reload()} />}
        otherwise={<p className="empty">{say(words.chooseOne)}</p>}
        onBack={() => go('requests', filters)}
      />
      <Suspense fallback={null}>
        {(asking || ask) && (
          <AskDialog
            act={acts.act}
            onClose={() => {
              setAsking(false);
              if (ask) go('requests', filters);
            }}
          />
        )}
      </Suspense>
    </>
  );
}

const sides = [
  { id: 'mine', name: words.toUs },
  { id: 'asked', name: words.fromUs },
  { id: 'all', name: words.everyone },
];
const states = [
  { id: 'open', name: words.openOnes },
  { id: 'late', name: words.lateOnes },
  { id: 'done', name: words.doneOnes },
  { id: 'all', name: words.anyState },
];

function Line({ request: r, chosen, open }: { request: RequestLine; chosen: boolean; open: () => void }) {
  const say = useSay();
  return (
    <button type="button" className="meeting-link" aria-current={chosen ? 'page' : undefined} onClick={open}>
      <span className="meeting-title">{r.title}</span>
      <Badge size="small" appearance="tint" color={r.late ? 'danger' : 'informative'}>
        {say(r.state.name)}
      </Badge>
      <span className="quiet request-line">
        <Due at={r.deadline} late={r.late} /> · {say(r.from.name)} → {say(r.to.name)}
        {r.owner && ` · ${r.owner.name}`}
      </span>
    </button>
  );
}
