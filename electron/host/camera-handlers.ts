import { fail, ok, type Result } from '#basics/result.ts';
import type { CameraChoiceView } from '#contract/views.ts';
import type { DocumentCamera } from '#services/ports.ts';
import type { Handlers } from './dispatcher.ts';

const notSetUp = fail('camera.not-set-up', 'stop');

/** The document camera of this station: which one, how it is mounted, what lies before it. */
export const cameraHandlers = (
  camera: DocumentCamera | null,
): Pick<Handlers, 'camera.list' | 'camera.choose' | 'camera.rotate' | 'camera.preview'> => {
  const choice = async ({ cameras }: DocumentCamera): Promise<Result<CameraChoiceView>> => {
    const seen = await cameras();
    return ok({ ...seen, cameras: [...seen.cameras] });
  };
  return {
    'camera.list': async () => (camera === null ? notSetUp : choice(camera)),
    'camera.choose': async ({ device }) => {
      if (camera === null) return notSetUp;
      const chosen = await camera.choose(device);
      return chosen.ok ? choice(camera) : chosen;
    },
    'camera.rotate': async ({ rotation }) => {
      if (camera === null) return notSetUp;
      const rotated = await camera.rotate(rotation);
      return rotated.ok ? choice(camera) : rotated;
    },
    'camera.preview': async () => {
      if (camera === null) return notSetUp;
      const picture = await camera.preview();
      return picture.ok ? ok({ jpeg: Buffer.from(picture.value).toString('base64') }) : picture;
    },
  };
};
