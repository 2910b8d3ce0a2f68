/** The folders electron-builder packs: the application (shell and screens), the host beside it, and its Node. */
import { chmodSync, cpSync, globSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, sep } from 'node:path';
import { copyModules, type Target } from './modules.ts';

/** Files the host reads beside its modules. */
const BESIDE = [
  'electron/{host,services,domain}/**/*.json',
  'drivers/{platform,card-printer,id-reader,camera}/**/*.json',
];
const NOT_BESIDE = /(^|\/)tsconfig.*\.json$/;

export interface Stage {
  /** `directories.app` of electron-builder. */
  readonly app: string;
  /** `extraResources`: goes to `resources/host`. */
  readonly host: string;
}

const packageNameOf = (specifier: string): string =>
  specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');

/** Names of the packages the built host imports. */
export const importedPackages = (files: readonly string[]): readonly string[] => {
  const names = new Set<string>();
  for (const file of files) {
    const imports = readFileSync(file, 'utf8').matchAll(
      /^(?:import|export)\b[^;]*?["']([^"']+)["'];|\bimport\(["']([^"']+)["']\)/gm,
    );
    for (const [, fixed, late] of imports) {
      const specifier = fixed ?? late ?? '';
      if (/^([./#]|node:)/.test(specifier) || builtinModules.includes(specifier)) continue;
      names.add(packageNameOf(specifier));
    }
  }
  return [...names].toSorted();
};

/** Fills `folder` anew. `node` is the Node binary the host runs under, of the target's kind. */
export const stageApplication = (options: {
  readonly root: string;
  readonly folder: string;
  readonly target: Target;
  readonly node: string;
  /** PEM of the key updates are signed with; none: the application takes no updates. */
  readonly updateKey: string | null;
}): Stage => {
  const { root, folder, target, node, updateKey } = options;
  rmSync(folder, { recursive: true, force: true });
  const app = join(folder, 'app');
  const host = join(folder, 'host');
  const built = join(root, 'dist/host');
  cpSync(join(root, 'dist/electron'), join(app, 'dist/electron'), { recursive: true });
  cpSync(join(root, 'dist/renderer'), join(app, 'dist/renderer'), { recursive: true });
  if (updateKey !== null) cpSync(updateKey, join(app, 'dist/electron/update-key.pem'));
  const { name, version, description } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8')) as Readonly<
    Record<string, string>
  >;
  const manifest = { name, version, description, author: name, license: 'UNLICENSED', type: 'module' };
  writeFileSync(join(app, 'package.json'), JSON.stringify({ ...manifest, main: 'dist/electron/main.js' }));

  cpSync(built, host, { recursive: true });
  writeFileSync(join(host, 'package.json'), JSON.stringify(manifest));
  for (const file of globSync(BESIDE, { cwd: root })) {
    if (NOT_BESIDE.test(file.split(sep).join('/'))) continue;
    mkdirSync(dirname(join(host, file)), { recursive: true });
    cpSync(join(root, file), join(host, file));
  }
  const modules = globSync('**/*.js', { cwd: built }).map((file) => join(built, file));
  copyModules({ names: importedPackages(modules), root, to: host, target });
  const runtime = join(host, 'node', target.platform === 'win32' ? 'node.exe' : 'node');
  mkdirSync(dirname(runtime), { recursive: true });
  cpSync(node, runtime);
  chmodSync(runtime, 0o755);
  return { app, host };
};
