import { DateTime } from 'luxon';
import { parseDocument } from 'yaml';
import { z } from 'zod';
import { dateIn } from '../policy/calendar.ts';
import { historyOf, policyOf } from '../policy/history.ts';
import { piecesOf, policyTexts, policyVersions, wordingOf } from '../policy/versions.ts';
import { fill, Refusal, t } from '../words.ts';
import { append } from '../workspace/changes.ts';
import { type Act, defineCommand, defineView, type Scene } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { normalised } from '../workspace/normalised.ts';
import { everybody, me, mustKnow } from '../workspace/people.ts';
import { keptApart } from './keeping-apart.ts';

/** The parts that departments have in a model policy. */
export const parts = {
  sales: t('Sales', '销售'),
  rd: t('Research and development', '研发'),
  production: t('Production', '生产'),
  'after-sales': t('After-sales service', '售后'),
  other: t('Another department', '其他部门'),
};
/** What departments that take a part are usually called; the whole name counts, not a word in it. */
const usual: Record<Exclude<keyof typeof parts, 'other'>, readonly string[]> = {
  sales: ['sales', 'sales and marketing', '销售', '销售服务', '营销', '市场营销'],
  rd: ['r&d', 'rd', 'research and development', 'research & development', 'engineering', '研发', '研究开发', '技术'],
  production: ['production', 'manufacturing', 'operations', '生产', '制造', '生产制造'],
  'after-sales': [
    'after-sales',
    'after sales',
    'after-sales service',
    'customer service',
    '售后',
    '售后服务',
    '客户服务',
    '客服',
  ],
};

/** The department of the directory that seems to take a part: by its whole name, with or without “department”. */
export function departmentFor(part: keyof typeof usual, names: readonly string[]): string | undefined {
  const bare = (name: string) =>
    normalised(name)
      .replace(/^(?:the )?(?:department|dept\.?) of /, '')
      .replace(/ (?:department|dept\.?|team)$/, '')
      .replace(/(?:部门|部|中心)$/, '');
  return usual[part].flatMap((wanted) => names.filter((name) => bare(name) === wanted))[0];
}

const partIds = Object.keys(parts) as [keyof typeof parts, ...(keyof typeof parts)[]];
const email = z.string().min(3).max(200);
const name = z.string().trim().min(1).max(100);

/** Two departments of one name: one department cannot take two parts. The wizard and the command look with this. */
export function sameDepartment<D extends { name: string }>(departments: readonly D[]): [D, D] | undefined {
  const seen = new Map<string, D>();
  for (const d of departments) {
    const name = normalised(d.name);
    const earlier = name ? seen.get(name) : undefined;
    if (earlier) return [earlier, d];
    seen.set(name, d);
  }
  return undefined;
}

/** What a new company says of itself. */
const answers = z.strictObject({
  model: z.string().min(1).max(40),
  company: name,
  departments: z
    .array(z.strictObject({ part: z.enum(partIds), name, head: email, liaison: email, deputy: email.optional() }))
    .min(4)
    .max(40),
  general_manager: email,
  organiser: email,
  performance_owner: email,
  day: z.enum(['MO', 'TU', 'WE', 'TH', 'FR']),
  starts: z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/),
  products: z.array(name).min(1).max(200),
  regions: z.array(name).min(1).max(100),
});
type Answers = z.infer<typeof answers>;

/** Whether the company has still to say who it is: a model policy is installed, and none was adopted. */
export const isNew = ({ snapshot, installed }: Pick<Scene, 'snapshot' | 'installed'>): boolean =>
  !!installed.models && historyOf(snapshot, installed).length === 1;

/** An id out of a name, and a number where the name has no letters for it. */
const idFrom = (words: string, n: number, prefix: string): string => {
  const slug = words
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '')
    .slice(0, 30);
  return /^[a-z]/.test(slug) ? slug : `${prefix}-${n + 1}`;
};

/** Gives ids of which no two are the same. */
function unique(): (wanted: string) => string {
  const taken = new Set<string>();
  return (wanted) => {
    let id = wanted;
    for (let n = 2; taken.has(id); n++) id = `${wanted}-${n}`;
    taken.add(id);
    return id;
  };
}

/** Names as things of the policy. */
function things(names: readonly string[], prefix: string): { id: string; name: string }[] {
  const id = unique();
  return names.map((name, n) => ({ id: id(idFrom(name, n, prefix)), name }));
}

/** The model with the company's own people, departments, products and days in it; its comments stay. */
function composed(act: Act, model: string, input: Answers): string {
  const document = parseDocument(model);
  const { meetings, review } = policyOf(model);
  const today = dateIn(act.policy, act.now);
  const set = (path: (string | number)[], value: unknown) => {
    const node = document.createNode(value);
    document.setIn(path, typeof value === 'object' && value !== null ? node : value);
  };
  const low = (person: string) => person.toLowerCase();
  const inDirectory = (department: string) =>
    act.snapshot.directory.people.filter((p) => p.department === department).map((p) => low(p.email));
  const departmentId = unique();
  set(['company'], input.company);
  set(['version'], `${today.slice(0, 4)}.1`);
  set(['effective'], today);
  set(
    ['departments'],
    input.departments.map((d, n) => {
      const named = [d.head, d.liaison, d.deputy].flatMap((p) => (p ? [low(p)] : []));
      return {
        id: departmentId(d.part === 'other' ? idFrom(d.name, n, 'department') : d.part),
        name: d.name,
        head: low(d.head),
        liaison: low(d.liaison),
        ...(d.deputy && { deputy: low(d.deputy) }),
        members: inDirectory(d.name).filter((p) => !named.includes(p)),
      };
    }),
  );
  set(['roles', 'general_manager'], low(input.general_manager));
  set(['roles', 'organisers'], [low(input.organiser)]);
  set(['roles', 'performance_owners'], [low(input.performance_owner)]);
  set(['roles', 'admins'], [me(act)]);
  for (const [i, series] of meetings.entries()) {
    set(['meetings', i, 'organiser'], low(input.organiser));
    set(['meetings', i, 'from'], today);
    if (series.cadence.includes('WEEKLY')) {
      set(['meetings', i, 'cadence'], series.cadence.replace(/BYDAY=\w+/, `BYDAY=${input.day}`));
      set(['meetings', i, 'starts'], input.starts);
    }
  }
  // The day was chosen for the weekly meeting; the others make room for it.
  const movable = meetings.map((m) => !m.cadence.includes('WEEKLY'));
  for (const [i, cadence] of keptApart(policyOf(document.toString({ lineWidth: 0 })), movable, today).entries())
    set(['meetings', i, 'cadence'], cadence);
  set(['decisions', 'committee', 'chair'], low(input.general_manager));
  set(['corrections', 'heard_by'], low(input.performance_owner));
  set(['review', 'owner'], low(input.organiser));
  const months = review.every_months;
  set(['review', 'next'], DateTime.fromISO(today).plus({ months }).toISODate());
  set(['forecast', 'products'], things(input.products, 'product'));
  set(['forecast', 'regions'], things(input.regions, 'region'));
  set(['sales_plan', 'targets'], []);
  return document.toString({ lineWidth: 0 });
}

export const setUpPolicy = defineCommand({
  name: 'set-up-policy',
  title: t('Set the company up', '初始化公司制度'),
  allow: ['admin'],
  personal: () => 'today',
  input: answers,
  decide(act, input) {
    if (!isNew(act))
      throw new Refusal(
        t(
          'The company is set up already; change its policy by a new version',
          '公司已完成初始化，请通过新版本修订制度',
        ),
        'conflict',
      );
    const model = act.installed.models?.[input.model];
    if (!model)
      throw new Refusal(t(`There is no model "${input.model}"`, `没有范本“${input.model}”`), 'missing', 'model');
    for (const part of partIds.filter((p) => p !== 'other')) {
      const n = input.departments.filter((d) => d.part === part).length;
      if (n !== 1)
        throw new Refusal(
          fill(t('One department has to be: {part}', '须有且仅有一个部门承担：{part}'), { part: parts[part] }),
          'invalid',
          'departments',
        );
    }
    const twice = sameDepartment(input.departments);
    if (twice)
      throw new Refusal(
        fill(
          t(
            '“{name}” takes two parts: {one} and {other}. Choose another department for one of them.',
            '“{name}”同时承担“{one}”和“{other}”，请为其中之一选择其他部门',
          ),
          { name: twice[0]!.name, one: parts[twice[0]!.part], other: parts[twice[1]!.part] },
        ),
        'invalid',
        'departments',
      );
    mustKnow(
      act,
      input.departments.flatMap((d) => [d.head, d.liaison, ...(d.deputy ? [d.deputy] : [])]),
      'departments',
    );
    mustKnow(act, [input.general_manager], 'general_manager');
    mustKnow(act, [input.organiser], 'organiser');
    mustKnow(act, [input.performance_owner], 'performance_owner');
    const source = composed(act, model, input);
    const policy = policyOf(source);
    return [
      ...piecesOf(source).map((p) => append(policyTexts, p)),
      append(policyVersions, {
        id: `V-${fingerprint('first', source)}`,
        version: policy.version,
        state: 'adopted',
        reason: t('First version', '首个版本')[act.policy.language],
        author: me(act),
        at: act.now,
        effective: policy.effective,
        adoptedAt: act.now,
        wording: wordingOf(source),
      }),
    ];
  },
});

export const setUpView = defineView({
  name: 'set-up',
  title: t('Setting the company up', '公司初始化'),
  allow: ['member'],
  query: z.strictObject({}),
  show(act) {
    const people = act.snapshot.directory.people;
    const names = [...new Set(people.flatMap((p) => p.department ?? []))].sort();
    return {
      isNew: isNew(act),
      mine: act.actor.roles.includes('admin'),
      models: Object.keys(act.installed.models ?? {}),
      parts,
      /** Which of the directory's departments seems to take which part; nothing where no name says so. */
      guessed: Object.fromEntries(
        (Object.keys(usual) as (keyof typeof usual)[]).map((part) => [part, departmentFor(part, names)]),
      ) as Record<keyof typeof usual, string | undefined>,
      /** Departments of the directory, where the suite tells them. */
      departments: names.map((name) => ({
        name,
        people: people
          .filter((p) => p.department === name)
          .map((p) => ({ email: p.email.toLowerCase(), name: p.name, title: p.title })),
      })),
      people: everybody(act),
      language: act.policy.language,
      readAt: act.snapshot.readAt,
    };
  },
});
export type ShownSetUp = ReturnType<typeof setUpView.show>;
