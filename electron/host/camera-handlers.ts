import { fail, ok, type Result } from '#basics/result.ts';
import type { DocumentCamera } from '#services/ports.ts';
import type { Handlers } from './dispatcher.ts';

const notSetUp = fail('camera.not-set-up', 'stop');

/** The document camera of this station: which one, how it is mounted, what lies before it. */
export const cameraHandlers = (
  camera: DocumentCamera | null,
): Pick<Handlers, 'camera.list' | 'camera.choose' | 'camera.rotate' | 'camera.preview'> => {
  const done = (result: Result<void>): Result<Record<string, never>> => (result.ok ? ok({}) : result);
  return {
    'camera.list': async () => {
      if (camera === null) return notSetUp;
      const seen = await camera.cameras();
      return ok({ ...seen, cameras: [...seen.cameras] });
    },
    'camera.choose': async ({ device }) => (camera === null ? notSetUp : done(await camera.choose(device))),
    'camera.rotate': async ({ rotation }) => (camera === null ? notSetUp : done(await camera.rotate(rotation))),
    'camera.preview': async () => {
      if (camera === null) return notSetUp;
      const picture = await camera.preview();
      return picture.ok ? ok({ jpeg: Buffer.from(picture.value).toString('base64') }) : picture;
    },
  };
};
