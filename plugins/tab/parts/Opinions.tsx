import { Badge, Button, Field, Radio, RadioGroup, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { ShownDecision } from '../../../core/decisions/decision-view.ts';
import type { Act } from '../act.ts';
import { useSay, useTimes } from '../context.tsx';
import { useDraft, useDrafts } from '../draft.ts';
import { decisionWords as words } from '../words-decisions.ts';
import { Steps } from './Steps.tsx';

interface Props {
  decision: ShownDecision;
  act: Act;
}
type Seat = ShownDecision['seats'][number];
type Kind = keyof typeof words.prompts;

/** Where a proposal stands by the rule, what every member says, and what I say. */
export function Opinions({ decision: d, act }: Props) {
  const say = useSay();
  const times = useTimes();
  const heard = d.seats.some((s) => s.opinion || s.earlier.length);
  if (!d.verdict && !heard) return null;
  return (
    <section className="opinions">
      {d.verdict && (
        <div className="stands" data-verdict={d.verdict}>
          <h2>{say(words.stands)}</h2>
          <p>
            <strong>{say(words.verdicts[d.verdict])}</strong>{' '}
            <span className="quiet">
              {say(words.round, { round: d.round, rounds: d.rounds })}
              {d.opinionsBy && ` · ${say(words.opinionsBy, { when: times.when(d.opinionsBy) })}`}
            </span>
          </p>
          <Tally seats={d.seats} quorum={d.quorum} />
          <ul className="quiet">
            {d.why.map((w) => (
              <li key={w.en}>{say(w)}</li>
            ))}
          </ul>
        </div>
      )}
      {d.speaksFor.length > 0 && <OpinionForm key={saidOf(d)} decision={d} act={act} />}
      <h2>{say(words.opinions)}</h2>
      <ul className="items seats">
        {d.seats.map((seat) => (
          <SeatLine key={seat.email} seat={seat} act={act} />
        ))}
      </ul>
    </section>
  );
}

const order = ['support', 'settled', 'condition', 'object', 'abstain', 'none'] as const;

/** One block a member, in the colour of what they say: a picture of the committee. */
function Tally({ seats, quorum }: { seats: Seat[]; quorum: ShownDecision['quorum'] }) {
  const say = useSay();
  const kindOf = (s: Seat): (typeof order)[number] =>
    !s.opinion ? 'none' : s.opinion.settledAt ? 'settled' : (s.opinion.opinion.id as (typeof order)[number]);
  const blocks = seats
    .filter((s) => !s.interested)
    .map((s) => ({ ...s, kind: kindOf(s) }))
    .sort((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const text = blocks
    .map((b) => `${b.name}: ${b.opinion ? say(b.opinion.opinion.name) : say(words.notHeard)}`)
    .join(', ');
  return (
    <figure className="tally">
      <div role="img" aria-label={text}>
        {blocks.map((b) => (
          <span
            key={b.email}
            data-kind={b.kind}
            title={`${b.name}: ${b.opinion ? say(b.opinion.opinion.name) : say(words.notHeard)}`}
          >
            {b.name.slice(0, 1)}
          </span>
        ))}
      </div>
      <figcaption className="quiet">{say(words.quorum, { there: quorum.there, needed: quorum.needed })}</figcaption>
    </figure>
  );
}

function SeatLine({ seat, act }: { seat: Seat; act: Act }) {
  const say = useSay();
  const times = useTimes();
  const { opinion } = seat;
  const steps = seat.steps.map((command) => ({ command, input: { point: opinion!.id } }));
  return (
    <li className="item">
      <div className="item-main">
        <span className="item-title">
          {seat.name}
          {seat.left && <span className="flag">{say(words.left)}</span>}
          {opinion ? (
            <Badge
              size="small"
              appearance="tint"
              color={seat.open ? 'warning' : opinion.opinion.id === 'abstain' ? 'informative' : 'success'}
            >
              {say(opinion.opinion.name)}
            </Badge>
          ) : (
            <span className="quiet">{say(seat.interested ? words.interested : words.notHeard)}</span>
          )}
          {opinion && ['condition', 'object'].includes(opinion.opinion.id) && (
            <span className={seat.open ? 'flag' : 'quiet'}>
              {say(seat.open ? words.openPoint : words.settledPoint)}
            </span>
          )}
        </span>
        {seat.substitutes.length > 0 && !opinion && (
          <p className="quiet">{say(words.standsIn, { who: seat.substitutes.map((s) => s.name).join(', ') })}</p>
        )}
        {opinion && (
          <p className="quiet">
            {times.when(opinion.at)}
            {opinion.givenBy && ` · ${say(words.givenBy, { who: opinion.givenBy.name })}`}
            {opinion.late && ` · ${say(words.lateOpinion)}`}
          </p>
        )}
        {opinion?.reason && <p className="outcome-note">{opinion.reason}</p>}
        {opinion?.answer && <p className="remark">{say(words.answered, { answer: opinion.answer })}</p>}
        {seat.earlier.length > 0 && (
          <details>
            <summary className="quiet">{say(words.earlier)}</summary>
            <ul className="quiet">
              {seat.earlier.map((e) => (
                <li key={e.id}>
                  {times.when(e.at)}: {say(e.opinion.name)} {e.reason}
                  {!e.sameWords && ` (${say(words.aboutOtherWords)})`}
                </li>
              ))}
            </ul>
          </details>
        )}
        <Steps offered={steps} about={seat.name} act={act} says={say(words.done)} />
      </div>
    </li>
  );
}

/** Four answers with what they mean; a condition and an objection say what would remove them. */
function OpinionForm({ decision: d, act }: Props) {
  const say = useSay();
  const [member, setMember] = useState(d.speaksFor.find((m) => !seatOf(d, m)?.opinion) ?? d.speaksFor[0]!);
  const before = seatOf(d, member)?.opinion;
  const [kind, setKind] = useState<Kind | undefined>(before?.opinion.id as Kind | undefined);
  const draft = `opinion/${d.id}/${d.round}/`;
  const drafts = useDrafts(draft);
  const [reason, setReason] = useDraft(`${draft}reason`, before?.reason ?? '');
  const needed = kind === 'condition' || kind === 'object';
  const label = kind === 'condition' ? words.condition : kind === 'object' ? words.objection : words.reason;
  return (
    <form
      className="form opinion-form"
      onSubmit={(e) => {
        e.preventDefault();
        const input = { id: d.id, opinion: kind, ...(reason.trim() && { reason: reason.trim() }), member };
        void act('give-opinion', input, { says: say(words.said) }).then((ok) => ok && drafts.forget());
      }}
    >
      {d.speaksFor.length > 1 && (
        <Field label={say(words.speakFor)}>
          <Select value={member} onChange={(_, v) => setMember(v.value)}>
            {d.speaksFor.map((m) => (
              <option key={m} value={m}>
                {seatOf(d, m)?.name}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Field label={say(words.yourOpinion)}>
        <RadioGroup value={kind ?? ''} onChange={(_, v) => setKind(v.value as Kind)}>
          {d.opinionKinds.map((o) => (
            <Radio
              key={o.id}
              value={o.id}
              label={
                <>
                  {say(o.name)} <span className="quiet">{say(words.prompts[o.id as Kind])}</span>
                </>
              }
            />
          ))}
        </RadioGroup>
      </Field>
      {kind && (
        <Field label={say(label)} required={needed}>
          <Textarea value={reason} maxLength={4000} onChange={(_, v) => setReason(v.value)} />
        </Field>
      )}
      <p className="buttons">
        <Button appearance="primary" type="submit" disabled={!kind || (needed && !reason.trim())}>
          {say(words.say)}
        </Button>
      </p>
    </form>
  );
}

/** What the person has said already: what they say next begins with it. */
const saidOf = (d: ShownDecision): string => d.speaksFor.map((m) => seatOf(d, m)?.opinion?.reason ?? '').join('/');

const seatOf = (d: ShownDecision, email: string): Seat | undefined => d.seats.find((s) => s.email === email);
