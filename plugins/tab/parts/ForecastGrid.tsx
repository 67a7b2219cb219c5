import { Button, MessageBar, MessageBarBody, Radio, RadioGroup } from '@fluentui/react-components';
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import type { ShownForecast } from '../../../core/forecasts/views.ts';
import type { Act } from '../act.ts';
import { useSay, useTimes } from '../context.tsx';
import { useDraft } from '../draft.ts';
import { cellsFrom, numberFrom } from '../grid.ts';
import { forecastWords as words } from '../words-forecast.ts';
import { ProposeLink } from './ProposeLink.tsx';

type Mode = 'forecast' | 'plan';
type Row = ShownForecast['rows'][number];

const commands = { forecast: 'submit-forecast', plan: 'confirm-plan' } as const;

/** Months across, products and regions down, as people know it from their spreadsheet. */
export function ForecastGrid({ data, act }: { data: ShownForecast; act: Act }) {
  const say = useSay();
  const times = useTimes();
  const [mode, setMode] = useState<Mode>(data.may.plan && !data.may.forecast ? 'plan' : 'forecast');
  // By the lines that stand here: what was typed for one must never be taken for another.
  const lines = data.rows.map((r) => `${r.product.id} ${r.region.id}`).join();
  const [typed, setTyped] = useDraft<Record<string, string>>(`forecast/${data.month}/${lines}`, {});
  const [wrong, setWrong] = useState('');
  const [busy, setBusy] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const may = data.may[mode];
  const keyOf = (row: number, column: number) => `${row}:${column}`;
  const figureOf = (row: Row, column: number) => row.cells[column]![mode];
  const changed = Object.keys(typed);
  const touchesLocked = changed.some((key) => mode === 'forecast' && data.periods[Number(key.split(':')[1])]!.locked);

  const put = (entries: [row: number, column: number, text: string][]) => {
    setWrong('');
    setTyped((before) => {
      const after = { ...before };
      for (const [row, column, text] of entries) {
        if (!data.rows[row] || !data.periods[column]?.open) continue;
        const number = numberFrom(text);
        if (Number.isNaN(number)) setWrong(text);
        if (number === figureOf(data.rows[row], column) || (number === undefined && !text))
          delete after[keyOf(row, column)];
        else after[keyOf(row, column)] = text;
      }
      return after;
    });
  };
  const focus = (row: number, column: number) =>
    table.current?.querySelector<HTMLInputElement>(`[data-at="${keyOf(row, column)}"]`)?.focus();
  const onKey = (e: KeyboardEvent, row: number, column: number) => {
    const moves: Record<string, [number, number]> = { Enter: [1, 0], ArrowDown: [1, 0], ArrowUp: [-1, 0] };
    if (e.key in moves) {
      e.preventDefault();
      focus(row + moves[e.key]![0], column);
    }
    if (e.key.toLowerCase() === 'd' && (e.ctrlKey || e.metaKey) && row > 0) {
      e.preventDefault();
      const above = typed[keyOf(row - 1, column)] ?? figureOf(data.rows[row - 1]!, column);
      put([[row, column, String(above ?? '')]]);
    }
  };
  const onPaste = (e: ClipboardEvent, row: number, column: number) => {
    const cells = cellsFrom(e.clipboardData.getData('text'));
    if (cells.length === 1 && cells[0]!.length === 1) return;
    e.preventDefault();
    put(cells.flatMap((line, i) => line.map((text, j) => [row + i, column + j, text] as [number, number, string])));
  };
  const takeOver = () =>
    put(
      data.rows.flatMap((row, i) =>
        row.cells.flatMap((c, j) =>
          c.plan === undefined && c.forecast !== undefined
            ? [[i, j, String(c.locked ?? c.forecast)] as [number, number, string]]
            : [],
        ),
      ),
    );
  const save = async () => {
    setBusy(true);
    const filled = Object.entries(typed).flatMap(([key, text]) => {
      const [row, column] = key.split(':').map(Number) as [number, number];
      const quantity = numberFrom(text);
      const { product, region } = data.rows[row]!;
      return quantity === undefined || Number.isNaN(quantity)
        ? []
        : [{ period: data.periods[column]!.period, product: product.id, region: region.id, quantity }];
    });
    if (await act(commands[mode], { lines: filled }, { says: say(words.saved) })) setTyped({});
    setBusy(false);
  };
  const invalid = changed.some((key) => Number.isNaN(numberFrom(typed[key]!)));

  return (
    <section>
      <div className="buttons">
        {data.may.forecast && data.may.plan && (
          <RadioGroup layout="horizontal" value={mode} onChange={(_, d) => setMode(d.value as Mode)}>
            <Radio value="forecast" label={say(words.forecast)} />
            <Radio value="plan" label={say(words.plan)} />
          </RadioGroup>
        )}
        {may && mode === 'plan' && (
          <Button size="small" onClick={takeOver}>
            {say(words.takeOver)}
          </Button>
        )}
        {may && changed.length > 0 && (
          <>
            <Button size="small" appearance="primary" disabled={busy || invalid} onClick={() => void save()}>
              {say(mode === 'forecast' ? words.save : words.confirm, { n: changed.length })}
            </Button>
            <Button size="small" onClick={() => setTyped({})}>
              {say(words.discard)}
            </Button>
          </>
        )}
      </div>
      {may && <p className="quiet keys">{say(words.howTo)}</p>}
      {wrong && invalid && (
        <MessageBar intent="warning" role="alert">
          <MessageBarBody>{say(words.notNumber, { value: wrong })}</MessageBarBody>
        </MessageBar>
      )}
      {touchesLocked && (
        <MessageBar intent="warning" role="status">
          <MessageBarBody>{say(words.afterLock)}</MessageBarBody>
        </MessageBar>
      )}
      <div className="scroll">
        <table className="plain forecast-grid" ref={table}>
          <thead>
            <tr>
              <th scope="col">{say(words.product)}</th>
              <th scope="col">{say(words.region)}</th>
              {data.periods.map((p) => (
                <th key={p.period} scope="col" data-open={p.open || undefined}>
                  {p.period}
                  <br />
                  <span className="quiet">
                    {p.open && (p.locked ? say(words.locked) : say(words.cutOff, { when: times.day(p.cutOff) }))}
                  </span>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row, i) => (
              <tr key={`${row.product.id} ${row.region.id}`}>
                <th scope="row">{say(row.product.name)}</th>
                <td>{say(row.region.name)}</td>
                {row.cells.map((cell, j) => {
                  const key = keyOf(i, j);
                  const open = may && data.periods[j]!.open;
                  const label = say(words.cell, {
                    what: say(words[mode]),
                    product: say(row.product.name),
                    region: say(row.region.name),
                    period: cell.period,
                  });
                  return (
                    <td
                      key={cell.period}
                      data-exception={cell.exception || undefined}
                      data-changed={key in typed || undefined}
                    >
                      {open ? (
                        <input
                          data-at={key}
                          aria-label={label}
                          inputMode="decimal"
                          value={typed[key] ?? cell[mode] ?? ''}
                          onChange={(e) => put([[i, j, e.target.value]])}
                          onKeyDown={(e) => onKey(e, i, j)}
                          onPaste={(e) => onPaste(e, i, j)}
                        />
                      ) : (
                        <span className="figure">{cell[mode] ?? '–'}</span>
                      )}
                      <Beside cell={cell} mode={mode} about={`${say(row.product.name)} (${say(row.region.name)})`} />
                    </td>
                  );
                })}
              </tr>
            ))}
            <tr>
              <th scope="row" colSpan={2}>
                {say(words.total)}
              </th>
              {data.periods.map((p) => (
                <td key={p.period}>
                  <span className="figure">{p.total[mode]}</span>
                </td>
              ))}
            </tr>
          </tbody>
        </table>
      </div>
    </section>
  );
}

/** What stands beside a figure: the other side's, what came, and what is remarkable. */
function Beside({ cell, mode, about }: { cell: Row['cells'][number]; mode: Mode; about: string }) {
  const say = useSay();
  const times = useTimes();
  const other = mode === 'forecast' ? 'plan' : 'forecast';
  const gap = cell.plan !== undefined && cell.forecast !== undefined ? cell.plan - (cell.locked ?? cell.forecast) : 0;
  const remarks = [
    cell[other] !== undefined && `${say(words[other])} ${cell[other]}`,
    cell.actual !== undefined && `${say(words.actual)} ${cell.actual}`,
    cell.late && cell.locked !== undefined && say(words.lockedAt, { n: cell.locked }),
    cell.late && say(words.late),
    cell.exception && say(gap < 0 ? words.short : words.over, { n: Math.abs(gap) }),
    cell.fullFrom && say(words.fullFrom, { when: times.date(cell.fullFrom) }),
  ].filter(Boolean);
  return (
    <span className="quiet beside">
      {remarks.join(' · ')}
      {cell.exception && cell.row && (
        <ProposeLink
          source={`forecasts/${cell.row}`}
          title={say(words.exceptionTitle, { product: about, period: cell.period, n: Math.abs(gap) })}
        />
      )}
    </span>
  );
}
