import { Button } from '@fluentui/react-components';
import type { ShownArchive } from '../../../core/conduct/archive.ts';
import { useActs } from '../act.ts';
import { useSay, useTimes } from '../context.tsx';
import { CorrectionFacts } from '../parts/CorrectionFacts.tsx';
import { Download } from '../parts/Download.tsx';
import { Said } from '../parts/Said.tsx';
import { Steps } from '../parts/Steps.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import type { Route } from '../route.ts';
import { useView } from '../view.ts';
import { conductWords as words } from '../words-conduct.ts';
import '../decisions.css';

/** What is kept of a person: of oneself always, of others with a purpose that is written down (A11). */
export default function ArchivePage({ route }: { route: Route }) {
  const say = useSay();
  const times = useTimes();
  const query = route.path[1] ? { who: route.path[1] } : {};
  const { data, failure, reload, set } = useView<ShownArchive>('archive', query);
  const acts = useActs<ShownArchive>({ name: 'archive', query }, set);
  if (!data) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting lines={5} />;
  const own = (id: string) =>
    data.own && (
      <Steps offered={[{ command: 'add-own-words', input: { id } }]} about={id} act={acts.act} says={say(words.done)} />
    );
  return (
    <main className="page archive" aria-busy={acts.busy}>
      <header className="agenda-head">
        <div>
          <h1>{data.own ? say(words.ownTitle) : say(words.title, { who: data.who.name })}</h1>
          <p className="quiet">
            {data.own && say(words.ownHint)} {say(words.kept, { n: data.keptMonths })}
          </p>
        </div>
        <div className="buttons no-print">
          <Download
            path="/api/papers/archive.docx"
            query={query}
            file={`${say(words.title, { who: data.who.name })}.docx`}
            says={say(words.word)}
          />
          <Button size="small" onClick={() => window.print()}>
            {say(words.print)}
          </Button>
        </div>
      </header>
      {failure && <Failed failure={failure} retry={() => void reload()} />}
      <Said acts={acts} reload={reload} />
      <div className="sections">
        <section>
          <h2>{say(words.recognition)}</h2>
          {data.recognitions.length === 0 && <p className="quiet">{say(words.none)}</p>}
          {data.recognitions.map((r) => (
            <article key={r.id} className="item">
              <div className="item-main">
                <span className="item-title">{say(r.level)}</span>
                <p>
                  {r.reason}{' '}
                  <span className="quiet">
                    {times.day(r.at)} · {r.decidedBy}
                  </span>
                </p>
                {r.citation && <p className="outcome-note">{r.citation}</p>}
                {r.rebuttal && <p className="remark">{r.rebuttal}</p>}
              </div>
              {own(r.id)}
            </article>
          ))}
        </section>
        <section>
          <h2>{say(words.corrections)}</h2>
          {data.corrections.length === 0 && <p className="quiet">{say(words.none)}</p>}
          {data.corrections.map((c) => (
            <article key={c.id} className="item">
              <CorrectionFacts correction={c} title={say(c.level)} />
              {own(c.id)}
            </article>
          ))}
        </section>
        <section>
          <h2>{say(words.thanks)}</h2>
          {data.thanks.length === 0 && <p className="quiet">{say(words.none)}</p>}
          <ul>
            {data.thanks.map((k) => (
              <li key={k.id}>
                {k.words}{' '}
                <span className="quiet">
                  {k.from} · {times.day(k.at)}
                </span>
              </li>
            ))}
          </ul>
        </section>
        <section>
          <h2>{say(words.whoLooked)}</h2>
          {data.looks.length === 0 && <p className="quiet">{say(words.noLooks)}</p>}
          <ul>
            {data.looks.map((l) => (
              <li key={l.id}>
                {say(words.lookOwn, { who: l.who, purpose: l.purpose })}{' '}
                <span className="quiet">{times.day(l.at)}</span>
              </li>
            ))}
          </ul>
        </section>
      </div>
    </main>
  );
}
