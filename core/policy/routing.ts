import type { Directory } from '../workspace/directory.ts';
import type { Policy } from './schema.ts';

/** Through whom a department is reached: its liaison, else the deputy, else the head; whoever has left is passed over (B7). */
export function reachedThrough(policy: Policy, directory: Directory, department: string): string | undefined {
  const d = policy.departments.find((x) => x.id === department);
  return [d?.liaison, d?.deputy, d?.head].find((p) => p && directory.find(p));
}
