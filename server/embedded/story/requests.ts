import { addWorkingHours, dateIn } from '../../../core/policy/calendar.ts';
import { requests } from '../../../core/requests/records.ts';
import { customers, type Phrase } from '../company/words/phrase.ts';
import { type Deed, mail, type Play } from './play.ts';
import * as words from './words/requests.ts';

/** Who speaks for a department. */
const liaisons: Record<string, string> = {
  sales: mail('sales.liaison'),
  rd: mail('rd.liaison'),
  production: mail('production.liaison'),
  'after-sales': mail('service.liaison'),
};
const sellers = ['sales.east', 'sales.north', 'sales.overseas', 'sales.liaison'].map(mail);

interface Asking {
  kind: string;
  from: string;
  to: string;
  title: string;
  customer?: string | undefined;
  details?: string | undefined;
  fields?: Record<string, string | number>;
  by: string;
}

/** How a request goes on. */
type Course = 'in time' | 'late' | 'declined' | 'withdrawn' | 'accepted' | 'open';

/** What departments ask of each other: most is answered in time, some late, and some of the last weeks' waits still. */
export function sharedRequests(play: Play, each: number): void {
  const { of, between, chance } = play.dice;
  const days = play.workdays().filter((d) => d < play.daysAgo(7));
  for (const [n, day] of days.flatMap((d): [number, string][] => [
    [0, d],
    [1, d],
  ])) {
    if (!chance(each * (n ? 0.6 : 1))) continue;
    const template = of(words.asked);
    const customer = of(customers);
    const product = of(play.policy.forecast.products).id;
    const fill = (phrase: Phrase) =>
      play
        .say(phrase)
        .replace('{customer}', play.say(customer))
        .replace('{product}', product)
        .replace('{n}', String(between(2, 12) * 5));
    const about = template.en.includes('{customer}') ? play.say(customer) : undefined;
    const late = chance(template.to === 'rd' ? 0.2 : 0.07);
    const course: Course = late ? 'late' : chance(0.04) ? 'declined' : chance(0.03) ? 'withdrawn' : 'in time';
    const asking: Asking = {
      kind: template.kind,
      from: template.from,
      to: template.to,
      title: fill(template),
      customer: about,
      fields: fieldsOf(play, template.kind, about),
      by: template.from === 'sales' ? of(sellers) : liaisons[template.from]!,
    };
    play.on(day, `${between(9, 11)}:${between(10, 59)}`.padStart(5, '0'), ask(asking, course));
  }
  for (const open of words.waiting) {
    const customer = open.customer && play.say(open.customer);
    const asking: Asking = {
      kind: open.kind,
      from: open.from,
      to: open.to,
      title: play.say(open),
      customer,
      fields: fieldsOf(play, open.kind, customer),
      by: open.from === 'sales' ? sellers[open.daysAgo % 3]! : liaisons[open.from]!,
    };
    play.on(play.daysAgo(open.daysAgo), '10:20', ask(asking, open.course));
  }
}

function fieldsOf(play: Play, kind: string, customer: string | undefined): Record<string, string | number> {
  const { between } = play.dice;
  if (kind === 'quotation' || kind === 'sample') return { quantity: between(1, 12) * 5 };
  if (kind === 'installation' && customer) return { site: customer };
  return {};
}

const ask =
  (asking: Asking, course: Course): Deed =>
  async (play) => {
    const { by, ...input } = asking;
    const id = await play.add(requests, 'ask-request', input, by, (r) => r.title === asking.title);
    if (id) goesOn(play, id, asking, course);
  };

function goesOn(play: Play, id: string, { kind, to, by }: Asking, course: Course): void {
  if (course === 'open') return;
  const { roll, between, chance, of } = play.dice;
  const { respond_within_hours: respond, complete_within_hours: complete } = play.policy.requests.kinds.find(
    (k) => k.id === kind,
  )!;
  const owner = async () => (await play.row(requests, (r) => r.id === id))?.owner ?? liaisons[to]!;
  const as = async (command: string, more: object = {}) => play.do(command, { id, ...more }, await owner());
  if (course === 'withdrawn') {
    play.later(respond * 0.5, async () => void (await play.do('withdraw-request', { id }, by)));
    return;
  }
  play.later(
    respond * (0.15 + roll() * (course === 'late' ? 0.95 : 0.7)),
    async () => void (await as('accept-request')),
  );
  if (course === 'accepted') return;
  const asksBack = chance(0.08);
  if (asksBack) {
    play.later(respond, async () => void (await as('return-request', { question: play.say(of(words.questions)) })));
    play.later(
      respond + 3,
      async () => void (await play.do('inform-request', { id, information: play.say(words.information) }, by)),
    );
  }
  if (course === 'late' && chance(0.35))
    play.later(complete * 0.9, async () => {
      const r = await play.row(requests, (x) => x.id === id);
      if (!r) return;
      const date = dateIn(play.policy, addWorkingHours(play.policy, r.completeBy, 18));
      if (await as('offer-date', { date, reason: play.say(of(words.delays)) }))
        play.later(3, async () => void (await play.do('agree-date', { id }, by)));
    });
  const hours =
    course === 'late' ? complete * (1.25 + roll() * 0.6) : respond + (complete - respond) * (0.2 + roll() * 0.6);
  play.later(Math.max(hours, asksBack ? respond + 4 : 0), async () => {
    if (course === 'declined') return void (await as('decline-request', { reason: play.say(words.declined) }));
    if (!(await as('answer-request', { answer: play.say(of(words.answers)) }))) return;
    if (chance(0.06)) return comesBack();
    play.later(between(2, 14), confirm);
  });

  const confirm = async () => {
    const rating = course === 'late' ? between(2, 4) : between(3, 5);
    await play.do('confirm-request', { id, ...(chance(0.8) && { rating }) }, by);
  };
  /** The answer did not do: it is opened again, and answered a second time. */
  function comesBack(): void {
    play.later(6, async () => {
      if (!(await play.do('reopen-request', { id, reason: play.say(words.again) }, by))) return;
      play.later(complete * 0.4, async () => {
        if (await as('answer-request', { answer: play.say(words.second) })) play.later(5, confirm);
      });
    });
  }
}
