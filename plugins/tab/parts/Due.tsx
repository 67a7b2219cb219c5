import { useSay, useTimes } from '../context.tsx';
import { requestWords as words } from '../words-requests.ts';

/** When something is due, as people say it; late ones say so in words, not by colour alone. */
export function Due({ at, late }: { at: string; late: boolean }) {
  const say = useSay();
  const times = useTimes();
  return (
    <time className="due" dateTime={at} data-late={late || undefined}>
      {times.near(at)}
      {late && ` · ${say(words.late)}`}
    </time>
  );
}
