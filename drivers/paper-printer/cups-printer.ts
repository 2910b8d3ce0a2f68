import type { Clock } from '#basics/clock.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import { givenUp, jobOf, listsJob, type PaperPrinterInfo, printersOf } from './lpstat-report.ts';
import { type ProgramEnd, runProgram } from './run-program.ts';

/** Listing may ask printers in the network. */
const ASK_MS = 10_000;
/** So long a slip may stand in the queue until people are told. */
const PRINTED_WITHIN_MS = 30_000;
const LOOK_EVERY_MS = 400;

/**
 * Printing by CUPS (`lp`, `lpstat`). On other systems there is nothing yet: every call fails with
 * `paper-printer.absent`. A job a person cancels before the printer began it can not be told from a printed one: CUPS
 * says the same of both.
 */
export const createCupsPrinter = (options: {
  readonly clock: Clock;
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Name of the queue; the system's default, or the only one, without it. */
  readonly printer?: string | undefined;
  readonly platform?: string;
}) => {
  const { clock, env } = options;
  const supported = (options.platform ?? process.platform) !== 'win32';
  const ask = (program: string, args: readonly string[], input?: Uint8Array): Promise<Result<ProgramEnd>> =>
    supported
      ? runProgram(program, args, { timeoutMs: ASK_MS, env, ...(input === undefined ? {} : { input }) })
      : Promise.resolve(fail('paper-printer.absent', 'ask'));

  /** Fails with `paper-printer.absent` where there is no printing system, `paper-printer.no-answer` when it is off. */
  const printers = async (): Promise<Result<readonly PaperPrinterInfo[]>> => {
    const scheduler = await ask('lpstat', ['-r']);
    if (!scheduler.ok) return scheduler;
    if (/not running/.test(scheduler.value.stdout)) return fail('paper-printer.no-answer', 'retry');
    const said: string[] = [];
    for (const args of [['-e'], ['-d'], ['-p']]) {
      const end = await ask('lpstat', args);
      if (!end.ok) return end;
      said.push(end.value.stdout);
    }
    const [names = '', chosen = '', states = ''] = said;
    return ok(printersOf({ names, chosen, states }));
  };

  const choose = (all: readonly PaperPrinterInfo[]): Result<PaperPrinterInfo> => {
    if (all.length === 0) return fail('paper-printer.absent', 'ask');
    if (options.printer !== undefined) {
      const named = all.find(({ name }) => name === options.printer);
      return named === undefined ? fail('paper-printer.unknown', 'stop', { printer: options.printer }) : ok(named);
    }
    const only = all.length === 1 ? all[0] : all.find(({ isDefault }) => isDefault);
    return only === undefined ? fail('paper-printer.not-chosen', 'ask') : ok(only);
  };

  const stopped = ({ name, message }: PaperPrinterInfo) =>
    fail('paper-printer.stopped', 'ask', { printer: name, cause: message || 'stopped' });

  /** Null while the job is in the queue. */
  const lookAt = async (job: string, printer: string): Promise<Result<void> | null> => {
    const waiting = await ask('lpstat', ['-W', 'not-completed', '-o', printer]);
    if (!waiting.ok) return waiting;
    if (listsJob(waiting.value.stdout, job)) return null;
    const over = await ask('lpstat', ['-l', '-W', 'completed', '-o', printer]);
    if (!over.ok) return over;
    const cause = givenUp(over.value.stdout, job);
    return cause === null ? done : fail('paper-printer.not-printed', 'ask', { printer, cause });
  };

  return {
    printers,
    /**
     * Prints an A5 PDF and waits until the printer has it. Fails as `printers` does, and with `paper-printer.unknown`,
     * `paper-printer.not-chosen`, `paper-printer.stopped`, `paper-printer.refused`, `paper-printer.not-printed`;
     * `paper-printer.waiting` leaves the job in the queue.
     */
    print: async (pdf: Uint8Array, title: string): Promise<Result<void>> => {
      const all = await printers();
      if (!all.ok) return all;
      const chosen = choose(all.value);
      if (!chosen.ok) return chosen;
      const { name } = chosen.value;
      if (chosen.value.state === 'stopped') return stopped(chosen.value);
      const sent = await ask('lp', ['-d', name, '-t', title, '-o', 'media=A5', '-o', 'fit-to-page', '-'], pdf);
      if (!sent.ok) return sent;
      const job = sent.value.code === 0 ? jobOf(sent.value.stdout) : null;
      if (job === null) {
        const cause = sent.value.stderr.trim().split('\n')[0]?.replace(/^lp: /, '') ?? '';
        return fail('paper-printer.refused', 'ask', { cause: cause || `exit code ${sent.value.code}` });
      }
      const until = clock.monotonic() + PRINTED_WITHIN_MS;
      while (clock.monotonic() < until) {
        const seen = await lookAt(job, name);
        if (seen !== null) return seen;
        await clock.sleep(LOOK_EVERY_MS);
      }
      return fail('paper-printer.waiting', 'ask', { printer: name });
    },
  };
};
