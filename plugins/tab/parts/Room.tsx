import { Button } from '@fluentui/react-components';
import type { ShownLive } from '../../../core/meetings/live-views.ts';
import type { Act } from '../act.ts';
import { useSay, useTab } from '../context.tsx';
import { liveWords as words } from '../words-live.ts';

/** Who is there, and whether that is enough to decide. Whoever runs the meeting ticks the others off. */
export function Room({ live, act }: { live: ShownLive; act: Act }) {
  const say = useSay();
  const { me } = useTab();
  const { room, quorum, here, meeting } = live;
  const named = (p: ShownLive['room'][number]) =>
    p.standsFor ? say(words.standsFor, { who: p.name, member: p.standsFor.name }) : p.name;
  const present = room.filter((p) => p.present);
  return (
    <section className="room">
      <div className="buttons">
        {meeting.steps.includes('say-present') &&
          (here ? (
            <Button size="small" appearance="subtle" onClick={() => void act('say-present', { left: true })}>
              ✓ {say(words.isHere)} · {say(words.leave)}
            </Button>
          ) : (
            <Button size="small" appearance="primary" onClick={() => void act('say-present', {})}>
              {say(words.here)}
            </Button>
          ))}
        {quorum && (
          <span className={quorum.met ? 'quiet' : 'flag'} role="status">
            {say(quorum.met ? words.quorumMet : words.quorumLost, { there: quorum.there, needed: quorum.needed })}
          </span>
        )}
      </div>
      <details>
        <summary>
          {say(words.room)} <span className="count">{say(words.present, { n: present.length })}</span>
        </summary>
        {present.length === 0 && <p className="quiet">{say(words.nobody)}</p>}
        <ul className="people">
          {room.map((p) => (
            <li key={p.email} data-present={p.present || undefined}>
              {meeting.mayRun && meeting.steps.includes('say-present') && p.email !== me.email ? (
                <label>
                  <input
                    type="checkbox"
                    checked={p.present}
                    onChange={() => void act('say-present', { people: [p.email], left: p.present })}
                  />{' '}
                  {named(p)}
                </label>
              ) : (
                <>
                  {p.present && '✓ '}
                  {named(p)}
                </>
              )}
            </li>
          ))}
        </ul>
      </details>
    </section>
  );
}
