import { words } from './words.ts';

/** Words of the teller's window. */
export const tellerWords = words({}, {});
