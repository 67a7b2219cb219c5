import { z } from 'zod';
import { commands, views } from '../core/capabilities.ts';
import { automatable } from '../core/policy/parts.ts';
import packageJson from '../package.json' with { type: 'json' };

type Json = Record<string, unknown>;

/** Views that a flow asks for; the others are pages. */
const asked = ['today', 'requests', 'report', 'scores', 'evaluation', 'meetings', 'decisions', 'trainings'];

/** Keywords that Swagger 2.0's schema object has (https://swagger.io/specification/v2/#schema-object). */
const kept = new Set([
  'type',
  'properties',
  'required',
  'items',
  'enum',
  'description',
  'format',
  'minimum',
  'maximum',
  'minLength',
  'maxLength',
  'minItems',
  'maxItems',
  'pattern',
  'default',
]);

/** A JSON Schema in the words of Swagger 2.0: one of several becomes the first of them, a constant an enumeration of one. */
function plainer(schema: unknown): Json {
  const { anyOf, oneOf, const: constant, ...rest } = schema as Json & { anyOf?: Json[]; oneOf?: Json[] };
  const one = anyOf?.[0] ?? oneOf?.[0];
  if (one) return { ...plainer(one), ...(rest.description ? { description: rest.description } : {}) };
  const out: Json = Object.fromEntries(Object.entries(rest).filter(([key]) => kept.has(key)));
  if (constant !== undefined) out.enum = [constant];
  if (out.properties)
    out.properties = Object.fromEntries(
      Object.entries(out.properties as Json).map(([key, value]) => [key, { 'x-ms-summary': key, ...plainer(value) }]),
    );
  if (out.items) out.items = plainer(out.items);
  // Swagger's validators want a limit that JavaScript can hold, and expressions that every engine knows.
  if (typeof out.pattern === 'string' && /\(\?/.test(out.pattern)) delete out.pattern;
  return out.type || out.enum ? out : { type: 'object', ...out };
}

const schemaOf = (type: z.ZodType): Json => plainer(z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' }));

/** Where the server is, as a connector names it. @param url public address, e.g. `https://liaison.example.com` */
const placeOf = (url: string) => {
  const { host, protocol } = new URL(url);
  return { host, schemes: [protocol.replace(':', '')] };
};

/**
 * A custom connector for Power Automate and Copilot Studio, from the same definitions as everything else: Swagger 2.0, which is
 * what connectors take. It has what a flow may want to do by itself and what it may want to know.
 */
export function connectorDefinition(url: string): Json {
  const answers = {
    200: { description: 'Done', schema: { type: 'object' } },
    default: { description: 'Refused, with the reason in both languages', schema: { type: 'object' } },
  };
  const actions = automatable.map((name) => commands.get(name)!);
  return {
    swagger: '2.0',
    info: {
      title: 'Liaison 协调台',
      description: 'Coordination between departments, with the rights of whoever is signed in.',
      version: packageJson.version,
    },
    ...placeOf(url),
    basePath: '/api',
    consumes: ['application/json'],
    produces: ['application/json'],
    paths: {
      ...Object.fromEntries(
        actions.map((c) => [
          `/commands/${c.name}`,
          {
            post: {
              operationId: c.name,
              summary: c.title.en,
              description: `${c.title.en} / ${c.title.zh}`,
              'x-ms-visibility': 'important',
              parameters: [
                {
                  name: 'body',
                  in: 'body',
                  required: true,
                  schema: { type: 'object', required: ['input'], properties: { input: schemaOf(c.input) } },
                },
              ],
              responses: answers,
            },
          },
        ]),
      ),
      ...Object.fromEntries(
        asked.map((name) => {
          const view = views.get(name)!;
          return [
            `/views/${name}`,
            {
              post: {
                operationId: `see-${name}`,
                summary: view.title.en,
                description: `${view.title.en} / ${view.title.zh}`,
                parameters: [
                  {
                    name: 'body',
                    in: 'body',
                    required: true,
                    schema: { type: 'object', properties: { query: schemaOf(view.query) } },
                  },
                ],
                responses: answers,
              },
            },
          ];
        }),
      ),
    },
    securityDefinitions: {
      entra: {
        type: 'oauth2',
        flow: 'accessCode',
        authorizationUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/authorize',
        tokenUrl: 'https://login.microsoftonline.com/common/oauth2/v2.0/token',
        scopes: { access_as_user: 'as the person who is signed in' },
      },
    },
    security: [{ entra: ['access_as_user'] }],
  };
}

/** The connector's properties file: how people sign in to it (`paconn`, `pac connector create --api-properties-file`). */
export function connectorProperties(clientId: string, tenant: string): Json {
  const resource = `api://${clientId}`;
  return {
    properties: {
      iconBrandColor: '#5B5FC7',
      capabilities: [],
      connectionParameters: {
        token: {
          type: 'oauthSetting',
          oAuthSettings: {
            identityProvider: 'aad',
            clientId,
            scopes: [`${resource}/access_as_user`],
            redirectMode: 'Global',
            redirectUrl: 'https://global.consent.azure-apim.net/redirect',
            properties: {
              IsFirstParty: 'False',
              AzureActiveDirectoryResourceId: resource,
              IsOnbehalfofLoginSupported: true,
            },
            customParameters: {
              loginUri: { value: 'https://login.microsoftonline.com' },
              tenantId: { value: tenant },
              resourceUri: { value: resource },
            },
          },
        },
      },
      policyTemplateInstances: [],
    },
  };
}

/**
 * How an automation of a Feishu Base calls Liaison: for each command the request to fill into its action “send an HTTP request”.
 * @param url public address of the server
 */
export function baseRecipe(url: string): string {
  const origin = url.replace(/\/+$/, '');
  const part = (name: string) => {
    const command = commands.get(name)!;
    const schema = z.toJSONSchema(command.input, { io: 'input', unrepresentable: 'any' }) as {
      properties?: Json;
      required?: string[];
    };
    const input = Object.fromEntries((schema.required ?? []).map((field) => [field, `{{${field}}}`]));
    const others = Object.keys(schema.properties ?? {}).filter((field) => !schema.required?.includes(field));
    return [
      `## ${command.title.zh} · ${command.title.en}`,
      '',
      `- 方法 Method: \`POST\``,
      `- 地址 URL: \`${origin}/api/commands/${name}\``,
      '- 请求头 Headers: `Authorization: Bearer <令牌 token>`, `Content-Type: application/json`',
      `- 请求体 Body: \`${JSON.stringify({ input })}\``,
      ...(others.length ? [`- 可选字段 Optional: ${others.map((f) => `\`${f}\``).join(', ')}`] : []),
    ].join('\n');
  };
  return [
    '# 飞书多维表格自动化调用协调台 · Liaison from an automation of a Base',
    '',
    '1. 管理员生成令牌（代表某人，仅限所列操作，到期失效）· An admin makes a token: it acts for one person, for the named commands only, and ends:',
    '',
    '   `npm run -s liaison -- flow-token --as EMAIL --commands ask-request,add-signal --days 90`',
    '',
    '2. 多维表格 → 自动化 → 新建流程：选择触发条件，动作选“发送 HTTP 请求”，按下表填写；双花括号处插入触发记录的字段。· Base → Automations: pick the trigger, then the action “send HTTP request”; where there are double braces, insert a field of the record.',
    '3. 先用一条测试记录运行；被拒绝时返回的 `error.says` 说明原因。· Try it on one record; a refusal says why in `error.says`.',
    '',
    ...automatable.map(part),
    '',
  ].join('\n\n');
}
