/** Rules of identity documents for the host: what it hands to the reader's driver, what it reveals. */
export { isDocumentNumber } from '#domain/identity/document-number.ts';
export { currentAddress } from '#domain/identity/identity-document.ts';
