import { useEffect, useRef, useState } from 'react';
import type { Guidance } from '#domain/photo/guidance.ts';
import { noteFrame } from './guidance-times.ts';
import type { GuidanceOff } from './protocol.ts';
import { grabFrame } from './video-frame.ts';
import { isOff, startGuidance } from './worker-client.ts';

/** Between the starts of two frames: eight a second. */
const EVERY_MS = 125;
/** Left to everything else after a frame on a machine that is slower than that. */
const LEAST_PAUSE_MS = 30;

export interface PhotoGuidance {
  /** What is to be done now; null before the first frame was looked at. */
  readonly guidance: Guidance | null;
  /** How many frames were looked at. */
  readonly frames: number;
  /** Why there is no guidance; null while it starts and runs. */
  readonly off: GuidanceOff | null;
}

const STARTING: PhotoGuidance = { guidance: null, frames: 0, off: null };

const pause = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/**
 * Looks at a video and says what to do. The worker lives as long as there is a video; never more than one frame is
 * under way, and none while it is paused. What it says only guides: the photo is judged by the host.
 */
export const usePhotoGuidance = (video: HTMLVideoElement | null, paused: boolean): PhotoGuidance => {
  const [seen, setSeen] = useState(STARTING);
  const resting = useRef(paused);
  useEffect(() => {
    resting.current = paused;
  }, [paused]);

  useEffect(() => {
    if (video === null) return;
    let left = false;
    const client = startGuidance();
    const look = async (): Promise<GuidanceOff | null> => {
      const off = await client.started;
      if (off !== null) return off;
      while (!left) {
        const begun = performance.now();
        const grabbed = resting.current ? null : await grabFrame(video);
        if (grabbed !== null) {
          const answer = await client.see(grabbed.frame, grabbed.scale);
          if (isOff(answer)) return answer;
          const { guidance, times } = answer;
          noteFrame(begun, times);
          if (!left) setSeen(({ frames }) => ({ guidance, frames: frames + 1, off: null }));
        }
        await pause(Math.max(LEAST_PAUSE_MS, EVERY_MS - (performance.now() - begun)));
      }
      return null;
    };
    look().then(
      (off) => {
        if (off !== null && !left) setSeen({ ...STARTING, off });
      },
      (cause: unknown) => {
        // The picture of the camera could not be read: a camera that was unplugged ends here.
        console.warn('the photo guidance has no picture', cause);
        client.close();
        if (!left) setSeen({ ...STARTING, off: { code: 'photo.guidance-failed', file: null } });
      },
    );
    return () => {
      left = true;
      client.close();
      setSeen(STARTING);
    };
  }, [video]);

  return seen;
};
