import { spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isDeepStrictEqual } from 'node:util';

const BIOME = fileURLToPath(new URL('../../node_modules/@biomejs/biome/bin/biome', import.meta.url));

/**
 * Writes a generated JSON file in the project's format, or with `--check` on the command line compares the content
 * and writes nothing. Answers the exit code: 0 written or up to date, 1 out of date (said on standard error), 2 usage.
 */
export const writeGenerated = (file: string, document: unknown, args: readonly string[]): 0 | 1 | 2 => {
  const [first, ...rest] = args;
  if ((first !== undefined && first !== '--check') || rest.length > 0) {
    console.error('usage: [--check]');
    return 2;
  }
  if (first === undefined) {
    writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
    const formatted = spawnSync(process.execPath, [BIOME, 'format', '--write', file], { stdio: 'ignore' });
    return formatted.status === 0 ? 0 : 1;
  }
  const current: unknown = currentDocument(file);
  // Through JSON, so that members without a value do not count.
  if (isDeepStrictEqual(current, JSON.parse(JSON.stringify(document)))) return 0;
  console.error(`${relative(process.cwd(), file)} is out of date`);
  return 1;
};

/** Content of the file, null when there is none. */
const currentDocument = (file: string): unknown => {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};
