import { Button } from '@fluentui/react-components';
import type { Today } from '../../../core/today/views.ts';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { sampleWords as words } from '../words-tour.ts';

interface Props {
  state: NonNullable<Today['samples']>;
  act: Act;
}

/** Offers sample rows where there is nothing yet, and takes them away again, all at once. */
export default function Samples({ state, act }: Props) {
  const say = useSay();
  const wanted = state === 'wanted';
  return (
    <section className="tour no-print" aria-label={say(words.region)}>
      <h2>{say(wanted ? words.wanted : words.there)}</h2>
      <p>{say(wanted ? words.wantedHint : words.thereHint)}</p>
      <p className="buttons">
        {wanted ? (
          <Button size="small" onClick={() => void act('add-sample-rows', {}, { says: say(words.added) })}>
            {say(words.add)}
          </Button>
        ) : (
          <Button size="small" onClick={() => void act('remove-sample-rows', {}, { says: say(words.removed) })}>
            {say(words.remove)}
          </Button>
        )}
      </p>
    </section>
  );
}
