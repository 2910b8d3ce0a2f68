import { createHash } from 'node:crypto';
import { existsSync, globSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { build } from 'vite';

const ROOT = resolve(import.meta.dirname, '../..');
const DIST = join(ROOT, 'dist');

interface Part {
  readonly name: string;
  /** Folder in `dist/`. */
  readonly out: string;
  readonly configFile: string;
  /** One build per mode, all into the same folder. */
  readonly modes: readonly string[];
  readonly sources: readonly string[];
}

const PARTS: readonly Part[] = [
  {
    name: 'screens',
    out: 'renderer',
    configFile: 'renderer/vite.config.ts',
    modes: ['production'],
    sources: ['renderer/**/*', 'electron/{contract,domain,basics}/**/*.ts'],
  },
  {
    name: 'shell',
    out: 'electron',
    configFile: 'electron/vite.config.ts',
    modes: ['main', 'preload'],
    sources: [
      'electron/{main,preload,vite.config}.ts',
      'electron/{shell,contract,domain,basics}/**/*.ts',
      'electron/host/channel-types.ts',
    ],
  },
];

/** The host as JavaScript, for the packaged application only: from the project Node runs it as it is. */
const HOST: Part = {
  name: 'host',
  out: 'host',
  configFile: 'electron/vite.host.config.ts',
  modes: ['production'],
  sources: [
    'electron/vite.host.config.ts',
    'electron/{host,services,contract,domain,basics}/**/*.ts',
    'drivers/**/*.ts',
    'db/**/*.ts',
  ],
};

/** Changes whenever something a part is made of changes. */
const fingerprintOf = (part: Part): string => {
  const hash = createHash('sha256');
  const files = globSync([...part.sources, 'package.json', 'package-lock.json'], { cwd: ROOT, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted();
  for (const file of files) hash.update(`${file}\0`).update(readFileSync(file)).update('\0');
  return hash.digest('hex');
};

/**
 * Builds the screens and the shell into `dist/`, each only when its sources changed. Built beside and put in place at
 * the end, so that neither a broken build nor one running at the same time leaves half a folder.
 */
export const buildAll = (tell: (line: string) => void): Promise<void> => buildParts(PARTS, tell);

/** As `buildAll`, and the host into `dist/host`. */
export const buildForPackage = (tell: (line: string) => void): Promise<void> => buildParts([...PARTS, HOST], tell);

const buildParts = async (parts: readonly Part[], tell: (line: string) => void): Promise<void> => {
  for (const part of parts) {
    const stampFile = join(DIST, `${part.out}.built`);
    const stamp = fingerprintOf(part);
    const out = join(DIST, part.out);
    if (existsSync(out) && existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) continue;
    tell(`building the ${part.name}`);
    const beside = join(DIST, `.${part.out}-${process.pid}`);
    try {
      for (const mode of part.modes) {
        await build({ configFile: join(ROOT, part.configFile), mode, logLevel: 'warn', build: { outDir: beside } });
      }
      mkdirSync(DIST, { recursive: true });
      // Out of the way by a rename, so that the folder is missing for a moment only.
      if (existsSync(out)) renameSync(out, `${beside}-old`);
      renameSync(beside, out);
      writeFileSync(stampFile, stamp);
    } finally {
      for (const folder of [beside, `${beside}-old`]) rmSync(folder, { recursive: true, force: true });
    }
  }
};
