import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import { delimiter, dirname, isAbsolute, join } from 'node:path';

/** @type {readonly NodeJS.Signals[]} */
const FORWARDED = ['SIGINT', 'SIGTERM', 'SIGHUP'];

const PARENT_POLL_MS = 300;

/**
 * Calls back when the process that started this one is gone. npm starts scripts through a shell and passes a signal
 * only to the shell, which dies without passing it on: being orphaned is then the only sign of it.
 * @param {() => void} callback
 * @returns {() => void} disposal
 */
const whenOrphaned = (callback) => {
  if (process.env.npm_lifecycle_event === undefined || process.platform === 'win32') return () => undefined;
  const parent = process.ppid;
  const timer = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(timer);
    callback();
  }, PARENT_POLL_MS);
  return () => clearInterval(timer);
};

/**
 * Runs a script of the project with the given Node: same terminal, same folder, signals passed on. `node` inside the
 * script is the pinned one too. On a terminal the script may get an interrupt twice (from the terminal and from here).
 * @param {import('./layout.mjs').Layout} layout
 * @param {string} node
 * @param {string} script path, relative to the project
 * @param {readonly string[]} args
 * @returns {Promise<number>} its exit code, 128 + n when signal n ended it
 */
export const runScript = (layout, node, script, args) =>
  new Promise((resolve, reject) => {
    const path = [dirname(node), join(layout.modules, '.bin'), process.env.PATH ?? ''].join(delimiter);
    const file = isAbsolute(script) ? script : join(layout.root, script);
    const child = spawn(node, [file, ...args], { stdio: 'inherit', env: { ...process.env, PATH: path } });
    const forward = FORWARDED.map((signal) => {
      const listener = () => void child.kill(signal);
      process.on(signal, listener);
      return () => void process.off(signal, listener);
    });
    const stopWatching = whenOrphaned(() => void child.kill('SIGTERM'));
    const settle = () => {
      stopWatching();
      for (const dispose of forward) dispose();
    };
    child.on('error', (error) => {
      settle();
      reject(error);
    });
    child.on('exit', (code, signal) => {
      settle();
      resolve(code ?? 128 + (signal === null ? 0 : constants.signals[signal]));
    });
  });
