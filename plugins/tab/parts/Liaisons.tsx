import { Badge } from '@fluentui/react-components';
import type { ShownLiaisons } from '../../../core/liaisons/views.ts';
import { useActs } from '../act.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import { useView } from '../view.ts';
import { exchangeWords as words } from '../words-exchange.ts';
import { requestWords } from '../words-requests.ts';
import { Said } from './Said.tsx';
import { Steps } from './Steps.tsx';

type Post = ShownLiaisons['departments'][number]['posts'][number];

/** Through whom each department is reached now, and where somebody is missing (B7). */
export function Liaisons() {
  const say = useSay();
  const times = useTimes();
  const { me } = useTab();
  const { data, reload, set } = useView<ShownLiaisons>('liaisons', {});
  const acts = useActs<ShownLiaisons>({ name: 'liaisons', query: {} }, set);
  if (!data) return null;
  const away = data.departments.some((d) => d.posts.some((p) => p.person === me.email.toLowerCase() && p.awayUntil));
  const state = (p: Post) => {
    if (p.gap)
      return (
        <Badge size="small" appearance="tint" color="danger">
          {say(words[p.gap])}
        </Badge>
      );
    if (!p.awayUntil) return null;
    return (
      <Badge size="small" appearance="tint" color="warning">
        {say(words.away, { when: times.day(p.awayUntil) })}
      </Badge>
    );
  };
  return (
    <section className="page">
      <h1>{say(words.liaisons)}</h1>
      <p className="quiet">{say(words.liaisonsHint)}</p>
      <Said acts={acts} reload={reload} />
      {me.departments.length > 0 && (
        <Steps
          offered={[{ command: away ? 'say-back' : 'say-away', input: {} }]}
          about={say(words.liaisons)}
          act={acts.act}
          says={say(requestWords.done)}
        />
      )}
      <ul className="items">
        {data.departments.map((d) => (
          <li key={d.id} className="item">
            <div className="item-main">
              <span className="item-title">{say(d.name)}</span>
              <p className="quiet">
                {d.reachedThrough ? say(words.asksNow, { who: d.reachedThrough.name }) : say(words.nobody)}
              </p>
              <p>
                {d.posts.map((p) => (
                  <span key={p.post} className="post">
                    <span className="quiet">{say(p.name)}</span> {p.personName ?? '–'} {state(p)}
                  </span>
                ))}
              </p>
            </div>
            {d.mine && (
              <Steps
                offered={d.orphaned.map(({ person }) => ({ command: 'take-over-requests', input: { person } }))}
                about={say(d.name)}
                act={acts.act}
                says={say(requestWords.done)}
              />
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
