import { lazy } from 'react';
import { SubTabs } from '../parts/SubTabs.tsx';
import type { Route } from '../route.ts';
import { procedureWords, trainingWords } from '../words-policy.ts';
import { revisionWords } from '../words-revision.ts';
import PolicyPage from './PolicyPage.tsx';

const ProceduresPage = lazy(() => import('./ProceduresPage.tsx'));
const RevisionPage = lazy(() => import('./RevisionPage.tsx'));
const TrainingsPage = lazy(() => import('./TrainingsPage.tsx'));

/** What stands behind the policy's tab: its text, and what keeps it alive. */
export default function PolicyArea({ route }: { route: Route }) {
  const [first] = route.path;
  return (
    <>
      <SubTabs
        route={route}
        tabs={{
          policy: procedureWords.policy,
          revision: revisionWords.revision,
          procedures: procedureWords.procedures,
          trainings: trainingWords.trainings,
        }}
      />
      {first === 'revision' && <RevisionPage route={route} />}
      {first === 'procedures' && <ProceduresPage route={route} />}
      {first === 'trainings' && <TrainingsPage route={route} />}
      {first === 'policy' && <PolicyPage />}
    </>
  );
}
