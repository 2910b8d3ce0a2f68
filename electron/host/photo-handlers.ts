import { fail, ok, type Result } from '#basics/result.ts';
import type { Handlers } from './dispatcher.ts';
import type { Kiosk } from './kiosk.ts';

type Names =
  | 'application.setPhoto'
  | 'application.capturePhoto'
  | 'application.confirmPhoto'
  | 'application.overridePhoto'
  | 'photo.checkBackground'
  | 'staff.supervisors';

type Revision = Result<{ readonly revision: number }>;

/** The photo at the counter: taken, judged, ticked, and let pass by a second person. */
export const photoHandlers = (kiosk: Kiosk, revision: (result: Result<unknown>) => Revision): Pick<Handlers, Names> => {
  const { session, options, photos, background } = kiosk;

  const capturePhoto = async (): Promise<Revision> => {
    if (options.camera === null) return fail('camera.not-set-up', 'stop');
    const wanted = photos.wanted();
    if (!wanted.ok) return wanted;
    const picture = await options.camera.capture();
    return picture.ok ? revision(await photos.set('camera', [picture.value], 'document-camera', wanted)) : picture;
  };

  return {
    'application.setPhoto': async ({ source, pictures, camera }) =>
      revision(
        await photos.set(
          source,
          pictures.map((picture) => Buffer.from(picture, 'base64')),
          camera ?? '',
        ),
      ),
    'application.capturePhoto': capturePhoto,
    'application.confirmPhoto': ({ rules }, { record }) =>
      revision(session.dispatch({ event: 'confirm-photo', rules }, record)),
    'application.overridePhoto': async (request) => revision(await photos.override(request)),
    'photo.checkBackground': async ({ picture }) => background.check(Buffer.from(picture, 'base64')),
    'staff.supervisors': () =>
      ok({
        supervisors: options.staff
          .list()
          .filter(({ role, name }) => role === 'supervisor' && name !== options.station.teller)
          .map(({ staffId, name }) => ({ staffId, name })),
      }),
  };
};
