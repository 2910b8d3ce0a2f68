import type { Result } from '#basics/result.ts';
import { err, ok } from '#basics/result.ts';
import { blobToBase64 } from './base64.ts';

export type CameraProblem = 'denied' | 'none' | 'busy';

const REMEMBERED_AS = 'kiosk.camera';
const JPEG_QUALITY = 0.95;

/** The browser's names for what can go wrong, by what a person can do about it. */
const problemOf = (cause: unknown): CameraProblem => {
  const name = cause instanceof DOMException ? cause.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'none';
};

export const rememberedCamera = (): string | null => window.localStorage.getItem(REMEMBERED_AS);
export const rememberCamera = (deviceId: string): void => window.localStorage.setItem(REMEMBERED_AS, deviceId);

/** Opens the camera asked for, or any when that one is gone. The caller stops the tracks. */
export const openCamera = async (deviceId: string | null): Promise<Result<MediaStream, CameraProblem>> => {
  const media: MediaDevices | undefined = navigator.mediaDevices;
  // A page that is not served from the station itself has no camera at all.
  if (media === undefined) return err('none');
  try {
    const wanted = deviceId === null ? {} : { deviceId: { ideal: deviceId } };
    return ok(
      await media.getUserMedia({ audio: false, video: { ...wanted, width: { ideal: 1920 }, height: { ideal: 1080 } } }),
    );
  } catch (cause) {
    console.warn('camera did not open', cause);
    return err(problemOf(cause));
  }
};

/** Cameras by id and name; names are known only once a camera was allowed. */
export const listCameras = async (): Promise<readonly { readonly id: string; readonly label: string }[]> => {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter((device) => device.kind === 'videoinput' && device.deviceId !== '')
    .map((device) => ({ id: device.deviceId, label: device.label }));
};

/** The frame a video shows now, unmirrored, as JPEG in base64. */
export const captureFrame = async (video: HTMLVideoElement): Promise<string> => {
  const canvas = document.createElement('canvas');
  canvas.width = video.videoWidth;
  canvas.height = video.videoHeight;
  const context = canvas.getContext('2d');
  if (context === null) throw new Error('no drawing context for the camera frame');
  context.drawImage(video, 0, 0);
  const blob = await new Promise<Blob | null>((resolve) => canvas.toBlob(resolve, 'image/jpeg', JPEG_QUALITY));
  if (blob === null) throw new Error('camera frame could not be encoded');
  return blobToBase64(blob);
};
