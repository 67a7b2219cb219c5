import { z } from 'zod';
import { commands, views } from '../core/capabilities.ts';
import type { Role } from '../core/policy/organisation.ts';
import type { Text } from '../core/words.ts';
import packageJson from '../package.json' with { type: 'json' };

type Json = Record<string, unknown>;

/**
 * Every view and every command as an OpenAPI 3.1 document, made from the definitions themselves: what it says is what is
 * checked. It tells nothing of any company, so that it may be read without signing in.
 * Source: https://spec.openapis.org/oas/v3.1.0
 */
export function openApi(): Json {
  return {
    openapi: '3.1.0',
    info: {
      title: 'Liaison 协调台',
      version: packageJson.version,
      description:
        'What the tab, the chat and the command line show and do. Whoever asks sees and may do what they may in the tab: the token is a person’s own.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/api' }],
    security: [{ person: [] }],
    tags: [{ name: 'views' }, { name: 'commands' }],
    paths: {
      ...Object.fromEntries([...views.values()].map((view) => [`/views/${view.name}`, { get: viewOperation(view) }])),
      ...Object.fromEntries(
        [...commands.values()].map((command) => [`/commands/${command.name}`, { post: commandOperation(command) }]),
      ),
    },
    components: {
      securitySchemes: {
        person: {
          type: 'http',
          scheme: 'bearer',
          description:
            'In Microsoft 365 a token of Entra ID for this app; in Feishu the session that POST /api/session gives for a sign-in code.',
        },
      },
      parameters: {
        workspace: {
          name: 'x-liaison-workspace',
          in: 'header',
          required: false,
          description: 'Which company, where this process serves several: its ID in the settings',
          schema: { type: 'string' },
        },
      },
      schemas: {
        Words: {
          type: 'object',
          properties: { en: { type: 'string' }, zh: { type: 'string' } },
          required: ['en', 'zh'],
        },
        Error: {
          type: 'object',
          properties: {
            error: {
              type: 'object',
              properties: {
                kind: { type: 'string' },
                says: { $ref: '#/components/schemas/Words' },
                field: { type: 'string', description: 'What in the input is wrong' },
              },
              required: ['kind', 'says'],
            },
          },
          required: ['error'],
        },
      },
      responses: {
        Error: {
          description: 'Refused, with the reason in both languages',
          content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
        },
      },
    },
  };
}

interface Definition {
  name: string;
  title: Text;
  allow: readonly Role[];
  personal?: unknown;
}

const about = ({ name, title, allow, personal }: Definition, tag: string): Json => ({
  operationId: name,
  tags: [tag],
  summary: `${title.en} / ${title.zh}`,
  description: `For: ${allow.join(', ')}${personal ? '. A person’s own decision: refused to agents and flows' : ''}`,
});

const workspace = { $ref: '#/components/parameters/workspace' };

const viewOperation = (view: Definition & { query: z.ZodType }): Json => ({
  ...about(view, 'views'),
  parameters: [
    workspace,
    {
      name: 'q',
      in: 'query',
      required: false,
      description: 'The query, as JSON; one that is too long for an address is posted as { "query": … }',
      content: { 'application/json': { schema: schemaOf(view.query) } },
    },
  ],
  responses: responses('What the page shows', { type: 'object' }),
});

const commandOperation = (command: Definition & { input: z.ZodType }): Json => ({
  ...about(command, 'commands'),
  parameters: [workspace],
  requestBody: {
    required: true,
    content: {
      'application/json': {
        schema: {
          type: 'object',
          properties: {
            input: schemaOf(command.input),
            view: {
              type: 'object',
              description: 'The view to answer with, so that no second call is needed',
              properties: { name: { type: 'string', enum: [...views.keys()] }, query: { type: 'object' } },
              required: ['name', 'query'],
            },
            seenAt: {
              type: 'string',
              format: 'date-time',
              description:
                'When what it is based on was read (header x-liaison-read-at): later changes of others are a conflict',
            },
          },
          required: ['input'],
        },
      },
    },
  },
  responses: responses('Done; the view that was asked for', { type: 'object' }),
});

const statuses = ['400', '401', '403', '404', '409', '413', '429', '502', '503'];
const responses = (description: string, schema: Json): Json => ({
  '200': {
    description,
    headers: { 'x-liaison-read-at': { schema: { type: 'string', format: 'date-time' } } },
    content: { 'application/json': { schema } },
  },
  ...Object.fromEntries(statuses.map((status) => [status, { $ref: '#/components/responses/Error' }])),
});

/** The schema of what is sent; the dialect stands for the whole document. */
function schemaOf(type: z.ZodType): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }) as Json;
  return schema;
}
