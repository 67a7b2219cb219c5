/** What goes wrong between a program and a suite. */
export const faultKinds = [
  /** 429 with a time to wait; nothing was done. */
  'throttled',
  /** A refusal for now: 503, in Base a write conflict; nothing was done. */
  'busy',
  /** The connection breaks before the request arrives. */
  'lost-request',
  /** Done, but the answer is lost. */
  'lost-answer',
  /** Done, but the answer is 504. */
  'timed-out',
  /** Done, late. */
  'slow',
  /** Two co-authors of a workbook collide: refused, nothing was done. Elsewhere as `busy`. */
  'collision',
  /** Answered as done, then lost when co-authors' changes of a workbook were merged. Elsewhere nothing happens. */
  'unmerged',
] as const;
export type FaultKind = (typeof faultKinds)[number];

/** How likely each is, for one request. */
export type FaultProfile = Partial<Record<FaultKind, number>>;

export const faultProfiles = {
  none: {},
  /** A busy morning: some throttling, an occasional hiccup. */
  'office-hours': {
    throttled: 0.02,
    busy: 0.01,
    'lost-request': 0.002,
    'lost-answer': 0.002,
    'timed-out': 0.005,
    slow: 0.05,
    collision: 0.005,
    unmerged: 0.002,
  },
  /** Worse than any day should be. */
  stormy: {
    throttled: 0.06,
    busy: 0.04,
    'lost-request': 0.02,
    'lost-answer': 0.03,
    'timed-out': 0.04,
    slow: 0.1,
    collision: 0.03,
    unmerged: 0.03,
  },
} satisfies Record<string, FaultProfile>;

/** @throws Error that names the profiles there are */
export function faultsNamed(name: string, seed: number): Faults {
  if (!(name in faultProfiles))
    throw new Error(`There is no fault profile "${name}"; choose ${Object.keys(faultProfiles).join(', ')}`);
  return new Faults(faultProfiles[name as keyof typeof faultProfiles], seed);
}

/** Whatever decides what goes wrong with the next request. Tests may write their own. */
export interface Weather {
  draw(): FaultKind | undefined;
}

/** Draws faults from a seed, so that a run can be repeated, and counts them. */
export class Faults implements Weather {
  readonly drawn: Record<FaultKind, number>;
  private state: number;

  constructor(
    public profile: FaultProfile,
    readonly seed: number,
  ) {
    this.state = seed >>> 0;
    this.drawn = Object.fromEntries(faultKinds.map((kind) => [kind, 0])) as Record<FaultKind, number>;
  }

  /** A number from 0 to 1 (mulberry32). */
  random(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0;
    let t = this.state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  }

  draw(): FaultKind | undefined {
    let dice = this.random();
    for (const kind of faultKinds) {
      dice -= this.profile[kind] ?? 0;
      if (dice < 0) {
        this.drawn[kind]++;
        return kind;
      }
    }
    return undefined;
  }
}
