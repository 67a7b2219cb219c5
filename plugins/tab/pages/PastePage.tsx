import { Button, Field, Textarea } from '@fluentui/react-components';
import { useDeferredValue, useState } from 'react';
import type { ShownPaste } from '../../../core/bindings/paste.ts';
import { useActs } from '../act.ts';
import { useSay } from '../context.tsx';
import { BindingPreview } from '../parts/BindingPreview.tsx';
import { type ColumnMap, ColumnMatch } from '../parts/ColumnMatch.tsx';
import { Failed } from '../parts/Waiting.tsx';
import type { Route } from '../route.ts';
import { useSteadyView } from '../view.ts';
import { words as common } from '../words.ts';
import { bindingWords as words } from '../words-bindings.ts';

/** Rows that were copied from a spreadsheet become rows of a register, through the same checks as the form. */
export default function PastePage({ route }: { route: Route }) {
  const say = useSay();
  const register = route.path[2] ?? '';
  const [text, setText] = useState('');
  const pasted = useDeferredValue(text);
  const [map, setMap] = useState<ColumnMap>();
  const [header, setHeader] = useState<string>();
  const [done, setDone] = useState<Done>();
  const put = (next: string) => {
    setText(next);
    setMap(undefined);
    setHeader(undefined);
    setDone(undefined);
  };
  const headed = (row: string) => {
    setMap(undefined);
    setHeader(row);
  };
  const toList = () => route.go(`exchange/${register}`);
  return (
    <main className="page bind">
      <Button size="small" appearance="subtle" onClick={toList}>
        ← {say(common.exchange)}
      </Button>
      <h1>{say(words.paste)}</h1>
      {!done && (
        <Field label={say(words.rowsHere)} hint={say(words.pasteHint)}>
          <Textarea value={text} rows={6} resize="vertical" autoFocus onChange={(_, d) => put(d.value)} />
        </Field>
      )}
      {done ? (
        <Outcome done={done} text={text} onNext={put} toList={toList} />
      ) : (
        pasted.trim() && (
          <Matched
            {...{ register, text: pasted, map, header, toList }}
            onMap={setMap}
            onHeader={headed}
            onDone={setDone}
          />
        )
      )}
    </main>
  );
}

/** What became of the rows: how they stand after the act, and how many it added. */
interface Done {
  shown: ShownPaste;
  added: number;
}

interface Props {
  register: string;
  text: string;
  map: ColumnMap | undefined;
  header: string | undefined;
  onMap: (map: ColumnMap) => void;
  onHeader: (row: string) => void;
  onDone: (done: Done) => void;
  toList: () => void;
}

function Matched({ register, text, map, header, onMap, onHeader, onDone, toList }: Props) {
  const say = useSay();
  const query = { register, text, ...(map && { map }), ...(header && { header }) };
  const { data, shown, failure, reload } = useSteadyView<ShownPaste>('paste-preview', query, register);
  const input = { register, text, map: map ?? shown?.map };
  const view = { name: 'paste-preview', query: input };
  const acts = useActs<ShownPaste>(view, (after) =>
    onDone({ shown: after, added: after.there.count - (shown?.there.count ?? 0) }),
  );
  if (failure) return <Failed failure={failure} retry={() => void reload()} />;
  if (!shown) return null;
  const open = shown.unfilled.length + shown.wrong.length > 0;
  return (
    <div aria-busy={!data}>
      {shown.single && (
        <p className="flag" role="alert">
          {say(words.single)}
        </p>
      )}
      <BindingPreview
        shown={shown}
        kept={say(words.notAdded)}
        summary={
          <Summary
            shown={shown}
            says={open ? undefined : say(words.willAdd, { n: shown.adds, all: shown.count.filled })}
          />
        }
      />
      <ColumnMatch shown={shown} map={map ?? shown.map} onChange={onMap} onHeader={onHeader} keyed={false} />
      {acts.trouble && <Failed failure={acts.trouble} retry={acts.forgive} />}
      <p className="buttons">
        <Button
          appearance="primary"
          disabled={!data || acts.busy || open || shown.adds === 0}
          onClick={() => void acts.act('add-rows', input)}
        >
          {open || shown.adds === 0 ? say(words.addNone) : say(words.addRows, { n: shown.adds })}
        </Button>
        <Button onClick={toList}>{say(common.cancel)}</Button>
      </p>
    </div>
  );
}

/** How many rows are taken, and which are not because they are there. */
function Summary({ shown, says }: { shown: ShownPaste; says: string | undefined }) {
  const say = useSay();
  const { there, twice, more } = shown;
  return (
    <>
      {says && (
        <p className="readable">
          <strong>{says}</strong>
        </p>
      )}
      {more && (
        <p className="flag" role="alert">
          {say(words.more, { n: more.taken, all: more.all })}
        </p>
      )}
      {there.count > 0 && (
        <p className="quiet">
          {say(words.there, { n: there.count })} ({say(words.rowsAt, { rows: there.where })})
        </p>
      )}
      {twice.length > 0 && (
        <p className="quiet">
          {twice.map(({ at, sameAs }) => say(words.sameAs, { at, row: sameAs })).join(say({ en: '; ', zh: '；' }))}
        </p>
      )}
    </>
  );
}

/** What was done: how many rows, and each of the others by its number. */
function Outcome({
  done: { shown, added },
  text,
  onNext,
  toList,
}: {
  done: Done;
  text: string;
  onNext: (text: string) => void;
  toList: () => void;
}) {
  const say = useSay();
  const { more, count, there } = shown;
  return (
    <>
      <p role="status">{say(words.added, { n: added })}</p>
      <BindingPreview
        shown={{ ...shown, sample: [] }}
        kept={say(words.wereNotAdded)}
        summary={<Summary shown={shown} says={say(words.inRegister, { n: there.count, all: count.filled })} />}
      />
      <p className="buttons">
        {more && (
          <Button appearance="primary" onClick={() => onNext(text.slice(0, more.header) + text.slice(more.next))}>
            {say(words.nextRows, { n: more.all - more.taken })}
          </Button>
        )}
        <Button appearance={more ? 'secondary' : 'primary'} onClick={toList}>
          {say(words.toList)}
        </Button>
      </p>
    </>
  );
}
