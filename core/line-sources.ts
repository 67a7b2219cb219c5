import { demandLines } from './demands/lines.ts';
import { orderLines, signalLines } from './exchange/lines.ts';
import { serviceLines } from './service/lines.ts';
import type { LineSource } from './workspace/line.ts';

/** The registers of the Exchange page, in the order of its tabs. */
export const lineSources: readonly LineSource[] = [demandLines, signalLines, orderLines, serviceLines];
