import { Button } from '@fluentui/react-components';
import type { ShownVersion } from '../../../core/revision/views.ts';
import { useActs } from '../act.ts';
import { useSay, useTimes } from '../context.tsx';
import type { Route } from '../route.ts';
import { useView } from '../view.ts';
import { procedureWords } from '../words-policy.ts';
import { requestWords } from '../words-requests.ts';
import { revisionWords as words } from '../words-revision.ts';
import { AutomationRuns } from './AutomationRuns.tsx';
import { Differences, Findings } from './Differences.tsx';
import { Said } from './Said.tsx';
import { StateBadge } from './StateBadge.tsx';
import { Steps } from './Steps.tsx';
import { Trial } from './Trial.tsx';
import { Failed, Waiting } from './Waiting.tsx';

/** A version of the policy: what it changes, what is to be known of it, and what it would have meant last quarter. */
export function VersionPane({ id, go }: { id: string; go: Route['go'] }) {
  const say = useSay();
  const times = useTimes();
  const { data, failure, reload, set } = useView<ShownVersion>('policy-version', { id });
  const acts = useActs<ShownVersion>({ name: 'policy-version', query: { id } }, set);
  if (!data) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting lines={6} />;
  const { row } = data;
  const stopped = data.errors.length > 0 || data.findings.some((f) => f.weight === 'stop');
  return (
    <main className="page revision" aria-busy={acts.busy}>
      <Button size="small" appearance="subtle" onClick={() => go('revision')}>
        ← {say(requestWords.back)}
      </Button>
      <header className="agenda-head">
        <div>
          <h1>
            {row?.version ?? data.id} {row && <StateBadge state={row.state} />}
          </h1>
          <p className="quiet">
            {row ? `${say(words.by, { who: row.author })} · ${times.near(row.at)}` : say(words.installed)}
            {row?.effective && ` · ${times.date(row.effective)}`}
          </p>
          {row?.reason && <p>{row.reason}</p>}
        </div>
        <div className="buttons">
          {row?.decision && <Button onClick={() => go(`decisions/${row.decision!.id}`)}>{say(words.decision)}</Button>}
          <Button onClick={() => go(`revision/edit/${data.id}`)}>
            {say(row?.state.id === 'draft' ? words.edit : words.beginFrom)}
          </Button>
        </div>
      </header>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={acts} reload={reload} />
      {row?.state.id === 'draft' && <Findings findings={data.findings} />}
      {data.errors.length > 0 && (
        <ul className="flag">
          {data.errors.slice(0, 10).map((e) => (
            <li key={`${e.line} ${e.field}`}>
              {say(words.errorAt, { line: e.line, field: e.field, says: say(e.says) })}
            </li>
          ))}
        </ul>
      )}
      {row && (
        <Steps
          offered={row.steps
            .filter((s) => s !== 'propose-policy' || !stopped)
            .map((command) => ({ command, input: { id: row.id } }))}
          about={row.version ?? row.id}
          act={acts.act}
          says={say(procedureWords.done)}
        />
      )}
      <div className="sections">
        {data.differences && (
          <section>
            <h2>{say(words.changes)}</h2>
            <Differences found={data.differences} />
          </section>
        )}
        <AutomationRuns source={data.source} />
        {!!data.differences?.settings.length && <Trial of={{ id: data.id }} />}
      </div>
    </main>
  );
}
