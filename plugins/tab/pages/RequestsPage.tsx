import { Badge, Button, Select } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { RequestLine, ShownRequests } from '../../../core/requests/views.ts';
import { useActs } from '../act.ts';
import { useSay, useTab, useView } from '../context.tsx';
import { Due } from '../parts/Due.tsx';
import { RequestPane } from '../parts/RequestPane.tsx';
import { Said } from '../parts/Said.tsx';
import { Search } from '../parts/Search.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import type { Route } from '../route.ts';
import { requestWords as words } from '../words-requests.ts';

const AskDialog = lazy(() => import('../parts/AskDialog.tsx'));

/** Requests between departments: the list with filters that stand in the address, and the chosen one beside it. */
export default function RequestsPage({ route }: { route: Route }) {
  const say = useSay();
  const { me } = useTab();
  const { path, query: filters, go } = route;
  const chosen = path[1];
  const query = {
    side: filters.side ?? (me.departments.length ? 'mine' : 'all'),
    state: filters.state ?? 'open',
    ...(filters.kind && { kind: filters.kind }),
    ...(filters.text && { text: filters.text }),
  };
  const { data, failure, reload, set } = useView<ShownRequests>('requests', query);
  const acts = useActs<ShownRequests>({ name: 'requests', query }, set);
  const [asking, setAsking] = useState(false);
  const filter = (name: string, value: string) =>
    go(chosen ? `requests/${encodeURIComponent(chosen)}` : 'requests', { ...filters, [name]: value });
  return (
    <div className="meetings requests" data-chosen={chosen ? true : undefined}>
      <div className="meeting-list request-list">
        <search className="filters">
          <Select
            aria-label={say(words.from)}
            size="small"
            value={query.side}
            onChange={(_, d) => filter('side', d.value)}
          >
            <option value="mine">{say(words.toUs)}</option>
            <option value="asked">{say(words.fromUs)}</option>
            <option value="all">{say(words.everyone)}</option>
          </Select>
          <Select
            aria-label={say(words.anyState)}
            size="small"
            value={query.state}
            onChange={(_, d) => filter('state', d.value)}
          >
            <option value="open">{say(words.openOnes)}</option>
            <option value="late">{say(words.lateOnes)}</option>
            <option value="done">{say(words.doneOnes)}</option>
            <option value="all">{say(words.anyState)}</option>
          </Select>
          <Select
            aria-label={say(words.kind)}
            size="small"
            value={filters.kind ?? ''}
            onChange={(_, d) => filter('kind', d.value)}
          >
            <option value="">{say(words.anyKind)}</option>
            {data?.kinds.map((k) => (
              <option key={k.id} value={k.id}>
                {say(k.name)}
              </option>
            ))}
          </Select>
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
        </search>
        <Said acts={acts} reload={reload} />
        {failure && <Failed failure={failure} retry={() => void reload()} />}
        {!data && !failure && <Waiting lines={5} />}
        {data && (
          <>
            <p className="quiet" role="status">
              {say(words.found, { n: data.total })}
            </p>
            {data.total === 0 && <p className="empty">{say(words.noneFound)}</p>}
            <ul>
              {data.requests.map((r) => (
                <Line key={r.id} request={r} chosen={r.id === chosen} open={() => go(`requests/${r.id}`, filters)} />
              ))}
            </ul>
          </>
        )}
      </div>
      <main className="agenda-pane">
        {chosen ? (
          <>
            <Button className="only-narrow" size="small" appearance="subtle" onClick={() => go('requests', filters)}>
              ← {say(words.back)}
            </Button>
            <RequestPane key={chosen} id={chosen} onChanged={() => void reload()} />
          </>
        ) : (
          <p className="empty">{say(words.chooseOne)}</p>
        )}
      </main>
      <Suspense fallback={null}>{asking && <AskDialog act={acts.act} onClose={() => setAsking(false)} />}</Suspense>
    </div>
  );
}

function Line({ request: r, chosen, open }: { request: RequestLine; chosen: boolean; open: () => void }) {
  const say = useSay();
  return (
    <li>
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
    </li>
  );
}
