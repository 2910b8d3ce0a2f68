import { Command, type CommanderError } from 'commander';
import type { Failure } from '#basics/result.ts';
import { launchError } from '#host/launch.ts';

/** Exit codes of every command (architecture §9). */
export const EXIT = { done: 0, refused: 1, usage: 2, unavailable: 3 } as const;

/** A command whose wrong usage ends with exit code 2 and one line, and whose `--help` goes to standard output. */
export const commandLine = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .allowExcessArguments(false)
    .exitOverride((error: CommanderError) => process.exit(error.exitCode === 0 ? EXIT.done : EXIT.usage));

/** Codes that mean: a device or the platform is not there. */
const UNAVAILABLE =
  /^(transport\.|platform\.(unreachable|timeout)|id-reader\.(absent|silent|unplugged|in-use)|printer\.(absent|offline|silent)|chip\.(reader-absent|no-service|addon-missing))/;

export const exitCodeOf = ({ code }: Pick<Failure, 'code'>): number =>
  UNAVAILABLE.test(code) ? EXIT.unavailable : EXIT.refused;

/** The language a person at the terminal reads, from the locale; English where it says nothing of Chinese. */
export const personsLanguage = (): 'zh' | 'en' =>
  /^zh/i.test(process.env.LC_ALL ?? process.env.LC_MESSAGES ?? process.env.LANG ?? '') ? 'zh' : 'en';

/** The sentence of a failure in the person's language, with its code for the telephone. */
export const failureLine = (failure: Failure): string =>
  `${launchError(failure).text[personsLanguage()]} [${failure.code}]`;

/** The one JSON document on standard output. */
export const printDocument = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

/** The ends a command can come to; each answers the exit code. */
export const finishWith = {
  usage: (line: string): number => {
    process.stderr.write(`${line}\n`);
    return EXIT.usage;
  },
  failure: (failure: Failure, json: boolean): number => {
    process.stderr.write(`${failureLine(failure)}\n`);
    if (json) printDocument({ outcome: 'failed', reasons: [{ code: failure.code, ...launchError(failure).text }] });
    return exitCodeOf(failure);
  },
};
