import { Button } from '@fluentui/react-components';
import { useState } from 'react';
import { useSay, useTimes } from '../context.tsx';
import type { useDrafts } from '../draft.ts';
import { words } from '../words.ts';

/** That a form goes on with what was typed before, or cannot, and the way to an empty one. */
export function DraftNote({ drafts: { since, asideTexts, forget } }: { drafts: ReturnType<typeof useDrafts> }) {
  const say = useSay();
  const times = useTimes();
  const [shown, setShown] = useState(true);
  if (!shown || (!since && !asideTexts.length)) return null;
  return (
    <div className="quiet draft-note" role="status">
      {asideTexts.length > 0 && (
        <>
          <p>{say(words.putAside)}</p>
          <ul>
            {asideTexts.map((text) => (
              <li key={text}>{text}</li>
            ))}
          </ul>
        </>
      )}
      {since && !asideTexts.length && `${say(words.continued, { when: times.near(since) })} `}
      <Button
        size="small"
        onClick={() => {
          forget();
          setShown(false);
        }}
      >
        {say(words.afresh)}
      </Button>
    </div>
  );
}
