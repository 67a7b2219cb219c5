import { survives } from './processes.ts';

survives('microsoft365', 4101);
