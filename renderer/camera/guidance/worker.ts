/**
 * The worker behind the photo guidance: both models, one at a time, and the rules of `domain/photo`. Runs as one classic
 * script; the page knows it by `protocol.ts` only.
 */
import { type Guidance, guide, NO_GUIDANCE } from '#domain/photo/guidance.ts';
import { measureLive, measureLiveClasses } from '#domain/photo/live-measurement.ts';
import { type ClassEngine, startClassEngine } from './class-engine.ts';
import { type FaceEngine, startFaceEngine } from './face-engine.ts';
import type { GuidanceTimes } from './guidance-times.ts';
import files from './model-files.json';
import type { GuidanceJob, GuidanceOff, GuidanceReport } from './protocol.ts';
import { fetchOnly, loadVerified } from './verified-files.ts';

/** What takes half of a second core for a quarter of a second is done once a second. */
const CLASSES_EVERY_MS = 1_000;
/** Where the build puts the models, seen from this script. */
const MODELS = new URL('../models/', self.location.href);

interface Engines {
  readonly faces: FaceEngine;
  readonly classes: ClassEngine;
}

const report = (message: GuidanceReport): void => self.postMessage(message);
const off = (code: GuidanceOff['code'], file: string | null = null): void =>
  report({ kind: 'off', off: { code, file } });

/** Both engines out of verified files, null after it was said why not. */
const startEngines = async (): Promise<Engines | null> => {
  const loaded = await loadVerified(MODELS, files);
  if (!loaded.ok) {
    const { problem, file } = loaded.error;
    off(problem === 'changed' ? 'photo.guidance-changed' : 'photo.guidance-absent', file);
    return null;
  }
  const verified = loaded.value;
  self.fetch = fetchOnly(verified);
  const faces = await startFaceEngine(MODELS);
  const classes = await startClassEngine(MODELS, (address) => {
    const bytes = verified.get(address.href);
    if (bytes === undefined) throw new Error(`not a verified file: ${address.href}`);
    return bytes;
  });
  // The engines have their own copies now; whatever they would still ask for is refused.
  self.fetch = fetchOnly(new Map());
  return { faces, classes };
};

/** The loop's memory: what was told last, and the last segmentation. */
const createGuide = ({ faces, classes }: Engines) => {
  let guidance: Guidance = NO_GUIDANCE;
  let lastClasses: ReturnType<typeof measureLiveClasses> = null;
  let classifiedAt = Number.NEGATIVE_INFINITY;
  const canvas = new OffscreenCanvas(1, 1);
  const context = canvas.getContext('2d', { willReadFrequently: true });
  if (context === null) throw new Error('no drawing context for the frames');

  return async ({ frame, scale }: GuidanceJob): Promise<{ guidance: Guidance; times: GuidanceTimes }> => {
    const { width, height } = frame;
    if (canvas.width !== width || canvas.height !== height) Object.assign(canvas, { width, height });
    context.drawImage(frame, 0, 0);
    frame.close();
    const picture = context.getImageData(0, 0, width, height);
    const started = performance.now();
    const found = await faces.find(picture);
    const meshed = performance.now();
    let classesMs: number | null = null;
    if (found.length === 0) {
      // The next person is not to be told about the glasses of the one before.
      lastClasses = null;
      classifiedAt = Number.NEGATIVE_INFINITY;
    } else if (meshed - classifiedAt >= CLASSES_EVERY_MS) {
      lastClasses = measureLiveClasses(found, await classes.classify(canvas, found));
      classifiedAt = performance.now();
      classesMs = classifiedAt - meshed;
    }
    const seen = measureLive({ width, height, rgba: picture.data }, found, { scale, classes: lastClasses });
    guidance = guide(guidance, seen);
    return { guidance, times: { faces: meshed - started, classes: classesMs } };
  };
};

const start = async (): Promise<void> => {
  const engines = await startEngines();
  if (engines === null) return;
  const look = createGuide(engines);
  self.onmessage = ({ data }: MessageEvent<GuidanceJob>) => {
    look(data).then(
      ({ guidance, times }) => report({ kind: 'seen', number: data.number, guidance, times }),
      (cause: unknown) => failed(cause),
    );
  };
  report({ kind: 'ready' });
};

/** Out of memory, no WebAssembly, a model that does not start: the camera goes on without guidance. */
const failed = (cause: unknown): void => {
  console.warn('the photo guidance stopped', cause);
  off('photo.guidance-failed');
};

start().catch(failed);
