import type { Express } from 'express';
import { type Language, type Text, t } from '../core/words.ts';
import { version } from './version.ts';

interface PublicPage {
  title: Text;
  says: Text[];
}

/** What the app's packages lead to, for whoever asks before signing in. Nothing of a company stands here. */
const pages: Record<string, PublicPage> = {
  about: {
    title: t('Liaison', '协调台'),
    says: [
      t(
        'Liaison makes the company’s business coordination policy run inside Microsoft Teams or Feishu: requests between departments, agendas, decisions, procedures and scores.',
        '协调台让企业的业务协调制度在 Microsoft Teams 或飞书中自动运行：部门间请求、会议议程、决策、流程与评分。',
      ),
      t(
        'Open it in the client of your suite: in Teams under Apps, in Feishu in the workplace.',
        '请在客户端中打开：Teams 的“应用”，或飞书的“工作台”。',
      ),
    ],
  },
  privacy: {
    title: t('Privacy', '隐私说明'),
    says: [
      t(
        'Everything that Liaison keeps stands in the company’s own calendar, workbook or Base, and task list, under the company’s own rules. There is no database beside them.',
        '协调台的全部数据保存在企业自己的日历、工作簿或多维表格和任务清单中，遵循企业自身的规则；此外没有数据库。',
      ),
      t(
        'The server reads them with the rights of whoever asks, or with the app’s own for what runs by itself. It holds them in memory only. Where it is set up so, sign-ins are kept encrypted for at most their lifetime.',
        '服务器以访问者的权限读取，自动运行部分使用应用自身权限；数据仅在内存中。若有配置，登录凭据会加密保存，且不超过其有效期。',
      ),
      t(
        'What somebody has typed and not sent stays in their own browser, for two weeks at most.',
        '已填写但未提交的内容仅保存在本人浏览器中，最长两周。',
      ),
      t(
        'Logs name commands and failures, never contents. The admin’s page counts use without names. Nothing is sent to anybody outside of the company and its suite.',
        '日志只记录操作与故障，不含内容；管理页的使用统计不含姓名；不向企业及其套件之外发送任何数据。',
      ),
    ],
  },
  terms: {
    title: t('Terms of use', '使用条款'),
    says: [
      t(
        'Liaison is offered by the company’s own IT to its own people, under the company’s rules for its suite. The software comes under the MIT licence, without warranty.',
        '协调台由企业 IT 向本企业人员提供，适用企业关于套件的规定。软件以 MIT 许可证发布，不附带任何担保。',
      ),
    ],
  },
};

/** @param contact whom people ask (LIAISON_CONTACT) */
export function publicPages(app: Express, contact?: string): void {
  for (const [name, page] of Object.entries(pages))
    app.get(
      `/${name}`,
      (_req, res) => void res.type('html').set('cache-control', 'public, max-age=3600').send(html(page, contact)),
    );
}

const html = ({ title, says }: PublicPage, contact?: string): string => `<!doctype html>
<html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<title>${title.zh} · ${title.en}</title>
<style>body{font:16px/1.7 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;max-width:42em;margin:2em auto;padding:0 1em;color-scheme:light dark}</style>
</head><body>
${(['zh', 'en'] as const).map((language) => part(title, says, language)).join('\n')}
<footer><p>Liaison 协调台 ${version}${contact ? ` · <a href="mailto:${escaped(contact)}">${escaped(contact)}</a>` : ''}</p>
<p>${Object.entries(pages)
  .map(([name, page]) => `<a href="/${name}">${page.title.zh} · ${page.title.en}</a>`)
  .join(' | ')}</p></footer>
</body></html>
`;

const part = (title: Text, says: readonly Text[], language: Language): string =>
  `<section lang="${language === 'zh' ? 'zh-CN' : 'en'}"><h1>${title[language]}</h1>${says.map((s) => `<p>${s[language]}</p>`).join('')}</section>`;

const escaped = (words: string): string => words.replace(/[&<>"']/g, (c) => `&#${c.charCodeAt(0)};`);
