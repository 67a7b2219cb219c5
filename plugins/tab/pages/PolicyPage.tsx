import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import type { Article } from '../../../core/policy/text/blocks.ts';
import type { ShownPolicy } from '../../../core/revision/text-view.ts';
import { useActs } from '../act.ts';
import type { Failure } from '../api.ts';
import { useSay } from '../context.tsx';
import { ArticleBlocks } from '../parts/ArticleBlocks.tsx';
import { Download } from '../parts/Download.tsx';
import { Said } from '../parts/Said.tsx';
import { SuggestDialog } from '../parts/SuggestDialog.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import { useView } from '../view.ts';
import { policyWords as words } from '../words-policy.ts';
import { revisionWords } from '../words-revision.ts';
import '../decisions.css';

/** The policy in force in the words of a policy: to be read, printed and taken along. */
export default function PolicyPage() {
  const say = useSay();
  const { data, failure, reload, set } = useView<ShownPolicy>('policy', {});
  const acts = useActs<ShownPolicy>({ name: 'policy', query: {} }, set);
  const [about, setAbout] = useState<string>();
  const [trouble, setTrouble] = useState<Failure>();
  if (!data) return failure ? <Failed failure={failure} retry={() => void reload()} /> : <Waiting lines={6} />;
  return (
    <main className="page policy document">
      <header className="agenda-head">
        <div>
          <p className="quiet">{say(data.company)}</p>
          <h1>{say(data.name)}</h1>
          <p className="quiet">
            {say(words.inForce, { version: data.version, effective: data.effective })}. {say(words.hint)}
            {data.next && ` ${say(revisionWords.comesNext, { version: data.next.version, from: data.next.from })}.`}
            {data.missing > 0 && ` ${say(words.missing, { n: data.missing })}.`}
          </p>
        </div>
        <div className="buttons no-print">
          <Download
            path="/api/papers/policy.docx"
            file={`${say(data.name)} ${data.version}.docx`}
            says={say(words.word)}
          />
          <Button onClick={() => print()}>{say(words.print)}</Button>
        </div>
      </header>
      <Said acts={acts} reload={reload} />
      {trouble && <Failed failure={trouble} retry={() => setTrouble(undefined)} />}
      <div className="policy-columns">
        <nav className="no-print" aria-label={say(words.contents)}>
          <h2>{say(words.contents)}</h2>
          <ol>
            {data.chapters.map((c, i) => (
              <li key={c.title.en}>
                <button
                  type="button"
                  className="link"
                  onClick={() => document.getElementById(`chapter-${i}`)?.scrollIntoView({ behavior: 'smooth' })}
                >
                  {say(c.title)}
                </button>
              </li>
            ))}
          </ol>
        </nav>
        <div>
          {data.chapters.map((chapter, i) => (
            <section key={chapter.title.en} id={`chapter-${i}`}>
              <h2>
                {chapter.number && say(chapter.number)} {say(chapter.title)}
              </h2>
              {chapter.articles.map((a) => (
                <ArticleText
                  key={a.title.en}
                  article={a}
                  suggest={() => setAbout(`${a.number ? `${say(a.number)} ` : ''}${say(a.title)}`)}
                />
              ))}
            </section>
          ))}
        </div>
      </div>
      {about !== undefined && <SuggestDialog about={about} act={acts.act} onClose={() => setAbout(undefined)} />}
    </main>
  );
}

function ArticleText({ article, suggest }: { article: Article; suggest: () => void }) {
  const say = useSay();
  return (
    <article data-missing={article.missing}>
      <h3>
        {article.number && say(article.number)} {say(article.title)}{' '}
        {article.clauses.length > 0 && <span className="quiet">{article.clauses.join(' · ')}</span>}{' '}
        <button
          type="button"
          className="link quiet no-print suggest"
          aria-label={`${say(revisionWords.suggest)}: ${say(article.title)}`}
          onClick={suggest}
        >
          {say(revisionWords.suggest)}
        </button>
      </h3>
      <ArticleBlocks blocks={article.blocks} />
    </article>
  );
}
