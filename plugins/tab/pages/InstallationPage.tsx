import { Button } from '@fluentui/react-components';
import { useCallback, useEffect, useState } from 'react';
import type { ShownInstallation } from '../../../core/reports/installation.ts';
import type { Text } from '../../../core/words.ts';
import type { Failure } from '../api.ts';
import { useSay, useTab, useTimes } from '../context.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import type { Route } from '../route.ts';
import { words } from '../words.ts';
import { installWords as w } from '../words-install.ts';

/** The server's answer to `/api/installation`. */
interface Installation {
  findings: { what: string; ok: boolean; says: Text; remedy?: Text }[];
  at: string;
  course: { look?: { at: string; changes?: number; failure?: Text }; next?: string };
  duties: { name: string; title: Text; at?: string; did?: string; total: number; failure?: Text }[];
  version: string;
  use?: ShownInstallation;
}

/** For admins: what is wrong and how to put it right; then what runs by itself, and how it is used. */
export default function InstallationPage({ go }: { go: Route['go'] }) {
  const say = useSay();
  const times = useTimes();
  const { api } = useTab();
  const [data, setData] = useState<Installation>();
  const [failure, setFailure] = useState<Failure>();
  const [looking, setLooking] = useState(false);
  const look = useCallback(
    async (again: boolean) => {
      setLooking(true);
      // The package that the client opened says its version in the address.
      const packaged = new URLSearchParams(location.search).get('package') ?? '';
      try {
        setData(await api.installation<Installation>(packaged, again));
        setFailure(undefined);
      } catch (error) {
        setFailure(error as Failure);
      }
      setLooking(false);
    },
    [api],
  );
  useEffect(() => void look(false), [look]);
  if (failure && !data) return <Failed failure={failure} retry={() => void look(true)} />;
  if (!data) return <Waiting />;
  const { findings, course, duties, use } = data;
  const next = course.next ? times.time(course.next) : '—';
  const wrong = findings.filter((f) => !f.ok);
  const right = findings.filter((f) => f.ok);
  return (
    <main className="page installation">
      <h1>{say(w.installation)}</h1>
      {failure && <Failed failure={failure} retry={() => void look(true)} />}
      <section aria-label={say(w.problems)}>
        {wrong.length === 0 ? (
          <p className="empty">{say(w.allWell)}</p>
        ) : (
          <ul className="findings">
            {wrong.map((f) => (
              <li key={`${f.what} ${f.says.en}`} data-ok="false">
                <strong>✗ {f.what}</strong>
                <p>{say(f.says)}</p>
                {f.remedy && <p className="remedy">{say(w.remedy, { remedy: say(f.remedy) })}</p>}
              </li>
            ))}
          </ul>
        )}
        <p className="quiet">
          {say(w.lookedAt, { when: times.when(data.at), version: data.version })}{' '}
          <Button size="small" disabled={looking} onClick={() => void look(true)}>
            {say(looking ? words.making : words.reload)}
          </Button>
        </p>
        {right.length > 0 && (
          <details>
            <summary>{say(w.inOrder, { n: right.length })}</summary>
            <ul className="findings">
              {right.map((f) => (
                <li key={`${f.what} ${f.says.en}`} data-ok="true">
                  ✓ {f.what}: {say(f.says)}
                </li>
              ))}
            </ul>
          </details>
        )}
      </section>
      <section>
        <h2>{say(w.byItself)}</h2>
        {course.look ? (
          <p>
            {say(w.lastLook, { when: times.when(course.look.at), n: course.look.changes ?? 0 })}
            {course.next && ` ${say(w.nextLook, { when: times.time(course.next) })}`}
          </p>
        ) : (
          duties.every((d) => !d.at) && <p className="quiet">{say(w.notLooked)}</p>
        )}
        <Rows
          head={[say(w.duty), say(w.ranLast), say(w.runsNext), say(w.did)]}
          rows={duties.map((d) => [
            say(d.title),
            d.at ? times.when(d.at) : '—',
            next,
            d.failure
              ? `✗ ${say(d.failure)}`
              : say(d.did ? w.didChange : w.didNothing, { n: d.total, when: d.did ? times.when(d.did) : '' }),
          ])}
        />
        {use && use.did.length > 0 && (
          <>
            <h3>{say(w.byRegister)}</h3>
            <Rows
              head={[say(w.register), say(w.changes), say(w.last)]}
              rows={use.did.map((d) => [say(d.table), String(d.changes), times.when(d.last)])}
            />
          </>
        )}
      </section>
      {use && (
        <>
          <section>
            <h2>{say(words.dataQuality)}</h2>
            <p>
              {say(use.unreadable ? w.unreadable : w.readable, { n: use.unreadable, rows: use.rows })}{' '}
              <button type="button" className="link" onClick={() => go('data-quality')}>
                {say(words.dataQuality)}
              </button>
            </p>
          </section>
          <section>
            <h2>{say(w.use)}</h2>
            <p className="quiet">{say(w.useHint)}</p>
            <Rows
              head={[say(w.weekFrom), say(w.people), say(w.changes)]}
              rows={use.use.map((u) => [
                times.day(u.from),
                u.people === 'few' ? say(w.few) : String(u.people),
                String(u.changes),
              ])}
            />
          </section>
        </>
      )}
    </main>
  );
}

function Rows({ head, rows }: { head: string[]; rows: string[][] }) {
  return (
    <div className="scroll">
      <table className="plain">
        <thead>
          <tr>
            {head.map((h) => (
              <th key={h}>{h}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map((cells) => (
            <tr key={cells[0]}>
              {cells.map((cell, i) => (
                <td key={head[i]}>{cell}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
