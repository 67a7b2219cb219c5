import { expect, it } from 'vitest';
import { taskFrom } from '../../plugins/feishu/tasks.ts';

it.each([
  ['feishu', 'https://applink.feishu.cn/client/todo/detail?guid=t-1'],
  ['lark', 'https://applink.larksuite.com/client/todo/detail?guid=t-1'],
] as const)('a task of a tenant in %s opens in its own client', (region, link) => {
  expect(taskFrom({ guid: 't-1', summary: 'Call back' }, { timeZone: 'Asia/Shanghai', region })).toMatchObject({
    link,
  });
});
