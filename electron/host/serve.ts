/**
 * The host for a browser: `node electron/host/serve.ts --dir <state directory> [--station <file>] [--port <n>]`.
 * Prints one JSON line when it is ready or could not start, then serves until SIGTERM or SIGINT.
 */
import { fileURLToPath } from 'node:url';
import { launchOrList } from './after-damage.ts';
import { startHttpCarrier } from './http-carrier.ts';
import { endOnBugs, launchError, launchExitCode, launchLogger, parseLaunch } from './launch.ts';

const SCREENS = fileURLToPath(new URL('../../dist/renderer', import.meta.url));

const say = (line: unknown): void => {
  process.stdout.write(`${JSON.stringify(line)}\n`);
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
  const host = await launchOrList(options, logger, logs);
  if (!host.ok) {
    say({ ready: false, error: launchError(host.error) });
    return launchExitCode(host.error);
  }
  const staff = await host.value.openStaff();
  if (!staff.ok) {
    await host.value.close();
    say({ ready: false, error: launchError(staff.error) });
    return launchExitCode(staff.error);
  }
  const { dispatcher, hub } = host.value;
  const carrier = await startHttpCarrier({ dispatcher, hub, screens: options.screens ?? SCREENS, port: options.port });
  if (!carrier.ok) {
    await host.value.close();
    say({ ready: false, error: launchError(carrier.error) });
    return launchExitCode(carrier.error);
  }
  const stopped = new Promise<void>((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
  });
  const { teller, applicant } = carrier.value;
  // The code of a first start stands on the console only, never in a log.
  say({ ready: true, training: host.value.training, teller, applicant, firstStartCode: staff.value });
  await host.value.start();
  await stopped;
  await carrier.value.close();
  await host.value.close();
  return 0;
};

process.exit(await main());
