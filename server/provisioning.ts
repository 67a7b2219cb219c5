import type { Policy } from '../core/policy/schema.ts';
import { layoutFor } from '../core/registers.ts';
import type { Change } from '../core/workspace/changes.ts';
import { type Missing, missingFor, missingOf, onlyMissing } from '../core/workspace/missing-columns.ts';
import type { Layout, Suite } from '../core/workspace/port.ts';
import type { Memory } from './memory.ts';

/** Keeps a company's tables and columns as its policy and this version of Liaison need them. Nothing is taken away. */
export class Provisioning {
  /** For which policy this process last saw that the suite has all tables and columns. */
  private done: Policy | undefined;

  /** @param installed the policy that the installation began with, for which an admin provisioned */
  constructor(
    private readonly memory: Memory,
    private readonly installed: Policy,
    private readonly trouble: (what: string, error: unknown) => void,
  ) {}

  /** Another policy, or a newer Liaison, may name tables, columns and departments that are not there yet. */
  async keepUp(suite: Suite): Promise<void> {
    const { policy, registers, snapshot } = this.memory;
    if (this.done === policy) return;
    const begins = !this.done && policy === this.installed;
    if (begins) await this.add(missingOf(registers, snapshot!), suite);
    else await this.provision(layoutFor(policy, policy.language), suite);
    this.done = policy;
  }

  /** A value is never dropped because its column is gone: the column is laid out before the write. */
  async readyFor(changes: readonly Change[], suite: Suite): Promise<void> {
    const { registers, snapshot } = this.memory;
    await this.add(missingFor(changes, registers, snapshot!), suite);
  }

  private async add(missing: Missing, suite: Suite): Promise<void> {
    const { policy } = this.memory;
    if (missing.size) await this.provision(onlyMissing(layoutFor(policy, policy.language), missing), suite);
  }

  /** Where the suite refuses, a write that needs what is missing is refused and says what. */
  private async provision(layout: Layout, suite: Suite): Promise<void> {
    try {
      const { did } = await suite.provision(layout, 'act');
      if (did.length) await this.memory.read(suite);
    } catch (failure) {
      this.trouble('provision', failure);
    }
  }
}
