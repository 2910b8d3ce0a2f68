import sharp from 'sharp';
import { done, fail, ok, type Result } from '#basics/result.ts';
import type { CameraChoice, CameraRotation, CameraSource, DocumentCamera, ValueStore } from '../ports.ts';

const CHOSEN = 'document-camera.chosen';
const rotationOf = (device: string): string => `document-camera.rotation ${device}`;

const ROTATIONS: readonly CameraRotation[] = [0, 90, 180, 270];

/** A turned picture is encoded again: fine enough to lose nothing that can be read. */
const TURNED_QUALITY = 92;

/** A preview is no wider and no higher than this, whatever the camera gave. */
const PREVIEW = { side: 640, quality: 75 } as const;

/**
 * The document camera of a station: which of the cameras it is, and how it is mounted. Both are remembered, the
 * rotation for each camera on its own.
 */
export const createDocumentCamera = (options: {
  readonly source: CameraSource;
  /** Camera of the station file; the first one there is when it names none. */
  readonly usual: string | null;
  readonly values: ValueStore;
}): DocumentCamera => {
  const { source, usual, values } = options;

  const rotation = (device: string): CameraRotation => {
    const kept = Number(values.get(rotationOf(device)) ?? 0);
    return ROTATIONS.find((angle) => angle === kept) ?? 0;
  };

  const chosen = async (): Promise<string | null> =>
    values.get(CHOSEN) ?? usual ?? (await source.list())[0]?.device ?? null;

  const still = async (size: 'full' | 'preview'): Promise<Result<Uint8Array>> => {
    const device = await chosen();
    if (device === null) return fail('camera.absent', 'ask');
    const picture = await source.still(device, size);
    return picture.ok ? prepared(picture.value, rotation(device), size) : picture;
  };

  return {
    cameras: async (): Promise<CameraChoice> => {
      const device = await chosen();
      const listed = await source.list();
      // One that was chosen and is gone stays in the list: the teller sees what is missing.
      const gone = device !== null && !listed.some((camera) => camera.device === device);
      const cameras = gone ? [...listed, { device, name: '', kind: 'camera', present: false } as const] : listed;
      return { cameras, chosen: device, rotation: device === null ? 0 : rotation(device) };
    },
    choose: async (device) => {
      const listed = await source.list();
      if (!listed.some((camera) => camera.device === device)) return fail('camera.unknown', 'ask');
      values.set(CHOSEN, device);
      return done;
    },
    rotate: async (angle) => {
      const device = await chosen();
      if (device === null) return fail('camera.absent', 'ask');
      values.set(rotationOf(device), String(angle));
      return done;
    },
    preview: () => still('preview'),
    capture: () => still('full'),
  };
};

/** The picture turned clockwise. Fails with `camera.no-picture` when what the camera gave can't be decoded. */
const prepared = async (
  picture: Uint8Array,
  angle: CameraRotation,
  size: 'full' | 'preview',
): Promise<Result<Uint8Array>> => {
  if (size === 'full' && angle === 0) return ok(picture);
  const turned = sharp(picture).rotate(angle);
  const { side, quality } = PREVIEW;
  const image =
    size === 'full'
      ? turned.jpeg({ quality: TURNED_QUALITY })
      : turned.resize(side, side, { fit: 'inside', withoutEnlargement: true }).jpeg({ quality });
  try {
    return ok(new Uint8Array(await image.toBuffer()));
  } catch {
    // sharp says only in words what is wrong with a picture; for the teller it is one thing.
    return fail('camera.no-picture', 'ask');
  }
};
