import { t } from '../core/words.ts';
import { questions as feishu } from './feishu/questions.ts';
import { questions as microsoft365 } from './microsoft365/questions.ts';
import type { Open } from './open-question.ts';

export interface Question extends Open {
  suite: 'microsoft365' | 'feishu';
}

/** Of an installation as such, whatever the suite. */
const both: readonly Open[] = [
  {
    id: 'agents',
    asks: t(
      'Do the suite’s agents (Copilot Studio, Feishu) reach POST /api/mcp with a person’s token?',
      '套件的智能体（Copilot Studio、飞书）能否以用户令牌访问 POST /api/mcp？',
    ),
    byHand: t(
      'Add it as an MCP tool; ask "what does production wait for from us?".',
      '将其添加为 MCP 工具，询问“生产部在等我们什么？”。',
    ),
  },
  {
    id: 'container',
    asks: t(
      'Does the container run? (there was no engine where it was written; its steps were run by hand, as another user with nothing to write to)',
      '容器能否运行？（编写环境没有容器引擎，仅以无写权限的其他用户手动执行过各步骤）',
    ),
    byHand: t(
      'docker build -t liaison . && docker run --read-only --env-file liaison.env -p 3978:3978 liaison; docker inspect says healthy.',
      'docker build -t liaison . && docker run --read-only --env-file liaison.env -p 3978:3978 liaison；docker inspect 应显示 healthy。',
    ),
  },
];

export const questions: readonly Question[] = (['microsoft365', 'feishu'] as const).flatMap((suite) =>
  [...(suite === 'microsoft365' ? microsoft365 : feishu), ...both].map((q) => ({ ...q, suite })),
);

export const questionOf = (suite: Question['suite'], id: string): Question | undefined =>
  questions.find((q) => q.suite === suite && q.id === id);
