import type { ShownDecisions } from '../core/decisions/views.ts';
import type { ShownExchange } from '../core/exchange/views.ts';
import { actorOf } from '../core/policy/organisation.ts';
import type { ShownRequests } from '../core/requests/views.ts';
import { t } from '../core/words.ts';
import type { Suite } from '../core/workspace/port.ts';
import type { Extension, Found } from '../plugins/microsoft365/extension.ts';
import type { Workspace } from './workspace.ts';

const most = 10;

/**
 * The message extension of a company: what people find is what they may see, by the same views as on the pages.
 * @param address of the tab on our server
 */
export function messageExtension(workspace: Workspace, suite: () => Suite, address: string): Extension {
  const say = (text: { en: string; zh: string }) => text[workspace.policy.language];
  const actorFor = async (who: string) => {
    const person = (await workspace.current(suite(), 60_000)).directory.identified(who);
    return person && actorOf(workspace.policy, person.id);
  };
  const see = async <T>(who: string, view: string, query: object): Promise<T | undefined> => {
    const actor = await actorFor(who);
    return actor && ((await workspace.see(view, query, actor, suite())) as T);
  };
  const requestLines = async (who: string, text: string): Promise<Found[]> => {
    const shown = await see<ShownRequests>(who, 'requests', { state: 'all', ...(text && { text }), limit: most });
    return (shown?.requests ?? []).map((r) => ({
      title: r.title,
      says: [r.id, say(r.state.name), `${say(r.from.name)} → ${say(r.to.name)}`].join(' · '),
      link: workspace.link(`requests/${r.id}`),
    }));
  };
  const decisionLines = async (who: string, text: string): Promise<Found[]> => {
    const shown = await see<ShownDecisions>(who, 'decisions', { ...(text && { text }), limit: most });
    return (shown?.decisions ?? []).map((d) => ({
      title: d.title,
      says: [d.id, say(d.state.name)].join(' · '),
      link: workspace.link(`decisions/${d.id}`),
    }));
  };
  return {
    async search(who, text) {
      const [requests, decisions] = await Promise.all([requestLines(who, text), decisionLines(who, text)]);
      return [...requests.slice(0, most / 2), ...decisions.slice(0, most / 2)];
    },
    async made(who, kind, title) {
      if (kind === 'request') return (await requestLines(who, title)).find((r) => r.title === title);
      const shown = await see<ShownExchange>(who, 'exchange', { text: title });
      const line = shown?.lines.find((l) => l.title === title);
      return line && { title, says: line.id, link: workspace.link(`exchange/${line.register}/${line.id}`) };
    },
    page(kind, message) {
      const path = `from-message/${kind}`;
      // What people wrote stands behind the #: no server and no log ever sees it.
      return {
        title: say(titles[kind]),
        url: `${address}&page=${encodeURIComponent(path)}#/${path}?${new URLSearchParams(message)}`,
      };
    },
    stranger: say(t('You are not among the people who take part', '您不在参与协作的人员之列')),
  };
}

/** How the entries of a message's menu are called. */
export const titles = { request: t('Ask another department', '提出协作请求'), demand: t('Raise a demand', '登记需求') };
