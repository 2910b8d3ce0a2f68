/** Writes the JSON schema of photo limits for editors and readers; `--check` only compares. */
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { photoLimitsSchema } from '#services/photo/limits/limits-schema.ts';
import { writeGenerated } from './support/generated-file.ts';

const FILE = fileURLToPath(new URL('../electron/services/photo/limits/photo-limits.schema.json', import.meta.url));

process.exitCode = writeGenerated(FILE, z.toJSONSchema(photoLimitsSchema, { io: 'input' }), process.argv.slice(2));
