import { readFileSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { writeWholeFile } from '#basics/whole-file.ts';
import { fitPortrait } from './platform/sample-portrait.ts';
import { drawAside } from './portrait/draw-aside.ts';
import { readIfThere } from './read-if-there.ts';
import type { LoadedScenario } from './scenario/load-scenario.ts';
import type { ScenarioPerson } from './scenario/scenario.ts';

/** The portrait of a scenario's person: the named picture in card format, or a drawn one, which is drawn once. */
export const portraitOf = async (loaded: LoadedScenario, person: ScenarioPerson, dir: string): Promise<Uint8Array> => {
  if (person.photo !== null) return fitPortrait(readFileSync(resolve(dirname(loaded.file), person.photo)));
  const { idNumber, sex } = person.document;
  const file = join(dir, 'portraits', `${person.id}-${sex}-${idNumber.slice(-4)}.jpg`);
  const drawn = readIfThere(file);
  if (drawn !== null) return new Uint8Array(drawn);
  const portrait = await drawAside({ key: idNumber, sex });
  writeWholeFile(file, portrait);
  return portrait;
};
