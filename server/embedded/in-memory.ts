import { createHash } from 'node:crypto';
import type { Sourced } from '../../core/policy/history.ts';
import { layoutFor } from '../../core/registers.ts';
import type { Suite } from '../../core/workspace/port.ts';
import { MemoryCompany } from '../../plugins/memory/company.ts';
import { memorySuite } from '../../plugins/memory/suite.ts';
import { Workspace, type WorkspaceOptions } from '../workspace.ts';
import type { SamplePerson } from './company/people.ts';

export interface InMemoryOptions {
  id: string;
  installed: Sourced;
  people: readonly SamplePerson[];
  /** Milliseconds since 1970, UTC. */
  clock: () => number;
  appLink?: WorkspaceOptions['appLink'];
  onTrouble?: WorkspaceOptions['onTrouble'];
}

/** A company in memory with the workspace that runs it. */
export interface InMemory {
  company: MemoryCompany;
  suite: Suite;
  workspace: Workspace;
}

/** Opens a company that has people and an empty workspace, and stands in memory alone. */
export async function inMemory({ people, ...options }: InMemoryOptions): Promise<InMemory> {
  const { policy } = options.installed;
  const company = new MemoryCompany();
  company.people = people.map(({ email, name, title, department }) => ({
    id: email,
    email,
    name,
    title,
    ...(department !== undefined && { department }),
  }));
  const { clock } = options;
  const suite = memorySuite(company, { timeZone: policy.time_zone, organiser: policy.roles.organisers[0]!, clock });
  await suite.provision(layoutFor(policy, policy.language), 'act');
  const sealKey = createHash('sha256').update(options.id).digest();
  const workspace = new Workspace({ appLink: (page) => `https://liaison.invalid/${page}`, ...options, sealKey });
  return { company, suite, workspace };
}
