import { useEffect, useState } from 'react';
import type { ContractError } from '#contract/messages.ts';
import { useKiosk } from '../bridge/kiosk-provider.tsx';

/** Between two stills of the preview: often enough to lay a page straight. */
const EVERY_MS = 1_000;

export interface DocumentPreview {
  /** What lies before the camera, base64 JPEG; null until the first still. */
  readonly jpeg: string | null;
  readonly problem: ContractError | null;
}

/** Stills of the document camera, one after the other, as long as it runs; a picture being taken goes first. */
export const useDocumentPreview = (running: boolean): DocumentPreview => {
  const { client } = useKiosk();
  const [shown, setShown] = useState<DocumentPreview>({ jpeg: null, problem: null });

  useEffect(() => {
    if (!running) return;
    let left = false;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const look = async () => {
      const answer = await client.call('camera.preview', {});
      if (left) return;
      if (answer.ok) setShown({ jpeg: answer.value.jpeg, problem: null });
      else if (answer.error.code !== 'camera.busy') setShown({ jpeg: null, problem: answer.error });
      timer = setTimeout(() => void look(), EVERY_MS);
    };
    void look();
    return () => {
      left = true;
      clearTimeout(timer);
    };
  }, [client, running]);

  return shown;
};
