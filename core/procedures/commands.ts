import { z } from 'zod';
import { fill, Refusal, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me, mustKnow } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { dueDay, inForce, nextReviewDay, readersOf, standingReadings } from './reading.ts';
import { type Procedure, procedures, procedureVersions, readings } from './records.ts';
import { cellOf, changedFor, departmentsKnowing, staffIn, wordingOf } from './steps.ts';

const everyone = ['member'] as const;
const id = z.string().min(1).max(80).describe('ID of a procedure');
const words = z.string().trim().min(1).max(2000);
const about = (p: { id: string; name: string }) => ({ id: p.id, title: p.name, link: `procedures/${p.id}` });

function find(act: Act, wanted: string): Procedure {
  const p = rowOf(act.snapshot, procedures, wanted);
  if (!p) throw new Refusal(t(`There is no procedure "${wanted}"`, `没有操作规范“${wanted}”`), 'missing', 'id');
  if (p.state === 'retired') throw new Refusal(t('This procedure is retired', '该规范已废止'), 'conflict', 'id');
  return p;
}

/** Whether somebody keeps the procedures of a department: its head or liaison, whoever owns one, or an organiser. */
export const keeps = (act: Act, department: string, owner?: string): boolean =>
  act.actor.roles.includes('organiser') ||
  owner?.toLowerCase() === me(act) ||
  (act.actor.departments.includes(department) && act.actor.roles.some((r) => r === 'head' || r === 'liaison'));

function mustKeep(act: Act, department: string, owner?: string): void {
  if (keeps(act, department, owner)) return;
  throw new Refusal(
    t(
      'This is for the owner, the head or liaison of the department, or an organiser',
      '仅规范负责人、部门负责人、联络人或组织者可以操作',
    ),
    'denied',
  );
}

export const publish = defineCommand({
  name: 'publish-procedure',
  title: t('Publish a procedure', '发布操作规范'),
  allow: everyone,
  input: z.strictObject({
    id: id.optional().describe('The procedure of which this is a new version'),
    name: z.string().trim().min(1).max(200),
    version: z.string().trim().min(1).max(40),
    department: z.string().min(1).max(40),
    owner: z.string().min(3).max(200),
    steps: z
      .array(
        z.strictObject({
          who: z.string().min(1).max(40).describe('A department, or all'),
          what: z.string().trim().min(1).max(500),
          command: z.string().max(60).optional(),
        }),
      )
      .min(1)
      .max(60),
    readers: z.array(z.string().max(40)).default([]).describe('Departments that have to know it without doing a step'),
    governs: z.array(z.string().max(40)).default([]).describe('Kinds of request that it rules'),
    link: z
      .url({ protocol: /^https?$/ })
      .max(2000)
      .optional()
      .describe('The file itself, where it lives'),
    question: z.string().trim().max(300).optional(),
    answers: z.array(z.string().trim().min(1).max(200)).max(6).default([]).describe('The right one first'),
    changes: z.string().trim().max(2000).optional().describe('What is new, in a sentence'),
    minor: z.boolean().default(false).describe('Wording only: nobody is asked to read it again'),
  }),
  decide(act, input) {
    const { policy, now, snapshot } = act;
    const before = input.id ? find(act, input.id) : undefined;
    mustKeep(act, before?.department ?? input.department, before?.owner);
    check(act, input, before);
    const { language } = policy;
    const p = {
      id: before?.id ?? `SOP-${fingerprint(input.name, input.department, me(act))}`,
      name: input.name,
      version: input.version,
      department: input.department,
      owner: input.owner.toLowerCase(),
      nextReview: nextReviewDay(policy, now),
      link: input.link,
      state: 'inForce' as const,
      steps: cellOf(policy, input.steps, language),
      readers: input.readers.join(', ') || undefined,
      governs: input.governs.join(', ') || undefined,
      question: input.question || undefined,
      answers: input.answers.join('\n') || undefined,
      publishedAt: now,
    };
    if (!before && rowOf(snapshot, procedures, p.id)) return [];
    const asked = input.minor ? [] : askedToRead(act, before, { ...p, rev: 1, reviewTold: undefined });
    const due = dueDay(policy, now);
    const says = before
      ? t('A procedure has changed: please read it', '操作规范已更新，请阅读')
      : t('A new procedure: please read it', '新操作规范，请阅读');
    return [
      ...(before ? patch(procedures, before, p, ['steps', 'version']) : [append(procedures, p)]),
      append(procedureVersions, {
        id: `${p.id}@${p.version}`,
        procedure: p.id,
        version: p.version,
        steps: p.steps,
        changes: input.changes || undefined,
        minor: input.minor,
        by: me(act),
        at: now,
      }),
      ...asked.map((reader) =>
        append(readings, { id: `${p.id}@${p.version}:${reader}`, procedure: p.id, version: p.version, reader, due }),
      ),
      ...asked.flatMap((reader) => tell(act, reader, about(p), says, input.changes)),
    ];
  },
});

type Input = z.output<typeof publish.input>;

function check(act: Act, input: Input, before: Procedure | undefined): void {
  const ids = new Set([...act.policy.departments.map((d) => d.id), 'all']);
  const unknown = [input.department, ...input.steps.map((s) => s.who), ...input.readers].find((d) => !ids.has(d));
  if (unknown)
    throw new Refusal(t(`There is no department "${unknown}"`, `没有部门“${unknown}”`), 'invalid', 'department');
  const kind = input.governs.find((k) => !act.policy.requests.kinds.some((x) => x.id === k));
  if (kind)
    throw new Refusal(t(`There is no kind of request "${kind}"`, `没有请求类型“${kind}”`), 'invalid', 'governs');
  mustKnow(act, [input.owner], 'owner');
  if (before && rowOf(act.snapshot, procedureVersions, `${before.id}@${input.version}`))
    throw new Refusal(
      fill(t('There is a version {version} already; give it another number', '版本 {version} 已存在，请使用新版本号'), {
        version: input.version,
      }),
      'invalid',
      'version',
    );
  if (input.question && input.answers.length < 2)
    throw new Refusal(t('A question needs at least two answers', '检查题至少需要两个选项'), 'invalid', 'answers');
}

/** Whom a new version concerns: of an earlier one those whose own steps differ, and whoever had not read that either. */
function askedToRead(act: Act, before: Procedure | undefined, p: Procedure): string[] {
  const all = readersOf(act.policy, act.snapshot, p);
  if (!before?.publishedAt) return all;
  const changed = new Set(staffIn(act.policy, changedFor(act.policy, before.steps, p.steps)));
  const added = departmentsKnowing(act.policy, p).filter((d) => !departmentsKnowing(act.policy, before).includes(d));
  const fresh = new Set(staffIn(act.policy, added));
  const standing = standingReadings(act.snapshot, before.id);
  return all.filter((who) => changed.has(who) || fresh.has(who) || !standing.get(who)?.readAt);
}

export const acknowledge = defineCommand({
  name: 'acknowledge-procedure',
  title: t('I have read it', '已阅读并确认'),
  allow: everyone,
  personal: (input) => `procedures/${input.id}`,
  input: z.strictObject({ id, answer: z.string().max(200).optional().describe('To the check question') }),
  decide(act, input): Change[] {
    const p = find(act, input.id);
    const mine = standingReadings(act.snapshot, p.id).get(me(act));
    if (!mine) throw new Refusal(t('You are not asked to read this', '您无需阅读此规范'), 'denied');
    if (mine.readAt) return [];
    const [right] = (p.answers ?? '').split('\n');
    if (p.question && input.answer !== right)
      throw new Refusal(
        t('This is not the answer: please read the procedure again', '回答不正确，请重新阅读规范'),
        'invalid',
        'answer',
      );
    return patch(readings, mine, { readAt: act.now, wording: wordingOf(p) });
  },
});

export const reviewed = defineCommand({
  name: 'review-procedure',
  title: t('Reviewed: it stays as it is', '已复审，无需修改'),
  allow: everyone,
  input: z.strictObject({ id }),
  decide(act, input) {
    const p = find(act, input.id);
    mustKeep(act, p.department, p.owner);
    return patch(procedures, p, { nextReview: nextReviewDay(act.policy, act.now) });
  },
});

export const retire = defineCommand({
  name: 'retire-procedure',
  title: t('Retire', '废止'),
  allow: everyone,
  input: z.strictObject({ id, reason: words }),
  decide(act, input) {
    const p = find(act, input.id);
    mustKeep(act, p.department, p.owner);
    return [
      ...patch(procedures, p, { state: 'retired' }),
      append(procedureVersions, {
        id: `${p.id}@retired`,
        procedure: p.id,
        version: p.version,
        steps: p.steps,
        changes: input.reason,
        minor: true,
        by: me(act),
        at: act.now,
      }),
    ];
  },
});

/** What somebody can do with a procedure, by the names of the commands. */
export function procedureSteps(act: Act, p: Procedure): string[] {
  if (p.state === 'retired') return [];
  const mine = inForce(p) ? standingReadings(act.snapshot, p.id).get(me(act)) : undefined;
  return [
    ...(mine && !mine.readAt ? [acknowledge.name] : []),
    ...(keeps(act, p.department, p.owner) ? [publish.name, reviewed.name, retire.name] : []),
  ];
}

export const procedureCommands = [publish, acknowledge, reviewed, retire];
