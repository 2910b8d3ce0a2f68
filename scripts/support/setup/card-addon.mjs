import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { runCommand, tailOf } from './command.mjs';
import { findNpm } from './npm.mjs';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';

const HEADER = '/usr/include/PCSC/winscard.h';

/** @param {string} packages */
const keyOf = (packages) =>
  // The header belongs to it: a build that failed for want of it is tried again when it has been installed.
  fingerprint([packages, process.platform === 'linux' ? String(existsSync(HEADER)) : '']);

/** @param {import('./layout.mjs').Layout} layout */
const stampFile = (layout) => join(layout.modules, '.set-up-card-addon');

/**
 * True when nothing is to be done: it was built, or building it failed under the same circumstances.
 * @param {import('./layout.mjs').Layout} layout
 * @param {string} packages key of the installed packages
 * @param {boolean} tryAgain
 * @returns {boolean}
 */
export const cardAddonIsSettled = (layout, packages, tryAgain) => {
  const stamp = readStamp(stampFile(layout));
  const key = keyOf(packages);
  return stamp === `built ${key}` || (!tryAgain && stamp === `failed ${key}`);
};

/**
 * Builds the PC/SC addon for the Node that will load it. `npm install` would build it for the system's Node, whose
 * ABI differs; the package of the pinned Node carries its own headers. Without it everything runs except PC/SC.
 * @param {import('./layout.mjs').Layout} layout
 * @param {import('./report.mjs').Reporter} reporter
 * @param {string} packages key of the installed packages
 * @param {string} node
 */
export const buildCardAddon = async (layout, reporter, packages, node) => {
  const key = keyOf(packages);
  const load = () => runCommand(node, ['-e', "require('pcsclite')"], { cwd: layout.root });
  if ((await load()).code === 0) return writeStamp(stampFile(layout), `built ${key}`);
  reporter.doing('building the card reader addon (pcsclite)');
  const args = ['rebuild', 'pcsclite', '--ignore-scripts=false', '--foreground-scripts', '--loglevel=error'];
  if (layout.nodeHome !== null) args.push(`--nodedir=${layout.nodeHome}`);
  const env = { ...process.env, PATH: `${dirname(node)}${delimiter}${process.env.PATH ?? ''}` };
  const build = await runCommand(node, [findNpm(), ...args], { cwd: layout.root, env });
  const loaded = await load();
  if (loaded.code === 0) return writeStamp(stampFile(layout), `built ${key}`);
  const header = process.platform === 'linux' && !existsSync(HEADER);
  const cause = header
    ? `    ${HEADER} is missing (package libpcsclite-dev)`
    : tailOf(build.code === 0 ? loaded.output : build.output);
  reporter.problem(`the card reader addon could not be built; chip cards through PC/SC will not work.\n${cause}`);
  writeStamp(stampFile(layout), `failed ${key}`);
};
