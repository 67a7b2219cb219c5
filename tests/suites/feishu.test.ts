import { conforms } from './conformance.ts';

conforms('feishu');
