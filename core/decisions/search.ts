import { departmentName } from '../policy/names.ts';
import { t } from '../words.ts';
import { searched } from '../workspace/line.ts';
import type { SearchSource } from '../workspace/search.ts';
import { rowsOf } from '../workspace/snapshot.ts';
import { decisionStates, decisions, undecided } from './records.ts';

export const decisionSearch: SearchSource = {
  kind: t('Decision', '决策事项'),
  rows: ({ snapshot, policy }) =>
    rowsOf(snapshot, decisions).map((d) => ({
      id: d.id,
      title: d.title,
      says() {
        const [state, department] = [decisionStates[d.state], departmentName(policy, d.department)];
        return t(`${state.en} · ${department.en}`, `${state.zh} · ${department.zh}`);
      },
      path: `decisions/${d.id}`,
      at: d.decidedAt ?? d.proposedAt,
      open: undecided.has(d.state),
      words: () => searched(d.id, d.title, d.problem, d.plan, d.effects, d.outcome, d.lessons),
    })),
};
