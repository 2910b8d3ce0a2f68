/** Electron's entry: `electron . [--dir <state directory>] [--station <file>] [--kiosk]`. */
import { app } from 'electron';
import { readOptions } from './shell/options.ts';
import { runShell } from './shell/run-shell.ts';

const options = readOptions(process.argv.slice(1), app.getPath('userData'));
runShell(options);
