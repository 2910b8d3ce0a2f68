/** Writes the JSON schema of box lists for the banks that send them; `--check` only compares. */
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { boxListSchema } from '#services/stock/box-list.ts';
import { writeGenerated } from './support/generated-file.ts';

const FILE = fileURLToPath(new URL('../electron/services/stock/box-list.schema.json', import.meta.url));

process.exitCode = writeGenerated(FILE, z.toJSONSchema(boxListSchema, { io: 'input' }), process.argv.slice(2));
