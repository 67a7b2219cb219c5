import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commands, views } from '../../core/capabilities.ts';
import { type Role, roles } from '../../core/policy/organisation.ts';
import { type Stage, stage } from '../world.ts';

const definitions = [
  ...[...commands.values()].map((d) => ['command', d] as const),
  ...[...views.values()].map((d) => ['view', d] as const),
];

/** What an empty input is answered with tells whether it came past the door. */
describe('who may do and see what', () => {
  let on: Stage;
  beforeAll(async () => {
    on = await stage('microsoft365', { sample: false });
  });
  afterAll(() => on.world.stop());

  const actor = (role: Role) => ({ email: 'somebody@example.com', roles: [role], departments: [] as string[] });

  it.each(definitions.flatMap(([kind, definition]) => roles.map((role) => ({ kind, definition, role }))))(
    '$kind $definition.name as $role',
    async ({ kind, definition, role }) => {
      const { workspace } = on.connection;
      const outcome = await (kind === 'command'
        ? workspace.act(definition.name, { nonsense: true }, actor(role), on.suite)
        : workspace.see(definition.name, { nonsense: true }, actor(role), on.suite)
      ).catch((error: { kind?: string }) => error.kind);
      expect(outcome).toBe(definition.allow.includes(role) ? 'invalid' : 'denied');
    },
  );

  it('nothing, whoever is not among the people who take part', async () => {
    const { workspace } = on.connection;
    const stranger = { ...actor('member'), email: 'guest@elsewhere.example' };
    await expect(workspace.see('agenda', {}, stranger, on.suite)).rejects.toMatchObject({ kind: 'denied' });
    const input = { series: 'weekly', title: 'Mine', wanted: 'discuss' };
    await expect(workspace.act('propose-topic', input, stranger, on.suite)).rejects.toMatchObject({ kind: 'denied' });
  });

  it('stands in ACCESS.md', async () => {
    const row = (cells: string[]) => `| ${cells.join(' | ')} |`;
    const lines = definitions.map(([kind, d]) =>
      row([
        kind,
        `\`${d.name}\``,
        d.title.en,
        d.title.zh,
        ...roles.map((r) => (d.allow.includes(r) ? '✓' : '')),
        'personal' in d && d.personal ? '✓' : '',
      ]),
    );
    const page = [
      '# Who may do and see what',
      '',
      'Made from the definitions of commands and views by `npx vitest run tests/server/access.test.ts -u`; each mark is',
      'tested. Everybody in the directory is a *member*; the other roles stand in the policy. An *own decision* is refused to agents',
      '(MCP), flow tokens, the connector and automations: the person makes it in the tab, the chat or the command line.',
      '',
      row(['', 'name', 'English', '中文', ...roles, 'own decision']),
      row(['---', '---', '---', '---', ...roles.map(() => ':-:'), ':-:']),
      ...lines,
      '',
    ];
    await expect(page.join('\n')).toMatchFileSnapshot('../../ACCESS.md');
  });
});
