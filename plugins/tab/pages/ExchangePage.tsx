import { Badge, Button } from '@fluentui/react-components';
import { lazy, Suspense, useState } from 'react';
import type { ShownExchange } from '../../../core/exchange/views.ts';
import { useActs } from '../act.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import { Bindings } from '../parts/Bindings.tsx';
import { Due } from '../parts/Due.tsx';
import { Liaisons } from '../parts/Liaisons.tsx';
import { Filter, ListAndPane } from '../parts/ListAndPane.tsx';
import { LongList } from '../parts/LongList.tsx';
import { ProposeLink } from '../parts/ProposeLink.tsx';
import { RecordFields } from '../parts/RecordFields.tsx';
import { Search } from '../parts/Search.tsx';
import { Steps } from '../parts/Steps.tsx';
import { Waiting } from '../parts/Waiting.tsx';
import type { Route } from '../route.ts';
import { steps } from '../steps.ts';
import { useSteadyView } from '../view.ts';
import { bindingWords } from '../words-bindings.ts';
import { verdictWords, exchangeWords as words } from '../words-exchange.ts';
import { requestWords } from '../words-requests.ts';

const FormDialog = lazy(() => import('../parts/FormDialog.tsx'));

type Line = ShownExchange['lines'][number];

/** What departments tell each other: the registers with their newest first, who owes news, and one row beside them. */
export default function ExchangePage({ route }: { route: Route }) {
  const say = useSay();
  const { path, query: filters, go } = route;
  const [, register, id] = path;
  const query = {
    state: filters.state ?? 'open',
    ...(register && { register }),
    ...(filters.text && { text: filters.text }),
    ...(id && { id }),
  };
  const { shown: data, failure, reload, set } = useSteadyView<ShownExchange>('exchange', query, 'exchange');
  const acts = useActs<ShownExchange>({ name: 'exchange', query }, set);
  const [adding, setAdding] = useState<string>();
  const place = register ? `exchange/${register}` : 'exchange';
  const lists = { ...data?.lists, verdicts: verdictWords };
  const open = (line: Line) => go(`exchange/${line.register}/${encodeURIComponent(line.id)}`, filters);
  const here = data?.registers.find((r) => r.name === register);
  const adds = here ? [here] : (data?.registers ?? []);

  return (
    <>
      <ListAndPane
        kind="exchange"
        filters={
          <>
            <Filter
              label={words.kind}
              value={register ?? ''}
              options={[
                { id: '', name: words.everything },
                ...(data?.registers ?? []).map((r) => ({ id: r.name, name: r.title })),
              ]}
              onChange={(value) => go(value ? `exchange/${value}` : 'exchange', filters)}
            />
            <Filter
              label={requestWords.anyState}
              value={query.state}
              options={states}
              onChange={(state) => go(place, { ...filters, state })}
            />
            <Search
              label={say(words.search)}
              text={filters.text ?? ''}
              onSearch={(text) => go(place, { ...filters, text })}
            />
            {adds
              .filter((r) => r.add)
              .map((r) => (
                <Button key={r.name} size="small" onClick={() => setAdding(r.add)}>
                  {say(steps[r.add!]!.title)}
                </Button>
              ))}
            {here?.add && (
              <Button size="small" appearance="subtle" onClick={() => go(`exchange/paste/${here.name}`)}>
                {say(bindingWords.paste)}
              </Button>
            )}
          </>
        }
        seen={{ name: 'exchange', query }}
        acts={acts}
        failure={failure}
        reload={reload}
        list={
          data && (
            <>
              <p className="quiet" role="status">
                {say(words.found, { n: data.total })}
                {here && here.problems > 0 && (
                  <>
                    {' · '}
                    <button type="button" className="link" onClick={() => go('data-quality')}>
                      {say(words.problems, { n: here.problems })}
                    </button>
                  </>
                )}
              </p>
              {data.total === 0 && <p className="empty">{say(filters.text ? words.noneFound : words.none)}</p>}
              <LongList
                view={{ name: 'exchange', query }}
                total={data.total}
                first={data.lines}
                rowsIn={(view: ShownExchange) => view.lines}
                idOf={(line) => `${line.register} ${line.id}`}
                line={(line) => <ExchangeLine line={line} chosen={line.id === id} open={open} />}
              />
            </>
          )
        }
        chosen={
          id && register ? (
            data?.chosen?.id === id ? (
              <article className="agenda request">
                <header>
                  <h1>
                    {data.chosen.title} {data.chosen.state && <State line={data.chosen} />}
                  </h1>
                  <p className="quiet">{say(data.chosen.about)}</p>
                </header>
                <Steps
                  key={id}
                  offered={data.chosen.steps}
                  about={data.chosen.title}
                  act={acts.act}
                  lists={{ ...lists, demands: data.lists.demands.filter((d) => d.id !== id) }}
                  says={say(requestWords.done)}
                />
                {register === 'demands' && <ProposeLink source={`demands/${id}`} title={data.chosen.title} />}
                <RecordFields register={register} id={id} seen={JSON.stringify(data.chosen)} />
              </article>
            ) : (
              <Waiting />
            )
          ) : null
        }
        otherwise={
          data && (
            <>
              <WhoOwes data={data} act={acts.act} />
              <Bindings go={go} />
              <Liaisons />
            </>
          )
        }
        onBack={() => go(place, filters)}
      />
      <Suspense fallback={null}>
        {adding && <FormDialog command={adding} lists={lists} act={acts.act} onClose={() => setAdding(undefined)} />}
      </Suspense>
    </>
  );
}

const states = [
  { id: 'open', name: requestWords.openOnes },
  { id: 'late', name: requestWords.lateOnes },
  { id: 'all', name: requestWords.anyState },
];

function State({ line }: { line: Line }) {
  const say = useSay();
  return (
    <Badge size="small" appearance="tint" color={line.late ? 'danger' : 'informative'}>
      {say(line.state!)}
    </Badge>
  );
}

function ExchangeLine({ line, chosen, open }: { line: Line; chosen: boolean; open: (line: Line) => void }) {
  const say = useSay();
  return (
    <button
      type="button"
      className="meeting-link"
      aria-current={chosen ? 'page' : undefined}
      onClick={() => open(line)}
    >
      <span className="meeting-title">{line.title}</span>
      {line.state && <State line={line} />}
      <span className="quiet request-line">
        <Due at={line.at} late={line.late} /> · {say(line.about)}
      </span>
    </button>
  );
}

/** Which department owes which news, and how fresh it is (A5, A6): overdue ones first. */
function WhoOwes({ data, act }: { data: ShownExchange; act: ReturnType<typeof useActs>['act'] }) {
  const say = useSay();
  const times = useTimes();
  const { host } = useTab();
  const owed = [...data.freshness].sort((a, b) => Number(b.late) - Number(a.late) || a.due.localeCompare(b.due));
  return (
    <section className="page">
      <h1>{say(words.whoOwes)}</h1>
      <ul className="items">
        {owed.map((f) => (
          <li key={`${f.topic} ${f.department}`} className="item">
            <div className="item-main">
              <span className="item-title">
                {say(f.departmentName)} · {say(f.name)}
                <Badge size="small" appearance="tint" color={f.late ? 'danger' : 'success'}>
                  {say(f.late ? words.overdue : words.fresh)}
                </Badge>
              </span>
              <p className="quiet">
                {say(words.owesEvery, { n: f.everyDays })} ·{' '}
                {f.last ? say(words.lastTold, { when: times.day(f.last) }) : say(words.never)} ·{' '}
                {say(words.dueOn, { when: times.day(f.due) })}
              </p>
            </div>
            <Steps
              offered={[
                ...(f.mine ? [{ command: 'nothing-new', input: { topic: f.topic, department: f.department } }] : []),
                { command: f.followed ? 'unfollow-topic' : 'follow-topic', input: { topic: f.topic } },
              ]}
              about={say(f.name)}
              act={act}
              says={say(requestWords.done)}
            />
          </li>
        ))}
      </ul>
      <p className="buttons">
        {data.registers.map(
          (r) =>
            r.link && (
              <Button key={r.name} size="small" appearance="subtle" onClick={() => host.open(r.link!)}>
                {say(r.title)} ↗
              </Button>
            ),
        )}
      </p>
    </section>
  );
}
