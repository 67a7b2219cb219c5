import { conforms } from './conformance.ts';
import { simulated } from './trial.ts';

conforms('feishu', simulated('feishu'), 12);
