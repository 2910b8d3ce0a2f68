import { blobToBase64 } from './base64.ts';
import { cropFrame } from './crop-frame.ts';

/** Somebody blinks or sways in one of them; the host keeps the best. */
const PICTURES = 4;
const JPEG_QUALITY = 0.95;

/** A camera that gives no new frame within this time gives the one it has once more. */
const FRAME_MS = 500;

const nextFrame = (video: HTMLVideoElement): Promise<void> =>
  new Promise((resolve) => {
    const timer = setTimeout(resolve, FRAME_MS);
    video.requestVideoFrameCallback(() => {
      clearTimeout(timer);
      resolve();
    });
  });

/**
 * Pictures of a video one after the other at its full resolution, unmirrored, JPEG in base64: the part that is seen on
 * the screen, so that nobody beside the sitter is taken along.
 */
export const takeBurst = async (video: HTMLVideoElement): Promise<readonly string[]> => {
  const part = cropFrame(video.videoWidth, video.videoHeight);
  if (part === null) throw new Error('the camera shows no picture yet');
  const frames: ImageBitmap[] = [];
  for (let taken = 0; taken < PICTURES; taken += 1) {
    if (taken > 0) await nextFrame(video);
    frames.push(await createImageBitmap(video, part.x, part.y, part.width, part.height));
  }
  const pictures: string[] = [];
  for (const frame of frames) {
    const canvas = new OffscreenCanvas(frame.width, frame.height);
    const context = canvas.getContext('2d');
    if (context === null) throw new Error('no drawing context for the camera frame');
    context.drawImage(frame, 0, 0);
    frame.close();
    pictures.push(await blobToBase64(await canvas.convertToBlob({ type: 'image/jpeg', quality: JPEG_QUALITY })));
  }
  return pictures;
};

/**
 * The picture of a burst that stands for it on the screen: the one with the most bytes, which at equal quality is the
 * one with the most detail. Which one becomes the photo, the host decides.
 */
export const sharpest = (pictures: readonly string[]): string =>
  pictures.reduce((best, picture) => (picture.length > best.length ? picture : best), '');
