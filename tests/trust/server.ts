import { patience } from '../../plugins/resilience.ts';

/** The server as it is, with less patience: bad weather in a test need not last. */
patience.scale = 0.01;
await import('../../server/main.ts');
