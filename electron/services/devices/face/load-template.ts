/** Face templates by the id of a shipped one or by the path of a file of one's own. */
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { fail, ok, type Result } from '#basics/result.ts';
import type { FaceTemplate } from '#domain/card/face-template.ts';
import { faceTemplateSchema } from './template-schema.ts';

const SHIPPED = new URL('./templates/', import.meta.url);
const ENDING = '.json';

export const DEFAULT_TEMPLATE = 'back-with-chip';

export const shippedTemplateIds = (): readonly string[] =>
  readdirSync(SHIPPED)
    .filter((file) => file.endsWith(ENDING))
    .map((file) => file.slice(0, -ENDING.length))
    .toSorted();

/**
 * A shipped template or a file; relative paths count from the working directory. Fails with `face.template-unknown`
 * (params `template`, `cause`: also the shipped ids) and `face.template-malformed` (params `template`, `path`, `problem`).
 */
export const loadFaceTemplate = (idOrFile: string): Result<FaceTemplate> => {
  const shipped = shippedTemplateIds().includes(idOrFile);
  const text = readText(shipped ? fileURLToPath(new URL(`${idOrFile}${ENDING}`, SHIPPED)) : idOrFile);
  if (text === null) {
    return fail('face.template-unknown', 'stop', { template: idOrFile, shipped: shippedTemplateIds().join(', ') });
  }
  const malformed = (path: string, problem: string) =>
    fail('face.template-malformed', 'stop', { template: idOrFile, path, problem });
  const json = parseJson(text);
  if (!json.ok) return malformed('', json.error);
  const template = faceTemplateSchema.safeParse(json.value);
  if (template.success) return ok(template.data);
  const [issue] = template.error.issues;
  return malformed(issue?.path.join('.') ?? '', issue?.message ?? 'malformed');
};

const readText = (file: string): string | null => {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    return null;
  }
};

const parseJson = (text: string): Result<unknown, string> => {
  try {
    return { ok: true, value: JSON.parse(text) as unknown };
  } catch (error) {
    return { ok: false, error: error instanceof Error ? error.message : String(error) };
  }
};
