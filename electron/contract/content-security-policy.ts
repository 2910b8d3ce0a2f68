/**
 * What the screens may load: their own files, and nothing from anywhere else. The value of the header both carriers
 * send with the page; `nonce` (base64, fresh for every page) stands in its `csp-nonce` element as well.
 */
export const contentSecurityPolicy = (nonce: string): string =>
  [
    "default-src 'none'",
    "script-src 'self'",
    `style-src 'self' 'nonce-${nonce}'`,
    "img-src 'self' data: blob:",
    "font-src 'self'",
    "connect-src 'self'",
    "media-src 'self' blob:",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/** Stands in the built page where the nonce goes. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';
