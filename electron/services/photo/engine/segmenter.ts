/** What each part of a picture shows: Google's selfie_multiclass model (256×256, six classes) on LiteRT. */
import { createRequire, findPackageJSON } from 'node:module';
import { dirname, join } from 'node:path';
import { runInThisContext } from 'node:vm';
import type { Box, ClassMask, Picture } from '#domain/photo/picture.ts';
import type { ModelFiles } from './model-files.ts';
import { stretched } from './stretch.ts';

const SIDE = 256;
const CLASSES = 6;
const MODEL = 'selfie_multiclass_256x256.tflite';

export interface Segmenter {
  /** The classes of a part of the picture. */
  segment(picture: Picture, area: Box): Promise<ClassMask>;
}

/**
 * LiteRT's loader expects a classic web worker: `self`, `importScripts` for its script, and a place to find its wasm.
 * The script itself runs as Node's and wants `require`. They are there while it loads and gone afterwards.
 */
const asWorker = async <T>(files: ModelFiles, load: () => Promise<T>): Promise<T> => {
  const borrowed = globalThis as Record<string, unknown>;
  const lent: Record<string, unknown> = {
    self: globalThis,
    require: createRequire(import.meta.url),
    __dirname: import.meta.dirname,
    importScripts: (script: string) => {
      const name = script.slice(script.lastIndexOf('/') + 1);
      runInThisContext(new TextDecoder().decode(files.read(name)), { filename: name });
    },
    Module: { wasmBinary: files.read('litert_wasm_internal.wasm'), locateFile: (file: string) => file },
  };
  const before = Object.keys(lent).map((name) => [name, Object.hasOwn(borrowed, name), borrowed[name]] as const);
  Object.assign(borrowed, lent);
  try {
    return await load();
  } finally {
    for (const [name, was, value] of before) {
      if (was) borrowed[name] = value;
      else delete borrowed[name];
    }
  }
};

/** The class with the greatest value of each cell. */
const strongest = (values: ArrayLike<number>): Uint8Array => {
  const classes = new Uint8Array(SIDE * SIDE);
  for (let cell = 0; cell < classes.length; cell += 1) {
    const first = cell * CLASSES;
    let best = 0;
    for (let kind = 1; kind < CLASSES; kind += 1) {
      if ((values[first + kind] ?? 0) > (values[first + best] ?? 0)) best = kind;
    }
    classes[cell] = best;
  }
  return classes;
};

/** Loads the model; throws when it does not load, which a checked file always does. */
export const createSegmenter = async (files: ModelFiles): Promise<Segmenter> => {
  const litert = await import('@litertjs/core');
  const script = join(dirname(findPackageJSON('@litertjs/core', import.meta.url) ?? ''), 'wasm');
  await asWorker(files, () => litert.loadLiteRt(join(script, 'litert_wasm_internal.js'), { threads: false }));
  const model = await litert.loadAndCompile(files.read(MODEL), { accelerator: 'wasm' });
  return {
    segment: async (picture, area) => {
      const input = new litert.Tensor(stretched(picture, area, SIDE), [1, SIDE, SIDE, 3]);
      try {
        const [output] = await model.run(input);
        if (output === undefined) throw new Error('the segmentation answered nothing');
        try {
          return { width: SIDE, height: SIDE, classes: strongest(output.toTypedArray()), area };
        } finally {
          output.delete();
        }
      } finally {
        input.delete();
      }
    },
  };
};
