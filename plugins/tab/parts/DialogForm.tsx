import { Button } from '@fluentui/react-components';
import { type ReactNode, useState } from 'react';
import { useSay } from '../context.tsx';
import { useDrafts } from '../draft.ts';
import { words } from '../words.ts';
import { DraftNote } from './DraftNote.tsx';
import { OwnWindow } from './OwnWindow.tsx';

interface Props {
  title: string;
  /** What the button says that sends it. */
  action: string;
  /** Whether everything that is needed is filled in. */
  ready: boolean;
  /** @returns whether it was done; then the window closes */
  onSend: () => Promise<boolean>;
  onClose: () => void;
  /** Under which its fields keep what is typed (`draft.ts`). */
  draft: string;
  children: ReactNode;
}

/** A form in a window of its own. While it is sent it cannot be sent again; what was refused stays to be mended. */
export function DialogForm({ title, action, ready, onSend, onClose, draft, children }: Props) {
  const say = useSay();
  const [busy, setBusy] = useState(false);
  const drafts = useDrafts(draft);
  const send = async () => {
    setBusy(true);
    if (await onSend()) {
      drafts.forget();
      onClose();
    } else setBusy(false);
  };
  const actions = (
    <>
      <Button onClick={onClose}>{say(words.cancel)}</Button>
      <Button appearance="primary" type="submit" disabled={!ready || busy}>
        {action}
      </Button>
    </>
  );
  return (
    <OwnWindow title={title} onClose={onClose} onSubmit={() => void send()} actions={actions}>
      <div className="form">
        <DraftNote drafts={drafts} />
        {children}
      </div>
    </OwnWindow>
  );
}
