/**
 * The host as the shell runs it: forked with the pinned Node, spoken to over the child-process channel
 * (`channel-types.ts`). `child.ts --dir <state directory> [--station <file>]`. Ends on `shutdown`, on a signal to
 * end, when the shell is gone, and with `EXIT_RESTART` when a person asked for a restart; always after the act under way.
 */

import type { Logger } from '#basics/logger.ts';
import type { Failure } from '#basics/result.ts';
import { DATABASE_KEY_VARIABLE } from '#db/database-key.ts';
import { STATION_KEY_VARIABLE } from '#services/audit/station-key.ts';
import { EXIT_RESTART, type FromHost, HOST_UNREACHABLE, isToHost, SETUP_CODE_VARIABLE } from './channel-types.ts';
import type { Dispatcher } from './dispatcher.ts';
import {
  askedToEnd,
  endOnBugs,
  firstStartText,
  launchError,
  launchExitCode,
  launchLogger,
  parseLaunch,
} from './launch.ts';
import { openHost } from './open-host.ts';

const USAGE = 2;

const say = (message: FromHost): void => {
  // Without a channel there is nobody left to tell; `disconnect` ends the process.
  if (process.connected) process.send?.(message);
};

/** Read; the programs the host starts have no use for them. */
const forgetKeys = (): void => {
  for (const name of [DATABASE_KEY_VARIABLE, STATION_KEY_VARIABLE, SETUP_CODE_VARIABLE]) delete process.env[name];
};

const refuse = (failure: Failure): number => {
  say({ type: 'failed', error: launchError(failure) });
  return launchExitCode(failure);
};

/** Carries the calls; resolves when the host is to end. */
const untilStopped = (call: Dispatcher['call'], logger: Logger): Promise<'stopped'> =>
  new Promise((resolve) => {
    const stop = () => resolve('stopped');
    void askedToEnd().then(stop);
    process.once('disconnect', stop);
    process.on('message', (message) => {
      if (!isToHost(message)) return;
      if (message.type === 'shutdown') return stop();
      if (message.type === 'note') return logger.info('shell-notes', { ...message.params, code: message.code });
      const { id, window, method, input } = message;
      void call(window, method, input).then((answer) => say({ type: 'answer', id, answer }));
    });
  });

const main = async (): Promise<number> => {
  if (process.send === undefined) {
    process.stderr.write('child.ts is started by the shell; use serve.ts for a browser\n');
    return USAGE;
  }
  const options = parseLaunch(process.argv.slice(2));
  if (options === undefined) return USAGE;
  const { logger, logs } = launchLogger(options.dir);
  endOnBugs(logger);
  const opened = await openHost(options, logger, logs, process.env[SETUP_CODE_VARIABLE] ?? null);
  if (!opened.ok) return refuse(opened.error);
  forgetKeys();
  const host = opened.value;
  // On the console of whoever started the kiosk, never in a log.
  if (host.code !== null) process.stdout.write(firstStartText(host.code));
  let ending = false;
  const call: Dispatcher['call'] = (window, method, input) =>
    ending ? Promise.resolve(HOST_UNREACHABLE) : host.dispatcher.call(window, method, input);
  const stopped = untilStopped(call, logger);
  const hush = host.hub.subscribe((event) => say({ type: 'event', event }));
  host.door?.attach((way) => say({ type: 'leave', way }));
  say({ type: 'ready', training: host.training });
  await host.start();
  const why = await Promise.race([stopped, host.over]);
  ending = true;
  hush();
  await host.close();
  if (why === 'stopped') return 0;
  // A station that was just set up too: its keys come from the shell, with the code that is in the hand already.
  if (host.setUp && host.code !== null) say({ type: 'set-up', code: host.code });
  return EXIT_RESTART;
};

process.exit(await main());
