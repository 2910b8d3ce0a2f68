/** Writes the JSON schema of face templates for editors and readers; `--check` only compares. */
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { faceTemplateSchema } from '#services/devices/face/template-schema.ts';
import { writeGenerated } from './support/generated-file.ts';

const FILE = fileURLToPath(new URL('../electron/services/devices/face/template.schema.json', import.meta.url));

process.exitCode = writeGenerated(FILE, z.toJSONSchema(faceTemplateSchema, { io: 'input' }), process.argv.slice(2));
