import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { extname, join, normalize, sep } from 'node:path';
import { contentSecurityPolicy, NONCE_PLACEHOLDER, WORKER_SECURITY_POLICY } from '#contract/content-security-policy.ts';
import type { Caller } from '#contract/methods.ts';
import { PERMISSIONS_POLICY } from '#contract/permissions-policy.ts';

/** Our own scheme: a secure origin, so that a page can reach nothing but its own files. */
export const SCHEME = 'kiosk';
export const NOTICE_ORIGIN = `${SCHEME}://notice`;

/**
 * Each window has an origin of its own: Chromium keeps one zoom per host, and neither page sees what the other one
 * stores.
 */
export const pageOrigin = (role: Caller): string => `${SCHEME}://${role}`;

/** True for an address (or an origin) of the window of this role. */
export const isPageOf = (role: Caller, address: string): boolean => `${address}/`.startsWith(`${pageOrigin(role)}/`);

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.jpg': 'image/jpeg',
  '.wasm': 'application/wasm',
};

/** A fresh value for every load. */
const newNonce = (): string => randomBytes(16).toString('base64');

/** A page with its policy; the placeholder in it becomes the nonce of this load. */
export const pageResponse = (html: string, policy = contentSecurityPolicy): Response => {
  const nonce = newNonce();
  return new Response(html.replaceAll(NONCE_PLACEHOLDER, nonce), {
    headers: {
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': policy(nonce),
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'no-referrer',
      'permissions-policy': PERMISSIONS_POLICY,
    },
  });
};

/**
 * The file below `folder` that an address of the page names, null when it leads out of the folder.
 * @example fileOf('/x', 'kiosk://teller/assets/a.js') === '/x/assets/a.js'
 */
export const fileOf = (folder: string, address: string): string | null => {
  const { pathname } = new URL(address);
  let path: string;
  try {
    path = decodeURIComponent(pathname);
  } catch (error) {
    if (error instanceof URIError) return null;
    throw error;
  }
  if (path.includes('\0')) return null;
  const file = normalize(join(folder, path === '/' ? 'index.html' : path));
  return file.startsWith(normalize(folder) + sep) ? file : null;
};

/** Answers for `kiosk://teller/…` and `kiosk://applicant/…` from the built screens. */
export const servePage = async (folder: string, address: string): Promise<Response> => {
  const file = fileOf(folder, address);
  if (file === null) return new Response(null, { status: 403 });
  try {
    if (extname(file) === '.html') return pageResponse(await readFile(file, 'utf8'));
    const type = TYPES[extname(file)] ?? 'application/octet-stream';
    return new Response(new Uint8Array(await readFile(file)), {
      headers: {
        'content-type': type,
        'content-security-policy': WORKER_SECURITY_POLICY,
        'x-content-type-options': 'nosniff',
      },
    });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'ENOENT' || code === 'EISDIR') return new Response(null, { status: 404 });
    throw error;
  }
};
