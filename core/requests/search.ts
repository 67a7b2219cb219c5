import { departmentName } from '../policy/names.ts';
import { t } from '../words.ts';
import { searched } from '../workspace/line.ts';
import { defineSearch } from '../workspace/search.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { type Request, requestStates, requests, requestsFor, stillOwed } from './records.ts';

/** What a search in requests looks through. */
export const wordsOf = (r: Request): string => searched(r.id, r.title, r.customer, r.details, r.answer);

export const requestSearch = defineSearch({
  kind: t('Request', '协作请求'),
  rows: (act) => {
    const all = rowsOf(act.snapshot, requests);
    const may = requestsFor(act);
    return may ? all.filter(may) : all;
  },
  words: wordsOf,
  found: (r, { policy }) => ({
    id: r.id,
    title: r.title,
    says() {
      const [from, to] = [departmentName(policy, r.from), departmentName(policy, r.to)];
      return [requestStates[r.state], t(`${from.en} → ${to.en}`, `${from.zh} → ${to.zh}`)];
    },
    path: `requests/${r.id}`,
    at: r.askedAt,
    open: stillOwed.has(r.state),
  }),
});
