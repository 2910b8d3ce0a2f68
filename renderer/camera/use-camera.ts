import { useCallback, useEffect, useState } from 'react';
import type { CameraProblem } from './camera-media.ts';
import { listCameras, openCamera, rememberCamera, rememberedCamera } from './camera-media.ts';

export interface Camera {
  readonly stream: MediaStream | null;
  readonly problem: CameraProblem | null;
  readonly devices: readonly { readonly id: string; readonly label: string }[];
  readonly deviceId: string | null;
  choose(deviceId: string): void;
  retry(): void;
}

/** A camera that is open as long as the component stands on the screen. */
export const useCamera = (): Camera => {
  const [wanted, setWanted] = useState(() => ({ deviceId: rememberedCamera(), attempt: 0 }));
  const [stream, setStream] = useState<MediaStream | null>(null);
  const [problem, setProblem] = useState<CameraProblem | null>(null);
  const [devices, setDevices] = useState<Camera['devices']>([]);

  useEffect(() => {
    let left = false;
    let opened: MediaStream | null = null;
    const stop = () => {
      for (const track of opened?.getTracks() ?? []) track.stop();
    };
    const open = async () => {
      const result = await openCamera(wanted.deviceId);
      if (!result.ok) {
        if (!left) setProblem(result.error);
        return;
      }
      opened = result.value;
      if (left) return stop();
      setProblem(null);
      setStream(opened);
      const found = await listCameras();
      if (!left) setDevices(found);
    };
    void open();
    return () => {
      left = true;
      stop();
      setStream(null);
    };
  }, [wanted]);

  const choose = useCallback((deviceId: string) => {
    rememberCamera(deviceId);
    setWanted((old) => ({ deviceId, attempt: old.attempt + 1 }));
  }, []);
  const retry = useCallback(() => setWanted((old) => ({ ...old, attempt: old.attempt + 1 })), []);
  const deviceId = stream?.getVideoTracks()[0]?.getSettings().deviceId ?? wanted.deviceId;

  return { stream, problem, devices, deviceId, choose, retry };
};
