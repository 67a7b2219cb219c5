import { z } from 'zod';
import { decisions } from '../decisions/records.ts';
import { policyOf, readOnce } from '../policy/history.ts';
import { typingErrors } from '../policy/typing.ts';
import { type PolicyVersion, piecesOf, policyTexts, policyVersions, sourceOf, wordingOf } from '../policy/versions.ts';
import { fill, Refusal, t } from '../words.ts';
import { append, type Change, patch } from '../workspace/changes.ts';
import { type Act, allowed, defineCommand } from '../workspace/command.ts';
import { fingerprint } from '../workspace/keys.ts';
import { me, nameOf } from '../workspace/people.ts';
import { rowOf } from '../workspace/snapshot.ts';
import { findingsOn } from './checking.ts';
import { differences } from './differences.ts';

/** Who may write versions of the policy; everybody may suggest. */
export const writers = ['head', 'liaison', 'organiser', 'admin'] as const;
const id = z.string().min(1).max(80).describe('ID of a version');
const source = z.string().min(1).max(150_000).describe('The whole policy, in YAML');
const reason = z.string().trim().max(2000);

/** A version that is still written on. @throws Refusal */
function findDraft(act: Act, wanted: string): PolicyVersion {
  const v = rowOf(act.snapshot, policyVersions, wanted);
  if (!v) throw new Refusal(t(`There is no version "${wanted}"`, `没有版本“${wanted}”`), 'missing', 'id');
  if (v.state !== 'draft')
    throw new Refusal(
      t('This version is no draft any more; begin a new one from it', '该版本已非草案，请据此另起草案'),
      'conflict',
      'id',
    );
  return v;
}

/** The text's rows, unless they stand there. */
const written = (act: Act, text: string): Change[] =>
  piecesOf(text).flatMap((p) => (rowOf(act.snapshot, policyTexts, p.id) ? [] : [append(policyTexts, p)]));

/** What the text says of itself; a draft may be unfinished. */
const saidBy = (text: string) => {
  const read = readOnce(text);
  return read.ok ? { version: read.policy.version, effective: read.policy.effective } : {};
};

export const saveDraft = defineCommand({
  name: 'save-policy-draft',
  title: t('Save the draft', '保存草案'),
  allow: writers,
  input: z.strictObject({
    id: id.optional().describe('Of the draft; a new one without it'),
    source,
    reason: reason.optional(),
    opened: z.string().max(40).optional().describe('The wording that was opened: what was saved since is not lost'),
  }),
  decide(act, input) {
    const wording = wordingOf(input.source);
    const set = { ...saidBy(input.source), wording, ...(input.reason && { reason: input.reason }) };
    if (!input.id) {
      const fresh = `V-${fingerprint(wording, me(act), act.now.slice(0, 19))}`;
      if (rowOf(act.snapshot, policyVersions, fresh)) return [];
      return [
        ...written(act, input.source),
        append(policyVersions, { id: fresh, state: 'draft', author: me(act), at: act.now, ...set }),
      ];
    }
    const v = findDraft(act, input.id);
    if (v.wording === wording) return patch(policyVersions, v, set);
    if (input.opened && v.wording !== input.opened)
      throw new Refusal(
        fill(
          t(
            '{who} saved this draft while you wrote: save yours as a draft of its own, then look at what differs',
            '{who}在您编辑期间保存了该草案：请将您的修改另存为新草案，再比较差异',
          ),
          { who: nameOf(act, String((v as { updatedBy?: string }).updatedBy ?? v.author)) },
        ),
        'conflict',
        'source',
      );
    return [...written(act, input.source), ...patch(policyVersions, v, set)];
  },
});

export const discardDraft = defineCommand({
  name: 'discard-policy-draft',
  title: t('Discard the draft', '放弃草案'),
  allow: writers,
  input: z.strictObject({ id }),
  decide: (act, input) => patch(policyVersions, findDraft(act, input.id), { state: 'discarded' }),
});

export const restoreDraft = defineCommand({
  name: 'restore-policy-draft',
  title: t('Take it up again', '恢复草案'),
  allow: writers,
  input: z.strictObject({ id }),
  decide(act, input) {
    const v = rowOf(act.snapshot, policyVersions, input.id);
    if (!v) throw new Refusal(t('There is no such version', '没有该版本'), 'missing', 'id');
    if (v.state !== 'discarded' && v.state !== 'declined')
      throw new Refusal(t('This version was not given up', '该版本未被放弃'), 'conflict', 'id');
    return patch(policyVersions, v, { state: 'draft', decision: undefined });
  },
});

/** How many differences stand in the words of a proposal; all of them stand on the version's page. */
const named = 12;

export const proposeVersion = defineCommand({
  name: 'propose-policy',
  title: t('Propose to the committee', '提交委员会审议'),
  allow: writers,
  input: z.strictObject({ id, reason: reason.min(1).describe('Why it is to be changed') }),
  decide(act, input) {
    const v = findDraft(act, input.id);
    const text = sourceOf(act.snapshot, v.wording);
    if (text === undefined)
      throw new Refusal(
        t(
          'A piece of its text is missing or was changed in the workbook; save the draft again',
          '正文有缺失或在台账中被改动，请重新保存草案',
        ),
        'missing',
        'id',
      );
    const proposed = policyOf(text);
    const [slip] = typingErrors(text);
    if (slip)
      throw new Refusal(
        fill(t('Line {line}: {says}', '第 {line} 行：{says}'), { line: slip.line, says: slip.says }),
        'invalid',
        'source',
      );
    const stop = findingsOn(act, proposed).find((f) => f.weight === 'stop');
    if (stop) throw new Refusal(stop.says, 'invalid', stop.field || 'source');
    const { language } = act.policy;
    const changes = differences(act.policy, proposed, (email) => nameOf(act, email)).settings;
    if (!changes.length)
      throw new Refusal(t('It says what is in force already', '与现行制度没有差异'), 'invalid', 'source');
    const department = act.actor.departments[0] ?? act.policy.departments[0]!.id;
    const lines = changes
      .slice(0, named)
      .map((c) => `${c.name[language]}: ${c.before ?? '–'} → ${c.after ?? '–'}`.slice(0, 200));
    const rest = changes.length - lines.length;
    const more = rest > 0 ? [fill(t('and {n} more', '及其他 {n} 项'), { n: rest })[language]] : [];
    const from = fill(t('In force from {date}', '自 {date} 起施行'), { date: proposed.effective })[language];
    const decision = {
      id: `K-${fingerprint('policy', v.id, v.wording)}`,
      title: fill(t('Version {version} of the policy', '制度修订：{version} 版'), { version: proposed.version })[
        language
      ],
      kind: 'policy' as const,
      problem: input.reason,
      plan: [from, ...lines, ...more].join('\n'),
      policyVersion: `${v.id} ${v.wording}`,
      department,
      proposedBy: me(act),
      proposedAt: act.now,
      state: 'proposed' as const,
    };
    return [
      ...(rowOf(act.snapshot, decisions, decision.id) ? [] : [append(decisions, decision)]),
      ...patch(policyVersions, v, { state: 'proposed', reason: input.reason, decision: decision.id }),
    ];
  },
});

export const mayWrite = (act: Act): boolean => allowed({ allow: writers }, act.actor);

/** What somebody can do with a version, by the names of the commands. */
export function versionSteps(act: Act, v: PolicyVersion): string[] {
  if (!mayWrite(act)) return [];
  if (v.state === 'draft') return [proposeVersion.name, discardDraft.name];
  return v.state === 'discarded' || v.state === 'declined' ? [restoreDraft.name] : [];
}

export const draftingCommands = [saveDraft, discardDraft, restoreDraft, proposeVersion];
