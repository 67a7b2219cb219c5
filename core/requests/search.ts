import { departmentName } from '../policy/names.ts';
import { t } from '../words.ts';
import { searched } from '../workspace/line.ts';
import type { SearchSource } from '../workspace/search.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { requestStates, requests, stillOwed } from './records.ts';

export const requestSearch: SearchSource = {
  kind: t('Request', '协作请求'),
  rows: ({ snapshot, policy }) =>
    rowsOf(snapshot, requests).map((r) => ({
      id: r.id,
      title: r.title,
      says() {
        const [from, to, state] = [
          departmentName(policy, r.from),
          departmentName(policy, r.to),
          requestStates[r.state],
        ];
        return t(`${state.en} · ${from.en} → ${to.en}`, `${state.zh} · ${from.zh} → ${to.zh}`);
      },
      path: `requests/${r.id}`,
      at: r.askedAt,
      open: stillOwed.has(r.state),
      words: () => searched(r.id, r.title, r.customer, r.details, r.answer),
    })),
};
