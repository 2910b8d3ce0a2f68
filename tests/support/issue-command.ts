import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const ROOT = resolve(import.meta.dirname, '../..');

/** How a command ended and what it said. */
export interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

export interface RunOptions {
  readonly language?: 'zh' | 'en';
  readonly env?: Readonly<Record<string, string>>;
  /** What is on standard input; nothing without it. */
  readonly input?: string;
  /** Called with each line on standard error; may send the process a signal. */
  readonly onLine?: (line: string, kill: (signal: NodeJS.Signals) => void) => void;
}

const LOCALE = { zh: 'zh_CN.UTF-8', en: 'C' } as const;

/** Runs a program of the product under this Node, with nothing of the caller's locale. */
export const runNode = (script: string, args: readonly string[], options: RunOptions = {}): Promise<Ended> => {
  const { LC_ALL: _a, LC_MESSAGES: _m, KIOSK_LOG: _l, ...env } = process.env;
  const child = spawn(process.execPath, [resolve(ROOT, script), ...args], {
    stdio: 'pipe',
    env: { ...env, LANG: LOCALE[options.language ?? 'en'], ...options.env },
  });
  // A command that reads nothing may be over before it is given anything.
  child.stdin.on('error', () => undefined);
  child.stdin.end(options.input);
  let stdout = '';
  const lines: string[] = [];
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    stdout += text;
  });
  createInterface({ input: child.stderr }).on('line', (line) => {
    lines.push(line);
    options.onLine?.(line, (signal) => void child.kill(signal));
  });
  return new Promise((done) =>
    child.once('close', (code) => done({ code, stdout, stderr: lines.map((line) => `${line}\n`).join('') })),
  );
};

export const runIssue = (args: readonly string[], options: RunOptions = {}): Promise<Ended> =>
  runNode('scripts/issue.ts', args, options);
