import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { SetupError } from './report.mjs';

/**
 * Where things are in a clone.
 * @typedef {{
 *   root: string,
 *   modules: string,
 *   stateDir: string,
 *   nodePackage: string | null,
 *   nodeVersion: string | null,
 *   nodeHome: string | null,
 *   node: string | null,
 * }} Layout
 * `nodePackage` is the npm package that carries the pinned Node for this system, null when there is none;
 * `nodeHome` its folder (with the headers), `node` its binary.
 */

/** `--experimental-strip-types` is on by default from here: the oldest Node that runs the sources as they are. */
const OLDEST_WITHOUT_PIN = [22, 18];

/** @param {string} scriptsDir folder of `bootstrap.mjs` @returns {Layout} */
export const layoutOf = (scriptsDir) => {
  const root = resolve(scriptsDir, '..');
  const manifest = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const system = process.platform === 'win32' ? 'win' : process.platform;
  const candidate = `node-${system}-${process.arch}`;
  /** @type {string | undefined} */
  const version = manifest.optionalDependencies?.[candidate];
  const modules = join(root, 'node_modules');
  const nodeHome = version === undefined ? null : join(modules, candidate);
  return {
    root,
    modules,
    stateDir: join(root, '.state'),
    nodePackage: version === undefined ? null : candidate,
    nodeVersion: version ?? null,
    nodeHome,
    node: nodeHome === null ? null : join(nodeHome, 'bin', process.platform === 'win32' ? 'node.exe' : 'node'),
  };
};

/**
 * The Node to run everything with: the pinned one, or the running one where no package carries it.
 * @param {Layout} layout
 * @returns {string}
 */
export const usableNode = (layout) => {
  if (layout.node !== null) {
    if (existsSync(layout.node)) return layout.node;
    throw new SetupError(
      `${layout.nodePackage} is not among the installed packages. Optional packages seem to be switched off; ` +
        'delete node_modules and run this again.',
    );
  }
  const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
  const [oldestMajor = 0, oldestMinor = 0] = OLDEST_WITHOUT_PIN;
  if (major > oldestMajor || (major === oldestMajor && minor >= oldestMinor)) return process.execPath;
  throw new SetupError(
    `There is no pinned Node for ${process.platform}-${process.arch}, and Node ${process.versions.node} is older than ` +
      `${OLDEST_WITHOUT_PIN.join('.')}. Please install a newer Node.`,
  );
};
