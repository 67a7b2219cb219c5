import { Button, MessageBar, MessageBarBody, Radio, RadioGroup } from '@fluentui/react-components';
import { type ClipboardEvent, type KeyboardEvent, useRef, useState } from 'react';
import { wrongQuantity } from '../../../core/forecasts/quantity.ts';
import type { ShownForecast } from '../../../core/forecasts/views.ts';
import type { Text } from '../../../core/words.ts';
import type { Act } from '../act.ts';
import { useSay, useTimes } from '../context.tsx';
import { useDraft } from '../draft.ts';
import { cellsFrom, changesNothing } from '../grid.ts';
import { forecastWords as words } from '../words-forecast.ts';
import { Beside, ForecastLine, type Mode, type Typed } from './ForecastLine.tsx';

type Row = ShownForecast['rows'][number];
type At = readonly [row: number, column: number];

const commands = { forecast: 'submit-forecast', plan: 'confirm-plan' } as const;
const keyOf = ([row, column]: At) => `${row}:${column}`;
const atOf = (key: string): At => key.split(':').map(Number) as unknown as At;
const saysSomething = (t: Typed) => !!t.quantity || t.note !== undefined || t.fullFrom !== undefined;

/** Months across, products and regions down, as people know it from their spreadsheet. */
export function ForecastGrid({ data, act }: { data: ShownForecast; act: Act }) {
  const say = useSay();
  const [mode, setMode] = useState<Mode>(data.may.plan && !data.may.forecast ? 'plan' : 'forecast');
  // By the lines that stand here: what was typed for one must never be taken for another, nor a forecast for a plan.
  const about = `forecast-lines/${mode}/${data.month}/${data.rows.map((r) => `${r.product.id} ${r.region.id}`).join()}`;
  return (
    <section>
      {data.may.forecast && data.may.plan && (
        <RadioGroup layout="horizontal" value={mode} onChange={(_, d) => setMode(d.value as Mode)}>
          <Radio value="forecast" label={say(words.forecast)} />
          <Radio value="plan" label={say(words.plan)} />
        </RadioGroup>
      )}
      <Lines key={about} about={about} mode={mode} data={data} act={act} />
    </section>
  );
}

function Lines({ about, mode, data, act }: { about: string; mode: Mode; data: ShownForecast; act: Act }) {
  const say = useSay();
  const times = useTimes();
  const [typed, setTyped] = useDraft<Record<string, Typed>>(about, {});
  const [at, setAt] = useState<At>();
  const [outside, setOutside] = useState<readonly string[]>([]);
  const [busy, setBusy] = useState(false);
  const table = useRef<HTMLTableElement>(null);
  const may = data.may[mode];
  const isOpen = ([row, column]: At) => may && !!data.rows[row] && !!data.periods[column]?.open;
  const cellAt = ([row, column]: At) => data.rows[row]!.cells[column]!;
  const nameOf = ([row, column]: At) => {
    const { product, region } = data.rows[row]!;
    const period = data.periods[column]!.period;
    return say(words.cell, { what: say(words[mode]), product: say(product.name), region: say(region.name), period });
  };
  const changed = Object.keys(typed).filter((key) => isOpen(atOf(key)) && saysSomething(typed[key]!));
  const wrong = changed.flatMap((key) => {
    const says = wrongIn(typed[key]!, cellAt(atOf(key))[mode]);
    return says ? [{ key, says }] : [];
  });
  const touchesLocked = changed.some((key) => {
    return mode === 'forecast' && typed[key]!.quantity && data.periods[atOf(key)[1]]!.locked;
  });

  const put = (entries: readonly (readonly [at: At, more: Typed])[]) =>
    setTyped((before) => {
      const after = { ...before };
      for (const [at, more] of entries) {
        if (!isOpen(at)) continue;
        const { quantity, ...rest } = { ...after[keyOf(at)], ...more };
        const same = quantity !== undefined && changesNothing(quantity, cellAt(at)[mode]);
        after[keyOf(at)] = { ...rest, ...(quantity !== undefined && !same && { quantity }) };
        if (!Object.keys(after[keyOf(at)]!).length) delete after[keyOf(at)];
      }
      return after;
    });
  const focus = (to: At) => table.current?.querySelector<HTMLInputElement>(`[data-at="${keyOf(to)}"]`)?.focus();
  const onKey = (e: KeyboardEvent, [row, column]: At) => {
    const moves: Record<string, number> = { Enter: 1, ArrowDown: 1, ArrowUp: -1 };
    if (e.key in moves) {
      e.preventDefault();
      focus([row + moves[e.key]!, column]);
    }
    if (e.key.toLowerCase() === 'd' && (e.ctrlKey || e.metaKey) && row > 0) {
      e.preventDefault();
      const above: At = [row - 1, column];
      put([[[row, column], { quantity: typed[keyOf(above)]?.quantity ?? String(cellAt(above)[mode] ?? '') }]]);
    }
  };
  const onPaste = (e: ClipboardEvent, [row, column]: At) => {
    const cells = cellsFrom(e.clipboardData.getData('text'));
    if (cells.length === 1 && cells[0]!.length === 1) return;
    e.preventDefault();
    const pasted = cells.flatMap((line, i) =>
      line.flatMap((text, j) => (text.trim() ? [[[row + i, column + j], { quantity: text.trim() }] as const] : [])),
    );
    put(pasted);
    setOutside(pasted.filter(([to]) => !isOpen(to)).map(([, { quantity }]) => quantity));
  };
  const takeOver = () =>
    put(
      data.rows.flatMap((row, i) =>
        row.cells.flatMap((c, j) =>
          c.plan === undefined && c.forecast !== undefined
            ? [[[i, j], { quantity: String(c.locked ?? c.forecast) }] as const]
            : [],
        ),
      ),
    );
  const save = async () => {
    setBusy(true);
    const lines = changed.map((key) => {
      const { quantity, ...more } = typed[key]!;
      const [row, column] = atOf(key);
      const { product, region } = data.rows[row]!;
      const cell = { period: data.periods[column]!.period, product: product.id, region: region.id };
      // Read where it is stored, by the reader of every other cell.
      return { ...cell, ...(quantity && { quantity }), ...more };
    });
    if (await act(commands[mode], { lines }, { says: say(words.saved) })) {
      setTyped({});
      setOutside([]);
    }
    setBusy(false);
  };

  return (
    <>
      <div className="buttons">
        {may && mode === 'plan' && (
          <Button size="small" onClick={takeOver}>
            {say(words.takeOver)}
          </Button>
        )}
        {may && changed.length > 0 && (
          <>
            <Button size="small" appearance="primary" disabled={busy || wrong.length > 0} onClick={() => void save()}>
              {say(mode === 'forecast' ? words.save : words.confirm, { n: changed.length })}
            </Button>
            <Button size="small" onClick={() => setTyped({})}>
              {say(words.discard)}
            </Button>
          </>
        )}
      </div>
      {may && <p className="quiet keys">{say(words.howTo)}</p>}
      {outside.length > 0 && (
        <MessageBar intent="warning" role="status">
          <MessageBarBody>{say(words.outside, { n: outside.length, cells: outside.join(', ') })}</MessageBarBody>
        </MessageBar>
      )}
      {wrong.length > 0 && (
        <MessageBar intent="warning" role="alert">
          <MessageBarBody>
            {wrong.map(({ key, says }) => (
              <div key={key}>{say(words.wrongCell, { cell: nameOf(atOf(key)), says: say(says) })}</div>
            ))}
          </MessageBarBody>
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
                  const here: At = [i, j];
                  const key = keyOf(here);
                  return (
                    <td
                      key={cell.period}
                      data-exception={cell.exception || undefined}
                      data-changed={changed.includes(key) || undefined}
                    >
                      {isOpen(here) ? (
                        <input
                          data-at={key}
                          aria-label={nameOf(here)}
                          aria-invalid={wrong.some((w) => w.key === key) || undefined}
                          inputMode="decimal"
                          value={typed[key]?.quantity ?? cell[mode] ?? ''}
                          onChange={(e) => put([[here, { quantity: e.target.value }]])}
                          onFocus={() => setAt(here)}
                          onBlur={(e) => e.target.value === '' && put([[here, { quantity: String(cell[mode] ?? '') }]])}
                          onKeyDown={(e) => onKey(e, here)}
                          onPaste={(e) => onPaste(e, here)}
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
            <Totals data={data} mode={mode} />
          </tbody>
        </table>
      </div>
      {may && at && isOpen(at) && (
        <ForecastLine
          key={keyOf(at)}
          name={nameOf(at)}
          mode={mode}
          cell={cellAt(at)}
          typed={typed[keyOf(at)] ?? {}}
          put={(more) => put([[at, more]])}
        />
      )}
    </>
  );
}

function Totals({ data, mode }: { data: ShownForecast; mode: Mode }) {
  const say = useSay();
  return (
    <tr>
      <th scope="row" colSpan={2}>
        {say(words.total)}
      </th>
      {data.periods.map((p) => (
        <td key={p.period}>
          <span className="figure">{p.total[mode]}</span>
          {mode === 'plan' && p.total.unconfirmed > 0 && (
            <span className="quiet beside">{say(words.openLines, { n: p.total.unconfirmed })}</span>
          )}
        </td>
      ))}
    </tr>
  );
}

/** Why a line cannot be sent. @param known the figure that is there */
function wrongIn({ quantity }: Typed, known: Row['cells'][number]['forecast']): Text | undefined {
  if (quantity) return wrongQuantity(quantity);
  return known === undefined ? words.quantityFirst : undefined;
}
