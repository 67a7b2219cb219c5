import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useSay, useTimes } from '../context.tsx';
import type { useDrafts } from '../draft.ts';
import { words } from '../words.ts';

/** That a form goes on with what was typed before, and the way to an empty one. */
export function DraftNote({ drafts: { since, forget } }: { drafts: ReturnType<typeof useDrafts> }) {
  const say = useSay();
  const times = useTimes();
  const [shown, setShown] = useState(true);
  if (!since || !shown) return null;
  return (
    <p className="quiet draft-note" role="status">
      {say(words.continued, { when: times.near(since) })}{' '}
      <Button
        size="small"
        onClick={() => {
          forget();
          setShown(false);
        }}
      >
        {say(words.afresh)}
      </Button>
    </p>
  );
}
