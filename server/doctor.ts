import { committeeOf, staffOf } from '../core/policy/organisation.ts';
import type { Policy } from '../core/policy/schema.ts';
import { layoutFor } from '../core/registers.ts';
import { type Text, t } from '../core/words.ts';
import type { Finding } from '../core/workspace/port.ts';
import type { Connection } from './connections.ts';

/**
 * Everything that an installation needs: what the suite says, and what follows from the policy. Nothing is changed,
 * except that the suite is asked to tell of changes, which is what it will be asked anyway.
 * @param url the public address, if the suite is to tell of changes
 */
export async function diagnose(connection: Connection, url?: string): Promise<Finding[]> {
  const { workspace, channel } = connection;
  const { policy } = workspace;
  const suite = connection.unattended();
  const findings = await suite.examine(layoutFor(policy, policy.language));
  if (findings.every((f) => f.ok)) {
    const snapshot = await workspace.current(suite);
    findings.push(...people(policy, (email) => !!snapshot.directory.find(email)));
    for (const p of snapshot.problems.filter((x) => x.weight === 'error' && x.at === undefined))
      findings.push({ what: p.register || 'workbook', ok: false, says: p.says, remedy: runProvision });
  }
  if (url !== undefined) findings.push(await notifications(channel, url));
  return findings;
}

const runProvision = t('Run "liaison provision".', '请运行 liaison provision。');

function people(policy: Policy, known: (email: string) => boolean): Finding[] {
  const named = new Set([
    ...policy.departments.flatMap(staffOf),
    ...committeeOf(policy),
    ...policy.roles.organisers,
    ...policy.roles.performance_owners,
    ...policy.roles.admins,
    policy.roles.general_manager,
  ]);
  const strangers = [...named].filter((email) => !known(email));
  if (!strangers.length)
    return [{ what: 'LIAISON_POLICY', ok: true, says: t('everybody it names is found', '制度中的人员均可找到') }];
  return strangers.map((email) => ({
    what: email,
    ok: false,
    says: t(
      'the policy names this person, but nobody by this address takes part',
      '制度提到此人，但参与人员中没有该邮箱',
    ),
    remedy: t(
      'Add the person to the group or department, or correct the address in the policy.',
      '请将其加入相应群组或部门，或修正制度中的邮箱。',
    ),
  }));
}

async function notifications(channel: Connection['channel'], url: string): Promise<Finding> {
  try {
    await channel.keep();
    return toldOfChanges();
  } catch (error) {
    const { message } = error as Error;
    return toldOfChanges({ why: t(message, message), url });
  }
}

/** @param not why the suite does not tell of changes, and the address that it would call */
export const toldOfChanges = (not?: { why: Text; url: string }): Finding => ({
  what: 'notifications',
  ok: !not,
  says: not
    ? t(`the suite does not tell of changes: ${not.why.en}`, `套件未通知变更：${not.why.zh}`)
    : t('the suite tells of changes', '套件会通知变更'),
  ...(not && {
    remedy: t(
      `Everything works without it, a little later. See that ${not.url} answers from the internet by https, or set LIAISON_NOTIFICATIONS=off.`,
      `没有通知也可正常使用，只是稍慢。请确认公网可通过 https 访问 ${not.url}，或设置 LIAISON_NOTIFICATIONS=off。`,
    ),
  }),
});
