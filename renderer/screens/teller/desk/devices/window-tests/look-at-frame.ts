import { lookAtPicture } from '#domain/diagnostics/picture-look.ts';
import { luminanceOf } from '#domain/photo/colour.ts';

/** Every camera is brought to this width before it is looked at, so that the values are one for all of them. */
const WIDTH = 480;

/** So long frames are counted. */
const COUNTED_MS = 2_000;

export interface FrameLook {
  readonly width: number;
  readonly height: number;
  /** Frames a second that reached the page. */
  readonly frameRate: number;
  readonly sharpness: number;
  readonly brightness: number;
}

const countFrames = (video: HTMLVideoElement): Promise<number> =>
  new Promise((resolve) => {
    let frames = 0;
    let pending = 0;
    const count = () => {
      frames += 1;
      pending = video.requestVideoFrameCallback(count);
    };
    pending = video.requestVideoFrameCallback(count);
    setTimeout(() => {
      video.cancelVideoFrameCallback(pending);
      resolve(frames / (COUNTED_MS / 1_000));
    }, COUNTED_MS);
  });

/** Size, pace, sharpness and brightness of what a video shows now. */
export const lookAtFrame = async (video: HTMLVideoElement): Promise<FrameLook> => {
  const { videoWidth, videoHeight } = video;
  if (videoWidth === 0 || videoHeight === 0) throw new Error('the camera shows no picture yet');
  const frameRate = await countFrames(video);
  const size = { width: WIDTH, height: Math.max(1, Math.round((videoHeight / videoWidth) * WIDTH)) };
  const frame = await createImageBitmap(video, {
    resizeWidth: size.width,
    resizeHeight: size.height,
    resizeQuality: 'medium',
  });
  const canvas = new OffscreenCanvas(size.width, size.height);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no drawing context for the camera frame');
  context.drawImage(frame, 0, 0);
  frame.close();
  const { data } = context.getImageData(0, 0, size.width, size.height);
  const grey = new Uint8Array(size.width * size.height);
  for (let at = 0; at < grey.length; at += 1) {
    grey[at] = luminanceOf(data[at * 4] ?? 0, data[at * 4 + 1] ?? 0, data[at * 4 + 2] ?? 0);
  }
  const { sharpness, brightness } = lookAtPicture({ ...size, grey });
  return { width: videoWidth, height: videoHeight, frameRate: Math.round(frameRate * 10) / 10, sharpness, brightness };
};
