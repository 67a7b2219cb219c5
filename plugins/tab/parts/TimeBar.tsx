import type { ShownAgenda } from '../../../core/meetings/views.ts';
import { useSay } from '../context.tsx';
import { words } from '../words.ts';

/** The meeting's length as a picture: how its minutes are given to sections. */
export function TimeBar({ agenda }: { agenda: ShownAgenda }) {
  const say = useSay();
  const { length, kept, used, free } = agenda.minutes;
  const parts = [
    { id: 'kept', name: say(words.opening), minutes: kept },
    ...agenda.sections.filter((s) => s.minutes > 0).map((s) => ({ id: s.id, name: say(s.name), minutes: s.minutes })),
    ...(free > 0 ? [{ id: 'free', name: say(words.free), minutes: free }] : []),
  ];
  const whole = Math.max(length, kept + used);
  const text = say(words.minutesUsed, { used: used + kept, length, free });
  return (
    <figure className="timebar" data-over={free < 0 || undefined}>
      <div
        role="img"
        aria-label={`${text}: ${parts.map((p) => `${p.name} ${say(words.min, { n: p.minutes })}`).join(', ')}`}
      >
        {parts.map((part, i) => (
          <span
            key={part.id}
            data-part={part.id === 'kept' || part.id === 'free' ? part.id : i % 5}
            style={{ width: `${(part.minutes / whole) * 100}%` }}
            title={`${part.name} · ${say(words.min, { n: part.minutes })}`}
          >
            {part.minutes / whole > 0.08 ? part.name : ''}
          </span>
        ))}
      </div>
      <figcaption className="quiet">{text}</figcaption>
    </figure>
  );
}
