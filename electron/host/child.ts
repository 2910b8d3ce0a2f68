/**
 * The host as the shell runs it: forked with the pinned Node, spoken to over the child-process channel
 * (`channel-types.ts`). `child.ts --dir <state directory> [--station <file>]`. Ends on `shutdown`, on SIGTERM, when the
 * shell is gone, and with `EXIT_RESTART` when a person asked for a restart.
 */
import type { Failure } from '#basics/result.ts';
import { EXIT_RESTART, type FromHost, isToHost } from './channel-types.ts';
import { HostFront } from './host-front.ts';
import { endOnBugs, firstStartText, launchError, launchExitCode, launchLogger, parseLaunch } from './launch.ts';
import { openHost } from './open-host.ts';

const USAGE = 2;

const say = (message: FromHost): void => {
  // Without a channel there is nobody left to tell; `disconnect` ends the process.
  if (process.connected) process.send?.(message);
};

const refuse = (failure: Failure): number => {
  say({ type: 'failed', error: launchError(failure) });
  return launchExitCode(failure);
};

/** Carries the calls; resolves when the host is to end. */
const untilStopped = (front: HostFront): Promise<'stopped'> =>
  new Promise((resolve) => {
    const stop = () => resolve('stopped');
    process.once('SIGTERM', stop);
    process.once('SIGINT', stop);
    process.once('disconnect', stop);
    process.on('message', (message) => {
      if (!isToHost(message)) return;
      if (message.type === 'shutdown') return stop();
      const { id, window, method, input } = message;
      void front.dispatcher.call(window, method, input).then((answer) => say({ type: 'answer', id, answer }));
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
  const opened = await openHost(options, logger, logs);
  if (!opened.ok) return refuse(opened.error);
  let host = opened.value;
  // On the console of whoever started the kiosk, never in a log.
  if (host.code !== null) process.stdout.write(firstStartText(host.code));
  const front = new HostFront();
  front.attach(host);
  const stopped = untilStopped(front);
  front.subscribe((event) => say({ type: 'event', event }));
  for (;;) {
    say({ type: 'ready', training: host.training });
    await host.start();
    const why = await Promise.race([stopped, host.over]);
    front.detach();
    await host.close();
    if (why === 'stopped') return 0;
    if (!host.setUp) return EXIT_RESTART;
    // Set up: the kiosk starts here and now, with the code its first supervisor has in the hand already.
    const next = await openHost(options, logger, logs, host.code);
    if (!next.ok) return refuse(next.error);
    host = next.value;
    front.attach(host);
  }
};

process.exit(await main());
