import { words } from './words.ts';

/** Words of the applicant's window. */
export const applicantWords = words({}, {});
