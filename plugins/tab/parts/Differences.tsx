import { MessageBar, MessageBarBody } from '@fluentui/react-components';
import type { Finding } from '../../../core/revision/checking.ts';
import type { ClauseDifference, Differences as Found } from '../../../core/revision/differences.ts';
import { useSay } from '../context.tsx';
import { revisionWords as words } from '../words-revision.ts';
import { ArticleBlocks } from './ArticleBlocks.tsx';

/** What a version changes, clause by clause as people read them, and below it every setting. */
export function Differences({ found }: { found: Found }) {
  const say = useSay();
  if (!found.settings.length) return <p>{say(words.changesNothing)}</p>;
  return (
    <>
      {found.clauses.map((c) => (
        <Clause key={`${c.clauses} ${c.title.en}`} clause={c} />
      ))}
      <details open={found.clauses.length === 0}>
        <summary>{say(words.allSettings, { n: found.settings.length })}</summary>
        <div className="scroll">
          <table className="plain">
            <thead>
              <tr>
                <th scope="col">{say(words.setting)}</th>
                <th scope="col">{say(words.before)}</th>
                <th scope="col">{say(words.after)}</th>
              </tr>
            </thead>
            <tbody>
              {found.settings.map((s) => (
                <tr key={s.path}>
                  <th scope="row">{say(s.name)}</th>
                  <td>{s.before === undefined ? '–' : <del>{s.before}</del>}</td>
                  <td>{s.after === undefined ? '–' : <ins>{s.after}</ins>}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </div>
      </details>
    </>
  );
}

function Clause({ clause: c }: { clause: ClauseDifference }) {
  const say = useSay();
  return (
    <article className="clause-difference">
      <h3>
        {say(c.title)} <span className="quiet">{c.clauses.join(' · ')}</span>
      </h3>
      <div className="sides">
        <div data-side="before">
          <p className="quiet">{say(words.before)}</p>
          {c.before.length ? <ArticleBlocks blocks={c.before} /> : <p>{say(words.fresh)}</p>}
        </div>
        <div data-side="after">
          <p className="quiet">{say(words.after)}</p>
          {c.after.length ? <ArticleBlocks blocks={c.after} /> : <p>{say(words.gone)}</p>}
        </div>
      </div>
    </article>
  );
}

/** What stands in the way of a version, or is to be known of it. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const say = useSay();
  if (!findings.length) return null;
  return (
    <>
      {findings.map((f) => (
        <MessageBar key={f.says.en} intent={f.weight === 'stop' ? 'error' : 'warning'} layout="multiline">
          <MessageBarBody>
            {f.weight === 'stop' && <b>{say(words.stop)}: </b>}
            {say(f.says)}
          </MessageBarBody>
        </MessageBar>
      ))}
    </>
  );
}
