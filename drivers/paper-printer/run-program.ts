import { spawn } from 'node:child_process';
import { fail, ok, type Result } from '#basics/result.ts';

export interface ProgramEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/**
 * Runs a program of the printing system, without a shell and in the language its answers are read in. Fails with
 * `paper-printer.absent` when there is no such program and `paper-printer.no-answer` when it takes longer than
 * `timeoutMs`; the program is ended then.
 */
export const runProgram = (
  program: string,
  args: readonly string[],
  options: {
    readonly timeoutMs: number;
    readonly env: Readonly<Record<string, string | undefined>>;
    readonly input?: Uint8Array;
  },
): Promise<Result<ProgramEnd>> =>
  new Promise((resolve) => {
    const child = spawn(program, args, { env: { ...options.env, LC_ALL: 'C' }, stdio: 'pipe', windowsHide: true });
    const said = { stdout: '', stderr: '' };
    for (const stream of ['stdout', 'stderr'] as const) {
      child[stream].setEncoding('utf8').on('data', (text: string) => {
        said[stream] += text;
      });
    }
    let late = false;
    const timer = setTimeout(() => {
      late = true;
      child.kill('SIGKILL');
    }, options.timeoutMs);
    child.once('error', (error: NodeJS.ErrnoException) => {
      clearTimeout(timer);
      resolve(
        error.code === 'ENOENT'
          ? fail('paper-printer.absent', 'ask')
          : fail('paper-printer.refused', 'ask', { cause: error.code ?? error.name }),
      );
    });
    child.once('close', (code) => {
      clearTimeout(timer);
      resolve(late ? fail('paper-printer.no-answer', 'retry') : ok({ code: code ?? 1, ...said }));
    });
    // A program that ends without reading says why on standard error and by its exit code.
    child.stdin.on('error', () => undefined);
    child.stdin.end(options.input ?? new Uint8Array());
  });
