import { spawn } from 'node:child_process';

/** Enough of the end of an output to name the cause. */
const KEEP = 20_000;

/** @type {Set<import('node:child_process').ChildProcess>} */
const running = new Set();

/** Ends what set-up has started, for an interrupted set-up. */
export const endCommands = () => {
  for (const child of running) child.kill('SIGTERM');
};

/**
 * Runs a program without input and keeps the end of its output.
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ code: number, output: string }>} code 127 when the program could not be started
 */
export const runCommand = (program, args, { cwd, env } = {}) =>
  new Promise((resolve) => {
    let output = '';
    const keep = (/** @type {Buffer} */ chunk) => {
      output = (output + chunk.toString('utf8')).slice(-KEEP);
    };
    const child = spawn(program, [...args], { cwd, env: env ?? process.env, stdio: ['ignore', 'pipe', 'pipe'] });
    running.add(child);
    child.stdout.on('data', keep);
    child.stderr.on('data', keep);
    child.on('error', (error) => {
      running.delete(child);
      resolve({ code: 127, output: `${output}${error.message}` });
    });
    child.on('close', (code) => {
      running.delete(child);
      resolve({ code: code ?? 1, output });
    });
  });

/** The last lines of an output, indented, for a message. */
export const tailOf = (/** @type {string} */ output, lines = 8) =>
  output
    .trim()
    .split('\n')
    .slice(-lines)
    .map((line) => `    ${line}`)
    .join('\n');
