import { Button, Field, Input, Radio, RadioGroup, Select } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownBindingPreview, ShownBindings, ShownSpreadsheet } from '../../../core/bindings/views.ts';
import { useActs } from '../act.ts';
import type { Failure } from '../api.ts';
import { useSay, useTab } from '../context.tsx';
import { BindingPreview } from '../parts/BindingPreview.tsx';
import { type ColumnMap, ColumnMatch } from '../parts/ColumnMatch.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import type { Route } from '../route.ts';
import { useSteadyView, useView } from '../view.ts';
import { words as common } from '../words.ts';
import { bindingWords as words } from '../words-bindings.ts';

/** Binds a spreadsheet that the company has: pick it, match its columns, see what cannot be read, decide. */
export default function BindPage({ route }: { route: Route }) {
  const say = useSay();
  const { data, failure, reload } = useView<ShownBindings>('bindings', {});
  const [opened, setOpened] = useState<ShownSpreadsheet & { link: string }>();
  const known = data?.bindings.find((b) => b.id === route.query.id);
  return (
    <main className="page bind">
      <Button size="small" appearance="subtle" onClick={() => route.go('exchange')}>
        ← {say(common.exchange)}
      </Button>
      <h1>{known?.title ?? opened?.title ?? say(words.bind)}</h1>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      {!data && !failure && <Waiting lines={4} />}
      {data && !known && !opened && <OpenForm onOpen={setOpened} />}
      {opened && !known && (
        <Button size="small" appearance="subtle" onClick={() => setOpened(undefined)}>
          {say(words.another)}
        </Button>
      )}
      {data && known && (
        <BindForm
          key={known.id}
          registers={data.registers}
          parts={[]}
          about={{ ...known.source, title: known.title, link: known.link }}
          start={{ register: known.register.id, mode: known.mode, map: known.map }}
          go={route.go}
        />
      )}
      {data && !known && opened && (
        <BindForm
          key={opened.file}
          registers={data.registers}
          parts={opened.parts}
          about={{ file: opened.file, part: opened.parts[0]?.part ?? '', title: opened.title, link: opened.url }}
          start={{ register: data.registers[0]!.id, mode: 'read' }}
          go={route.go}
        />
      )}
    </main>
  );
}

function OpenForm({ onOpen }: { onOpen: (opened: ShownSpreadsheet & { link: string }) => void }) {
  const say = useSay();
  const { api } = useTab();
  const [link, setLink] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<Failure>();
  const open = async () => {
    setBusy(true);
    setFailure(undefined);
    try {
      onOpen({ ...(await api.see<ShownSpreadsheet>('spreadsheet', { link: link.trim() })), link });
    } catch (error) {
      setFailure(error as Failure);
    } finally {
      setBusy(false);
    }
  };
  return (
    <form
      className="form"
      onSubmit={(e) => {
        e.preventDefault();
        void open();
      }}
    >
      <Field label={say(words.link)} hint={say(words.linkHint)} required>
        <Input type="url" value={link} onChange={(_, d) => setLink(d.value)} maxLength={2000} autoFocus />
      </Field>
      <p className="buttons">
        <Button type="submit" appearance="primary" disabled={!link.trim() || busy}>
          {say(words.open)}
        </Button>
      </p>
      {failure && <Failed failure={failure} retry={() => void open()} />}
    </form>
  );
}

interface FormProps {
  registers: ShownBindings['registers'];
  /** What can be chosen; nothing where it is chosen already. */
  parts: ShownSpreadsheet['parts'];
  about: { file: string; part: string; range?: string; title: string; link?: string | undefined };
  start: { register: string; mode: 'read' | 'two-way'; map?: ColumnMap | undefined };
  go: Route['go'];
}

function BindForm({ registers, parts, about, start, go }: FormProps) {
  const say = useSay();
  const [part, setPart] = useState(about.part);
  const [range, setRange] = useState(about.range ?? '');
  const [register, setRegister] = useState(start.register);
  const [mode, setMode] = useState(start.mode);
  const [map, setMap] = useState<ColumnMap | undefined>(start.map);
  const [header, setHeader] = useState<string>();
  const source = { file: about.file, part, ...(range && { range }) };
  const query = { ...source, register, ...(map && { map }), ...(header && { header }) };
  const subject = JSON.stringify([source, register]);
  const { data, shown, failure, reload } = useSteadyView<ShownBindingPreview>('binding-preview', query, subject);
  const acts = useActs<ShownBindings>({ name: 'bindings', query: {} }, () => go(`exchange/${register}`));
  const anew = (change: () => void) => {
    change();
    setMap(undefined);
    setHeader(undefined);
  };
  const headed = (row: string) => {
    setMap(undefined);
    setHeader(row);
  };
  const name = parts.find((p) => p.part === part)?.title;
  const title = !name || parts.length < 2 ? about.title : `${about.title} · ${name}`;
  return (
    <div className="form">
      {parts.length > 0 && (
        <div className="pair">
          <Field label={say(words.part)}>
            <Select value={part} onChange={(_, d) => anew(() => setPart(d.value))}>
              {parts.map((p) => (
                <option key={p.part} value={p.part}>
                  {p.kind === 'table' ? say(words.table, { title: p.title }) : p.title}
                </option>
              ))}
            </Select>
          </Field>
          <Field label={say(words.range)} hint={say(words.rangeHint)}>
            <Input
              defaultValue={range}
              maxLength={20}
              onBlur={(e) => e.target.value !== range && anew(() => setRange(e.target.value.trim().toUpperCase()))}
            />
          </Field>
        </div>
      )}
      <Field label={say(words.register)}>
        <Select value={register} onChange={(_, d) => anew(() => setRegister(d.value))}>
          {registers.map((r) => (
            <option key={r.id} value={r.id}>
              {say(r.name)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={say(words.mode)}>
        <RadioGroup value={mode} onChange={(_, d) => setMode(d.value as 'read')}>
          <Radio value="read" label={`${say(words.modes.read)}: ${say(words.readHint)}`} />
          <Radio value="two-way" label={`${say(words.modes['two-way'])}: ${say(words.twoWayHint)}`} />
        </RadioGroup>
      </Field>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      {!shown && !failure && <Waiting lines={5} />}
      {shown && (
        <div aria-busy={!data}>
          <ColumnMatch shown={shown} map={map ?? shown.map} onChange={setMap} onHeader={headed} />
          <BindingPreview shown={shown} kept={say(words.kept)} />
          <p className="quiet">{say(words.everyone)}</p>
          {acts.trouble && <Failed failure={acts.trouble} retry={acts.forgive} />}
          <p className="buttons">
            <Button
              appearance="primary"
              disabled={!data || acts.busy || shown.unfilled.length + shown.wrong.length > 0}
              onClick={() =>
                void acts.act('bind-spreadsheet', {
                  ...source,
                  register,
                  mode,
                  title,
                  map: map ?? shown.map,
                  ...((shown.url ?? about.link) && { link: shown.url ?? about.link }),
                })
              }
            >
              {say(words.doBind)}
            </Button>
            <Button onClick={() => go('exchange')}>{say(common.cancel)}</Button>
          </p>
        </div>
      )}
    </div>
  );
}
