import { parseArgs } from 'node:util';
import { systemClock } from '#basics/clock.ts';
import { createLogger, type Logger } from '#basics/logger.ts';
import type { Failure, Result } from '#basics/result.ts';
import { fillIn } from '#contract/codes/fill-in.ts';
import { codeText } from '#contract/codes/index.ts';
import { LogFiles, logsDir } from '#services/diagnostics/logs/log-files.ts';
import { readStation, stationFile } from './config.ts';
import { createHost, type Host } from './create-host.ts';

export interface LaunchOptions {
  readonly dir: string;
  readonly station: string;
  /** The station file was named; without that it is the state directory's, and may not be there yet. */
  readonly named: boolean;
  readonly port: number;
  readonly screens: string | undefined;
}

/** `--dir <state directory> [--station <file>] [--port <n>] [--screens <folder>]`; undefined when the words are off. */
export const parseLaunch = (args: readonly string[]): LaunchOptions | undefined => {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        dir: { type: 'string' },
        station: { type: 'string' },
        port: { type: 'string', default: '0' },
        screens: { type: 'string' },
      },
    });
    const port = Number(values.port);
    if (values.dir === undefined || !Number.isInteger(port) || port < 0 || port > 65_535) return undefined;
    const { dir, station, screens } = values;
    return { dir, station: station ?? stationFile(dir), named: station !== undefined, port, screens };
  } catch (error) {
    if (error instanceof TypeError) return undefined;
    throw error;
  }
};

/** Configuration, database, services: a host whose devices are looked at in the background. */
export const launch = (options: LaunchOptions, logger: Logger, logs: LogFiles | null = null): Result<Host> => {
  const station = readStation(options.station);
  if (!station.ok) return station;
  logs?.limit(station.value.logs);
  const host = createHost({
    dir: options.dir,
    station: station.value,
    stationFile: options.station,
    env: process.env,
    logger,
  });
  if (!host.ok) return host;
  return host;
};

/** Log of a host: to standard error, and into the log files of its state directory. */
export const launchLogger = (dir: string): { readonly logger: Logger; readonly logs: LogFiles } => {
  const logs = new LogFiles(logsDir(dir), {
    now: () => systemClock.now(),
    complain: (cause) => process.stderr.write(`${JSON.stringify({ msg: 'log-files-not-written', cause })}\n`),
  });
  const level = process.env.KIOSK_LOG === 'debug' ? 'debug' : 'info';
  return { logger: createLogger({ level, also: (line) => logs.write(line) }), logs };
};

const CRASHED = 1;

/**
 * A bug nobody caught ends the host: it goes into the log, redacted, before it does. Node's own report would show the
 * message as it is.
 */
export const endOnBugs = (logger: Logger): void => {
  process.on('uncaughtException', (error, origin) => {
    logger.error('host-crashed', { origin, error });
    process.exit(CRASHED);
  });
};

/** What asks a program to end: the system or a service manager, Ctrl+C, a terminal or a session that is closed. */
const END_SIGNALS = ['SIGTERM', 'SIGINT', 'SIGHUP'] as const;

/** Resolves at the first signal to end. From then on none of them ends this process before its act is finished. */
export const askedToEnd = (): Promise<'stopped'> =>
  new Promise((resolve) => {
    for (const signal of END_SIGNALS) process.on(signal, () => resolve('stopped'));
  });

/** A failure as the process that started this one gets it: code, values, and the words for a person. */
export interface LaunchError {
  readonly code: string;
  readonly params: Readonly<Record<string, string | number>>;
  readonly text: { readonly zh: string; readonly en: string };
}

export const launchError = ({ code, params }: Failure): LaunchError => ({
  code,
  params: params ?? {},
  text: { zh: sentence(code, params, 'zh'), en: sentence(code, params, 'en') },
});

const sentence = (code: string, params: Failure['params'], language: 'zh' | 'en'): string => {
  const text = codeText(code)?.[language];
  if (text === undefined) return code;
  const joined = language === 'zh' ? `${text.what}。${text.next}。` : `${text.what}. ${text.next}.`;
  return fillIn(joined, params);
};

/** The one-time code of a first start, for the console. */
export const firstStartText = (code: string): string =>
  `首次启动：设置工作站和添加第一位主管的一次性代码 ${code}\nFirst start: one-time code for the set-up and the first supervisor ${code}\n`;

/** Exit code of a failed launch (architecture §9): 3 for a device or platform that is not there, otherwise 1. */
export const launchExitCode = ({ code }: Pick<Failure, 'code'>): number =>
  code.startsWith('transport.') || code.startsWith('platform.') ? 3 : 1;
