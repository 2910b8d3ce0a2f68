/** Writes the JSON schema of the station file for editors and readers; `--check` only compares. */
import { fileURLToPath } from 'node:url';
import { stationJsonSchema } from '#host/config.ts';
import { writeGenerated } from './support/generated-file.ts';

const FILE = fileURLToPath(new URL('../electron/host/station.schema.json', import.meta.url));

process.exitCode = writeGenerated(FILE, stationJsonSchema(), process.argv.slice(2));
