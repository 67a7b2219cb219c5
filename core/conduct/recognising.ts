import { z } from 'zod';
import { departmentName } from '../policy/names.ts';
import { Refusal, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me, mustKnow, nameOf, same } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { tell } from '../workspace/tell.ts';
import { type Recognition, recognitions } from './records.ts';
import { decidersOf, levelName, mayDecide, mustBeLevel, type Subject } from './rights.ts';
import { occasion } from './thanking.ts';

const everyone = ['member'] as const;
const id = z.string().min(1).max(80).describe('ID of a recognition');
const words = z.string().trim().min(1).max(2000);

/** @throws Refusal unless it is there and still to be decided */
function find(act: Act, wanted: string): Recognition {
  const row = rowOf(act.snapshot, recognitions, wanted);
  // What a rule proposed says something of somebody's scores: to whoever does not decide it is not there.
  if (!row || row.state === 'erased' || (row.rule && !mayDecide(act, 'recognition', row)))
    throw new Refusal(t('There is no such proposal', '没有该提名'), 'missing', 'id');
  if (row.state !== 'proposed') throw new Refusal(t('It was decided already', '该提名已有决定'), 'conflict', 'id');
  return row;
}

/** Whom a record is about, as people read it. */
export const subjectName = (act: Pick<Act, 'snapshot' | 'policy'>, { who, department }: Subject): string =>
  who ? nameOf(act, who) : departmentName(act.policy, department ?? '')[act.policy.language];

export const endorsersOf = ({ endorsedBy }: Pick<Recognition, 'endorsedBy'>): string[] =>
  (endorsedBy ?? '').split(/[,，\s]+/).filter(Boolean);

export const proposeRecognition = defineCommand({
  name: 'propose-recognition',
  title: t('Propose for recognition', '提名表扬'),
  allow: everyone,
  input: z.strictObject({
    who: z.string().min(3).max(200).optional().describe('A person; or name a department'),
    department: z.string().max(40).optional(),
    level: z.string().max(40),
    reason: words.describe('What they did, and what came of it'),
    occasion: occasion.optional(),
  }),
  decide(act, input) {
    if (!input.who === !input.department)
      throw new Refusal(t('Name a person or a department', '请选择人员或部门之一'), 'invalid', 'who');
    if (input.who) mustKnow(act, [input.who], 'who');
    if (same(input.who, me(act))) throw new Refusal(t('Nobody proposes themselves', '不能提名本人'), 'invalid', 'who');
    if (input.department && !act.policy.departments.some((d) => d.id === input.department))
      throw new Refusal(
        t(`There is no department "${input.department}"`, `没有部门“${input.department}”`),
        'invalid',
        'department',
      );
    mustBeLevel(act.policy, 'recognition', input.level);
    const subject = { who: input.who?.toLowerCase(), department: input.department };
    const key = `W-${fingerprint(subject.who, subject.department, input.level, input.reason, me(act))}`;
    if (rowOf(act.snapshot, recognitions, key)) return [];
    return [
      append(recognitions, {
        id: key,
        ...subject,
        level: input.level,
        reason: input.reason,
        occasion: input.occasion,
        proposedBy: me(act),
        proposedAt: act.now,
        state: 'proposed',
      }),
      ...decidersOf(act, 'recognition', subject).flatMap((to): Change[] =>
        tell(act, to, about(act, key, subject), t('A proposal for recognition waits for you', '有表扬提名待您决定')),
      ),
    ];
  },
});

const about = (act: Act, key: string, subject: Subject) => ({
  id: key,
  title: subjectName(act, subject),
  link: 'conduct',
});

export const endorseRecognition = defineCommand({
  name: 'endorse-recognition',
  title: t('Endorse', '附议'),
  allow: everyone,
  personal: () => 'conduct',
  input: z.strictObject({ id }),
  decide(act, input) {
    const row = find(act, input.id);
    if (row.rule) throw new Refusal(t('A rule proposed it: its figures speak', '由规则提名，以数据为准'), 'denied');
    if (same(row.who, me(act)) || same(row.proposedBy, me(act)))
      throw new Refusal(t('Somebody else has to endorse it', '须由其他人附议'), 'denied');
    const already = endorsersOf(row);
    if (already.some((p) => same(p, me(act)))) return [];
    return patch(recognitions, row, { endorsedBy: [...already, me(act)].join(', ') });
  },
});

export const decideRecognition = defineCommand({
  name: 'decide-recognition',
  title: t('Decide', '作出决定'),
  allow: everyone,
  personal: () => 'conduct',
  input: z.strictObject({
    id,
    decision: z.enum(['grant', 'decline']),
    level: z.string().max(40).optional().describe('The one that was proposed, without it'),
    words: words.describe('To everybody where it is granted; to whoever proposed it where it is not'),
  }),
  decide(act, input) {
    const row = find(act, input.id);
    if (!mayDecide(act, 'recognition', row))
      throw new Refusal(t('By the policy others decide this', '依制度由他人决定'), 'denied');
    const level = input.level || row.level;
    mustBeLevel(act.policy, 'recognition', level);
    const granted = input.decision === 'grant';
    const says = granted ? t('You are recognised', '您获得表扬') : t('A proposal was not granted', '提名未获授予');
    const told = {
      ...about(act, row.id, row),
      title: levelName(act.policy, 'recognition', level)[act.policy.language],
    };
    return [
      ...patch(
        recognitions,
        row,
        {
          state: granted ? 'granted' : 'declined',
          level,
          decidedBy: me(act),
          decidedAt: act.now,
          ...(granted ? { citation: input.words } : { why: input.words }),
        },
        ['state'],
      ),
      ...(granted
        ? tell(
            act,
            row.who ?? act.policy.departments.find((d) => d.id === row.department)?.head,
            told,
            says,
            input.words,
          )
        : row.rule
          ? []
          : tell(act, row.proposedBy, told, says, input.words)),
    ];
  },
});

/** What somebody can do with a proposal, by the names of the commands. */
export function recognitionSteps(act: Act, row: Recognition): string[] {
  if (row.state !== 'proposed') return [];
  const endorses =
    !row.rule &&
    !same(row.who, me(act)) &&
    !same(row.proposedBy, me(act)) &&
    !endorsersOf(row).some((p) => same(p, me(act)));
  return [
    ...(mayDecide(act, 'recognition', row) ? [decideRecognition.name] : []),
    ...(endorses ? [endorseRecognition.name] : []),
  ];
}
