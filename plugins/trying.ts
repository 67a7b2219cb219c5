import { type Proof, SuiteError } from '../core/workspace/port.ts';
import { patience, pause } from './resilience.ts';

/** How often, and how many times, something is looked at that a suite may show late: two minutes in all. Milliseconds. */
const every = 2_000;
const most = 60;

/** Asks a suite questions that its documentation leaves open, and tells of each answer as soon as it is there. */
export class Trying {
  constructor(private readonly report: (proof: Proof) => void) {}

  /**
   * One question. A refusal of the suite is an answer as well.
   * @param question its id in `manifests/verification.ts`
   * @returns whether the suite does what we build on
   */
  async ask(question: string, act: () => Promise<Omit<Proof, 'question'>>): Promise<boolean> {
    let proof: Proof;
    try {
      proof = { question, ...(await act()) };
    } catch (error) {
      if (!(error instanceof SuiteError)) throw error;
      const why = `${error.message}${error.code ? ` (${error.code})` : ''}`;
      proof = { question, ok: false, says: { en: why, zh: why } };
    }
    this.report(proof);
    return proof.ok;
  }
}

/** Looks until it is so. @returns after how many seconds, or nothing where it is not so after two minutes */
export async function after(look: () => Promise<boolean>): Promise<number | undefined> {
  const start = performance.now();
  for (let i = 0; i < most; i++) {
    if (await look()) return Math.round((performance.now() - start) / 1000);
    await pause(every * patience.scale);
  }
  return undefined;
}
