import { Button, Field, Textarea } from '@fluentui/react-components';
import { useDeferredValue, useState } from 'react';
import type { ShownBindingPreview } from '../../../core/bindings/views.ts';
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
  return (
    <main className="page bind">
      <Button size="small" appearance="subtle" onClick={() => route.go(`exchange/${register}`)}>
        ← {say(common.exchange)}
      </Button>
      <h1>{say(words.paste)}</h1>
      <Field label={say(words.rowsHere)} hint={say(words.pasteHint)}>
        <Textarea
          value={text}
          rows={6}
          resize="vertical"
          autoFocus
          maxLength={150_000}
          onChange={(_, d) => {
            setText(d.value);
            setMap(undefined);
          }}
        />
      </Field>
      {pasted.trim() && <Matched register={register} text={pasted} map={map} onMap={setMap} go={route.go} />}
    </main>
  );
}

interface Props {
  register: string;
  text: string;
  map: ColumnMap | undefined;
  onMap: (map: ColumnMap) => void;
  go: Route['go'];
}

function Matched({ register, text, map, onMap, go }: Props) {
  const say = useSay();
  const query = { register, text, ...(map && { map }) };
  const { data, shown, failure, reload } = useSteadyView<ShownBindingPreview>('paste-preview', query, register);
  const acts = useActs<unknown>({ name: 'bindings', query: {} }, () => go(`exchange/${register}`));
  if (failure) return <Failed failure={failure} retry={() => void reload()} />;
  if (!shown) return null;
  const readable = shown.count.filled - shown.count.unreadable;
  return (
    <div aria-busy={!data}>
      <BindingPreview shown={shown} kept={say(words.notAdded)} />
      <ColumnMatch shown={shown} map={map ?? shown.map} onChange={onMap} />
      {acts.trouble && <Failed failure={acts.trouble} retry={acts.forgive} />}
      <p className="buttons">
        <Button
          appearance="primary"
          disabled={!data || acts.busy || shown.unfilled.length > 0 || readable === 0}
          onClick={() => void acts.act('add-rows', { register, text, map: map ?? shown.map })}
        >
          {say(words.addRows, { n: readable })}
        </Button>
        <Button onClick={() => go(`exchange/${register}`)}>{say(common.cancel)}</Button>
      </p>
    </div>
  );
}
