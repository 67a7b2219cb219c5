import { Field, Input } from '@fluentui/react-components';
import type { ShownForecast } from '../../../core/forecasts/views.ts';
import { useSay, useTimes } from '../context.tsx';
import { forecastWords as words } from '../words-forecast.ts';
import { ProposeLink } from './ProposeLink.tsx';

export type Mode = 'forecast' | 'plan';
type Cell = ShownForecast['rows'][number]['cells'][number];

/** What was typed of a line and not sent yet; what is not there was not touched. */
export interface Typed {
  quantity?: string;
  note?: string;
  fullFrom?: string;
}

interface Props {
  name: string;
  mode: Mode;
  cell: Cell;
  typed: Typed;
  put(more: Typed): void;
}

/** What is said of the line beside its figure: a comment, and from when on all of it can be delivered. */
export function ForecastLine({ name, mode, cell, typed, put }: Props) {
  const say = useSay();
  const times = useTimes();
  const theirs = mode === 'plan' ? cell.note : cell.planNote;
  return (
    <fieldset className="forecast-line">
      <legend>{name}</legend>
      <div className="fields">
        {mode === 'plan' && (
          <Field label={say(words.fullFromLabel)} hint={say(words.fullFromHint)}>
            <Input
              type="date"
              value={typed.fullFrom ?? cell.fullFrom ?? ''}
              onChange={(_, d) => put({ fullFrom: d.value })}
            />
          </Field>
        )}
        <Field label={say(mode === 'plan' ? words.planNote : words.forecastNote)}>
          <Input
            value={typed.note ?? (mode === 'plan' ? cell.planNote : cell.note) ?? ''}
            maxLength={1000}
            onChange={(_, d) => put({ note: d.value })}
          />
        </Field>
      </div>
      {(theirs || (mode === 'forecast' && cell.fullFrom)) && (
        <p className="quiet">
          {[
            mode === 'forecast' && cell.fullFrom && say(words.fullFrom, { when: times.date(cell.fullFrom) }),
            theirs && say(words.theySay, { who: say(words[mode === 'plan' ? 'forecast' : 'plan']), words: theirs }),
          ]
            .filter(Boolean)
            .join(' · ')}
        </p>
      )}
    </fieldset>
  );
}

/** What stands beside a figure: the other side's, what came, and what is remarkable. */
export function Beside({ cell, mode, about }: { cell: Cell; mode: Mode; about: string }) {
  const say = useSay();
  const times = useTimes();
  const other = mode === 'forecast' ? 'plan' : 'forecast';
  const n = Math.abs(cell.gap ?? 0);
  const short = cell.plan !== undefined && cell.forecast !== undefined && cell.plan < (cell.locked ?? cell.forecast);
  const gapSays = cell.raised ? words.raised : (cell.gap ?? 0) < 0 ? words.short : words.over;
  const remarks = [
    cell[other] !== undefined && `${say(words[other])} ${cell[other]}`,
    cell.actual !== undefined && `${say(words.actual)} ${cell.actual}`,
    cell.late && cell.locked !== undefined && say(words.lockedAt, { n: cell.locked }),
    cell.late && say(words.late),
    cell.exception && say(gapSays, { n }),
    cell.fullFrom && (short || cell.raised) && say(words.fullFrom, { when: times.date(cell.fullFrom) }),
    cell.confirmBy && say(words.confirmBy, { when: times.day(cell.confirmBy) }),
    cell.note && say(words.quote, { words: cell.note }),
    cell.planNote && say(words.quote, { words: cell.planNote }),
  ].filter(Boolean);
  return (
    <span className="quiet beside">
      {remarks.join(' · ')}
      {cell.exception && cell.row && (
        <ProposeLink
          source={`forecasts/${cell.row}`}
          title={say(words.exceptionTitle, { product: about, period: cell.period, n })}
        />
      )}
    </span>
  );
}
