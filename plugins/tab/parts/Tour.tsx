import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useSay, useTab } from '../context.tsx';
import type { Route } from '../route.ts';
import { useSeen } from '../seen.ts';
import { tours, tourWords as words } from '../words-tour.ts';

/** The first steps of somebody's role, on the page and not over it; once they were seen they do not come again. */
export default function Tour({ go }: { go: Route['go'] }) {
  const say = useSay();
  const { me } = useTab();
  const [seen, setSeen] = useSeen('tour');
  const [at, setAt] = useState(0);
  const steps = tours.find(({ role }) => me.roles.includes(role))?.steps ?? [];
  const step = steps[at];
  if (seen || !step) return null;
  const [page = '', query] = step.page.split('?');
  return (
    <section className="tour no-print" aria-label={say(words.welcome)}>
      <p className="quiet" role="status">
        {say(words.welcome)} {say(words.step, { n: at + 1, all: steps.length })}
      </p>
      <h2>{say(step.title)}</h2>
      <p>{say(step.says)}</p>
      <p className="buttons">
        {at < steps.length - 1 ? (
          <Button size="small" appearance="primary" onClick={() => setAt(at + 1)}>
            {say(words.next)}
          </Button>
        ) : (
          <Button size="small" appearance="primary" onClick={() => setSeen(true)}>
            {say(words.done)}
          </Button>
        )}
        {page !== 'today' && (
          <Button size="small" onClick={() => go(page, Object.fromEntries(new URLSearchParams(query)))}>
            {say(words.show)}
          </Button>
        )}
        {at > 0 && (
          <Button size="small" appearance="subtle" onClick={() => setAt(at - 1)}>
            {say(words.previous)}
          </Button>
        )}
        <Button size="small" appearance="subtle" onClick={() => setSeen(true)}>
          {say(words.later)}
        </Button>
      </p>
    </section>
  );
}
