import { fail, type Result } from '#basics/result.ts';
import type { Handlers } from './dispatcher.ts';
import type { Kiosk } from './kiosk.ts';

type Names =
  | 'application.setPhoto'
  | 'application.capturePhoto'
  | 'application.confirmPhoto'
  | 'application.overridePhoto'
  | 'photo.checkBackground';

type Revision = Result<{ readonly revision: number }>;

/** The photo at the counter: taken, judged, ticked, and let pass by a second person. */
export const photoHandlers = (kiosk: Kiosk, revision: (result: Result<unknown>) => Revision): Pick<Handlers, Names> => {
  const { session, options, photos, background } = kiosk;

  const capturePhoto: Handlers['application.capturePhoto'] = async (_input, { record }) => {
    if (options.camera === null) return fail('camera.not-set-up', 'stop');
    const wanted = photos.wanted();
    if (!wanted.ok) return wanted;
    const picture = await options.camera.capture();
    return picture.ok
      ? revision(await photos.set('camera', [picture.value], 'document-camera', record, wanted))
      : picture;
  };

  return {
    'application.setPhoto': async ({ source, pictures, camera }, { record }) =>
      revision(
        await photos.set(
          source,
          pictures.map((picture) => Buffer.from(picture, 'base64')),
          camera ?? '',
          record,
        ),
      ),
    'application.capturePhoto': capturePhoto,
    'application.confirmPhoto': ({ rules }, { record }) =>
      revision(session.dispatch({ event: 'confirm-photo', rules }, record)),
    'application.overridePhoto': async (request, { actor }) =>
      actor === null ? fail('staff.sign-in-needed', 'ask') : revision(await photos.override(request, actor)),
    'photo.checkBackground': async ({ picture }) => background.check(Buffer.from(picture, 'base64')),
  };
};
