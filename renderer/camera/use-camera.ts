import { useCallback, useEffect, useState } from 'react';
import { findRemembered, type PortraitCamera, rememberCamera, rememberedCamera } from './camera-choice.ts';
import type { CameraProblem } from './camera-media.ts';
import { listCameras, openCamera, stopCamera } from './camera-media.ts';

export interface Camera {
  readonly stream: MediaStream | null;
  readonly problem: CameraProblem | null;
  readonly cameras: readonly PortraitCamera[];
  /** The one that is open. */
  readonly camera: PortraitCamera | null;
  /** The chosen one is not there; another one is open in its place. */
  readonly missing: PortraitCamera | null;
  choose(id: string): void;
  retry(): void;
}

interface Seen {
  readonly stream: MediaStream | null;
  readonly camera: PortraitCamera | null;
  readonly problem: CameraProblem | null;
}

const NOTHING: Seen = { stream: null, camera: null, problem: null };

/** A camera that is open as long as the component stands on the screen. */
export const useCamera = (): Camera => {
  const [remembered, setRemembered] = useState(() => rememberedCamera(window.localStorage));
  const [attempt, setAttempt] = useState(0);
  const [seen, setSeen] = useState(NOTHING);
  const [cameras, setCameras] = useState<readonly PortraitCamera[]>([]);
  const retry = useCallback(() => setAttempt((old) => old + 1), []);

  useEffect(() => {
    void attempt;
    let left = false;
    let opened: MediaStream | null = null;
    const start = async () => {
      const result = await openCamera(remembered);
      if (result.ok) opened = result.value.stream;
      if (left) return opened !== null && stopCamera(opened);
      if (!result.ok) {
        setSeen({ ...NOTHING, problem: result.error });
        // Another one may be chosen in place of one that does not open.
        if (result.error === 'busy') setCameras(await listCameras());
        return;
      }
      const { stream, camera } = result.value;
      stream.getVideoTracks()[0]?.addEventListener('ended', () => {
        if (!left) setSeen({ ...NOTHING, problem: 'unplugged' });
      });
      setSeen({ stream, camera, problem: null });
      setCameras(result.value.cameras);
    };
    void start();
    return () => {
      left = true;
      if (opened !== null) stopCamera(opened);
      setSeen(NOTHING);
    };
  }, [remembered, attempt]);

  // A camera that comes back, or the first one at all, is opened without anybody asking.
  const { problem } = seen;
  useEffect(() => {
    const media: MediaDevices | undefined = navigator.mediaDevices;
    const onChange = async () => {
      const found = await listCameras();
      setCameras(found);
      if ((problem === 'none' || problem === 'unplugged') && found.length > 0) retry();
    };
    const listener = () => void onChange();
    media?.addEventListener('devicechange', listener);
    return () => media?.removeEventListener('devicechange', listener);
  }, [problem, retry]);

  const choose = useCallback(
    (id: string) => {
      const chosen = cameras.find((camera) => camera.id === id);
      if (chosen === undefined) return;
      rememberCamera(window.localStorage, chosen);
      setRemembered(chosen);
    },
    [cameras],
  );

  const missing = seen.stream !== null && findRemembered(cameras, remembered) === null ? remembered : null;
  return { ...seen, cameras, missing, choose, retry };
};
