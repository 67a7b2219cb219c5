import type { dataQualityView } from '../../../core/reports/data-quality.ts';
import { useSay, useTab } from '../context.tsx';
import { Failed, Waiting } from '../parts/Waiting.tsx';
import { useView } from '../view.ts';
import { words } from '../words.ts';

type Quality = ReturnType<typeof dataQualityView.show>;

/** Rows, columns and tables that cannot be read, each with its reason. */
export default function DataQualityPage() {
  const say = useSay();
  const { host } = useTab();
  const { data, failure, reload } = useView<Quality>('data-quality', {});
  if (failure && !data) return <Failed failure={failure} retry={() => void reload()} />;
  if (!data) return <Waiting />;
  return (
    <main className="page">
      <h1>{say(words.dataQuality)}</h1>
      <p className="quiet">{say(words.rowsRead, { n: data.rows })}</p>
      {data.problems.length === 0 ? (
        <p className="empty">{say(words.allReadable)}</p>
      ) : (
        <>
          <p>{say(words.problemsHint)}</p>
          <div className="scroll">
            <table className="plain">
              <thead>
                <tr>
                  <th>{say(words.row)}</th>
                  <th>{say(words.column)}</th>
                  <th>{say(words.value)}</th>
                  <th>{say(words.problem)}</th>
                </tr>
              </thead>
              <tbody>
                {data.problems.map((p) => (
                  <tr
                    key={`${p.register} ${p.source?.title} ${p.part} ${p.at} ${p.column?.en} ${p.says.en}`}
                    data-weight={p.weight}
                  >
                    <td>
                      {p.link ? (
                        <button type="button" className="link" onClick={() => host.open(p.link!)}>
                          {say(p.table)}
                        </button>
                      ) : (
                        say(p.table)
                      )}{' '}
                      {p.source ? `· ${p.source.title} ` : ''}
                      {p.where && say(p.where)}
                    </td>
                    <td>{p.column && say(p.column)}</td>
                    <td>{p.value}</td>
                    <td>{say(p.says)}</td>
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </>
      )}
    </main>
  );
}
