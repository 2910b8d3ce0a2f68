/**
 * The host as the shell runs it: forked with the pinned Node, spoken to over the child-process channel
 * (`channel-types.ts`). `child.ts --dir <state directory> [--station <file>]`. Ends on `shutdown`, on SIGTERM, and
 * when the shell is gone.
 */
import { DATABASE_KEY_VARIABLE } from '#db/database-key.ts';
import { STATION_KEY_VARIABLE } from '#services/audit/station-key.ts';
import { launchOrList } from './after-damage.ts';
import { type FromHost, isToHost } from './channel-types.ts';
import type { Host } from './create-host.ts';
import { firstStartText, launchError, launchExitCode, launchLogger, parseLaunch } from './launch.ts';

const USAGE = 2;

const say = (message: FromHost): void => {
  // Without a channel there is nobody left to tell; `disconnect` ends the process.
  if (process.connected) process.send?.(message);
};

/** Resolves when the host is to end. */
const untilStopped = (host: Host): Promise<void> =>
  new Promise((resolve) => {
    process.once('SIGTERM', () => resolve());
    process.once('SIGINT', () => resolve());
    process.once('disconnect', () => resolve());
    process.on('message', (message) => {
      if (!isToHost(message)) return;
      if (message.type === 'shutdown') return resolve();
      const { id, window, method, input } = message;
      void host.dispatcher.call(window, method, input).then((answer) => say({ type: 'answer', id, answer }));
    });
  });

const main = async (): Promise<number> => {
  if (process.send === undefined) {
    process.stderr.write('child.ts is started by the shell; use serve.ts for a browser\n');
    return USAGE;
  }
  const options = parseLaunch(process.argv.slice(2));
  if (options === undefined) return USAGE;
  const host = await launchOrList(options, launchLogger());
  if (!host.ok) {
    say({ type: 'failed', error: launchError(host.error) });
    return launchExitCode(host.error);
  }
  // Read; the programs the host starts have no use for them.
  for (const name of [DATABASE_KEY_VARIABLE, STATION_KEY_VARIABLE]) delete process.env[name];
  const staff = await host.value.openStaff();
  if (!staff.ok) {
    await host.value.close();
    say({ type: 'failed', error: launchError(staff.error) });
    return launchExitCode(staff.error);
  }
  // On the console of whoever started the kiosk, never in a log.
  if (staff.value !== null) process.stdout.write(firstStartText(staff.value));
  const stopped = untilStopped(host.value);
  host.value.hub.subscribe((event) => say({ type: 'event', event }));
  host.value.door.attach((way) => say({ type: 'leave', way }));
  say({ type: 'ready', training: host.value.training });
  await host.value.kiosk.start();
  await stopped;
  await host.value.close();
  return 0;
};

process.exit(await main());
