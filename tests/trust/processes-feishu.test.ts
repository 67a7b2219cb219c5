import { survives } from './processes.ts';

survives('feishu', 4111);
