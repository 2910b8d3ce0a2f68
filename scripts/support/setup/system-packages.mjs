import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { runCommand, tailOf } from './command.mjs';
import { fingerprint, readStamp, writeStamp } from './stamp.mjs';

/**
 * Debian packages beyond Node, each with a file or command that shows it is there (also on other distributions).
 * @type {readonly { name: string, use: string, probes: readonly string[] }[]}
 */
export const SYSTEM_PACKAGES = [
  { name: 'pcscd', use: 'smart card service', probes: ['/usr/sbin/pcscd'] },
  { name: 'vsmartcard-vpcd', use: 'virtual card reader', probes: ['/usr/lib/pcsc/drivers/serial/libifdvpcd.so'] },
  { name: 'libpcsclite-dev', use: 'building the card reader addon', probes: ['/usr/include/PCSC/winscard.h'] },
  { name: 'socat', use: 'virtual serial lines', probes: ['socat'] },
  { name: 'chromium', use: 'screens without Electron, tests', probes: ['chromium'] },
  { name: 'fswebcam', use: 'document camera', probes: ['fswebcam'] },
  {
    name: 'fonts-noto-cjk',
    use: 'rare characters in names',
    probes: ['/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc'],
  },
  { name: 'g++', use: 'building the card reader addon', probes: ['g++'] },
  { name: 'make', use: 'building the card reader addon', probes: ['make'] },
  { name: 'python3', use: 'building the card reader addon', probes: ['python3'] },
];

const SEARCH = [...(process.env.PATH ?? '').split(delimiter), '/usr/sbin', '/usr/bin', '/usr/local/bin'];

/** @param {string} probe an absolute path or the name of a command @returns {boolean} */
const isThere = (probe) =>
  probe.startsWith('/') ? existsSync(probe) : SEARCH.some((folder) => folder !== '' && existsSync(join(folder, probe)));

/** @returns {Promise<string[]>} names of the packages that are not installed */
const missingPackages = async () => {
  const suspects = SYSTEM_PACKAGES.filter((entry) => !entry.probes.some(isThere)).map((entry) => entry.name);
  if (suspects.length === 0 || !isThere('dpkg-query')) return suspects;
  // The probe may stand elsewhere in another release; the package database has the last word.
  // biome-ignore lint/suspicious/noTemplateCurlyInString: dpkg-query's own placeholders
  const format = '${Package} ${db:Status-Status}\n';
  const { output } = await runCommand('dpkg-query', ['-W', '-f', format, ...suspects]);
  const installed = new Set(
    output.split('\n').flatMap((line) => (line.endsWith(' installed') ? [line.split(' ')[0]] : [])),
  );
  return suspects.filter((name) => !installed.has(name));
};

/** @param {readonly string[]} names @returns {string} */
const installLine = (names) => `apt-get update && apt-get install -y --no-install-recommends ${names.join(' ')}`;

/** @param {readonly string[]} args */
const apt = (args) =>
  // Another installation may be running: wait for its lock instead of failing.
  runCommand('apt-get', ['-qq', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  });

/**
 * Installs the system packages that are missing where it may (root with apt), otherwise says how. Never fails: what
 * needs a package says so itself when it is used. A set that could not be had is remembered and not tried again at
 * every start.
 * @param {import('./layout.mjs').Layout} layout
 * @param {import('./report.mjs').Reporter} reporter
 * @param {{ tryAgain: boolean }} options
 */
export const ensureSystemPackages = async (layout, reporter, { tryAgain }) => {
  if (process.platform !== 'linux') return;
  const missing = await missingPackages();
  if (missing.length === 0) return;
  const stampFile = join(layout.stateDir, 'system-packages-missing');
  const stamp = fingerprint(missing);
  const known = !tryAgain && readStamp(stampFile) === stamp;
  const list = missing.map((name) => `${name} (${useOf(name)})`).join(', ');
  if (known) {
    reporter.note(`Not installed: ${list}. As root: ${installLine(missing)}`);
    return;
  }
  if (process.getuid?.() !== 0 || !isThere('apt-get')) {
    reporter.problem(
      `these system packages are missing: ${list}. To install them, as root:\n    ${installLine(missing)}`,
    );
    writeStamp(stampFile, stamp);
    return;
  }
  reporter.doing(`installing system packages: ${missing.join(' ')}`);
  const update = await apt(['update']);
  const all = await apt(['install', '-y', '--no-install-recommends', ...missing]);
  if (all.code !== 0) {
    // One name the system does not know stops the whole line: take what can be had.
    for (const name of missing) await apt(['install', '-y', '--no-install-recommends', name]);
  }
  const left = await missingPackages();
  if (left.length === 0) return;
  const cause = update.code === 0 ? all.output : update.output;
  reporter.problem(`could not install ${left.join(' ')}; going on without.\n${tailOf(cause, 4)}`);
  writeStamp(stampFile, fingerprint(left));
};

/** @param {string} name @returns {string} */
const useOf = (name) => SYSTEM_PACKAGES.find((entry) => entry.name === name)?.use ?? '';
