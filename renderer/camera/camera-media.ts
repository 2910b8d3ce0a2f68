import type { Result } from '#basics/result.ts';
import { err, ok } from '#basics/result.ts';
import { findRemembered, type PortraitCamera } from './camera-choice.ts';

export type CameraProblem = 'denied' | 'none' | 'busy' | 'unplugged';

const SIZE = { width: { ideal: 1920 }, height: { ideal: 1080 } } as const;

/** The browser's names for what can go wrong, by what a person can do about it. */
const problemOf = (cause: unknown): CameraProblem => {
  const name = cause instanceof DOMException ? cause.name : '';
  if (name === 'NotAllowedError' || name === 'SecurityError') return 'denied';
  if (name === 'NotReadableError' || name === 'AbortError') return 'busy';
  return 'none';
};

export interface OpenedCamera {
  readonly stream: MediaStream;
  readonly cameras: readonly PortraitCamera[];
  readonly camera: PortraitCamera | null;
}

export const stopCamera = (stream: MediaStream): void => {
  for (const track of stream.getTracks()) track.stop();
};

const open = (id: string | null): Promise<MediaStream> =>
  navigator.mediaDevices.getUserMedia({
    audio: false,
    video: id === null ? SIZE : { ...SIZE, deviceId: { exact: id } },
  });

/**
 * Opens the remembered camera, or any where that one is not there. Names are known only once a camera was allowed, so
 * the first one opened may turn out to be another than the remembered. The caller stops the stream.
 */
export const openCamera = async (remembered: PortraitCamera | null): Promise<Result<OpenedCamera, CameraProblem>> => {
  const media: MediaDevices | undefined = navigator.mediaDevices;
  // A page that is not served from the station itself has no camera at all.
  if (media === undefined) return err('none');
  try {
    const wanted = findRemembered(await listCameras(), remembered);
    let stream = await open(wanted?.id ?? null);
    const cameras = await listCameras();
    const named = findRemembered(cameras, remembered);
    if (named !== null && named.id !== idOf(stream)) {
      stopCamera(stream);
      stream = await open(named.id);
    }
    const id = idOf(stream);
    return ok({ stream, cameras, camera: cameras.find((camera) => camera.id === id) ?? null });
  } catch (cause) {
    console.warn('camera did not open', cause);
    return err(problemOf(cause));
  }
};

const idOf = (stream: MediaStream): string => stream.getVideoTracks()[0]?.getSettings().deviceId ?? '';

/** Cameras by id and name; both are empty until a camera was allowed. */
export const listCameras = async (): Promise<readonly PortraitCamera[]> => {
  const devices = await navigator.mediaDevices.enumerateDevices();
  return devices
    .filter((device) => device.kind === 'videoinput' && device.deviceId !== '')
    .map((device) => ({ id: device.deviceId, label: device.label }));
};
