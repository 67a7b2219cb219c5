import { Checkbox, Input, Select } from '@fluentui/react-components';
import type { Text } from '../../../core/words.ts';
import { useSay } from '../context.tsx';
import { revisionWords as words } from '../words-revision.ts';

const days = {
  MO: 'monday',
  TU: 'tuesday',
  WE: 'wednesday',
  TH: 'thursday',
  FR: 'friday',
  SA: 'saturday',
  SU: 'sunday',
} as const;
type Day = keyof typeof days;

interface Rhythm {
  kind: 'weeks' | 'months';
  every: number;
  days: Day[];
  nth: string;
}

/** A rule in the words of the form; nothing where it says more than these can. */
function rhythmOf(rule: string): Rhythm | undefined {
  const parts = new Map(rule.split(';').map((p) => p.split('=') as [string, string]));
  const known = ['FREQ', 'INTERVAL', 'BYDAY'];
  const by = parts.get('BYDAY')?.split(',') ?? [];
  if ([...parts.keys()].some((k) => !known.includes(k)) || !by.length) return undefined;
  const every = Number(parts.get('INTERVAL') ?? 1);
  if (parts.get('FREQ') === 'WEEKLY' && by.every((d) => d in days))
    return { kind: 'weeks', every, days: by as Day[], nth: '1' };
  const [, nth, day] = /^(-?\d)([A-Z]{2})$/.exec(by[0] ?? '') ?? [];
  if (parts.get('FREQ') === 'MONTHLY' && by.length === 1 && nth && nth in words.nth && day! in days)
    return { kind: 'months', every, days: [day as Day], nth };
  return undefined;
}

const ruleOf = ({ kind, every, days: on, nth }: Rhythm): string =>
  [
    kind === 'weeks' ? 'FREQ=WEEKLY' : 'FREQ=MONTHLY',
    ...(every > 1 ? [`INTERVAL=${every}`] : []),
    `BYDAY=${kind === 'weeks' ? on.join(',') : `${nth}${on[0] ?? 'MO'}`}`,
  ].join(';');

/** How often something is held, without the words of an RRULE; a rule that says more is written as it is. */
export function CadenceField({
  value,
  names,
  onChange,
}: {
  value: string;
  /** Of the days of the week. */
  names: Record<string, Text>;
  onChange: (rule: string) => void;
}) {
  const say = useSay();
  const rhythm = rhythmOf(value);
  const put = (change: Partial<Rhythm>) => {
    const next = { kind: 'weeks' as const, every: 1, days: ['MO' as Day], nth: '1', ...rhythm, ...change };
    if (next.days.length) onChange(ruleOf(next));
  };
  return (
    <div className="cadence">
      <Select
        value={rhythm?.kind ?? 'other'}
        onChange={(_, d) =>
          d.value === 'other'
            ? onChange(`${value};COUNT=99`)
            : put({ kind: d.value as Rhythm['kind'], days: [rhythm?.days[0] ?? 'MO'] })
        }
      >
        <option value="weeks">{say(words.everyWeek)}</option>
        <option value="months">{say(words.everyMonth)}</option>
        <option value="other">{say(words.otherRule)}</option>
      </Select>
      {rhythm ? (
        <>
          <span>{say(words.every)}</span>
          <Input
            type="number"
            min={1}
            max={12}
            size="small"
            aria-label={say(words.every)}
            style={{ width: 64 }}
            value={String(rhythm.every)}
            onChange={(_, d) => put({ every: Math.max(1, Number(d.value) || 1) })}
          />
          <span>{say(rhythm.kind === 'weeks' ? words.weeks : words.months)}</span>
          {rhythm.kind === 'weeks' ? (
            (Object.keys(days) as Day[]).map((d) => (
              <Checkbox
                key={d}
                label={say(names[days[d]]!)}
                checked={rhythm.days.includes(d)}
                onChange={(_, c) =>
                  put({
                    days: (Object.keys(days) as Day[]).filter((x) => (x === d ? !!c.checked : rhythm.days.includes(x))),
                  })
                }
              />
            ))
          ) : (
            <>
              <Select aria-label={say(words.months)} value={rhythm.nth} onChange={(_, d) => put({ nth: d.value })}>
                {Object.entries(words.nth).map(([n, name]) => (
                  <option key={n} value={n}>
                    {say(name)}
                  </option>
                ))}
              </Select>
              <Select
                aria-label={say(words.weeks)}
                value={rhythm.days[0]}
                onChange={(_, d) => put({ days: [d.value as Day] })}
              >
                {(Object.keys(days) as Day[]).map((d) => (
                  <option key={d} value={d}>
                    {say(names[days[d]]!)}
                  </option>
                ))}
              </Select>
            </>
          )}
        </>
      ) : (
        <Input value={value} aria-label={say(words.rrule)} onChange={(_, d) => onChange(d.value)} />
      )}
    </div>
  );
}
