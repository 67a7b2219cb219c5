import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import type { ShownAgenda } from '../../../core/meetings/views.ts';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { words } from '../words.ts';

/** What the organiser should know before anything else: troubles of the meeting, changes of the draft, unreadable data. */
export function Flags({ agenda, act }: { agenda: ShownAgenda; act: Act }) {
  const say = useSay();
  const deleted = agenda.steps.includes('restore-event');
  return (
    <>
      {agenda.flags.map((flag) => (
        <MessageBar key={flag.en} intent="warning" layout="multiline">
          <MessageBarBody>{say(flag)}</MessageBarBody>
          {deleted && (
            <MessageBarActions>
              <Button size="small" onClick={() => void act('restore-event', {})}>
                {say(words.restoreEvent)}
              </Button>
              <Button size="small" onClick={() => void act('cancel-meeting', {})}>
                {say(words.cancelMeeting)}
              </Button>
            </MessageBarActions>
          )}
        </MessageBar>
      ))}
      {agenda.dataProblems > 0 && (
        <MessageBar intent="warning">
          <MessageBarBody>
            {say(words.dataProblems, { n: agenda.dataProblems })} · <a href="#/data-quality">{say(words.look)}</a>
          </MessageBarBody>
        </MessageBar>
      )}
      {agenda.changes.length > 0 && (
        <details className="changes">
          <summary>
            {say(words.changes)} ({agenda.changes.length})
          </summary>
          <ul>
            {agenda.changes.map((c) => (
              <li key={`${c.kind}${c.key}`}>{say(c.says)}</li>
            ))}
          </ul>
          {agenda.steps.includes('save-draft') && (
            <Button size="small" onClick={() => void act('save-draft', {})}>
              {say(words.keepChanges)}
            </Button>
          )}
        </details>
      )}
    </>
  );
}
