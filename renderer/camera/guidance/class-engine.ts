import { type CompiledModel, loadAndCompile, loadLiteRt, Tensor } from '@litertjs/core';
import { headArea } from '#domain/photo/live-measurement.ts';
import type { ClassMask, FaceMesh } from '#domain/photo/picture.ts';

/** Side of what the model looks at and answers, and how many classes it tells apart. */
const SIDE = 256;
const CLASSES = 6;
const CHANNELS = 3;
const BYTE = 255;

/** The one file of the engine that is a script; the loader asks `Module` for its WebAssembly. */
const LOADER = 'litert_wasm_internal.js';
const BINARY = 'litert_wasm_internal.wasm';
const MODEL = 'selfie_multiclass_256x256.tflite';

/** Tells background, hair, body skin, face skin, clothes and other things apart. */
export interface ClassEngine {
  /** The classes around the largest face of a picture (the first one), stretched to 256×256. */
  classify(picture: OffscreenCanvas, faces: readonly FaceMesh[]): Promise<ClassMask>;
}

/** Starts the segmentation from verified bytes. Throws when the engine or the model does not start. */
export const startClassEngine = async (models: URL, bytesOf: (address: URL) => ArrayBuffer): Promise<ClassEngine> => {
  // WORKAROUND(@litertjs/core 2.5.3): without this object the WebAssembly is looked for beside the worker.
  Object.assign(self, {
    Module: {
      locateFile: (file: string) => new URL(file, models).href,
      wasmBinary: bytesOf(new URL(BINARY, models)),
      // It tells a lot about itself; failures are thrown besides.
      print: (line: string) => console.debug(line),
      printErr: (line: string) => console.debug(line),
    },
  });
  // WORKAROUND(@litertjs/core 2.5.3): it opens a WebGPU device that is never used. All machines are to reckon alike.
  Object.defineProperty(self.navigator, 'gpu', { value: undefined });
  await loadLiteRt(new URL(LOADER, models).href, { threads: false });
  const model = await loadAndCompile(new Uint8Array(bytesOf(new URL(MODEL, models))), { accelerator: 'wasm' });
  const canvas = new OffscreenCanvas(SIDE, SIDE);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no drawing context for the segmentation');
  const input = new Float32Array(SIDE * SIDE * CHANNELS);
  return {
    classify: async (picture, [face]) => {
      const whole = { x: 0, y: 0, width: picture.width, height: picture.height };
      const area = face === undefined ? whole : headArea(face, picture);
      context.drawImage(picture, area.x, area.y, area.width, area.height, 0, 0, SIDE, SIDE);
      fillInput(input, context.getImageData(0, 0, SIDE, SIDE).data);
      return { width: SIDE, height: SIDE, classes: await run(model, input), area };
    },
  };
};

/** RGB from 0 to 1. */
const fillInput = (input: Float32Array, rgba: Uint8ClampedArray): void => {
  for (let pixel = 0; pixel < SIDE * SIDE; pixel += 1)
    for (let channel = 0; channel < CHANNELS; channel += 1)
      input[pixel * CHANNELS + channel] = (rgba[pixel * 4 + channel] ?? 0) / BYTE;
};

const run = async (model: CompiledModel, input: Float32Array): Promise<Uint8Array> => {
  const tensor = new Tensor(input, [1, SIDE, SIDE, CHANNELS]);
  try {
    const outputs = await model.run([tensor]);
    try {
      const [first] = outputs;
      if (first === undefined) throw new Error('the segmentation gave nothing');
      return classOf(await first.data());
    } finally {
      for (const output of outputs) output.delete();
    }
  } finally {
    tensor.delete();
  }
};

/** The class with the greatest of six values, for every pixel. */
const classOf = (values: ArrayLike<number>): Uint8Array => {
  const classes = new Uint8Array(SIDE * SIDE);
  for (let pixel = 0; pixel < classes.length; pixel += 1) {
    let best = 0;
    for (let candidate = 1; candidate < CLASSES; candidate += 1)
      if ((values[pixel * CLASSES + candidate] ?? 0) > (values[pixel * CLASSES + best] ?? 0)) best = candidate;
    classes[pixel] = best;
  }
  return classes;
};
