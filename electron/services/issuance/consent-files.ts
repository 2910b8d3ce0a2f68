/** The consent texts as files: one a text and version, and a list of those in force, in the order they are read. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';
import { fail, ok, type Result } from '#basics/result.ts';
import { type ConsentFile, ConsentTexts } from './consents.ts';

const SHIPPED = fileURLToPath(new URL('./consent-texts/', import.meta.url));

/** Which texts are read today. Texts that were in force before stay in the folder: people agreed to them. */
export const IN_FORCE = 'in-force.json';

const name = z.string().regex(/^[a-z0-9][a-z0-9.-]*$/);
const inLanguage = z.strictObject({ title: z.string().min(1), paragraphs: z.array(z.string().min(1)).min(1) });
const textSchema = z.strictObject({
  document: name,
  version: name,
  /** Made up for the start, and marked so on the screen. */
  sample: z.boolean(),
  'zh-CN': inLanguage,
  en: inLanguage,
});
const inForceSchema = z.array(z.strictObject({ document: name, version: name })).min(1);

/** `consentTexts` of the station file: a folder of texts instead of the shipped samples. */
export const consentTextsConfig = z.string().min(1).optional();

/**
 * Reads the texts in force from a folder. Fails with `consent-text.malformed` (params `file`, `path`, `problem`) when a
 * file can't be read or does not fit, `consent-text.repeated` (params `document`) when a document is in force twice, and
 * `consent-text.misnamed` (params `file`) when a file holds another text than its name says.
 */
export const loadConsentTexts = (dir: string = SHIPPED): Result<ConsentTexts> => {
  const inForce = read(dir, IN_FORCE, inForceSchema);
  if (!inForce.ok) return inForce;
  const texts: ConsentFile[] = [];
  for (const { document, version } of inForce.value) {
    if (texts.some((text) => text.document === document)) return fail('consent-text.repeated', 'stop', { document });
    const file = `${document}@${version}.json`;
    const text = read(dir, file, textSchema);
    if (!text.ok) return text;
    if (text.value.document !== document || text.value.version !== version) {
      return fail('consent-text.misnamed', 'stop', { file });
    }
    texts.push(text.value);
  }
  return ok(new ConsentTexts(texts));
};

const read = <S extends z.ZodType>(dir: string, file: string, schema: S): Result<z.output<S>> => {
  let content: unknown;
  try {
    content = JSON.parse(readFileSync(join(dir, file), 'utf8'));
  } catch (error) {
    const problem = error instanceof Error ? error.message : String(error);
    return fail('consent-text.malformed', 'stop', { file, path: '', problem });
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const path = issue?.path.join('.') ?? '';
  return fail('consent-text.malformed', 'stop', { file, path, problem: issue?.message ?? 'malformed' });
};
