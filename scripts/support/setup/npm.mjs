import { existsSync, readFileSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runCommand, tailOf } from './command.mjs';
import { SetupError } from './report.mjs';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';

/**
 * npm's own program file: the npm that started us, the one beside this Node, or the first in the path.
 * @returns {string}
 */
export const findNpm = () => {
  const started = process.env.npm_execpath ?? '';
  const home = dirname(process.execPath);
  const beside = ['../lib/node_modules', 'node_modules'].map((folder) => join(home, folder, 'npm/bin/npm-cli.js'));
  const inPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) => [
      join(folder, '../lib/node_modules/npm/bin/npm-cli.js'),
      join(folder, 'node_modules/npm/bin/npm-cli.js'),
      join(folder, '../share/nodejs/npm/bin/npm-cli.js'),
    ]);
  const candidates = [started.endsWith('npm-cli.js') ? started : '', ...beside, ...inPath];
  const found = candidates.find((file) => file !== '' && existsSync(file));
  if (found !== undefined) return found;
  throw new SetupError('npm is not installed. It comes with Node from nodejs.org; on Debian: apt-get install npm');
};

/**
 * What went wrong with npm, for a person, from its output.
 * @param {string} output
 * @returns {string}
 */
export const explainNpmFailure = (output) => {
  if (/ENOSPC/.test(output)) return 'The disk is full. Free about 1 GB and run the command again.';
  if (
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ERR_SOCKET_TIMEOUT|EHOSTUNREACH|ENETUNREACH/.test(output)
  ) {
    return 'The package registry cannot be reached. Check the network (or the registry and proxy settings of npm).';
  }
  if (/\bE40[13]\b/.test(output)) return 'The package registry refuses access. Check the registry settings of npm.';
  if (/EACCES|EPERM|EROFS/.test(output)) return 'node_modules or the npm cache cannot be written. Check their owner.';
  if (/EINTEGRITY/.test(output)) return 'A package differs from the one in package-lock.json; it was not installed.';
  if (/EUSAGE|in sync/.test(output)) return 'package.json and package-lock.json do not belong together.';
  return 'Installing the packages failed.';
};

/**
 * What the installed packages depend on. The system's Node is not part of it: addons are built for the pinned one.
 * @param {import('./layout.mjs').Layout} layout
 * @returns {string}
 */
export const packagesKey = (layout) => {
  const lock = join(layout.root, 'package-lock.json');
  if (!existsSync(lock)) throw new SetupError(`${lock} is missing; this clone is not complete.`);
  return fingerprint([
    readFileSync(lock, 'utf8'),
    layout.nodeVersion ?? process.versions.node,
    `${process.platform}-${process.arch}`,
  ]);
};

/** @param {import('./layout.mjs').Layout} layout */
const stampFile = (layout) => join(layout.modules, '.set-up-packages');

/** @param {import('./layout.mjs').Layout} layout @param {string} key @returns {boolean} */
export const packagesAreReady = (layout, key) =>
  readStamp(stampFile(layout)) === key && (layout.node === null || existsSync(layout.node));

/** npm's own patience (retries after 10 s and 60 s, for every package) would keep a person without network waiting. */
const PATIENCE = [
  '--prefer-offline',
  '--fetch-retries=1',
  '--fetch-retry-mintimeout=1000',
  '--fetch-retry-maxtimeout=3000',
];

/**
 * True when the lockfile names no version for some optional package of another system. A lockfile written against a
 * registry that does not carry all of them looks like this, and `npm ci` refuses it.
 * @param {{ packages: Record<string, { optionalDependencies?: Record<string, string> }> }} lock
 * @returns {boolean}
 */
export const lacksForeignPackages = (lock) => {
  const known = new Set(Object.keys(lock.packages).map((path) => path.slice(path.lastIndexOf('node_modules/') + 13)));
  return Object.values(lock.packages).some((entry) =>
    Object.keys(entry.optionalDependencies ?? {}).some((name) => !known.has(name)),
  );
};

/** What npm says about a failure, without its page of usage. */
const npmWords = (/** @type {string} */ output) =>
  tailOf(output.replace(/npm error\s*\nnpm error Clean install[\s\S]*/, ''), 12);

/**
 * Installs what the lockfile names, without install scripts.
 * @param {import('./layout.mjs').Layout} layout
 * @param {import('./report.mjs').Reporter} reporter
 * @param {string} key
 */
export const installPackages = async (layout, reporter, key) => {
  const npm = findNpm();
  const lock = JSON.parse(readFileSync(join(layout.root, 'package-lock.json'), 'utf8'));
  const command = lacksForeignPackages(lock) ? ['install', '--no-save'] : ['ci'];
  reporter.doing(`installing packages (npm ${command.join(' ')}), about a minute`);
  // .npmrc keeps npm silent for the sake of --json; here its errors are wanted. Development and optional packages
  // are named because NODE_ENV=production or a user's npmrc would leave them (and the pinned Node) out.
  const args = [...command, '--ignore-scripts', '--loglevel=error', '--include=dev', '--include=optional', ...PATIENCE];
  const { code, output } = await runCommand(process.execPath, [npm, ...args], { cwd: layout.root });
  if (code !== 0) throw new SetupError(`${explainNpmFailure(output)}\n${npmWords(output)}`);
  writeStamp(stampFile(layout), key);
};
