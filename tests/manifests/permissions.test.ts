import { describe, expect, it } from 'vitest';
import { feishuAppFor } from '../../manifests/feishu/app.ts';
import { resourceSpecific } from '../../manifests/microsoft365/manifest.ts';
import { asked } from '../../manifests/microsoft365/permissions.ts';
import { fieldScopes } from '../../plugins/feishu/directory-fields.ts';
import { personScopes, scopeOf, scopes } from '../../plugins/feishu/scopes.ts';
import { type Need, needs } from '../../plugins/microsoft365/permissions.ts';
import { everything, type Sent } from './traffic.ts';

/** Requests that are about who somebody is: they need nothing granted. */
const needsNothing = /^(auth|authen)\/|^jssdk\/|^callback\//;
const all = Object.entries<Need>(needs);
const needFor = ({ method, path }: Sent) => all.find(([, need]) => need.matches(method, path));
const stepsOf = (sent: readonly Sent[]): string => {
  const names = [...new Set(sent.map((s) => s.step))].sort();
  if (names.includes('views')) return 'every page, command and automation';
  return names.map((n) => (/^[\w-]+$/.test(n) && n.includes('-') ? `\`${n}\`` : n)).join(', ');
};
const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
const table = (head: readonly string[], rows: readonly (readonly string[])[]) => [
  row(head),
  row(head.map(() => '---')),
  ...rows.map(row),
];

const page: string[] = [
  '# Permissions',
  '',
  'Made from what the code asks of the suites in a run of everything it does, held against what each operation documents, by',
  '`npx vitest run tests/manifests/permissions.test.ts -u`. The test fails where a request needs what is not listed, and where',
  'something is listed that no request needs.',
  '',
];

describe('permissions in Microsoft 365', async () => {
  const sent = await everything('microsoft365');

  it('cover every request, and each is needed by one, with the rights that it is asked for', async () => {
    expect(sent.filter((s) => !needFor(s)).map((s) => `${s.method} ${s.path}`)).toEqual([]);
    for (const [name, need] of all) {
      const own = sent.filter((s) => needFor(s)?.[1] === need);
      expect(own.length, name).toBeGreaterThan(0);
      for (const by of new Set(own.map((s) => s.by)))
        expect(need[by === 'app' ? 'application' : 'delegated'].length, `${name} as ${by}`).toBeGreaterThan(0);
    }
  });

  it('are asked for as they are used: nothing for people that only the app does, and the other way round', () => {
    for (const { name, kind, for: names } of asked) {
      const by = kind === 'delegated' ? 'person' : 'app';
      const own = sent.filter((s) => s.by === by && names.includes(needFor(s)?.[0] ?? ''));
      expect(own.length, `${kind} ${name}`).toBeGreaterThan(0);
      for (const n of names) {
        const need = needs[n as keyof typeof needs] as Need;
        expect(need[kind], `${kind} ${name} for ${n}`).toContain(name);
      }
    }
    // And each use is covered.
    for (const s of sent) {
      const [name, need] = needFor(s)!;
      if (s.by === 'app' && resourceSpecific.some((p) => need.application.includes(p.name))) continue;
      const kind = s.by === 'person' ? 'delegated' : 'application';
      expect(
        asked.some((a) => a.kind === kind && a.for.includes(name)),
        `${kind} for ${name}: ${s.path}`,
      ).toBe(true);
    }
  });

  it('stand in PERMISSIONS.md', () => {
    page.push('## Microsoft 365', '');
    page.push(
      ...table(
        ['permission 权限', 'kind 类型', 'for 用途', 'asked by 调用方', 'without it', '缺少时', 'source 出处'],
        asked.map(({ name, kind, for: names, optional }) => {
          const by = kind === 'delegated' ? 'person' : 'app';
          const own = sent.filter((s) => s.by === by && names.includes(needFor(s)?.[0] ?? ''));
          const of = names.map((n) => needs[n as keyof typeof needs] as Need);
          return [
            `\`${name}\`${optional ? ' (optional)' : ''}`,
            kind,
            names.join(', '),
            stepsOf(own),
            [...new Set(of.map((n) => n.without.en))].join('; '),
            [...new Set(of.map((n) => n.without.zh))].join('；'),
            [...new Set(of.map((n) => n.source))].join(', '),
          ];
        }),
      ),
    );
    page.push('', 'Given by whoever installs the app’s package, for that person, chat or meeting alone:', '');
    page.push(
      ...table(
        ['permission 权限', 'kind 类型', 'for', '用途'],
        resourceSpecific.map((p) => [`\`${p.name}\``, p.type, p.why.en, p.why.zh]),
      ),
    );
    page.push('');
  });
});

describe('scopes in Feishu', async () => {
  const sent = await everything('feishu');
  const { tenant, user } = feishuAppFor({
    appId: 'cli_x',
    region: 'feishu',
    url: 'https://liaison.example.com',
    workspace: 'company',
    webHook: false,
  }).scopes.scopes;

  it('cover every request, and each is needed by one', () => {
    const unlisted = sent.filter((s) => !needsNothing.test(s.path) && !scopeOf(s.method, s.path));
    expect(unlisted.map((s) => `${s.method} ${s.path}`)).toEqual([]);
    for (const scope of scopes) {
      const own = sent.filter((s) => scopeOf(s.method, s.path) === scope);
      expect(own.length, scope.anyOf[0]).toBeGreaterThan(0);
      expect(tenant).toContain(scope.anyOf[0]);
    }
    const used = new Set([...scopes.map((s) => s.anyOf[0]!), ...fieldScopes.map((f) => f.scope)]);
    expect(tenant.filter((name) => !used.has(name))).toEqual([]);
  });

  it('of people cover what is asked with their rights, and nothing else', () => {
    const theirs = sent.filter((s) => s.by === 'person' && !needsNothing.test(s.path));
    expect(theirs.length).toBeGreaterThan(0);
    for (const s of theirs) {
      const { anyOf } = scopeOf(s.method, s.path)!;
      expect(
        anyOf.some((name) => user.includes(name)),
        `${s.method} ${s.path}`,
      ).toBe(true);
    }
    for (const name of personScopes) {
      const needed = scopes.filter((scope) => scope.anyOf.includes(name));
      expect(needed.length, name).toBeGreaterThan(0);
    }
  });

  it('stand in PERMISSIONS.md', async () => {
    page.push('## Feishu and Lark', '');
    page.push(
      ...table(
        ['scope 权限', 'identity 身份', 'asked by 调用方', 'without it', '缺少时'],
        [
          ...scopes.map((scope) => [
            `\`${scope.anyOf[0]}\``,
            personScopes.some((p) => scope.anyOf.includes(p)) ? 'app, person' : 'app',
            stepsOf(sent.filter((s) => scopeOf(s.method, s.path) === scope)),
            scope.without.en,
            scope.without.zh,
          ]),
          ...fieldScopes.map((f) => [
            `\`${f.scope}\``,
            'app',
            `fields ${f.fields.join(', ')}`,
            f.without.en,
            f.without.zh,
          ]),
        ],
      ),
    );
    page.push(
      '',
      `A person is asked for ${user.map((s) => `\`${s}\``).join(', ')} when they first open a spreadsheet of their own.`,
      '',
    );
    page.push('## Beside the peer', '');
    page.push(
      'Microsoft’s emergency operations template asks every person for `Group.ReadWrite.All`, `Sites.ReadWrite.All`, `User.ReadWrite.All`',
      `and more. Liaison asks for ${asked.filter((a) => !a.optional).length} permissions in Entra, of which ${asked.filter((a) => !a.optional && a.kind === 'application' && /ReadWrite/.test(a.name) && !/Selected/.test(a.name)).length} let the app itself write (calendars, which an access policy limits to one mailbox, and tasks),`,
      'none of which creates or changes groups, sites or people.',
      '',
    );
    await expect(page.join('\n')).toMatchFileSnapshot('../../manifests/PERMISSIONS.md');
  });
});
