/** Writes drivers/platform/openapi.json from the schemas of the contract; `--check` only compares. */
import { fileURLToPath } from 'node:url';
import { openApiDocument } from '#drivers/platform/openapi.ts';
import { writeGenerated } from './support/generated-file.ts';

const FILE = fileURLToPath(new URL('../drivers/platform/openapi.json', import.meta.url));

process.exitCode = writeGenerated(FILE, openApiDocument(), process.argv.slice(2));
