import { Badge, Button, Field, Radio, RadioGroup } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { ShownProcedure } from '../../../core/procedures/views.ts';
import { type Act, useActs } from '../act.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import type { Route } from '../route.ts';
import { steps as offered } from '../steps.ts';
import { useView } from '../view.ts';
import { procedureWords as words } from '../words-policy.ts';
import { Said } from './Said.tsx';
import { Steps } from './Steps.tsx';
import { Failed, Waiting } from './Waiting.tsx';
import '../decisions.css';

const ProcedureDialog = lazy(() => import('./ProcedureDialog.tsx'));
const AskDialog = lazy(() => import('./AskDialog.tsx'));
const FormDialog = lazy(() => import('./FormDialog.tsx'));

/** Steps that have a form of their own here. */
const elsewhere = new Set(['acknowledge-procedure', 'publish-procedure']);

/** One procedure: its steps, to be followed by clicking; who has read it; what each version changed. */
export function ProcedurePane({ id, go, onChanged }: { id: string; go: Route['go']; onChanged: () => void }) {
  const say = useSay();
  const times = useTimes();
  const { host } = useTab();
  const { data: p, failure, reload, set } = useView<ShownProcedure>('procedure', { id });
  const acts = useActs<ShownProcedure>({ name: 'procedure', query: { id } }, set, { onDone: onChanged });
  const [open, setOpen] = useState<string>();
  if (!p) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting />;
  const may = (command: string) => p.may.includes(command);
  return (
    <article className="agenda request decision" aria-busy={acts.busy}>
      <header>
        <h1>
          {p.name}{' '}
          <Badge appearance="tint" color={p.reviewLate ? 'danger' : 'informative'}>
            {p.version}
          </Badge>
        </h1>
        <p className="quiet">
          {say(p.department.name)} · {p.owner.name} · {say(words.review, { when: times.date(p.nextReview) })}
        </p>
        <p className="quiet">{say(words.concerns, { who: p.readersIn.map((d) => say(d)).join(', ') })}</p>
      </header>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={acts} reload={reload} />
      {may('acknowledge-procedure') && <Acknowledge procedure={p} act={acts.act} />}
      {p.read && <p className="quiet">✓ {say(words.readBy, { when: times.when(p.read) })}</p>}
      <div className="buttons">
        {may('publish-procedure') && (
          <Button onClick={() => setOpen('publish-procedure')}>{say(words.newVersion)}</Button>
        )}
        {p.link && (
          <Button appearance="subtle" onClick={() => host.open(p.link!)}>
            {say(words.file)}
          </Button>
        )}
      </div>
      <Steps
        offered={p.may.filter((s) => !elsewhere.has(s)).map((command) => ({ command, input: { id: p.id } }))}
        about={p.name}
        act={acts.act}
        says={say(words.done)}
      />
      {p.steps.length > 0 ? (
        <section>
          <h2>{say(words.steps)}</h2>
          <ol className="procedure-steps">
            {p.steps.map((s) => (
              <li key={`${s.who.id} ${s.what}`} data-mine={s.mine || undefined}>
                <Badge size="small" appearance="outline">
                  {say(s.who.name)}
                </Badge>{' '}
                {s.what}{' '}
                {s.mine && s.command && (
                  <Button size="small" onClick={() => (isPage(s.command!) ? go(s.command!) : setOpen(s.command))}>
                    {offered[s.command] ? say(offered[s.command]!.title) : say(words.go)}
                  </Button>
                )}
              </li>
            ))}
          </ol>
        </section>
      ) : (
        <p className="remark">{say(words.notAsked)}</p>
      )}
      <Readers procedure={p} />
      <Kept procedure={p} />
      <Versions procedure={p} />
      <Suspense fallback={null}>
        {open === 'publish-procedure' && (
          <ProcedureDialog forms={p} procedure={p} act={acts.act} onClose={() => setOpen(undefined)} />
        )}
        {open === 'ask-request' && <AskDialog act={acts.act} onClose={() => setOpen(undefined)} />}
        {open && open !== 'publish-procedure' && open !== 'ask-request' && offered[open] && (
          <FormDialog command={open} lists={{}} act={acts.act} onClose={() => setOpen(undefined)} />
        )}
      </Suspense>
    </article>
  );
}

/** A step may lead to a page instead of a form. */
const isPage = (command: string): boolean => command !== 'ask-request' && !offered[command];

/** Read and acknowledged, with the question where there is one. */
function Acknowledge({ procedure: p, act }: { procedure: ShownProcedure; act: Act }) {
  const say = useSay();
  const times = useTimes();
  const [answer, setAnswer] = useState('');
  return (
    <form
      className="form opinion-form"
      onSubmit={(e) => {
        e.preventDefault();
        void act('acknowledge-procedure', { id: p.id, ...(answer && { answer }) }, { says: say(words.done) });
      }}
    >
      {p.due && <p>{say(words.dueBy, { when: times.date(p.due) })}</p>}
      {p.question && (
        <Field label={p.question}>
          <RadioGroup value={answer} onChange={(_, d) => setAnswer(d.value)}>
            {p.answers.map((a) => (
              <Radio key={a} value={a} label={a} />
            ))}
          </RadioGroup>
        </Field>
      )}
      <p className="buttons">
        <Button appearance="primary" type="submit" disabled={!!p.question && !answer}>
          {say(words.acknowledge)}
        </Button>
      </p>
    </form>
  );
}

function Readers({ procedure: p }: { procedure: ShownProcedure }) {
  const say = useSay();
  const times = useTimes();
  if (!p.readers) return null;
  const read = p.readers - p.unread;
  const text = say(p.unread ? words.unread : words.allRead, { unread: p.unread, readers: p.readers });
  return (
    <section>
      <div className="meter wide" role="img" aria-label={text}>
        <span style={{ width: `${(read / p.readers) * 100}%` }} />
        <b>{text}</b>
      </div>
      {p.unreadBy.length > 0 && (
        <details>
          <summary>{say(words.notYet)}</summary>
          <ul>
            {p.unreadBy.map((u) => (
              <li key={u.name} className={u.late ? 'flag' : 'quiet'}>
                {u.name} · {times.date(u.due)}
              </li>
            ))}
          </ul>
        </details>
      )}
    </section>
  );
}

function Kept({ procedure: p }: { procedure: ShownProcedure }) {
  const say = useSay();
  if (!p.governs.length) return null;
  return (
    <section>
      <h2>{say(words.kept)}</h2>
      <ul>
        {p.governs.map((g) => (
          <li key={g.id} className={g.late > 0 ? 'flag' : ''}>
            {say(words.keptRow, { name: say(g.name), late: g.late, cases: g.cases })}
          </li>
        ))}
      </ul>
    </section>
  );
}

function Versions({ procedure: p }: { procedure: ShownProcedure }) {
  const say = useSay();
  const times = useTimes();
  if (!p.versions.length) return null;
  return (
    <details className="group">
      <summary>
        {say(words.versions)} ({p.versions.length})
      </summary>
      <ol className="history">
        {p.versions.map((v) => (
          <li key={v.id}>
            <strong>{v.version}</strong>{' '}
            <span className="quiet">
              {times.when(v.at)} · {v.by}
              {v.minor && ` · ${say(words.minor)}`}
            </span>
            {v.changes && <p>{v.changes}</p>}
            {v.removed.map((s) => (
              <p key={s}>
                <s>{s}</s>
              </p>
            ))}
            {v.added.map((s) => (
              <p key={s}>+ {s}</p>
            ))}
          </li>
        ))}
      </ol>
    </details>
  );
}
