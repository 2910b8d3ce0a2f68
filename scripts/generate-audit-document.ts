/** Writes the auditor's document from the catalogue of events; `--check` only compares. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { auditDocument } from './support/audit-document.ts';

const FILE = fileURLToPath(new URL('../electron/domain/audit/AUDIT.md', import.meta.url));
const [first, ...rest] = process.argv.slice(2);

if ((first !== undefined && first !== '--check') || rest.length > 0) {
  console.error('usage: [--check]');
  process.exitCode = 2;
} else if (first === undefined) {
  writeFileSync(FILE, auditDocument());
} else if (!existsSync(FILE) || readFileSync(FILE, 'utf8') !== auditDocument()) {
  console.error('electron/domain/audit/AUDIT.md is stale: run scripts/generate-audit-document.ts');
  process.exitCode = 1;
}
