import { createHash } from 'node:crypto';
import sharp from 'sharp';
import { fail, ok, type Result } from '#basics/result.ts';
import { corrected, type Gains, gainsFor, NO_GAINS } from '#domain/photo/correction.ts';
import { cropPhoto, type PhotoCrop } from '#domain/photo/crop.ts';
import { judgePhoto } from '#domain/photo/judge.ts';
import type { PhotoLimits } from '#domain/photo/limits.ts';
import { byArea, headArea, otherFaceShare } from '#domain/photo/live-measurement.ts';
import { type FaceLook, lookAround, lookAtFace, shoulderTilt } from '#domain/photo/look.ts';
import type { ClassMask, FaceMesh, Picture } from '#domain/photo/picture.ts';
import { judgeFace } from '#domain/photo/rules/face-rules.ts';
import { encodePhoto } from '../encode-photo.ts';
import type { MadePhoto, PhotoSource } from '../port.ts';
import { readPicture } from '../read-picture.ts';
import type { FaceFinder } from './face-finder.ts';
import type { Segmenter } from './segmenter.ts';

export interface PhotoEngine {
  readonly finder: FaceFinder;
  readonly segmenter: Segmenter;
  readonly models: readonly { readonly name: string; readonly sha256: string }[];
}

/** A picture as it came, decoded, with its faces. */
export interface Frame {
  readonly picture: Picture;
  readonly faces: readonly FaceMesh[];
  /** SHA-256 of the file, hexadecimal. */
  readonly capture: string;
}

const sha256 = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** Reads a picture and finds the faces in it. Fails as `readPicture` does. */
export const openFrame = async ({ finder }: PhotoEngine, bytes: Uint8Array): Promise<Result<Frame>> => {
  const picture = await readPicture(bytes);
  if (!picture.ok) return picture;
  return ok({ picture: picture.value, faces: await finder.faces(picture.value), capture: sha256(bytes) });
};

/**
 * The photo of a frame with its judgement. Fails with `photo.no-face`, `photo.several-faces`, what `cropPhoto` says
 * (`photo.P09-headwear` where a hat is why), and `photo.file-size`.
 */
export const makePhotoOf = async (
  engine: PhotoEngine,
  frame: Frame,
  source: PhotoSource,
  limits: PhotoLimits,
): Promise<Result<MadePhoto>> => {
  const seen = await lookAtFrame(engine, frame, limits);
  if (!seen.ok) return seen;
  const { look, mask, shoulders } = seen.value;
  const crop = cropPhoto(frame.picture, look, limits);
  if (!crop.ok) return withReason(crop, look, limits);

  const uncorrected = await cut(frame.picture, crop.value, limits);
  const gains = source === 'camera' ? gainsOf(uncorrected, look, mask, crop.value, limits) : NO_GAINS;
  const encoded = await encodePhoto(corrected(uncorrected, gains), limits);
  if (!encoded.ok) return encoded;
  const { jpeg, quality } = encoded.value;

  const again = await openFrame(engine, jpeg);
  if (!again.ok) throw new Error(`our own JPEG can not be read: ${again.error.code}`);
  const photo = again.value;
  const whole = { x: 0, y: 0, width: photo.picture.width, height: photo.picture.height };
  const photoMask = await engine.segmenter.segment(photo.picture, whole);
  const photoLook = lookAtFace(photo.picture, photo.faces, photoMask);
  // Seen in the frame, but not any more at the size of the card: nobody could be recognised by it.
  if (photoLook === null) return fail('photo.no-face', 'ask');

  const judgement = judgePhoto(
    {
      frame: { face: look, shoulders, cut: crop.value },
      photo: {
        face: photoLook,
        around: lookAround(photo.picture, photoLook, photoMask),
        bytes: jpeg.length,
      },
    },
    limits,
    { models: engine.models, capture: frame.capture },
  );
  return ok({
    jpeg,
    facts: { source, width: limits.file.width, height: limits.file.height, bytes: jpeg.length, sha256: sha256(jpeg) },
    judgement,
    alterations: { crop: wholePixels(crop.value, frame.picture), scale: crop.value.scale, gains, quality },
  });
};

/** A hat is why no upper edge of the hair is found where it should be: that is what to say then. */
const withReason = <T>(failure: Result<T>, look: FaceLook, limits: PhotoLimits): Result<T> => {
  if (failure.ok || failure.error.code !== 'photo.geometry') return failure;
  const hat = judgeFace(look, limits).find(({ rule, outcome }) => rule === 'P09' && outcome === 'fail');
  return hat === undefined ? failure : fail(hat.code, 'ask');
};

interface SeenFrame {
  readonly look: FaceLook;
  readonly mask: ClassMask;
  readonly shoulders: number | null;
}

const lookAtFrame = async (
  { finder, segmenter }: PhotoEngine,
  { picture, faces }: Frame,
  limits: PhotoLimits,
): Promise<Result<SeenFrame>> => {
  const [mesh] = byArea(faces);
  if (mesh === undefined) return fail('photo.no-face', 'ask');
  const most = limits.rules.otherFace.fail;
  if (most !== undefined && otherFaceShare(faces) > most) return fail('photo.several-faces', 'ask');
  const mask = await segmenter.segment(picture, headArea(mesh, picture));
  const look = lookAtFace(picture, faces, mask);
  if (look === null) throw new Error('a face that was there is gone');
  const shoulders = await finder.shoulders(picture);
  return ok({ look, mask, shoulders: shoulders === null ? null : shoulderTilt(shoulders) });
};

/** The crop in whole pixels inside the picture. */
const wholePixels = ({ box }: PhotoCrop, { width, height }: Picture) => {
  const x = Math.min(width - 1, Math.max(0, Math.round(box.x)));
  const y = Math.min(height - 1, Math.max(0, Math.round(box.y)));
  return {
    x,
    y,
    width: Math.min(width - x, Math.max(1, Math.round(box.width))),
    height: Math.min(height - y, Math.max(1, Math.round(box.height))),
  };
};

const cut = async (picture: Picture, crop: PhotoCrop, { file }: PhotoLimits): Promise<Picture> => {
  const { x, y, width, height } = wholePixels(crop, picture);
  const { data } = await sharp(picture.rgba, { raw: { width: picture.width, height: picture.height, channels: 4 } })
    .extract({ left: x, top: y, width, height })
    .resize(file.width, file.height, { fit: 'fill', kernel: 'lanczos3' })
    .raw()
    .toBuffer({ resolveWithObject: true });
  return { width: file.width, height: file.height, rgba: data };
};

/** Gains by the background as it lies in the cut, told from the person by the mask of the frame. */
const gainsOf = (
  photo: Picture,
  look: FaceLook,
  mask: ClassMask,
  { box, scale }: PhotoCrop,
  limits: PhotoLimits,
): Gains => {
  const inPhoto = (x: number, y: number) => ({ x: (x - box.x) * scale, y: (y - box.y) * scale });
  const area = { ...mask.area, ...inPhoto(mask.area.x, mask.area.y) };
  const { background } = lookAround(
    photo,
    {
      chin: inPhoto(look.chin.x, look.chin.y),
      axes: { ...look.axes, eyes: inPhoto(look.axes.eyes.x, look.axes.eyes.y), t: look.axes.t * scale },
    },
    { ...mask, area: { ...area, width: mask.area.width * scale, height: mask.area.height * scale } },
  );
  return gainsFor(background, limits);
};
