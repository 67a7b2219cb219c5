import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { steps } from '../steps.ts';
import { requestWords } from '../words-requests.ts';
import { OwnWindow } from './OwnWindow.tsx';
import { type Lists, StepForm } from './Steps.tsx';

/** A command's form in a window of its own: what adds a row. */
export default function FormDialog({
  command,
  lists,
  act,
  onClose,
  initial,
}: {
  command: string;
  lists: Lists;
  /** What is filled in already. */
  initial?: Record<string, string>;
  act: Act;
  onClose: () => void;
}) {
  const say = useSay();
  return (
    <OwnWindow title={say(steps[command]!.title)} onClose={onClose}>
      <StepForm
        command={command}
        about=""
        lists={lists}
        initial={initial}
        onCancel={onClose}
        onSend={async (values) => {
          const done = await act(command, values, { says: say(requestWords.done) });
          if (done) onClose();
          return done;
        }}
      />
    </OwnWindow>
  );
}
