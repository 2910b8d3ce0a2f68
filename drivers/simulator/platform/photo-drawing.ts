import type { CallName } from '#drivers/platform/calls.ts';
import { drawAside } from '../portrait/draw-aside.ts';
import type { PlatformFiles } from './data-file.ts';
import { type ApplicationEntry, NOT_DRAWN } from './records.ts';
import type { PlatformPersonSeed } from './seeding.ts';

type Seeds = readonly Pick<PlatformPersonSeed, 'personId' | 'photo'>[];

/**
 * A portrait takes a good part of a second to draw, and most of a scenario's are never looked at: they are drawn before
 * the first call that may show or compare them.
 */
export const createPhotoDrawing = (files: PlatformFiles, seeds: Seeds) => {
  const draw = async (entry: ApplicationEntry): Promise<void> => {
    const seed = seeds.find(({ personId }) => personId === entry.personId);
    // Recorded under an earlier scenario of this directory: the record is all that is known of the person.
    const picture = await (seed?.photo() ?? drawAside({ key: entry.person.idNumber, sex: '1' }));
    const photo = files.keepPicture(picture);
    if (entry.photo !== NOT_DRAWN) return;
    entry.photo = photo;
    files.save();
  };

  /** To be awaited before the call is answered. `id` is the value in its path. */
  return async (name: CallName, id: string, body: unknown): Promise<void> => {
    const wanted = applicationsOf(files, name, id, body).filter(({ photo }) => photo === NOT_DRAWN);
    await Promise.all(wanted.map(draw));
  };
};

/** The applications whose photo a call may need. The body is not checked yet. */
const applicationsOf = (
  { data }: PlatformFiles,
  name: CallName,
  id: string,
  body: unknown,
): readonly ApplicationEntry[] => {
  const said = typeof body === 'object' && body !== null ? body : {};
  switch (name) {
    case 'applicationPhoto':
      return data.applications.filter((entry) => entry.id === id);
    case 'createOrder':
      return data.applications.filter((entry) => 'applicationId' in said && entry.id === said.applicationId);
    case 'submitApplication': {
      const document = 'document' in said ? said.document : null;
      const idNumber = typeof document === 'object' && document !== null && 'idNumber' in document && document.idNumber;
      return data.applications.filter(({ person, state }) => person.idNumber === idNumber && state === 'refused');
    }
    default:
      return [];
  }
};
