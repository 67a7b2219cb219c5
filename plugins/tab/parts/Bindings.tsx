import { Badge, Button } from '@fluentui/react-components';
import type { ShownBindings } from '../../../core/bindings/views.ts';
import { useActs } from '../act.ts';
import { useSay, useTab } from '../context.tsx';
import type { Route } from '../route.ts';
import { useView } from '../view.ts';
import { bindingWords as words } from '../words-bindings.ts';
import { Said } from './Said.tsx';

type Bound = ShownBindings['bindings'][number];

/** Spreadsheets of the company's own that fill registers, and how well they can be read (A5). */
export function Bindings({ go }: { go: Route['go'] }) {
  const say = useSay();
  const { data, reload, set } = useView<ShownBindings>('bindings', {});
  const acts = useActs<ShownBindings>({ name: 'bindings', query: {} }, set);
  if (!data || (!data.mayBind && !data.bindings.length)) return null;
  return (
    <section className="page bindings">
      <h1>{say(words.title)}</h1>
      <p className="quiet">{say(words.hint)}</p>
      <Said acts={acts} reload={reload} />
      {data.bindings.length === 0 && <p className="empty">{say(words.none)}</p>}
      <ul className="items">
        {data.bindings.map((b) => (
          <BoundLine key={b.id} bound={b} mayBind={data.mayBind} act={acts.act} go={go} />
        ))}
      </ul>
      {data.mayBind && (
        <p className="buttons">
          <Button size="small" onClick={() => go('exchange/bind')}>
            {say(words.bind)}
          </Button>
        </p>
      )}
    </section>
  );
}

interface LineProps {
  bound: Bound;
  mayBind: boolean;
  act: ReturnType<typeof useActs>['act'];
  go: Route['go'];
}

function BoundLine({ bound: b, mayBind, act, go }: LineProps) {
  const say = useSay();
  const { host } = useTab();
  const undo = { command: 'unbind-spreadsheet', input: { id: b.id, again: true } };
  return (
    <li className="item">
      <div className="item-main">
        <span className="item-title">
          {b.link ? (
            <button type="button" className="link" onClick={() => host.open(b.link!)}>
              {b.title} ↗
            </button>
          ) : (
            b.title
          )}
          <Badge size="small" appearance="tint" color={b.mode === 'two-way' ? 'brand' : 'informative'}>
            {say(words.modes[b.mode])}
          </Badge>
          {b.stale && (
            <Badge size="small" appearance="tint" color="warning">
              {say(words.stale)}
            </Badge>
          )}
        </span>
        <p className="quiet">
          {say(b.register.name)} · {say(words.rows, { n: b.count.filled - b.count.unreadable })}
          {b.problems > 0 && (
            <>
              {' · '}
              <button type="button" className="link" onClick={() => go('data-quality')}>
                {say(words.unreadable, { n: Math.max(b.count.unreadable, 1) })}
              </button>
            </>
          )}
          {b.boundBy && ` · ${say(words.by, { who: b.boundBy })}`}
        </p>
      </div>
      {mayBind && (
        <div className="steps">
          <Button
            size="small"
            aria-label={`${say(words.change)}: ${b.title}`}
            onClick={() => go('exchange/bind', { id: b.id })}
          >
            {say(words.change)}
          </Button>
          <Button
            size="small"
            appearance="subtle"
            aria-label={`${say(words.unbind)}: ${b.title}`}
            onClick={() => void act('unbind-spreadsheet', { id: b.id }, { says: say(words.unbound), undo })}
          >
            {say(words.unbind)}
          </Button>
        </div>
      )}
    </li>
  );
}
