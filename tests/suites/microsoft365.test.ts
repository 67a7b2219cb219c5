import { conforms } from './conformance.ts';
import { simulated } from './trial.ts';

conforms('microsoft365', simulated('microsoft365'), 1);
