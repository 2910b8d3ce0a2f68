/** Writes the outlets the virtual platform begins with from the published directory; `--check` only compares. */
import { fileURLToPath } from 'node:url';
import { PUBLISHED_OUTLETS } from '#domain/outlets/published.ts';
import { writeGenerated } from './support/generated-file.ts';

const FILE = fileURLToPath(new URL('../drivers/simulator/platform/outlets.json', import.meta.url));

process.exitCode = writeGenerated(FILE, PUBLISHED_OUTLETS, process.argv.slice(2));
