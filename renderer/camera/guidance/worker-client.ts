import type { Guidance } from '#domain/photo/guidance.ts';
import type { GuidanceTimes } from './guidance-times.ts';
import type { GuidanceJob, GuidanceOff, GuidanceReport } from './protocol.ts';

/** A frame or a start that takes longer than this never ends; generous, for a cold disk and a busy machine. */
const SILENT_AFTER_MS = 30_000;

/** The worker as this client uses it. */
export type GuidancePort = Pick<Worker, 'postMessage' | 'terminate' | 'addEventListener'>;

export interface Seen {
  readonly guidance: Guidance;
  readonly times: GuidanceTimes;
}

/** One guidance at work. */
export interface GuidanceClient {
  /** Settles once the models are there: null, or why there is no guidance. */
  readonly started: Promise<GuidanceOff | null>;
  /** Looks at one frame, which is handed over; only after the one before is answered. */
  see(frame: ImageBitmap, scale: number): Promise<Seen | GuidanceOff>;
  /** Ends the worker and gives its memory back. */
  close(): void;
}

export const isOff = (answer: Seen | GuidanceOff): answer is GuidanceOff => 'code' in answer;

const ownWorker = (): GuidancePort => new Worker(new URL('./worker.ts', import.meta.url), { name: 'photo-guidance' });

/** Starts the worker. It never throws: a worker that can not run says so through `started` or `see`. */
export const startGuidance = (openWorker: () => GuidancePort = ownWorker): GuidanceClient => {
  const worker = openWorker();
  let ended: GuidanceOff | null = null;
  let number = 0;
  let waiting: { readonly number: number; answer(seen: Seen | GuidanceOff): void } | null = null;
  let startedWith: (off: GuidanceOff | null) => void = () => undefined;
  const started = new Promise<GuidanceOff | null>((resolve) => {
    startedWith = resolve;
  });
  let alarm: ReturnType<typeof setTimeout> | undefined;

  const end = (off: GuidanceOff): void => {
    if (ended !== null) return;
    ended = off;
    clearTimeout(alarm);
    worker.terminate();
    startedWith(off);
    waiting?.answer(off);
    waiting = null;
  };
  const watch = (): void => {
    clearTimeout(alarm);
    alarm = setTimeout(() => end({ code: 'photo.guidance-silent', file: null }), SILENT_AFTER_MS);
  };

  worker.addEventListener('message', ({ data }: MessageEvent<GuidanceReport>) => {
    if (ended !== null) return;
    clearTimeout(alarm);
    if (data.kind === 'off') return end(data.off);
    if (data.kind === 'ready') return startedWith(null);
    if (waiting?.number !== data.number) return;
    const { answer } = waiting;
    waiting = null;
    answer({ guidance: data.guidance, times: data.times });
  });
  // A script that does not load, or an exception nobody caught.
  worker.addEventListener('error', () => end({ code: 'photo.guidance-failed', file: null }));
  watch();

  return {
    started,
    see: (frame, scale) => {
      if (waiting !== null) throw new Error('one frame at a time');
      if (ended !== null) {
        frame.close();
        return Promise.resolve(ended);
      }
      number += 1;
      const job: GuidanceJob = { number, frame, scale };
      return new Promise((answer) => {
        waiting = { number: job.number, answer };
        watch();
        worker.postMessage(job, [frame]);
      });
    },
    close: () => end({ code: 'photo.guidance-failed', file: null }),
  };
};
