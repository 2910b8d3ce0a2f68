/**
 * The host for a browser: `node electron/host/serve.ts --dir <state directory> [--station <file>] [--port <n>]`.
 * Prints one JSON line when it is ready or could not start, then serves until a signal to end. A restart a person asks
 * for, and the start after the set-up, happen in this process: addresses and tokens of the windows stay.
 */
import { fileURLToPath } from 'node:url';
import type { Failure } from '#basics/result.ts';
import { HostFront } from './host-front.ts';
import { startHttpCarrier } from './http-carrier.ts';
import { askedToEnd, endOnBugs, launchError, launchExitCode, launchLogger, parseLaunch } from './launch.ts';
import { openHost } from './open-host.ts';

const SCREENS = fileURLToPath(new URL('../../dist/renderer', import.meta.url));

const say = (line: unknown): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
};

const refuse = (failure: Failure): number => {
  say({ ready: false, error: launchError(failure) });
  return launchExitCode(failure);
};

const main = async (): Promise<number> => {
  const options = parseLaunch(process.argv.slice(2));
  if (options === undefined) {
    process.stderr.write(
      'usage: serve.ts --dir <state directory> [--station <file>] [--port <n>] [--screens <folder>]\n',
    );
    return 2;
  }
  const { logger, logs } = launchLogger(options.dir);
  endOnBugs(logger);
  const opened = await openHost(options, logger, logs);
  if (!opened.ok) return refuse(opened.error);
  let host = opened.value;
  const front = new HostFront();
  front.attach(host);
  const screens = options.screens ?? SCREENS;
  const carrier = await startHttpCarrier({ dispatcher: front.dispatcher, hub: front, screens, port: options.port });
  if (!carrier.ok) {
    await host.close();
    return refuse(carrier.error);
  }
  const stopped = askedToEnd();
  const { teller, applicant } = carrier.value;
  const { training, setUp, code } = host;
  // The code of a first start stands on the console only, never in a log.
  say({ ready: true, training, setUp, teller, applicant, firstStartCode: code });
  for (;;) {
    await host.start();
    const why = await Promise.race([stopped, host.over]);
    front.detach();
    if (why === 'stopped') break;
    await host.close();
    const next = await openHost(options, logger, logs, host.code);
    if (!next.ok) {
      await carrier.value.close();
      return refuse(next.error);
    }
    host = next.value;
    front.attach(host);
  }
  await carrier.value.close();
  await host.close();
  return 0;
};

process.exit(await main());
