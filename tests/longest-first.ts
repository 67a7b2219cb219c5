import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Files that take a minute or more, the longest first: one that begins last keeps everybody waiting. */
const long = ['trust/processes', 'visual/', 'e2e/main-job', 'server/cli', 'e2e/', 'decisions/histories', 'trust/'];

const rank = ({ moduleId }: TestSpecification): number => {
  const at = long.findIndex((part) => moduleId.includes(`/tests/${part}`));
  return at < 0 ? long.length : at;
};

/** The order in which the workers are done soonest. */
export default class LongestFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    return [...files].sort((a, b) => rank(a) - rank(b) || a.moduleId.localeCompare(b.moduleId));
  }
}
