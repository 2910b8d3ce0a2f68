/**
 * Faces, their 478 points and the shoulders, by the models of @vladmandic/human on wasm. The package runs in a sandbox
 * whose only `fetch` hands out the checked files: its default addresses lead to a CDN, and nothing here has a network.
 */
import { Console } from 'node:console';
import { createContext, runInContext } from 'node:vm';
import sharp from 'sharp';
import type { FaceMesh, Picture, Point } from '#domain/photo/picture.ts';
import type { ModelFiles } from './model-files.ts';

/** Points of the body with enough certainty to be spoken of. */
const LEAST_SHOULDER_SCORE = 0.3;
/** Faces looked for: two are one too many, the rest is only counted. */
const MOST_FACES = 5;
/** 468 of the face, 5 of each iris. */
const MESH_POINTS = 478;
const LEAST_FACE_SCORE = 0.2;

/**
 * Longer side of what the models are shown, pixels. The package rounds points to whole pixels, too coarse for the lids
 * of an eye in a picture of 441 px, and larger pictures only take longer: the models work on 192 px and less.
 */
const SHOWN = 1280;

/** Any address will do: the sandbox's fetch looks at the last part of it alone. */
const MODELS_AT = 'http://models.invalid/';

export interface Shoulders {
  readonly right: Point;
  readonly left: Point;
}

export interface FaceFinder {
  /** Faces with their points in pixels of the picture. */
  faces(picture: Picture): Promise<readonly FaceMesh[]>;
  /** Both shoulders, null when one is not seen clearly. */
  shoulders(picture: Picture): Promise<Shoulders | null>;
}

interface Tensor {
  dispose(): void;
}

interface HumanFace {
  readonly score: number;
  readonly box: readonly [number, number, number, number];
  readonly mesh: readonly (readonly [number, number, number?])[];
  readonly rotation?: {
    readonly angle: { readonly roll: number; readonly yaw: number; readonly pitch: number };
  } | null;
}

interface HumanBody {
  readonly keypoints: readonly {
    readonly part: string;
    readonly score: number;
    readonly position: readonly [number, number];
  }[];
}

interface HumanResult {
  readonly error?: string | null;
  readonly face: readonly HumanFace[];
  readonly body: readonly HumanBody[];
}

interface HumanInstance {
  readonly tf: { tensor3d(values: Float32Array, shape: readonly number[], type: 'float32'): Tensor };
  readonly models: { loaded(): readonly string[] };
  load(): Promise<void>;
  detect(input: Tensor, config: object): Promise<HumanResult>;
}

interface HumanModule {
  readonly Human: new (config: object) => HumanInstance;
}

const WANTED = ['blazeface', 'facemesh', 'iris', 'movenet'];

const OFF = { enabled: false };

/** Every picture is looked at anew: no caching between frames, no filters, no other models. */
const CONFIG = {
  backend: 'wasm',
  modelBasePath: MODELS_AT,
  wasmPath: MODELS_AT,
  debug: false,
  async: false,
  warmup: 'none',
  cacheSensitivity: 0,
  cacheModels: false,
  filter: OFF,
  gesture: OFF,
  hand: OFF,
  object: OFF,
  segmentation: OFF,
  body: { enabled: true, modelPath: 'movenet-lightning.json', maxDetected: 1, skipFrames: 0, skipTime: 0 },
  face: {
    enabled: true,
    detector: { rotation: true, maxDetected: MOST_FACES, minConfidence: LEAST_FACE_SCORE, skipFrames: 0, skipTime: 0 },
    mesh: { enabled: true },
    iris: { enabled: true, skipFrames: 0, skipTime: 0 },
    attention: OFF,
    description: OFF,
    emotion: OFF,
    antispoof: OFF,
    liveness: OFF,
  },
};

const FACES_ONLY = { body: OFF };
const BODY_ONLY = { face: OFF };

const TYPES: Readonly<Record<string, string>> = {
  '.json': 'application/json',
  '.wasm': 'application/wasm',
  '.bin': 'application/octet-stream',
};

/** What a web worker has, without any way out of the process. Typed arrays are ours, so that bytes can be handed over. */
const sandbox = (files: ModelFiles) => {
  const fetch = async (address: string) => {
    const name = String(address).slice(String(address).lastIndexOf('/') + 1);
    return new Response(files.read(name), {
      headers: { 'content-type': TYPES[name.slice(name.lastIndexOf('.'))] ?? '' },
    });
  };
  const globals: Record<string, unknown> = {
    ...{ fetch, atob, TextEncoder, TextDecoder, URL, Response, performance },
    // Not in the types of a program without a DOM.
    WebAssembly: Reflect.get(globalThis, 'WebAssembly'),
    ...{ setTimeout, clearTimeout, setImmediate, queueMicrotask },
    ...{ ArrayBuffer, DataView, Float32Array, Float64Array, Int8Array, Int16Array, Int32Array },
    ...{ Uint8Array, Uint8ClampedArray, Uint16Array, Uint32Array, BigInt64Array, BigUint64Array },
    // What the package has to say goes to standard error; it writes of models and tensors alone.
    console: new Console(process.stderr, process.stderr),
    navigator: { userAgent: '', platform: '', hardwareConcurrency: 1 },
    location: { href: MODELS_AT },
    WorkerGlobalScope: class {},
    importScripts: () => {
      throw new Error('nothing is loaded into the sandbox');
    },
  };
  globals.self = globals;
  return createContext(globals);
};

const degrees = (radians: number | undefined): number => ((radians ?? 0) * 180) / Math.PI;

/** `scale`: pixels the models saw per pixel of the picture. */
const meshOf = ({ score, box, mesh, rotation }: HumanFace, scale: number): FaceMesh => ({
  points: mesh.map(([x, y]) => ({ x: x / scale, y: y / scale })),
  box: { x: box[0] / scale, y: box[1] / scale, width: box[2] / scale, height: box[3] / scale },
  score,
  pose: {
    yaw: degrees(rotation?.angle.yaw),
    pitch: degrees(rotation?.angle.pitch),
    roll: degrees(rotation?.angle.roll),
  },
});

/** Starts the models; throws when one does not load, which checked files always do. */
export const createFaceFinder = async (files: ModelFiles): Promise<FaceFinder> => {
  const context = sandbox(files);
  runInContext(new TextDecoder().decode(files.read('human.js')), context, { filename: 'human.js' });
  const { Human } = runInContext('Human', context) as HumanModule;
  const human = new Human(CONFIG);
  await human.load();
  const missing = WANTED.filter((model) => !human.models.loaded().includes(model));
  if (missing.length > 0) throw new Error(`models did not load: ${missing.join(', ')}`);

  const look = async (picture: Picture, config: object): Promise<HumanResult & { readonly scale: number }> => {
    const scale = SHOWN / Math.max(picture.width, picture.height);
    const { data, info } = await sharp(picture.rgba, {
      raw: { width: picture.width, height: picture.height, channels: 4 },
    })
      .removeAlpha()
      .resize(Math.round(picture.width * scale), Math.round(picture.height * scale), { fit: 'fill', kernel: 'linear' })
      .raw()
      .toBuffer({ resolveWithObject: true });
    const tensor = human.tf.tensor3d(new Float32Array(data), [info.height, info.width, 3], 'float32');
    try {
      const result = await human.detect(tensor, config);
      if (typeof result.error === 'string') throw new Error(`face models: ${result.error}`);
      return { ...result, scale };
    } finally {
      tensor.dispose();
    }
  };

  return {
    faces: async (picture) => {
      const { face, scale } = await look(picture, { ...CONFIG, ...FACES_ONLY });
      return face.filter(({ mesh }) => mesh.length === MESH_POINTS).map((found) => meshOf(found, scale));
    },
    shoulders: async (picture) => {
      const { body, scale } = await look(picture, { ...CONFIG, ...BODY_ONLY });
      const point = (part: string): Point | null => {
        const found = body[0]?.keypoints.find((keypoint) => keypoint.part === part);
        return found === undefined || found.score < LEAST_SHOULDER_SCORE
          ? null
          : { x: found.position[0] / scale, y: found.position[1] / scale };
      };
      const right = point('rightShoulder');
      const left = point('leftShoulder');
      return right === null || left === null ? null : { right, left };
    },
  };
};
