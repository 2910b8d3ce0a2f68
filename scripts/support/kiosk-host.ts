import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { HOST_MEMORY } from '#host/channel-types.ts';
import { KIOSK_STOPS_WITHIN_MS, type Program, startProgram } from './child-program.ts';

const SERVE = resolve(import.meta.dirname, '../../electron/host/serve.ts');

interface Ready {
  readonly ready: true;
  readonly teller: string;
  readonly applicant: string;
  readonly firstStartCode: string | null;
}
interface Refused {
  readonly ready: false;
  readonly error: { readonly code: string; readonly text: { readonly zh: string; readonly en: string } };
}

/** The host behind HTTP, in its own process, with the addresses of its two windows. */
export interface KioskHost {
  readonly program: Program;
  readonly teller: string;
  readonly applicant: string;
  /** One-time code for the first supervisor; null where somebody has an account. */
  readonly firstStartCode: string | null;
}

/** Answers the host, or what it said (or its exit code) when it could not start. */
export const startKioskHost = async (options: {
  readonly dir: string;
  /** Null: the state directory's own, or the assistant where there is none. */
  readonly station: string | null;
}): Promise<KioskHost | { readonly refused: Refused['error'] | null; readonly code: number }> => {
  const program = startProgram(
    process.execPath,
    [SERVE, '--dir', options.dir, ...(options.station === null ? [] : ['--station', options.station])],
    { stdio: ['ignore', 'pipe', 'inherit'], env: { ...HOST_MEMORY, ...process.env } },
    KIOSK_STOPS_WITHIN_MS,
  );
  const { stdout } = program.child;
  if (stdout === null) throw new Error('the host has no standard output');
  const line = await new Promise<string | null>((done) => {
    const lines = createInterface({ input: stdout });
    lines.once('line', done);
    lines.once('close', () => done(null));
  });
  const said = line === null ? null : (JSON.parse(line) as Ready | Refused);
  if (said?.ready === true) {
    const { teller, applicant, firstStartCode } = said;
    return { program, teller, applicant, firstStartCode };
  }
  return { refused: said?.error ?? null, code: (await program.ended) ?? 1 };
};

/** Folder of the browser's own profile in a state directory. */
export const browserProfile = (dir: string): string => join(dir, 'browser');
