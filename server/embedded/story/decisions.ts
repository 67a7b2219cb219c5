import { actionLinks } from '../../../core/actions/records.ts';
import { decisions, options, remarks } from '../../../core/decisions/records.ts';
import { groups } from '../../../core/groups/records.ts';
import * as given from '../company/words/decisions.ts';
import type { Phrase } from '../company/words/phrase.ts';
import { departments } from './departments.ts';
import { mail, type Play } from './play.ts';

interface Proposal {
  title: Phrase;
  problem?: Phrase;
  plan?: Phrase;
  effects?: Phrase;
  cost?: Phrase;
  promise?: Phrase;
  options?: Phrase[];
}

/** A proposal on its way through the committee. */
interface Course {
  by: string;
  daysAgo: number;
  urgent?: boolean;
  /** Heads with what they say; nobody else says anything. */
  opinions: { who: string; opinion: 'support' | 'condition' | 'object'; reason?: Phrase }[];
  measures?: { title: Phrase; owner: string; days: number; criteria?: Phrase }[];
  afterwards?: (play: Play, id: string) => void;
}

const heads = ['sales.head', 'rd.head', 'production.head', 'service.head'];
const all = heads.map((who) => ({ who, opinion: 'support' as const }));

/** Plans on their way through the committee, and a working group that one of them set up. */
export function sharedDecisions(play: Play): void {
  propose(play, given.gateways, {
    by: 'production.head',
    daysAgo: 80,
    opinions: all,
    measures: [{ title: words.buffer, owner: 'production.planner', days: 14 }],
    afterwards: (p, id) =>
      p.on(p.daysAgo(12), '14:20', async () => {
        const open = (await p.rows(actionLinks)).filter((a) => a.decision === id);
        const { tasks } = await p.company.snapshot();
        if (open.some((a) => !tasks.find((t) => t.id === a.task)?.done)) return;
        const input = {
          id,
          effect: 'yes',
          outcome: p.say(given.gateways.outcome),
          lessons: p.say(given.gateways.lessons),
        };
        await p.do('review-decision', input, mail('production.head'));
      }),
  });
  propose(play, given.prices, {
    by: 'sales.head',
    daysAgo: 63,
    opinions: all,
    measures: given.prices.measures.map((m, i) => ({
      title: m,
      owner: i ? 'sales.deputy' : 'sales.liaison',
      days: i ? 16 : 10,
      criteria: m.criteria,
    })),
    afterwards: (p, id) =>
      p.on(p.daysAgo(6), '14:40', async () => {
        await p.do('give-feedback', { id, words: p.say(given.feedback) }, mail('sales.overseas'));
      }),
  });
  propose(play, given.replacement, {
    by: 'rd.head',
    daysAgo: 24,
    opinions: heads.map((who) =>
      who === 'sales.head'
        ? { who, opinion: 'object' as const, reason: given.objection }
        : { who, opinion: 'support' as const },
    ),
  });
  propose(
    play,
    { ...given.shortage, options: given.shortage.options },
    {
      by: 'sales.ops',
      daysAgo: 5,
      urgent: true,
      opinions: [
        { who: 'sales.head', opinion: 'support' },
        { who: 'service.head', opinion: 'condition', reason: given.condition },
      ],
      afterwards: weigh,
    },
  );
  sharedGroup(play);
}

const words = {
  buffer: { en: 'Keep forty gateways in stock', zh: '备足四十台网关' },
};

function propose(play: Play, proposal: Proposal, course: Course): void {
  play.on(play.daysAgo(course.daysAgo), '10:40', async () => {
    const { title, options: others, ...said } = proposal;
    const wording = Object.fromEntries(
      (['problem', 'plan', 'effects', 'cost', 'promise'] as const).flatMap((key) => {
        const phrase = said[key];
        return phrase ? [[key, play.say(phrase)]] : [];
      }),
    );
    const input = {
      title: play.say(title),
      ...wording,
      ...(course.urgent && { urgency: 'urgent' }),
      ...(others && { options: others.map((o) => ({ title: play.say(o) })) }),
    };
    const by = mail(course.by);
    const id = await play.add(decisions, 'propose-decision', input, by, (d) => d.title === input.title);
    if (id) consult(play, id, course, by);
  });
}

function consult(play: Play, id: string, course: Course, by: string): void {
  play.later(2, async () => {
    course.afterwards?.(play, id);
    if (!(await play.do('ask-opinions', { id }, by))) return;
    for (const [i, { who, opinion, reason }] of course.opinions.entries())
      play.later(3 + i * 4, async () => {
        const input = { id, opinion, ...(reason && { reason: play.say(reason) }) };
        await play.do('give-opinion', input, mail(who));
      });
    play.later(3 + course.opinions.length * 4 + 6, () => issue(play, id, course, by));
  });
}

async function issue(play: Play, id: string, { measures = [] }: Course, by: string): Promise<void> {
  const d = await play.row(decisions, (x) => x.id === id);
  if (d?.state !== 'agreed') return;
  const owed = measures.map((m) => ({
    title: play.say(m.title),
    owner: mail(m.owner),
    due: play.inDays(m.days),
    ...(m.criteria && { criteria: play.say(m.criteria) }),
  }));
  if (!(await play.do('issue-decision', { id, measures: owed }, by))) return;
  for (const [i, department] of departments(play.policy).entries())
    play.later(2 + i * 5, async () => {
      const known = await play.row(
        remarks,
        (r) => r.decision === id && r.kind === 'acknowledged' && r.department === department.id,
      );
      if (!known) await play.do('acknowledge-decision', { id }, department.liaison);
    });
}

/** How departments see what else could be done. */
function weigh(play: Play, id: string): void {
  const seen: Record<string, number[]> = { sales: [5, 2, 5, 1], production: [4, 3, 4, 2], 'after-sales': [3, 3, 5, 1] };
  play.later(7, async () => {
    const choices = (await play.rows(options)).filter((o) => o.decision === id);
    for (const department of departments(play.policy))
      for (const [i, option] of choices.entries()) {
        const value = seen[department.id]?.[i];
        if (value === undefined) continue;
        const scores = Object.fromEntries(
          play.policy.decisions.criteria.map((c, n) => [c.id, Math.min(5, Math.max(1, value + ((n + i) % 3) - 1))]),
        );
        await play.do('score-option', { option: option.id, scores, department: department.id }, department.head);
      }
  });
}

function sharedGroup(play: Play): void {
  const { group } = given;
  const by = mail('sales.head');
  play.on(play.daysAgo(45), '13:50', async () => {
    const input = {
      name: play.say(group.name),
      charge: play.say(group.charge),
      lead: mail('sales.liaison'),
      members: ['sales.ops', 'production.planner', 'service.liaison'].map(mail),
      until: play.inDays(80),
      meets: 'two-weeks',
      day: 'MO',
      starts: '16:00',
    };
    const id = await play.add(groups, 'propose-group', input, by, (g) => g.name === input.name);
    const decision = id && (await play.row(groups, (g) => g.id === id))?.decision;
    if (!id || !decision) return;
    consult(play, decision, { by: 'sales.head', daysAgo: 45, opinions: all }, by);
    play.on(play.daysAgo(30), '11:15', async () => {
      const task = { group: id, title: play.say(group.task), owner: mail('production.planner'), due: play.inDays(34) };
      await play.do('add-group-task', task, mail('sales.liaison'));
    });
    play.on(play.daysAgo(9), '15:15', async () => {
      await play.do('report-group', { group: id, report: play.say(group.report) }, mail('sales.liaison'));
    });
  });
}
