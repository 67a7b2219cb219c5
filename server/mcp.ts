import { timingSafeEqual } from 'node:crypto';
import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { StreamableHTTPServerTransport } from '@modelcontextprotocol/sdk/server/streamableHttp.js';
import type { Transport } from '@modelcontextprotocol/sdk/shared/transport.js';
import type { Request, Response } from 'express';
import { z } from 'zod';
import { commands, views } from '../core/capabilities.ts';
import type { Actor } from '../core/policy/organisation.ts';
import { type Language, Refusal } from '../core/words.ts';
import { allowed } from '../core/workspace/command.ts';
import { type Suite, SuiteError } from '../core/workspace/port.ts';
import packageJson from '../package.json' with { type: 'json' };
import { wordsFor } from './errors.ts';
import type { Workspace } from './workspace.ts';

/** Whoever an agent speaks for: it sees and may do what that person sees and may do, no more. */
export interface SpokenFor {
  workspace: Workspace;
  actor: Actor;
  suite: Suite;
  language: Language;
}

/** How long what was shown may be confirmed, in minutes. */
const confirmable = 15;
/** What an agent reads at once, in characters; a longer view is narrowed by its query. */
const longest = 60_000;

const toolName = (name: string) => name.replaceAll('-', '_');

/**
 * The views and commands for agents (Model Context Protocol): a tool for each view, and two for all commands, because nothing is
 * done that was not shown before. `prepare_command` says what would change and gives a confirmation that is good for this
 * person, this command and this input alone; `do_command` wants it.
 */
export function mcpServer({ workspace, actor, suite, language }: SpokenFor): McpServer {
  const server = new McpServer(
    { name: 'liaison', title: 'Liaison 协调台', version: packageJson.version },
    {
      instructions:
        'Coordination between departments: requests, forecasts, demands, service, decisions, meetings, scores. Views show what this person may see. To change something call list_commands, then prepare_command, show the person what would change, and only after their yes call do_command with the confirmation.',
    },
  );
  for (const view of views.values()) {
    if (!allowed(view, actor)) continue;
    server.registerTool(
      `see_${toolName(view.name)}`,
      {
        title: view.title[language],
        description: `${view.title.en} / ${view.title.zh}`,
        inputSchema: view.query as z.ZodObject,
        annotations: { readOnlyHint: true, openWorldHint: false },
      },
      (query: object) => answered(language, async () => brief(await workspace.see(view.name, query, actor, suite))),
    );
  }
  // What a person decides is not prepared either: there is nothing that the agent could do with it.
  const may = () => [...commands.values()].filter((c) => allowed(c, actor) && !c.personal);
  server.registerTool(
    'list_commands',
    {
      title: language === 'zh' ? '可执行的操作' : 'What can be done',
      description:
        'The commands that this person may give through an agent, each with the schema of its input. Decisions of their own (votes, confirmations, acknowledgements) are not among them.',
      inputSchema: z.strictObject({
        search: z.string().max(80).optional().describe('Only those with this in their name'),
      }),
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ search = '' }) =>
      answered(language, async () =>
        JSON.stringify(
          may()
            .filter((c) => `${c.name} ${c.title.en} ${c.title.zh}`.toLowerCase().includes(search.toLowerCase()))
            .map((c) => ({
              command: c.name,
              title: c.title[language],
              input: z.toJSONSchema(c.input, { io: 'input', unrepresentable: 'any' }),
            })),
        ),
      ),
  );
  const asked = { command: z.string().max(60), input: z.record(z.string(), z.unknown()).default({}) };
  const confirmation = (command: string, input: unknown, at: number) =>
    workspace.seal(JSON.stringify(['agent', workspace.id, actor.email, command, input, at]));
  const minute = () => Math.floor(Date.parse(workspace.now()) / 60_000);
  server.registerTool(
    'prepare_command',
    {
      title: language === 'zh' ? '预览操作' : 'Show what a command would change',
      description: 'Changes nothing. Gives what would be written, and a confirmation for do_command.',
      inputSchema: z.strictObject(asked),
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ command, input }) =>
      answered(language, async () => {
        const changes = await workspace.foresee(command, input, actor, suite, 'agent');
        const at = minute();
        return JSON.stringify({
          would: changes,
          confirmation: `${at}.${confirmation(command, input, at)}`,
          note: 'Show this to the person. Call do_command with the same command and input only after they agree.',
        });
      }),
  );
  server.registerTool(
    'do_command',
    {
      title: language === 'zh' ? '执行操作' : 'Do it',
      description: 'Does what prepare_command showed, with its confirmation.',
      inputSchema: z.strictObject({ ...asked, confirmation: z.string().max(60) }),
      annotations: { readOnlyHint: false, destructiveHint: true, idempotentHint: true, openWorldHint: false },
    },
    ({ command, input, confirmation: given }) =>
      answered(language, async () => {
        const [at = '', proof = ''] = given.split('.');
        const right = Buffer.from(confirmation(command, input, Number(at)));
        const held = Buffer.from(proof);
        const fresh = minute() - Number(at) <= confirmable && Number(at) <= minute();
        if (!fresh || right.length !== held.length || !timingSafeEqual(right, held))
          throw new Refusal({
            en: 'This confirmation is not good for this input, or too old: call prepare_command and show the person what would change',
            zh: '确认码与该操作不符或已过期：请先调用 prepare_command 并向用户展示变更',
          });
        await workspace.act(command, input, actor, suite, undefined, 'agent');
        return JSON.stringify({ done: command });
      }),
  );
  return server;
}

/** Connects a server for one exchange, or for as long as a process runs. */
export const connected = (server: McpServer, transport: Transport): Promise<void> => server.connect(transport);

function brief(shown: unknown): string {
  const said = JSON.stringify(shown);
  if (said.length <= longest) return said;
  return `${said.slice(0, longest)}\n… cut at ${longest} of ${said.length} characters: narrow the query`;
}

/** A refusal is an answer that an agent can act on, not a failure of the protocol. */
async function answered(language: Language, act: () => Promise<string>) {
  try {
    return { content: [{ type: 'text' as const, text: await act() }] };
  } catch (error) {
    const says = error instanceof Refusal ? error.says : error instanceof SuiteError ? wordsFor(error) : undefined;
    if (!says) throw error;
    const field = error instanceof Refusal && error.field ? ` (${error.field})` : '';
    return { isError: true, content: [{ type: 'text' as const, text: `${says[language]}${field}` }] };
  }
}

/** One exchange over HTTP that stands for itself. */
export async function answerAgent(who: SpokenFor, req: Request, res: Response): Promise<void> {
  const server = mcpServer(who);
  const transport = new StreamableHTTPServerTransport({ sessionIdGenerator: undefined, enableJsonResponse: true });
  res.on('close', () => void server.close());
  await connected(server, transport as Transport);
  await transport.handleRequest(req, res, req.body);
}
