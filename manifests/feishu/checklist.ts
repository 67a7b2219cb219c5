import { type Language, type Text, t } from '../../core/words.ts';
import type { FeishuApp } from './app.ts';

/** One thing to do in the console: on which page, what. The platform lets no program do it. */
interface Step {
  /** Names as they stand in the console. */
  page: Text;
  does: Text;
  /** What is copied there. */
  values?: readonly string[];
}

/** The console's pages in the order in which an admin goes through them. */
export function steps(app: FeishuApp): Step[] {
  return [
    {
      page: t('Create Custom App', '创建企业自建应用'),
      does: t(
        'Create the app; icon: manifests/feishu/icon.png. Copy App ID and App Secret into LIAISON_APP_ID and LIAISON_APP_SECRET',
        '创建应用，图标用 manifests/feishu/icon.png；将 App ID、App Secret 填入 LIAISON_APP_ID、LIAISON_APP_SECRET',
      ),
    },
    {
      page: t('Add Features → Bot', '添加应用能力 → 机器人'),
      does: t('Add it: messages and the calendar need it', '添加：消息与日历均需要'),
    },
    {
      page: t('Add Features → Web App', '添加应用能力 → 网页应用'),
      does: t('Desktop and mobile home page; this is the entry in the workbench', '桌面端与移动端主页；即工作台入口'),
      values: [app.homePage],
    },
    {
      page: t('Add Features → Message Shortcut', '添加应用能力 → 消息快捷操作'),
      does: t(
        'Two shortcuts that open the web app, on desktop and mobile',
        '添加两个快捷操作，桌面端与移动端均打开网页',
      ),
      values: app.shortcuts.map((s) => `${s.name.zh} / ${s.name.en}: ${s.url}`),
    },
    {
      page: t('Security Settings → Redirect URLs, Trusted Domains', '安全设置 → 重定向 URL、H5 可信域名'),
      does: t('Both', '两项均填'),
      values: [...app.redirectUrls, ...app.trustedDomains],
    },
    {
      page: t('Permissions & Scopes → Batch import/export scopes → Import', '权限管理 → 批量导入/导出权限 → 导入'),
      does: t(
        'Paste scopes.json; then “Next, Review New Scopes” and “Add”',
        '粘贴 scopes.json，然后“下一步，确认新增权限”并添加',
      ),
      values: ['scopes.json'],
    },
    {
      page: t('Permissions & Scopes → Contacts data range', '权限管理 → 通讯录权限范围'),
      does: t('Everybody who takes part', '覆盖全部参与人员'),
    },
    {
      page: t('Events & Callbacks → Event Configuration', '事件与回调 → 事件配置'),
      does: app.requestUrl
        ? t('Subscription mode: send to the address; add the events', '订阅方式：将事件发送至开发者服务器；添加事件')
        : t('Subscription mode: long connection; add the events', '订阅方式：使用长连接接收事件；添加事件'),
      values: [...(app.requestUrl ? [app.requestUrl] : []), ...app.events],
    },
    {
      page: t('Events & Callbacks → Callback Configuration', '事件与回调 → 回调配置'),
      does: t(
        'The same mode; add the callback of cards. Cards come whole with each message: no template has to be built',
        '方式同上；添加卡片回传交互。卡片随消息完整发送，无需搭建模板',
      ),
      values: [...(app.requestUrl ? [app.requestUrl] : []), ...app.callbacks],
    },
    {
      page: t('Version Management & Release → Create a version', '版本管理与发布 → 创建版本'),
      does: t(
        'Availability: everybody who takes part; then release it and have it approved',
        '可用范围：全部参与人员；申请发布并通过审批',
      ),
    },
  ];
}

/** What `liaison` does by itself afterwards. */
export const bySelf: readonly [string, Text][] = [
  [
    'liaison provision --yes',
    t(
      'Base, restricted Base with its sharing, shared calendar, task list',
      '多维表格、受限多维表格及其权限、共享日历、任务清单',
    ),
  ],
  ['liaison doctor', t('says which scope or step is still missing', '指出仍缺少的权限或步骤')],
  [
    'liaison chat-tab --chat oc_…',
    t('Liaison as a tab of a group chat in which the bot is', '在机器人所在的群中添加会话标签页'),
  ],
];

/** The checklist as a page that can be printed. */
export function checklist(app: FeishuApp, language: Language): string {
  const say = (text: Text) => text[language];
  const lines = steps(app).flatMap(({ page, does, values = [] }, i) => [
    `${i + 1}. [ ] **${say(page)}**: ${say(does)}`,
    ...values.map((v) => `   - \`${v}\``),
  ]);
  return [
    `# ${say(t('Liaison in the developer console', '协调台：开发者后台配置'))}`,
    '',
    app.console,
    '',
    ...lines,
    '',
    say(t('The rest is done by the command line:', '其余由命令行完成：')),
    '',
    ...bySelf.map(([command, does]) => `- \`${command}\`: ${say(does)}`),
    '',
  ].join('\n');
}
