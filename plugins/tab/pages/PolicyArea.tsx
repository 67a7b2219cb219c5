import { lazy } from 'react';
import { SubTabs } from '../parts/SubTabs.tsx';
import type { Route } from '../route.ts';
import { conductWords } from '../words-conduct.ts';
import { evaluationWords } from '../words-evaluation.ts';
import { procedureWords, trainingWords } from '../words-policy.ts';
import { revisionWords } from '../words-revision.ts';
import { scoreWords } from '../words-scores.ts';
import PolicyPage from './PolicyPage.tsx';

const ArchivePage = lazy(() => import('./ArchivePage.tsx'));
const ConductPage = lazy(() => import('./ConductPage.tsx'));
const EvaluationPage = lazy(() => import('./EvaluationPage.tsx'));
const ProceduresPage = lazy(() => import('./ProceduresPage.tsx'));
const RevisionPage = lazy(() => import('./RevisionPage.tsx'));
const ScoresPage = lazy(() => import('./ScoresPage.tsx'));
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
          scores: scoreWords.scores,
          conduct: conductWords.conduct,
          archive: conductWords.archive,
          evaluation: evaluationWords.evaluation,
          revision: revisionWords.revision,
          procedures: procedureWords.procedures,
          trainings: trainingWords.trainings,
        }}
      />
      {first === 'scores' && <ScoresPage route={route} />}
      {first === 'conduct' && <ConductPage route={route} />}
      {first === 'archive' && <ArchivePage route={route} />}
      {first === 'evaluation' && <EvaluationPage route={route} />}
      {first === 'revision' && <RevisionPage route={route} />}
      {first === 'procedures' && <ProceduresPage route={route} />}
      {first === 'trainings' && <TrainingsPage route={route} />}
      {first === 'policy' && <PolicyPage />}
    </>
  );
}
