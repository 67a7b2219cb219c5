import { type Text, t } from '../../core/words.ts';

/** What people read of the app in Teams' store and menus, in both languages; lengths are those of the schema. */
export const words = {
  name: t('Liaison', '协调台'),
  fullName: t('Liaison: coordination between departments', '协调台：部门间业务协调'),
  short: t(
    'Your company’s coordination policy, running by itself in Microsoft Teams',
    '让企业的业务协调制度在 Microsoft Teams 中自动运行',
  ),
  full: t(
    `Your company agreed which departments tell each other what, which meetings are held, who decides, and how co-operation is assessed. Liaison makes that policy run within Microsoft Teams.

**You can**

- see what waits for you, before anything else
- ask another department and be answered in working time, right from a message
- come to a coordination meeting whose agenda was drafted from what departments owe each other
- propose a decision, say what you think, and see what came of it
- give a forecast, a market signal, a demand or a service case, and know that it was read

**Where your data is**

Meetings stand in your calendar, registers in one Excel workbook of your team, work in Planner. There is no database: uninstall the app, and everything stays with your company, readable by people.

**What an admin does first**

An IT admin of your company runs Liaison’s one web process and consents to its permissions once, for everybody. Without that the app cannot be used; its page says whom to ask.`,
    `企业约定了各部门互通哪些信息、召开哪些会议、由谁决策、如何考核协作。协调台让这套制度在 Microsoft Teams 中自动运行。

**您可以**

- 首先看到哪些事项在等您处理
- 直接从一条消息向其他部门提出请求，并在工作时限内得到答复
- 参加议程由部门间实际待办自动起草的协调会议
- 提出议案、表明意见，并看到结果
- 提交销售预测、市场信息、需求或售后工单，并知道对方已阅

**数据存放在哪里**

会议在日历中，台账在团队的一份 Excel 工作簿中，任务在 Planner 中。没有数据库：卸载应用后，一切仍归企业所有，人人可读。

**管理员须先完成**

由企业的 IT 管理员运行协调台的网络服务，并为全员一次性同意权限。否则无法使用，页面会说明应联系谁。`,
  ),
  tab: t('Coordination', '协调'),
  search: t('Requests and decisions', '请求与决策'),
  searchSays: t('Find a request or a decision and put it into the message', '查找协作请求或决策并插入消息'),
  searchFor: t('Words', '关键词'),
  searchForSays: t('Of its title, customer, details or outcome', '标题、客户、内容或结论中的词'),
  ask: t('Ask another department', '提出协作请求'),
  askSays: t('Make a request of this message', '将此消息转为协作请求'),
  demand: t('Raise a demand', '登记市场需求'),
  demandSays: t('Make a market demand of this message', '将此消息登记为市场需求'),
} satisfies Record<string, Text>;

/** What follows the name outside of production, so that nobody takes one for the other. */
export const stageNames = { dev: t(' (dev)', '（开发）'), test: t(' (test)', '（测试）'), production: t('', '') };
