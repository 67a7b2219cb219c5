import { type ReactNode, useState } from 'react';
import type { Text } from '../../../core/words.ts';
import { useSay } from '../context.tsx';
import { words } from '../words.ts';

interface Props {
  /** What is explained, for whoever hears the button. */
  about: string;
  says: readonly Text[];
  label?: Text;
  /** What stands before the button. */
  children?: ReactNode;
}

/** Why something stands where it does, or how it is counted: the rule, for whoever asks. */
export function Why({ about, says, label = words.whyHere, children }: Props) {
  const say = useSay();
  const [open, setOpen] = useState(false);
  return (
    <div className="why quiet">
      {children}{' '}
      <button
        type="button"
        className="no-print"
        aria-expanded={open}
        aria-label={`${say(label)} ${about}`}
        title={say(label)}
        onClick={() => setOpen(!open)}
      >
        ?
      </button>
      {open && says.map((text) => <p key={text.en}>{say(text)}</p>)}
    </div>
  );
}
