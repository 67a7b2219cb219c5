import { Button, Link } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { ShownGroups } from '../../../core/groups/views.ts';
import { useActs } from '../act.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import { useBroughtInSight } from '../in-sight.ts';
import type { Route } from '../route.ts';
import { useView } from '../view.ts';
import { decisionWords as words } from '../words-decisions.ts';
import { Said } from './Said.tsx';
import { StateBadge } from './StateBadge.tsx';
import { Steps } from './Steps.tsx';
import { Failed, Waiting } from './Waiting.tsx';

const GroupDialog = lazy(() => import('./GroupDialog.tsx'));

/** Working groups: what each is for, how far it is, when it reports and when it ends. */
export function Groups({ route }: { route: Route }) {
  const say = useSay();
  const { data, failure, reload, set } = useView<ShownGroups>('groups', {});
  const acts = useActs<ShownGroups>({ name: 'groups', query: {} }, set);
  const [proposing, setProposing] = useState(false);
  const chosen = route.path[1];
  if (!data) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting />;
  return (
    <main className="page" aria-busy={acts.busy}>
      {data.mayPropose && (
        <Button appearance="primary" onClick={() => setProposing(true)}>
          {say(words.proposeGroup)}
        </Button>
      )}
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={acts} reload={reload} />
      {data.groups.length === 0 && <p className="empty">{say(words.noGroups)}</p>}
      <div className="sections groups">
        {data.groups.map((g) => (
          <GroupCard key={g.id} group={g} open={g.id === chosen} people={data.people} act={acts.act} go={route.go} />
        ))}
      </div>
      <Suspense fallback={null}>
        {proposing && <GroupDialog forms={data} act={acts.act} onClose={() => setProposing(false)} />}
      </Suspense>
    </main>
  );
}

interface CardProps {
  group: ShownGroups['groups'][number];
  open: boolean;
  people: ShownGroups['people'];
  act: ReturnType<typeof useActs>['act'];
  go: Route['go'];
}

function GroupCard({ group: g, open, people, act, go }: CardProps) {
  const say = useSay();
  const times = useTimes();
  const { host } = useTab();
  const card = useBroughtInSight(open);
  const done = g.tasks.filter((task) => task.done).length;
  return (
    <section ref={card} data-chosen={open || undefined} aria-label={g.name}>
      <h2 className="item-title">
        {g.name} <StateBadge state={g.state} late={g.late} />
      </h2>
      <p>{g.charge}</p>
      <p className="quiet">
        {g.lead.name}
        {g.members.length > 1 &&
          ` · ${g.members
            .filter((m) => m.email !== g.lead.email)
            .map((m) => m.name)
            .join(', ')}`}
        {` · ${say(words.until)} ${times.date(g.until)}`}
      </p>
      {g.state.id === 'active' && (
        <p className="outcome-note">
          {g.report ?? say(words.noReport)}
          {g.reportDue && <span className="quiet"> · {say(words.reportDue, { when: times.date(g.reportDue) })}</span>}
        </p>
      )}
      {g.tasks.length > 0 && (
        <>
          <div className="meter wide" role="img" aria-label={say(words.progress, { done, all: g.tasks.length })}>
            <span style={{ width: `${(done / g.tasks.length) * 100}%` }} />
            <b>{say(words.progress, { done, all: g.tasks.length })}</b>
          </div>
          <ul>
            {g.tasks.map((task) => (
              <li key={task.id} data-done={task.done || undefined}>
                {task.link ? (
                  <Link as="button" onClick={() => host.open(task.link!)}>
                    {task.title}
                  </Link>
                ) : (
                  task.title
                )}{' '}
                <span className={task.late ? 'flag' : 'quiet'}>
                  {task.owner && `${task.owner.name} · `}
                  {times.date(task.due)}
                </span>
              </li>
            ))}
          </ul>
        </>
      )}
      {g.meetings.length > 0 && (
        <p className="quiet">
          {say(words.meetings)}:{' '}
          {g.meetings.slice(-4).map((m) => (
            <Link key={m.id} as="button" onClick={() => go(`meetings/${m.id}`)}>
              {times.day(m.start)}{' '}
            </Link>
          ))}
        </p>
      )}
      {g.decisions.length > 0 && (
        <p className="quiet">
          {say(words.setUpBy)}:{' '}
          {g.decisions.map((d) => (
            <Link key={d.id} as="button" onClick={() => go(`decisions/${d.id}`)}>
              {say(d.kind)} ({say(d.state)}){' '}
            </Link>
          ))}
        </p>
      )}
      <Steps
        offered={g.steps.map((command) => ({ command, input: { group: g.id } }))}
        about={g.name}
        act={act}
        lists={{ people: people.map((p) => ({ id: p.email, name: { en: p.name, zh: p.name } })) }}
        says={say(words.done)}
      />
    </section>
  );
}
