import { mkdirSync } from 'node:fs';
import { Command, type CommanderError } from 'commander';
import { errorCode } from '#basics/error-code.ts';
import { done, type Failure, fail, type Result } from '#basics/result.ts';
import { launchError } from '#host/launch.ts';

/** Exit codes of every command (architecture §9). */
export const EXIT = { done: 0, refused: 1, usage: 2, unavailable: 3 } as const;

/**
 * A command whose wrong usage ends with exit code 2 and one line in the person's language, and whose `--help` goes to
 * standard output.
 */
export const commandLine = (name: string, description: string): Command =>
  new Command(name)
    .description(description)
    .allowExcessArguments(false)
    .configureOutput({ outputError: () => undefined })
    .exitOverride((error: CommanderError) =>
      process.exit(error.exitCode === 0 ? EXIT.done : finishWith.usage(usageFailure(error))),
    );

/** Commander says what is wrong as a sentence: the option stands in it in quotes, with the name of its value. */
const usageFailure = ({ code, message }: CommanderError): Failure => {
  const option = /'([^' ]+)[^']*'/.exec(message)?.[1] ?? '';
  switch (code) {
    case 'commander.unknownOption':
      return { code: 'command.unknown-option', kind: 'stop', params: { option } };
    case 'commander.optionMissingArgument':
      return { code: 'command.value-missing', kind: 'stop', params: { option } };
    case 'commander.excessArguments':
      return { code: 'command.too-many-words', kind: 'stop' };
    default:
      return { code: 'command.wrong-usage', kind: 'stop', params: { cause: message.replace(/^error: /, '') } };
  }
};

/** One of the words an option takes. Fails with `command.bad-value`. */
export const oneOf = <T extends string>(option: string, allowed: readonly T[], value: string): Result<T> => {
  const found = allowed.find((one) => one === value);
  if (found !== undefined) return { ok: true, value: found };
  return fail('command.bad-value', 'stop', { option, value, allowed: allowed.join(', ') });
};

/** A number from 0 on. Fails with `command.bad-value`. */
export const fromZero = (option: string, value: string): Result<number> => {
  const number = Number(value);
  if (value.trim() !== '' && Number.isFinite(number) && number >= 0) return { ok: true, value: number };
  return fail('command.bad-value', 'stop', { option, value, allowed: '0, 0.5, 1, 10 …' });
};

/** Makes the state directory. Fails with `command.dir-unusable` (params dir, cause). */
export const makeStateDir = (dir: string): Result<void> => {
  try {
    mkdirSync(dir, { recursive: true });
    return done;
  } catch (error) {
    const code = errorCode(error);
    if (code === null) throw error;
    return fail('command.dir-unusable', 'stop', { dir, cause: code });
  }
};

/** Codes that mean: a device or the platform is not there. */
const UNAVAILABLE: readonly RegExp[] = [
  /^transport\./,
  /^platform\.(unreachable|timeout|busy|not-trusted)$/,
  /^id-reader\.(absent|silent|unplugged|in-use)$/,
  /^printer\.(offline|no-answer|busy-stuck)$/,
  /^chip\.(reader-absent|reader-ambiguous|no-service|service-lost|addon-missing|bad-address)$/,
  /^simulator\.(not-running|not-started|port-in-use)$/,
  /^package\.(no-electron|other-system|no-node|no-dpkg|tools-missing)$/,
];

export const exitCodeOf = ({ code }: Pick<Failure, 'code'>): number =>
  UNAVAILABLE.some((pattern) => pattern.test(code)) ? EXIT.unavailable : EXIT.refused;

/**
 * The language a person at the terminal reads, from the locale; English where it says nothing of Chinese. An empty
 * variable counts as none.
 */
export const personsLanguage = (env: Readonly<Record<string, string | undefined>> = process.env): 'zh' | 'en' =>
  /^zh/i.test(env.LC_ALL || env.LC_MESSAGES || env.LANG || '') ? 'zh' : 'en';

/** The sentence of a failure in the person's language, with its code for the telephone. */
export const failureLine = (failure: Failure): string =>
  `${launchError(failure).text[personsLanguage()]} [${failure.code}]`;

/** The one JSON document on standard output. */
export const printDocument = (value: unknown): void => {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
};

/** The ends a command can come to; each answers the exit code. */
export const finishWith = {
  usage: (what: string | Failure): number => {
    process.stderr.write(`${typeof what === 'string' ? what : failureLine(what)}\n`);
    return EXIT.usage;
  },
  failure: (failure: Failure, json: boolean): number => {
    process.stderr.write(`${failureLine(failure)}\n`);
    if (json) printDocument({ outcome: 'failed', reasons: [{ code: failure.code, ...launchError(failure).text }] });
    return exitCodeOf(failure);
  },
};
