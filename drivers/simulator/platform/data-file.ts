import { createHash } from 'node:crypto';
import { join } from 'node:path';
import { fail, ok, type Result } from '#basics/result.ts';
import { writeWholeFile } from '#basics/whole-file.ts';
import { readIfThere } from '../read-if-there.ts';
import { emptyPlatformData, type PlatformData, platformData } from './records.ts';

const sha256 = (content: string | Uint8Array): string => createHash('sha256').update(content).digest('hex');

/** The platform's memory on disk: records in one file, pictures by content, given answers by key. */
export interface PlatformFiles {
  readonly data: PlatformData;
  /** Writes the records as they are now. On disk when it returns. */
  save(): void;
  /** Keeps a picture and answers its name; the same picture is kept once. */
  keepPicture(picture: Uint8Array): string;
  /** Throws for a name that was never given. */
  picture(name: string): Uint8Array;
  /** To be called before `save` of the records that mention the key. */
  keepAnswer(key: string, body: string): void;
  answer(key: string): string;
}

/** Opens or begins the files below `dir`. Fails with `simulator.data-damaged` (param `file`), never overwrites. */
export const openPlatformFiles = (dir: string): Result<PlatformFiles> => {
  const file = join(dir, 'platform.json');
  const read = readRecords(file);
  if (!read.ok) return read;
  const data = read.value;

  const named = (folder: string, name: string): Buffer => {
    const content = readIfThere(join(dir, folder, name));
    if (content === null) throw new Error(`${folder}/${name} is gone from the platform's files`);
    return content;
  };

  return ok({
    data,
    save: () => writeWholeFile(file, JSON.stringify(data, null, 1)),
    keepPicture: (picture) => {
      const name = `${sha256(picture)}.jpg`;
      if (readIfThere(join(dir, 'pictures', name)) === null) writeWholeFile(join(dir, 'pictures', name), picture);
      return name;
    },
    picture: (name) => new Uint8Array(named('pictures', name)),
    keepAnswer: (key, body) => writeWholeFile(join(dir, 'answers', `${sha256(key)}.json`), body),
    answer: (key) => named('answers', `${sha256(key)}.json`).toString('utf8'),
  });
};

const readRecords = (file: string): Result<PlatformData> => {
  const content = readIfThere(file);
  if (content === null) return ok(emptyPlatformData());
  try {
    const parsed = platformData.safeParse(JSON.parse(content.toString('utf8')));
    return parsed.success ? ok(parsed.data) : fail('simulator.data-damaged', 'stop', { file });
  } catch (error) {
    if (error instanceof SyntaxError) return fail('simulator.data-damaged', 'stop', { file });
    throw error;
  }
};
