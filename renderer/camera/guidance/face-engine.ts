import Human, { type FaceResult } from '@vladmandic/human';
import type { FaceMesh } from '#domain/photo/picture.ts';

/** As many faces as are looked for: the sitter, and whoever stands behind. */
const MOST_FACES = 3;
/** 468 of the mesh and 5 of each iris. */
const MESH_POINTS = 478;

/** Face detection and mesh. */
export interface FaceEngine {
  /** All faces of a picture, the largest first. */
  find(picture: ImageData): Promise<readonly FaceMesh[]>;
}

/**
 * Starts the detector, the mesh and the iris model on WebAssembly. `models` is the address below which `fetch` has
 * the files. Throws when the engine or a model does not start.
 */
export const startFaceEngine = async (models: URL): Promise<FaceEngine> => {
  const human = new Human({
    backend: 'wasm',
    // Both have defaults on a CDN.
    modelBasePath: models.href,
    wasmPath: models.href,
    wasmPlatformFetch: false,
    cacheModels: false,
    // Each frame stands for itself: nothing is carried over from the one before.
    cacheSensitivity: 0,
    skipAllowed: false,
    debug: false,
    warmup: 'none',
    filter: { enabled: false },
    gesture: { enabled: false },
    face: {
      enabled: true,
      detector: { rotation: false, maxDetected: MOST_FACES, skipFrames: 0, skipTime: 0, return: false },
      mesh: { enabled: true },
      attention: { enabled: false },
      iris: { enabled: true },
      emotion: { enabled: false },
      description: { enabled: false },
      antispoof: { enabled: false },
      liveness: { enabled: false },
    },
    body: { enabled: false },
    hand: { enabled: false },
    object: { enabled: false },
    segmentation: { enabled: false },
  });
  await human.load();
  for (const [name, model] of Object.entries({
    blazeface: human.models.models.blazeface,
    facemesh: human.models.models.facemesh,
    iris: human.models.models.iris,
  }))
    if (!model) throw new Error(`the model ${name} did not start`);
  return {
    find: async (picture) => {
      const result = await human.detect(picture);
      if (result.error !== null && result.error !== undefined) throw new Error(result.error);
      return result.face
        .filter(({ mesh }) => mesh.length === MESH_POINTS)
        .map(meshOf)
        .toSorted((a, b) => b.box.width * b.box.height - a.box.width * a.box.height);
    },
  };
};

const DEGREES = 180 / Math.PI;

const meshOf = ({ mesh, box, score, rotation }: FaceResult): FaceMesh => {
  const [x, y, width, height] = box;
  const { yaw = 0, pitch = 0, roll = 0 } = rotation?.angle ?? {};
  return {
    points: mesh.map(([left, top]) => ({ x: left, y: top })),
    box: { x, y, width, height },
    score,
    pose: { yaw: yaw * DEGREES, pitch: pitch * DEGREES, roll: roll * DEGREES },
  };
};
