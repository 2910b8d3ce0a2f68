import { cropFrame } from '../crop-frame.ts';

/** Height of the frames the guidance looks at: the mesh needs no more, and more costs time. */
const FRAME_HEIGHT = 640;

export interface VideoFrame {
  readonly frame: ImageBitmap;
  /** Pixels of the camera's picture in one of the frame. */
  readonly scale: number;
}

/** The part of a video that is seen on the screen, made small; null before it has a picture. */
export const grabFrame = async (video: HTMLVideoElement): Promise<VideoFrame | null> => {
  const part = cropFrame(video.videoWidth, video.videoHeight);
  if (part === null || video.readyState < HTMLMediaElement.HAVE_CURRENT_DATA) return null;
  const scale = Math.max(1, part.height / FRAME_HEIGHT);
  const frame = await createImageBitmap(video, part.x, part.y, part.width, part.height, {
    resizeWidth: Math.round(part.width / scale),
    resizeHeight: Math.round(part.height / scale),
    resizeQuality: 'low',
  });
  return { frame, scale };
};
