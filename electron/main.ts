/** Electron's entry: `electron . [--dir <state directory>] [--station <file>] [--kiosk]`. */
import { readOptions } from './shell/options.ts';
import { runShell } from './shell/run-shell.ts';
import { defaultStateDir } from './shell/state-dir.ts';

const options = readOptions(process.argv.slice(1), defaultStateDir());
runShell(options);
