import type { Result } from '#basics/result.ts';
import { err, ok } from '#basics/result.ts';

/** A file the guidance computes with, as the repository pins it. */
export interface ModelFile {
  readonly name: string;
  readonly bytes: number;
  /** SHA-256, hexadecimal. */
  readonly sha256: string;
}

/** `changed`: there, but not the pinned one · `absent`: could not be had at all. */
export interface ModelProblem {
  readonly problem: 'changed' | 'absent';
  readonly file: string;
}

export type VerifiedFiles = ReadonlyMap<string, ArrayBuffer>;

const hexOf = (digest: ArrayBuffer): string =>
  [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');

/**
 * Loads every file below `base` and compares it with its pinned SHA-256. Nothing is handed out unless all of them are
 * the pinned ones; a file that is not answers `changed` with its name.
 */
export const loadVerified = async (
  base: URL,
  files: readonly ModelFile[],
  load: (address: URL) => Promise<Response> = fetch,
): Promise<Result<VerifiedFiles, ModelProblem>> => {
  const contents = await Promise.all(files.map(({ name }) => contentOf(new URL(name, base), load)));
  const loaded = new Map<string, ArrayBuffer>();
  for (const [index, { name, bytes, sha256 }] of files.entries()) {
    const content = contents[index] ?? null;
    if (content === null) return err({ problem: 'absent', file: name });
    if (content.byteLength !== bytes || hexOf(await crypto.subtle.digest('SHA-256', content)) !== sha256)
      return err({ problem: 'changed', file: name });
    loaded.set(new URL(name, base).href, content);
  }
  return ok(loaded);
};

const contentOf = async (address: URL, load: (address: URL) => Promise<Response>): Promise<ArrayBuffer | null> => {
  try {
    const answer = await load(address);
    return answer.ok ? await answer.arrayBuffer() : null;
  } catch (cause) {
    console.warn('a model file did not arrive', cause);
    return null;
  }
};

/**
 * A `fetch` that knows the verified files and nothing else: whatever a library asks for beside them, its CDN first of
 * all, is refused before it becomes a request.
 */
export const fetchOnly =
  (files: VerifiedFiles): typeof fetch =>
  (wanted) => {
    const address = typeof wanted === 'string' ? wanted : wanted instanceof URL ? wanted.href : wanted.url;
    const content = files.get(new URL(address, self.location.href).href);
    if (content === undefined) return Promise.reject(new TypeError(`not one of the verified files: ${address}`));
    const type = address.endsWith('.wasm')
      ? 'application/wasm'
      : address.endsWith('.json')
        ? 'application/json'
        : 'application/octet-stream';
    return Promise.resolve(new Response(content, { headers: { 'content-type': type } }));
  };
