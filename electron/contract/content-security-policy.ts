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
    "worker-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
  ].join('; ');

/**
 * What a worker of the screens may load. A worker is held to the header of its own script, not to that of the page:
 * both carriers send this one with every file that is not a page. Only here may WebAssembly be compiled, for the
 * guidance at the photo.
 */
export const WORKER_SECURITY_POLICY = [
  "default-src 'none'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "connect-src 'self'",
].join('; ');

/** Stands in the built page where the nonce goes. */
export const NONCE_PLACEHOLDER = '__CSP_NONCE__';
