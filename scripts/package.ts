/**
 * `npm run package`: the installer for this system, or with `--dir` the unpacked application, from the given Electron
 * and without a network. The folder holds no sources, no tests and nothing of the virtual devices.
 */
import { existsSync, mkdirSync, statSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { type Kind, makeApplication } from './package/make-application.ts';
import { folderBytes } from './package/measure-folder.ts';
import { measureStart } from './package/measure-start.ts';
import { buildForPackage } from './support/build.ts';
import { commandLine, EXIT, finishWith, makeStateDir, oneOf, printDocument } from './support/command.ts';

const ROOT = resolve(import.meta.dirname, '..');
const MIB = 1024 * 1024;

interface Options {
  readonly dir: boolean;
  readonly target?: string;
  readonly arch: string;
  readonly out: string;
  readonly electronDist?: string;
  readonly node?: string;
  readonly updateKey?: string;
  readonly start: boolean;
  readonly json: boolean;
}

const command = commandLine('package', 'Makes the installer, or the unpacked application, for this system.')
  .option('--dir', 'only the unpacked application, as --target dir', false)
  .option('--target <kind>', 'deb, nsis or dir (the installer of this system without it)')
  .option('--arch <arch>', 'x64 or arm64; native modules are those of this machine', process.arch)
  .option('--out <folder>', 'where it is put', join(ROOT, 'dist/package'))
  .option('--electron-dist <folder>', 'an unpacked Electron (ELECTRON_OVERRIDE_DIST_PATH, or the downloaded one)')
  .option('--node <file>', 'the Node the host will run under (the one that runs this)')
  .option('--update-key <file>', 'PEM of the public key updates are signed with (without it: no updates)')
  .option('--no-start', 'do not start the finished application to measure it')
  .option('--json', 'print one JSON document on standard output', false);

const tell = (line: string): void => void process.stderr.write(`${line}\n`);
const KINDS: readonly Kind[] = ['dir', 'deb', 'nsis'];

const main = async (options: Options): Promise<number> => {
  const kind = oneOf(
    '--target',
    KINDS,
    options.dir ? 'dir' : (options.target ?? (process.platform === 'win32' ? 'nsis' : 'deb')),
  );
  if (!kind.ok) return finishWith.usage(kind.error);
  const arch = oneOf('--arch', ['x64', 'arm64'], options.arch);
  if (!arch.ok) return finishWith.usage(arch.error);
  const updateKey = options.updateKey === undefined ? null : resolve(options.updateKey);
  if (updateKey !== null && !existsSync(updateKey)) return finishWith.usage(`${updateKey}: no such file`);
  const out = resolve(options.out);
  const place = makeStateDir(out);
  if (!place.ok) return finishWith.failure(place.error, options.json);
  mkdirSync(out, { recursive: true });
  await buildForPackage(tell);
  const began = performance.now();
  const made = await makeApplication({
    root: ROOT,
    out,
    kind: kind.value,
    target: { platform: kind.value === 'nsis' ? 'win32' : process.platform, arch: arch.value },
    electronDist: options.electronDist === undefined ? null : resolve(options.electronDist),
    node: resolve(options.node ?? process.execPath),
    updateKey,
  });
  if (!made.ok) return finishWith.failure(made.error, options.json);
  const { electron, folder, binary, installer } = made.value;
  const start = options.start ? await measureStart(binary) : null;
  const document = {
    outcome: 'done',
    electron,
    folder,
    binary,
    installer: installer?.file ?? null,
    bytes: {
      application: folderBytes(folder),
      shell: statSync(join(folder, 'resources/app.asar')).size,
      host: folderBytes(join(folder, 'resources/host')),
      installer: installer?.bytes ?? null,
    },
    makeMs: Math.round(performance.now() - began),
    start,
  };
  if (options.json) printDocument(document);
  else {
    const mib = (bytes: number): string => `${(bytes / MIB).toFixed(1)} MiB`;
    tell(`${folder}  ${mib(document.bytes.application)} (host ${mib(document.bytes.host)})`);
    if (installer !== null) tell(`${installer.file}  ${mib(installer.bytes)}`);
    if (start !== null && 'skipped' in start) tell(`start not measured: ${start.skipped}`);
    if (start !== null && 'cold' in start) {
      for (const [name, { firstScreenMs, readyMs }] of Object.entries(start)) {
        tell(`${name} start: first screen after ${firstScreenMs} ms, service ready after ${readyMs} ms`);
      }
    }
  }
  return EXIT.done;
};

command.action(async (options: Options) => {
  process.exitCode = await main(options);
});
await command.parseAsync();
