import { vi } from 'vitest';
import { tuesday } from './world.ts';

/**
 * Stops the day at `tuesday` for what looks at the machine's clock as well, such as sign-ins: or else what is sent by day
 * and kept by night would depend on when the tests run.
 */
export const onTuesday = () => vi.useFakeTimers({ toFake: ['Date'], now: Date.parse(tuesday) });
export const asItIs = () => vi.useRealTimers();
