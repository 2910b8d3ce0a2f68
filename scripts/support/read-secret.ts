import { createInterface } from 'node:readline';
import { Writable } from 'node:stream';
import { fail, ok, type Result } from '#basics/result.ts';

/** The first line of standard input, for a secret that another program hands over. */
export const secretFromStdin = async (): Promise<string> => {
  for await (const line of createInterface({ input: process.stdin })) return line;
  return '';
};

/**
 * Asks at the terminal, twice, without showing what is typed. Fails with `staff.no-terminal` when there is none,
 * `staff.secret-not-given` when it was ended (Ctrl+C, Ctrl+D) and `staff.secret-differs`.
 */
export const askSecret = async (prompts: readonly [string, string]): Promise<Result<string>> => {
  if (!process.stdin.isTTY) return fail('staff.no-terminal', 'ask');
  // readline shows what is typed on its output: this one swallows it, and the prompts go to standard error.
  const silent = new Writable({ write: (_chunk, _encoding, written) => written() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  // One reader for both lines: what is pasted at once comes before the second question.
  const lines = terminal[Symbol.asyncIterator]();
  const typed: string[] = [];
  try {
    for (const prompt of prompts) {
      process.stderr.write(prompt);
      const line = await lines.next();
      process.stderr.write('\n');
      if (line.done === true) return fail('staff.secret-not-given', 'ask');
      typed.push(line.value);
    }
  } finally {
    terminal.close();
  }
  const [first = '', second] = typed;
  return first === second ? ok(first) : fail('staff.secret-differs', 'ask');
};
