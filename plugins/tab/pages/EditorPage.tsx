import { Button, Tab, TabList } from '@fluentui/react-components';
import { useEffect, useMemo, useState } from 'react';
import type { Examined, PolicyForm } from '../../../core/revision/editor-views.ts';
import type { ShownRevision, ShownVersion } from '../../../core/revision/views.ts';
import { useActs } from '../act.ts';
import { Failure } from '../api.ts';
import { useSay, useTab } from '../context.tsx';
import { type Path, readValue, withAnother, withMoved, withValue } from '../editor/document.ts';
import { FileButton } from '../editor/FileButton.tsx';
import type { FormContext } from '../editor/form.ts';
import { general, Section, Sections } from '../editor/Sections.tsx';
import { AutomationRuns } from '../parts/AutomationRuns.tsx';
import { Differences, Findings } from '../parts/Differences.tsx';
import { Said } from '../parts/Said.tsx';
import { Trial } from '../parts/Trial.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import type { Route } from '../route.ts';
import { useView } from '../view.ts';
import { requestWords } from '../words-requests.ts';
import { revisionWords as words } from '../words-revision.ts';

/** How long somebody has stopped typing before the text is examined, in milliseconds. */
const pause = 400;

/** Loads what is edited, then lets it be edited. */
export default function EditorPage({ id, go }: { id: string; go: Route['go'] }) {
  const version = useView<ShownVersion>('policy-version', { id }, undefined, 3_600_000);
  const form = useView<PolicyForm>('policy-form', {}, undefined, 3_600_000);
  const failure = version.failure ?? form.failure;
  if (!version.data || !form.data)
    return failure ? (
      <Failed failure={failure} retry={() => void Promise.all([version.reload(), form.reload()])} />
    ) : (
      <Waiting lines={6} />
    );
  return <Editor version={version.data} form={form.data} go={go} />;
}

/** The policy as a form and as text: one and the same, in step both ways. */
function Editor({ version, form, go }: { version: ShownVersion; form: PolicyForm; go: Route['go'] }) {
  const say = useSay();
  const { api } = useTab();
  const own = version.row?.state.id === 'draft' ? version.row.id : undefined;
  const [sources, setSources] = useState(() => [own ? version.source : begun(version.source, form.next)]);
  const source = sources.at(-1)!;
  const [saved, setSaved] = useState(sources[0]!);
  const [opened, setOpened] = useState(version.wording);
  const [as, setAs] = useState<'form' | 'text'>('form');
  const [section, setSection] = useState(general);
  const [examined, setExamined] = useState<Examined>(version);
  /** The last text that was found in order. */
  const [settled, setSettled] = useState<string>();
  const [failure, setFailure] = useState<Failure>();
  const acts = useActs<ShownRevision>({ name: 'revision', query: {} }, () => {});
  const put = (next: string) => {
    if (next !== source) setSources((all) => [...all.slice(-50), next]);
  };
  const dirty = source !== saved;

  useEffect(() => {
    if (source === version.source) return setExamined(version);
    const timer = setTimeout(() => {
      api.see<Examined>('examine-policy', { source }).then(
        (found) => {
          setExamined(found);
          if (!found.errors.length) setSettled(source);
          setFailure(undefined);
        },
        (error: Failure) => setFailure(error),
      );
    }, pause);
    return () => clearTimeout(timer);
  }, [api, source, version]);
  useEffect(() => {
    if (!dirty) return;
    const warn = (e: BeforeUnloadEvent) => e.preventDefault();
    addEventListener('beforeunload', warn);
    return () => removeEventListener('beforeunload', warn);
  }, [dirty]);

  const data = useMemo(() => readValue(source), [source]);
  const context: FormContext = {
    ...form,
    data: data ?? {},
    errors: new Map(examined.errors.map((e) => [e.field, e.says])),
    set: (path: Path, value: unknown) => put(withValue(source, path, value)),
    add: (path: Path, thing: unknown) => put(withAnother(source, path, thing)),
    move: (path: Path, from: number, to: number) => put(withMoved(source, path, from, to)),
  };
  const save = async (id: string | undefined) => {
    const input = { source, ...(id && { id, ...(opened && { opened }) }) };
    if (!(await acts.act('save-policy-draft', input, { says: say(words.saved) }))) return;
    setSaved(source);
    const now = await api.see<ShownRevision>('revision', {});
    const mine = id ?? now.versions.find((v) => v.state.id === 'draft')?.id;
    if (!id && mine) return go(`revision/edit/${mine}`);
    if (mine) setOpened((await api.see<ShownVersion>('policy-version', { id: mine })).wording);
  };
  const download = () => {
    const link = document.createElement('a');
    link.href = URL.createObjectURL(new Blob([source], { type: 'application/yaml' }));
    link.download = `policy ${String(data?.version ?? '')}.yaml`;
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  };
  return (
    <main className="page revision editor" aria-busy={acts.busy}>
      <Button size="small" appearance="subtle" onClick={() => (!dirty || confirm(say(words.leave))) && go('revision')}>
        ← {say(requestWords.back)}
      </Button>
      <header className="agenda-head">
        <div>
          <h1>
            {String(data?.version ?? '')} {dirty && <span className="flag">{say(words.unsaved)}</span>}
          </h1>
          <Standing examined={examined} />
        </div>
        <div className="buttons">
          <Button disabled={sources.length < 2} onClick={() => setSources((all) => all.slice(0, -1))}>
            {say(words.undo)}
          </Button>
          <Button onClick={download}>{say(words.download)}</Button>
          <FileButton
            label={say(words.load)}
            onLoad={(text) => (text === undefined ? setFailure(new Failure(words.noText, 'invalid')) : put(text))}
          />
          {own && <Button onClick={() => void save(undefined)}>{say(words.saveAs)}</Button>}
          <Button appearance="primary" disabled={!dirty && !!own} onClick={() => void save(own)}>
            {say(words.save)}
          </Button>
          {own && !dirty && <Button onClick={() => go(`revision/${own}`)}>{say(words.open)}</Button>}
        </div>
      </header>
      <Said acts={acts} reload={async () => {}} />
      {failure && <Failed failure={failure} retry={() => setFailure(undefined)} />}
      <TabList selectedValue={as} onTabSelect={(_, d) => setAs(d.value as typeof as)} size="small">
        <Tab value="form">{say(words.form)}</Tab>
        <Tab value="text">{say(words.text)}</Tab>
      </TabList>
      <div className="editor-columns">
        {as === 'form' ? (
          <Sections schema={form.schema} form={context} chosen={section} choose={setSection} />
        ) : (
          <Errors examined={examined} />
        )}
        {as === 'form' ? (
          data ? (
            <Section schema={form.schema} form={context} name={section} />
          ) : (
            <Errors examined={examined} />
          )
        ) : (
          <textarea
            className="yaml"
            aria-label={say(words.text)}
            spellCheck={false}
            value={source}
            onChange={(e) => put(e.target.value)}
          />
        )}
        <aside aria-live="polite">
          {as === 'form' && <Errors examined={examined} />}
          <Findings findings={examined.findings} />
          {examined.differences && (
            <>
              <h2>{say(words.differs, { n: examined.differences.settings.length })}</h2>
              <ul className="plain-list">
                {examined.differences.settings.map((s) => (
                  <li key={s.path}>
                    {say(s.name)}: <del>{s.before}</del> <ins>{s.after ?? '–'}</ins>
                  </li>
                ))}
              </ul>
            </>
          )}
        </aside>
      </div>
      {examined.differences && examined.differences.clauses.length > 0 && (
        <details>
          <summary>{say(words.changes)}</summary>
          <Differences found={examined.differences} />
        </details>
      )}
      {!examined.errors.length && !!examined.differences?.settings.length && (
        <div className="sections">
          {settled && <AutomationRuns source={settled} />}
          <Trial key={source} of={{ source }} />
        </div>
      )}
    </main>
  );
}

/** A draft begins with what was in force, under the next version and from a day to come. */
const begun = (source: string, next: PolicyForm['next']): string =>
  withValue(withValue(source, ['version'], next.version), ['effective'], next.effective);

function Standing({ examined }: { examined: Examined }) {
  const say = useSay();
  const n = examined.errors.length;
  return (
    <p className={n ? 'flag' : 'quiet'} role="status">
      {n ? say(words.errors, { n }) : say(words.inOrder)}
    </p>
  );
}

function Errors({ examined }: { examined: Examined }) {
  const say = useSay();
  return (
    <ul className="plain-list flag">
      {examined.errors.slice(0, 30).map((e) => (
        <li key={`${e.line} ${e.field} ${e.says.en}`}>
          {say(words.errorAt, { line: e.line, field: e.field, says: say(e.says) })}
        </li>
      ))}
    </ul>
  );
}
