import { recognitions } from '../../../core/conduct/records.ts';
import { evaluations } from '../../../core/evaluation/records.ts';
import { periods, scoreAppeals } from '../../../core/performance/records.ts';
import { procedures, readings } from '../../../core/procedures/records.ts';
import { requests } from '../../../core/requests/records.ts';
import { suggestions } from '../../../core/revision/records.ts';
import { enrolments, trainings } from '../../../core/training/records.ts';
import * as conduct from '../company/words/conduct.ts';
import { orderChanges, procedures as written } from '../company/words/procedures.ts';
import * as revision from '../company/words/revision.ts';
import * as training from '../company/words/training.ts';
import { departments } from './departments.ts';
import { mail, type Play } from './play.ts';
import * as words from './words/office.ts';

/** Procedures that departments share: published, and read by those whom they concern, all but two. */
export function sharedProcedures(play: Play): void {
  for (const [n, p] of written.entries())
    play.on(play.daysAgo(n ? 78 - n * 3 : 30), '11:40', async () => {
      const first = n === 0;
      const steps = first
        ? orderChanges.steps.map((s) => ({ ...s, what: play.say(s.what) }))
        : [{ who: p.department, what: play.say(words.step) }];
      const input = {
        name: play.say(p),
        version: p.version,
        department: p.department,
        owner: p.owner,
        steps,
        changes: play.say(first ? orderChanges.changes : words.firstVersion),
        ...(first && {
          governs: ['delivery', 'problem'],
          question: play.say(orderChanges.question),
          answers: orderChanges.answers.map((a) => play.say(a)),
        }),
        ...(!first && { readers: [p.department] }),
      };
      await play.add(procedures, 'publish-procedure', input, p.owner, (x) => x.name === input.name);
    });
  const seen = new Set<string>();
  let n = 0;
  for (const day of play.workdays())
    play.on(day, '13:15', async () => {
      for (const r of await play.rows(readings)) {
        if (r.readAt || seen.has(r.id)) continue;
        seen.add(r.id);
        if (++n % 13 === 5) continue;
        play.later(play.dice.between(3, 40), async () => {
          const p = await play.row(procedures, (x) => x.id === r.procedure);
          const [answer] = p?.answers?.split('\n') ?? [];
          await play.do('acknowledge-procedure', { id: r.procedure, ...(answer && { answer }) }, r.reader);
        });
      }
    });
}

/** A training that was held, with who came and what they said, and one that comes. */
export function sharedTrainings(play: Play): void {
  const organiser = play.policy.roles.organisers[0]!;
  const [sales, ...others] = departments(play.policy);
  play.on(play.daysAgo(56), '10:15', async () => {
    const audience = [sales!.id, (others[1] ?? sales!).id];
    const input = { title: play.say(training.held), date: play.inDays(14), starts: '15:00', minutes: 60, audience };
    const id = await play.add(trainings, 'plan-training', input, organiser, (x) => x.title === input.title);
    if (!id) return;
    play.on(input.date, '16:10', async () => {
      const people = (await play.rows(enrolments)).filter((e) => e.training === id).map((e) => e.who);
      const came = people.filter((_, i) => i !== people.length - 1);
      if (!(await play.do('record-attendance', { id, people: came }, organiser))) return;
      for (const [i, who] of came.entries()) {
        const said = training.heardOf[i];
        if (said)
          play.later(3 + i * 3, async () => {
            const input_ = { id, rating: said.rating, ...(said.words && { words: play.say(said.words) }) };
            await play.do('give-training-feedback', input_, who);
          });
      }
      const follow = { id, title: play.say(words.followUp), owner: mail('sales.deputy'), due: play.inDays(12) };
      await play.do('add-training-follow-up', follow, organiser);
    });
  });
  play.on(play.daysAgo(6), '10:25', async () => {
    const audience = [sales!, ...others].map((d) => d.id);
    const input = { title: play.say(training.planned), date: play.inDays(14), starts: '15:00', minutes: 60, audience };
    await play.do('plan-training', input, organiser);
  });
}

/** Thanks of colleagues, a recognition that was granted, and one that waits for its decision. */
export function sharedConduct(play: Play): void {
  for (const thanks of conduct.thanks)
    play.on(play.daysAgo(thanks.daysAgo), '16:40', async () => {
      const request = thanks.occasion && (await play.row(requests, (r) => r.state === 'confirmed'));
      const input = { to: thanks.to, words: play.say(thanks), ...(request && { occasion: `requests/${request.id}` }) };
      await play.do('give-thanks', input, thanks.from);
    });
  const level = play.policy.recognition.levels.at(-1)!.id;
  const propose = async (who: string, reason: string, by: string, endorse: string[]) => {
    const input = { who: mail(who), level, reason };
    const id = await play.add(recognitions, 'propose-recognition', input, mail(by), (x) => x.reason === reason);
    if (!id) return undefined;
    for (const [i, e] of endorse.entries())
      play.later(4 + i * 6, async () => void (await play.do('endorse-recognition', { id }, mail(e))));
    return id;
  };
  play.on(play.daysAgo(40), '15:30', async () => {
    const id = await propose('service.liaison', play.say(conduct.granted), 'sales.liaison', ['service.deputy']);
    if (!id) return;
    play.later(36, async () => {
      await play.do(
        'decide-recognition',
        { id, decision: 'grant', words: play.say(conduct.citation) },
        mail('service.head'),
      );
    });
  });
  play.on(play.daysAgo(5), '15:30', async () => {
    await propose('production.planner', play.say(conduct.proposal), 'sales.head', ['sales.liaison', 'rd.head']);
  });
}

/** Suggestions about the policy: one that was taken up, and one that waits for its answer. */
export function sharedSuggestions(play: Play): void {
  const suggest = async (s: { about: { en: string; zh: string }; words: { en: string; zh: string } }, by: string) => {
    const input = { about: play.say(s.about), words: play.say(s.words) };
    return play.add(suggestions, 'suggest-change', input, mail(by), (x) => x.words === input.words);
  };
  play.on(play.daysAgo(76), '10:35', async () => {
    const id = await suggest(revision.answered, 'sales.north');
    if (!id) return;
    play.later(30, async () => {
      const answer = { id, state: 'taken', answer: play.say(revision.answered.answer) };
      await play.do('answer-suggestion', answer, play.policy.review.owner);
    });
  });
  play.on(play.daysAgo(5), '10:35', async () => void (await suggest(revision.open, 'sales.east')));
}

/** Somebody is away for a week, and another one says so for a day. */
export function sharedLeave(play: Play): void {
  play.on(play.daysAgo(48), '09:50', async () => {
    const input = { from: play.inDays(3), until: play.inDays(8), note: play.say(words.leave) };
    await play.do('say-away', input, mail('rd.deputy'));
  });
}

/** A quarter that is over is reviewed, objected to, answered, and closed. */
export function sharedPeriods(play: Play): void {
  const hr = play.policy.roles.performance_owners[0]!;
  const begun = new Set<string>();
  for (const day of play.workdays())
    play.on(day, '10:05', async () => {
      for (const period of await play.rows(periods)) {
        if (period.state !== 'review') continue;
        if (!begun.has(period.id)) {
          begun.add(period.id);
          play.later(10, () => object(play, period.id, hr));
        }
        if (period.appealsUntil && period.appealsUntil < play.today)
          await play.do('close-period', { period: period.id, words: play.say(words.closing) }, hr);
      }
      for (const e of await play.rows(evaluations)) {
        if (e.state === 'concluded' || begun.has(e.id)) continue;
        begun.add(e.id);
        play.later(12, async () => {
          const input = {
            id: e.id,
            title: play.say(words.improvement),
            owner: mail('rd.liaison'),
            due: play.inDays(21),
          };
          await play.do('begin-improvement', input, mail('rd.head'));
        });
      }
    });
}

async function object(play: Play, period: string, hr: string): Promise<void> {
  const indicator = play.policy.performance.indicators.find((x) => x.applies_to.includes('rd'));
  if (!indicator) return;
  const input = { period, department: 'rd', indicator: indicator.id, reasons: play.say(words.objection) };
  const id = await play.add(scoreAppeals, 'appeal-score', input, mail('rd.head'), (a) => a.state === 'open');
  if (!id) return;
  play.later(8, async () => {
    await play.do('answer-score-appeal', { id, accept: 'no', answer: play.say(words.objectionAnswer) }, hr);
  });
}
