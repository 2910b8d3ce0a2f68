/** Writes the JSON schema of scenario files for editors and readers; `--check` only compares. */
import { fileURLToPath } from 'node:url';
import { scenarioJsonSchema } from '#drivers/simulator/scenario/scenario.ts';
import { writeGenerated } from './support/generated-file.ts';

const FILE = fileURLToPath(new URL('../drivers/simulator/scenario/scenario.schema.json', import.meta.url));

process.exitCode = writeGenerated(FILE, scenarioJsonSchema(), process.argv.slice(2));
