import { decisionSamples } from './decisions/sample.ts';
import { orderSamples, signalSamples } from './exchange/sample.ts';
import { requestSamples } from './requests/sample.ts';
import { caseSamples } from './service/sample.ts';
import type { SampleSource } from './workspace/sample.ts';

/** The registers that a new company can look at with sample rows. */
export const sampleSources: readonly SampleSource[] = [
  requestSamples,
  signalSamples,
  orderSamples,
  caseSamples,
  decisionSamples,
];
