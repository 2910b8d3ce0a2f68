/** Writes `db/schema.sql` from the migrations; with `--check` says whether it is up to date. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { schemaText } from '#db/schema-text.ts';

const USAGE = 'generate-schema [--check] [--file <path>]';

const { values } = parseArgs({
  options: {
    check: { type: 'boolean', default: false },
    file: { type: 'string', default: fileURLToPath(new URL('../db/schema.sql', import.meta.url)) },
    help: { type: 'boolean', default: false },
  },
});

const upToDate = (text: string): boolean => existsSync(values.file) && readFileSync(values.file, 'utf8') === text;

if (values.help) {
  console.log(USAGE);
} else if (!values.check) {
  writeFileSync(values.file, schemaText());
} else if (!upToDate(schemaText())) {
  console.error(`${values.file} is stale: run scripts/generate-schema.ts`);
  process.exitCode = 1;
}
