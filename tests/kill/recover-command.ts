import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { z } from 'zod';
import { Stopped } from './stopped.ts';

const RECOVER = resolve(import.meta.dirname, '../../scripts/recover.ts');
/** Nobody waits for a person here; a printer that starts again takes some seconds. */
const LIMIT_MS = 120_000;

const document = z.object({
  sessions: z.array(z.object({ decision: z.string(), why: z.object({ code: z.string() }) })),
});

/** `npm run recover -- --json --yes` on a state directory; what it decided, in words. Throws `Stopped` when it breaks down. */
export const recoverByCommand = async (dir: string): Promise<readonly string[]> => {
  const output = await new Promise<string>((done, failed) => {
    execFile(
      process.execPath,
      [RECOVER, '--dir', dir, '--json', '--yes'],
      { timeout: LIMIT_MS, killSignal: 'SIGKILL' },
      (error, stdout, stderr) => {
        // Exit codes 1 and 3 come with a document all the same.
        if (stdout === '') failed(new Stopped(`npm run recover: ${error?.message ?? 'no document'} ${stderr}`));
        else done(stdout);
      },
    );
  });
  return document
    .parse(JSON.parse(output))
    .sessions.map(({ decision, why }) => `by command: ${decision} (${why.code})`);
};
