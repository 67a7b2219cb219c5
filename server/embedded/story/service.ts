import { demands } from '../../../core/demands/records.ts';
import { serviceCases } from '../../../core/service/records.ts';
import { customers } from '../company/words/phrase.ts';
import * as given from '../company/words/service.ts';
import { mail, type Play } from './play.ts';
import * as words from './words/service.ts';

const opener = ['sales.east', 'sales.north', 'sales.overseas'].map(mail);
const field = ['service.liaison', 'service.field', 'service.deputy'].map(mail);

interface Case {
  title: string;
  customer: string;
  product: string;
  priority: string;
}

/** What customers need of after-sales: solved in time mostly; then sales asks the customer. */
export function sharedCases(play: Play, each: number): void {
  const { of, between, chance } = play.dice;
  for (const day of play.workdays().filter((d) => d < play.daysAgo(6))) {
    if (!chance(each)) continue;
    const input: Case = {
      title: play.say(of(given.cases)),
      customer: play.say(of(customers)),
      product: of(play.policy.forecast.products).id,
      priority: of(['urgent', 'normal', 'normal', 'low']),
    };
    const late = chance(0.08);
    play.on(day, `${between(9, 15)}:${between(10, 50)}`.padStart(5, '0'), open(input, of(opener), late, true));
  }
  for (const { days, priority, which } of [
    { days: 5, priority: 'urgent', which: 0 },
    { days: 11, priority: 'normal', which: 3 },
    { days: 12, priority: 'normal', which: 5 },
    { days: 2, priority: 'low', which: 6 },
  ]) {
    const product = of(play.policy.forecast.products).id;
    const input = { title: play.say(given.cases[which]!), customer: play.say(of(customers)), product, priority };
    play.on(play.daysAgo(days), '13:35', open(input, of(opener), false, false));
  }
}

const open = (input: Case, by: string, late: boolean, solved: boolean) => async (play: Play) => {
  const id = await play.add(serviceCases, 'open-case', input, by, (c) => c.title === input.title);
  if (!id) return;
  const { roll, of, between, chance } = play.dice;
  const level = play.policy.service.priorities.find((p) => p.id === input.priority)!;
  const who = of(field);
  play.later(
    level.respond_within_hours * (0.2 + roll() * (late ? 1 : 0.6)),
    async () => void (await play.do('take-case', { id }, who)),
  );
  if (!solved) return;
  const { respond_within_hours: first, resolve_within_hours: all } = level;
  const hours = late ? all * (1.15 + roll() * 0.5) : first + (all - first) * (0.15 + roll() * 0.6);
  play.later(hours, async () => {
    if (!(await play.do('solve-case', { id, solution: play.say(of(words.solutions)) }, who))) return;
    if (chance(0.08)) return comesBack(play, id, who, by, all);
    play.later(between(4, 20), close);
  });
  const close = async () => {
    const satisfaction = late ? between(1, 3) : between(3, 5);
    await play.do('close-case', { id, satisfaction }, by);
    if (satisfaction > 2 || !chance(0.5)) return;
    const demand = await play.add(demands, 'case-to-demand', { id }, by, (d) => d.title === input.title);
    if (!demand) return;
    play.later(between(8, 30), async () => {
      const verdict = { id: demand, verdict: 'declined', reason: play.say(words.noDemand) };
      if (await play.do('judge-demand', verdict, mail('rd.head')))
        play.later(5, async () => void (await play.do('tell-customer', { id: demand }, by)));
    });
  };
  function comesBack(p: Play, caseId: string, worker: string, asker: string, hoursAll: number): void {
    p.later(8, async () => {
      if (!(await p.do('reopen-case', { id: caseId, reason: p.say(words.again) }, asker))) return;
      p.later(hoursAll * 0.5, async () => {
        if (await p.do('solve-case', { id: caseId, solution: p.say(words.second) }, worker)) p.later(6, close);
      });
    });
  }
};
