/** Rules of identity documents the host hands to the reader's driver. */
export { isCitizenNumber } from '#domain/identity/citizen-number.ts';
