import type { Actor } from '../core/policy/organisation.ts';
import { installationView, type ShownInstallation } from '../core/reports/installation.ts';
import { t } from '../core/words.ts';
import { permit } from '../core/workspace/command.ts';
import { type Finding, SuiteError } from '../core/workspace/port.ts';
import type { Connection, Entered } from './connections.ts';
import type { Course, Went } from './course.ts';
import { diagnose, toldOfChanges } from './doctor.ts';
import { failureOf } from './errors.ts';
import { version } from './version.ts';

export interface Installation {
  /** What was found out, problems first. */
  findings: Finding[];
  /** When it was found out. */
  at: string;
  course: Course;
  /** Each thing that runs by itself, as it went in this process. */
  duties: Went[];
  version: string;
  /** What it did and how it is used; nothing while the suite cannot be read. */
  use?: ShownInstallation;
}

/** Findings cost a dozen requests: they are found out again after this time, or when somebody asks. Milliseconds. */
const keptFor = 10 * 60_000;
/** A credential's end is told of so long ahead, in milliseconds. */
const ahead = 30 * 86_400_000;

const found = new WeakMap<Connection, { at: number; findings: Promise<Finding[]> }>();

/**
 * Everything that an admin wants to know of the installation, every problem with its remedy. It answers as well where the
 * suite refuses the app, or else nobody could see why.
 * @param options `packaged`: version of the app package that the tab was opened from; `again`: whether findings may not
 * be ones from before
 * @throws Refusal for whoever is no admin
 */
export async function installation(
  connection: Connection,
  actor: Actor,
  { suite }: Pick<Entered, 'suite'>,
  { packaged, again = false }: { packaged?: string | undefined; again?: boolean } = {},
): Promise<Installation> {
  const { workspace, course } = connection;
  permit(installationView, actor);
  const now = Date.parse(workspace.now());
  const use = await workspace.see(installationView.name, {}, actor, suite).catch(async (error) => {
    if (error instanceof SuiteError) return;
    // Where the suite tells of nobody's address, no admin is among those who take part.
    const { people } = (await workspace.current(suite, keptFor)).directory;
    if (people.some((p) => p.email !== p.id)) throw error;
  });
  const before = found.get(connection);
  const kept =
    before && !again && now - before.at < keptFor
      ? before
      : { at: now, findings: diagnose(connection).catch((error) => [refused(error)]) };
  found.set(connection, kept);
  const findings = [
    ...(await kept.findings),
    ...[endingSoon(connection, now), packaged && ofPackage(packaged), ofLook(course), ofNotifications(connection)],
  ].filter((f): f is Finding => !!f);
  return {
    findings: [...findings.filter((f) => !f.ok), ...findings.filter((f) => f.ok)],
    at: new Date(kept.at).toISOString(),
    course,
    duties: workspace.duties.went,
    version,
    ...(use ? { use: use as ShownInstallation } : {}),
  };
}

const refused = (error: unknown): Finding => ({
  what: error instanceof SuiteError ? error.operation : 'sign-in',
  ok: false,
  says: failureOf(error),
  remedy: t(
    'Consent may have been withdrawn, or the credential may have ended: grant consent again in the admin centre, set a new credential and restart.',
    '可能已撤销授权或凭据失效：请在管理中心重新授权，更换凭据并重启。',
  ),
});

/** Tells of the end of the app's credential while there is time. @param now milliseconds since 1970, UTC */
export function endingSoon({ credentialEnds: ends }: Connection, now: number): Finding | undefined {
  if (ends === undefined) return undefined;
  const day = new Date(ends).toISOString().slice(0, 10);
  const what = 'LIAISON_CLIENT_CERTIFICATE';
  if (ends - now > ahead)
    return { what, ok: true, says: t(`The certificate is good until ${day}`, `证书有效期至 ${day}`) };
  const days = Math.floor((ends - now) / 86_400_000);
  return {
    what,
    ok: false,
    says:
      days < 0
        ? t(`The certificate ended on ${day}`, `证书已于 ${day} 到期`)
        : t(`The certificate ends on ${day}, in ${days} days`, `证书将于 ${day} 到期，还有 ${days} 天`),
    remedy: t(
      'Add a new certificate to the app registration (Certificates & secrets), set LIAISON_CLIENT_CERTIFICATE to it, restart, then remove the old one.',
      '在应用注册的“证书和密码”中添加新证书，更新 LIAISON_CLIENT_CERTIFICATE 并重启，然后删除旧证书。',
    ),
  };
}

/** What is released together belongs together; a package and a server of different versions still understand each other. */
function ofPackage(packaged: string): Finding {
  const said = packaged.slice(0, 20);
  const [theirs, ours] = [numberOf(packaged), numberOf(version)];
  const finding = {
    what: 'app package',
    says: t(`version ${said}, server ${version}`, `版本 ${said}，服务器 ${version}`),
  };
  if (theirs === ours) return { ...finding, ok: true };
  return {
    ...finding,
    ok: false,
    remedy:
      theirs < ours
        ? t(
            'The package is older than the server: run "liaison publish", which updates it in the catalogue. Until then its new entries are missing; all else works.',
            '应用包比服务器旧：请运行 liaison publish 更新应用目录。在此之前仅缺少新入口，其他功能照常。',
          )
        : t(
            'The server is older than the package: update the server. Until then entries that it does not know open the Today page.',
            '服务器比应用包旧：请升级服务器。在此之前，服务器未知的入口将打开“今日”页。',
          ),
  };
}

/** A version as a number that can be compared; -1 for what is none. */
function numberOf(said: string): number {
  const [, major, minor, patch] = /^(\d{1,4})\.(\d{1,4})\.(\d{1,4})$/.exec(said) ?? [];
  return major === undefined ? -1 : Number(major) * 1e8 + Number(minor) * 1e4 + Number(patch);
}

const ofLook = ({ look }: Course): Finding | undefined =>
  look && {
    what: 'automations',
    ok: !look.failure,
    says: look.failure ?? t('they run every minute', '每分钟运行一次'),
    ...(look.failure && {
      remedy: t(
        'They are tried again every minute, nothing is lost. If it goes on, the findings above or the log say why.',
        '每分钟自动重试，不会丢失。若持续失败，请查看上述问题或日志。',
      ),
    }),
  };

function ofNotifications({ channel, course }: Connection): Finding | undefined {
  if (course.told === undefined) return undefined;
  const what = 'notifications';
  if (!course.told)
    return {
      what,
      ok: true,
      says: t('switched off (LIAISON_NOTIFICATIONS=off)', '已关闭（LIAISON_NOTIFICATIONS=off）'),
    };
  if (channel.live()) return toldOfChanges();
  return toldOfChanges({ why: course.untold ?? t('not at the moment', '暂时没有'), url: 'LIAISON_URL' });
}
