import { conforms } from './conformance.ts';

conforms('microsoft365');
