/** `npm run check`: types, lint, import rules, unused code, words, generated files. Exit code 1 when anything is found. */
import { spawn } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, resolve } from 'node:path';

const ROOT = resolve(import.meta.dirname, '..');
const bin = (path: string): string => join(ROOT, 'node_modules', path);

interface Check {
  readonly name: string;
  readonly file: string;
  readonly args: readonly string[];
}

const node = (name: string, script: string, ...args: readonly string[]): Check => ({
  name,
  file: process.execPath,
  args: [script, ...args],
});

const PROJECTS = ['tsconfig.json', 'electron/domain', 'electron/shell', 'renderer', 'tests'];

const generators = readdirSync(import.meta.dirname)
  .filter((file) => /^generate-.*\.ts$/.test(file))
  .toSorted();

const CHECKS: readonly Check[] = [
  ...PROJECTS.map((project) => node(`types: ${project}`, bin('typescript/bin/tsc'), '-p', project)),
  node('lint and format', bin('@biomejs/biome/bin/biome'), 'check', '--error-on-warnings', '.'),
  node(
    'import rules',
    bin('.bin/depcruise'),
    '-c',
    'scripts/dependency-cruiser.cjs',
    '--no-cache',
    'electron',
    'drivers',
    'db',
    'renderer',
  ),
  node('unused code and packages', bin('knip/bin/knip.js'), '-c', 'scripts/knip.json', '--no-progress'),
  node('words', join('scripts', 'check-words.ts')),
  ...generators.map((file) => node(`generated: ${file}`, join('scripts', file), '--check')),
];

/** Runs one check and answers its output, or null when it found nothing. */
const find = ({ file, args }: Check): Promise<string | null> =>
  new Promise((done) => {
    const child = spawn(file, args, { cwd: ROOT, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = '';
    child.stdout.on('data', (text: Buffer) => {
      said += text.toString('utf8');
    });
    child.stderr.on('data', (text: Buffer) => {
      said += text.toString('utf8');
    });
    child.once('error', (error) => done(error.message));
    child.once('close', (code) => done(code === 0 ? null : said.trim() || `ended with code ${code}`));
  });

let found = 0;
for (const check of CHECKS) {
  const problem = await find(check);
  process.stdout.write(`${problem === null ? 'ok    ' : 'FOUND '} ${check.name}\n`);
  if (problem === null) continue;
  found += 1;
  process.stdout.write(`${problem.replaceAll(/^/gm, '       ')}\n`);
}
process.stdout.write(
  found === 0 ? `${CHECKS.length} checks, nothing found\n` : `${found} of ${CHECKS.length} checks found something\n`,
);
process.exitCode = found === 0 ? 0 : 1;
