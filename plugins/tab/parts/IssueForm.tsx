import { Button, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownDecision } from '../../../core/decisions/decision-view.ts';
import type { Act } from '../act.ts';
import { useSay } from '../context.tsx';
import { words } from '../words.ts';
import { decisionWords } from '../words-decisions.ts';
import { ActionFields, type NewAction, named } from './ActionFields.tsx';

/** What was agreed becomes tasks: what is to be done by whom, by when, and by what one sees that it is done. */
export default function IssueForm({
  decision: d,
  act,
  onClose,
}: {
  decision: ShownDecision;
  act: Act;
  onClose: () => void;
}) {
  const say = useSay();
  const inTwoWeeks = new Date(Date.parse(d.readAt) + 14 * 86_400_000).toISOString().slice(0, 10);
  const blank = (line: number): NewAction => ({ line, title: '', owner: d.proposedBy.email, due: inTwoWeeks });
  const [actions, setActions] = useState<NewAction[]>([blank(0)]);
  const [reviewOn, setReviewOn] = useState('');
  const measures = named(actions).map(({ title, owner, due, criteria }) => ({
    title: title.trim(),
    owner,
    due,
    ...(criteria?.trim() && { criteria: criteria.trim() }),
  }));
  return (
    <form
      className="form"
      onSubmit={(e) => {
        e.preventDefault();
        const input = { id: d.id, measures, ...(reviewOn && { reviewOn }) };
        void act('issue-decision', input, { says: say(decisionWords.issued) }).then((ok) => ok && onClose());
      }}
    >
      <h2>{say(decisionWords.issueTitle)}</h2>
      <p className="quiet">{say(decisionWords.issueHint)}</p>
      <ActionFields
        actions={actions}
        people={d.people}
        blank={() => blank(Math.max(...actions.map((a) => a.line)) + 1)}
        criteria={say(decisionWords.criteria)}
        onChange={setActions}
      />
      <Field label={say(decisionWords.reviewDay)}>
        <Input type="date" value={reviewOn} onChange={(_, v) => setReviewOn(v.value)} />
      </Field>
      <p className="buttons">
        <Button appearance="primary" type="submit" disabled={measures.some((m) => !m.owner || !m.due)}>
          {say(decisionWords.issue)}
        </Button>
        <Button onClick={onClose}>{say(words.cancel)}</Button>
      </p>
    </form>
  );
}
