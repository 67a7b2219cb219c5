import { Badge, Button, Link } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { ShownDecision } from '../../../core/decisions/decision-view.ts';
import { useActs } from '../act.ts';
import { useSay, useTab } from '../context.tsx';
import type { Route } from '../route.ts';
import { useView } from '../view.ts';
import { decisionWords as words } from '../words-decisions.ts';
import { revisionWords } from '../words-revision.ts';
import { Agreed } from './Agreed.tsx';
import { Fact } from './Fact.tsx';
import { Linked } from './Linked.tsx';
import { Measures } from './Measures.tsx';
import { Opinions } from './Opinions.tsx';
import { Remarks } from './Remarks.tsx';
import { Said } from './Said.tsx';
import { Steps } from './Steps.tsx';
import { Failed, Waiting } from './Waiting.tsx';
import { Weighing } from './Weighing.tsx';

const IssueForm = lazy(() => import('./IssueForm.tsx'));
const ProposalForm = lazy(() => import('./ProposalForm.tsx'));

/** Steps that have a place of their own on this page. */
const elsewhere = new Set(['give-opinion', 'issue-decision', 'change-proposal', 'choose-option']);

/** One decision: what is proposed, where it stands and why, what can be done, and what came of it. */
export function DecisionPane({ id, go, onChanged }: { id: string; go: Route['go']; onChanged?: () => void }) {
  const say = useSay();
  const { host } = useTab();
  const { data: d, failure, reload, set } = useView<ShownDecision>('decision', { id });
  const acts = useActs<ShownDecision>({ name: 'decision', query: { id } }, set, { onDone: onChanged });
  const [form, setForm] = useState<'issue' | 'change'>();
  if (!d) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting />;
  const may = (command: string) => d.steps.includes(command);
  const inForce = ['agreed', 'issued', 'closed'].includes(d.state.id);
  return (
    <article className="agenda request decision" aria-busy={acts.busy}>
      <header>
        <h1>
          {d.title}{' '}
          <Badge appearance="tint" color={d.late ? 'danger' : inForce ? 'success' : 'informative'}>
            {say(d.state.name)}
          </Badge>{' '}
          {d.urgent && (
            <Badge appearance="outline" color="danger">
              {say(words.urgent)}
            </Badge>
          )}
        </h1>
        <p className="quiet">
          {say(d.kind)} · {say(d.department.name)} · {d.proposedBy.name}
          {d.amends && (
            <>
              {' · '}
              <Link as="button" onClick={() => go(`decisions/${d.amends!.id}`)}>
                {say(words.changes, { title: d.amends.title })}
              </Link>
            </>
          )}
          {d.source && (
            <>
              {' · '}
              <Link as="button" onClick={() => go(pageOf(d.source!))}>
                {say(words.comesFrom, { what: d.source.id })}
              </Link>
            </>
          )}
        </p>
      </header>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={acts} reload={reload} />
      {d.resolution?.trouble && <p className="remark flag">{say(d.resolution.trouble)}</p>}
      {d.sameSubject.length > 0 && (
        <div className="remark flag">
          <strong>{say(words.sameSubject)}</strong>
          {d.sameSubject.map((o) => (
            <Link key={o.id} as="button" onClick={() => go(`decisions/${o.id}`)}>
              {o.title}
            </Link>
          ))}
          <span className="quiet">{say(words.sameSubjectHint)}</span>
        </div>
      )}
      <div className="buttons">
        {may('issue-decision') && !form && (
          <Button appearance="primary" onClick={() => setForm('issue')}>
            {say(words.issue)}
          </Button>
        )}
        {may('change-proposal') && !form && <Button onClick={() => setForm('change')}>{say(words.change)}</Button>}
        {d.policyVersion && (
          <Button onClick={() => go(`revision/${d.policyVersion}`)}>{say(revisionWords.seeVersion)}</Button>
        )}
        {d.may.amend && (
          <>
            <Button appearance="subtle" onClick={() => go('decisions', { amends: d.id })}>
              {say(words.amend)}
            </Button>
            <Button appearance="subtle" onClick={() => go('decisions', { amends: d.id, revokes: '1' })}>
              {say(words.revoke)}
            </Button>
          </>
        )}
      </div>
      <Suspense fallback={<Waiting lines={2} />}>
        {form === 'issue' && <IssueForm decision={d} act={acts.act} onClose={() => setForm(undefined)} />}
        {form === 'change' && <ProposalForm decision={d} act={acts.act} onClose={() => setForm(undefined)} />}
      </Suspense>
      <Steps
        offered={d.steps.filter((s) => !elsewhere.has(s)).map((command) => ({ command, input: { id: d.id } }))}
        about={d.title}
        act={acts.act}
        says={say(words.done)}
      />
      <dl className="facts">
        {d.words.plan && (
          <Fact name={say(words.plan)}>
            <Linked words={d.words.plan} />
          </Fact>
        )}
        {d.words.problem && (
          <Fact name={say(words.problem)}>
            <Linked words={d.words.problem} />
          </Fact>
        )}
        {d.words.effects && (
          <Fact name={say(words.effects)}>
            <Linked words={d.words.effects} />
          </Fact>
        )}
        {d.words.cost && (
          <Fact name={say(words.cost)}>
            <Linked words={d.words.cost} />
          </Fact>
        )}
        {d.words.promise && (
          <Fact name={say(words.promise)}>
            <Linked words={d.words.promise} />
          </Fact>
        )}
        {d.words.link && (
          <Fact name={say(words.link)}>
            <Link as="button" onClick={() => host.open(d.words.link!)}>
              {d.words.link}
            </Link>
          </Fact>
        )}
        {d.outcome && <Fact name={say(words.outcome)}>{d.outcome}</Fact>}
        {d.lessons && <Fact name={say(words.lessons)}>{d.lessons}</Fact>}
      </dl>
      <Measures decision={d} act={acts.act} />
      <Opinions decision={d} act={acts.act} />
      {d.options.length > 0 && <Weighing decision={d} act={acts.act} />}
      <Agreed decision={d} />
      <Remarks decision={d} act={acts.act} />
    </article>
  );
}

/** The page on which one sees what a proposal comes from. */
const pageOf = ({ register, id }: { register: string; id: string }): string =>
  register === 'requests' ? `requests/${id}` : register === 'demands' ? `exchange/demands/${id}` : 'forecast';
