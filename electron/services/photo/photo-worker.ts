/**
 * Entry of the photo worker: a child process with the models. It is apart from the host because a judgement reckons for
 * half a second at a stretch, takes half a gigabyte, and decodes files of strangers.
 */
import { assertNever } from '#basics/assert-never.ts';
import { ok, type Result } from '#basics/result.ts';
import { reportBackground } from './engine/background-report.ts';
import { bestOfBurst } from './engine/best-of-burst.ts';
import { makePhotoOf, openFrame, type PhotoEngine } from './engine/photo-maker.ts';
import { startEngine } from './engine/start-engine.ts';
import type { NumberedAnswer, NumberedRequest, PhotoRequest } from './worker-protocol.ts';

let starting: Promise<Result<PhotoEngine>> | null = null;

const engineStarted = (): Promise<Result<PhotoEngine>> => {
  starting ??= startEngine();
  return starting;
};

const perform = async (request: PhotoRequest): Promise<Result<unknown>> => {
  const engine = await engineStarted();
  if (!engine.ok) return engine;
  switch (request.call) {
    case 'warm':
      return ok(undefined);
    case 'make': {
      const [only] = request.pictures;
      const frame =
        request.pictures.length === 1 && only !== undefined
          ? await openFrame(engine.value, only)
          : await bestOfBurst(engine.value, request.pictures, request.limits);
      return frame.ok ? makePhotoOf(engine.value, frame.value, request.source, request.limits) : frame;
    }
    case 'background':
      return reportBackground(request.picture, request.limits);
    default:
      return assertNever(request, 'photo request');
  }
};

process.on('message', (message) => {
  const { id, request } = message as NumberedRequest;
  perform(request).then(
    (result) => process.send?.({ id, result } satisfies NumberedAnswer),
    (error: unknown) => {
      const bug = error instanceof Error ? (error.stack ?? error.message) : String(error);
      process.send?.({ id, bug } satisfies NumberedAnswer);
    },
  );
});

// The host is gone.
process.on('disconnect', () => process.exit(0));
