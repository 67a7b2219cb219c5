import { Badge, Button, Checkbox } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { ProcedureLine, ShownProcedures } from '../../../core/procedures/views.ts';
import { useActs } from '../act.ts';
import { useSay } from '../context.tsx';
import { ListAndPane } from '../parts/ListAndPane.tsx';
import { ProcedurePane } from '../parts/ProcedurePane.tsx';
import { Search } from '../parts/Search.tsx';
import type { Route } from '../route.ts';
import { useView } from '../view.ts';
import { procedureWords as words } from '../words-policy.ts';

const ProcedureDialog = lazy(() => import('../parts/ProcedureDialog.tsx'));

/** How things are done between departments: the procedures in force, those to be read first. */
export default function ProceduresPage({ route }: { route: Route }) {
  const say = useSay();
  const { path, query: filters, go } = route;
  const chosen = path[1];
  const retired = filters.retired === '1';
  const query = { ...(filters.text && { text: filters.text }), ...(retired && { retired }) };
  const { data, failure, reload, set } = useView<ShownProcedures>('procedures', query);
  const acts = useActs<ShownProcedures>({ name: 'procedures', query }, set);
  const [publishing, setPublishing] = useState(false);
  return (
    <>
      <ListAndPane
        filters={
          <>
            <Search
              label={say(words.search)}
              text={filters.text ?? ''}
              onSearch={(text) => go('procedures', { ...filters, text })}
            />
            <Checkbox
              label={say(words.retired)}
              checked={retired}
              onChange={(_, d) => go('procedures', { ...filters, retired: d.checked ? '1' : '' })}
            />
            {data?.mayPublish && (
              <Button size="small" appearance="primary" onClick={() => setPublishing(true)}>
                {say(words.publish)}
              </Button>
            )}
          </>
        }
        seen={{ name: 'procedures', query: {} }}
        acts={acts}
        failure={failure}
        reload={reload}
        list={
          data && (
            <>
              {data.procedures.length === 0 && <p className="empty">{say(words.none)}</p>}
              <ul>
                {data.procedures.map((p) => (
                  <Line
                    key={p.id}
                    procedure={p}
                    chosen={p.id === chosen}
                    open={() => go(`procedures/${encodeURIComponent(p.id)}`, filters)}
                  />
                ))}
              </ul>
            </>
          )
        }
        chosen={chosen && <ProcedurePane key={chosen} id={chosen} go={go} onChanged={() => void reload()} />}
        otherwise={<p className="empty">{say(words.chooseOne)}</p>}
        onBack={() => go('procedures', filters)}
      />
      <Suspense fallback={null}>
        {publishing && data && <ProcedureDialog forms={data} act={acts.act} onClose={() => setPublishing(false)} />}
      </Suspense>
    </>
  );
}

function Line({ procedure: p, chosen, open }: { procedure: ProcedureLine; chosen: boolean; open: () => void }) {
  const say = useSay();
  return (
    <li>
      <button type="button" className="meeting-link" aria-current={chosen ? 'page' : undefined} onClick={open}>
        <span className="meeting-title">
          {p.name} <span className="quiet">{p.version}</span>
        </span>
        {p.toRead && (
          <Badge size="small" appearance="tint" color="warning">
            {say(words.toRead)}
          </Badge>
        )}
        <span className="quiet request-line">
          {say(p.department.name)} · {p.owner.name}
          {p.readers > 0 &&
            ` · ${say(p.unread ? words.unread : words.allRead, { unread: p.unread, readers: p.readers })}`}
        </span>
      </button>
    </li>
  );
}
