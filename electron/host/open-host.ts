import { existsSync, mkdirSync } from 'node:fs';
import type { Logger } from '#basics/logger.ts';
import { ok, type Result } from '#basics/result.ts';
import type { LogFiles } from '#services/diagnostics/logs/log-files.ts';
import { launchOrList } from './after-damage.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { LaunchOptions } from './launch.ts';
import { createSetupHost } from './setup-host.ts';
import type { ShellDoor } from './shell-door.ts';
import type { ViewHub } from './view-hub.ts';

/** What stands behind the windows: the kiosk, or the assistant of a station that has no file yet. */
export interface OpenedHost {
  readonly dispatcher: Dispatcher;
  readonly hub: ViewHub;
  readonly training: boolean;
  readonly setUp: boolean;
  /** One-time code for the console, for the assistant and the first supervisor; null where nobody needs one. */
  readonly code: string | null;
  start(): Promise<void>;
  /** For the program of the windows; null where there is nothing to leave yet. */
  readonly door: ShellDoor | null;
  /** Resolves when another host is to take its place: the file was written, or a person asked for a restart. */
  readonly over: Promise<void>;
  close(): Promise<void>;
}

/**
 * A state directory without a station file opens in set-up mode, unless a file was named. `code`: the one that was
 * printed before; the first supervisor is made with the same one. Fails as `launchOrList` and `Host.openStaff`.
 */
export const openHost = async (
  options: LaunchOptions,
  logger: Logger,
  logs: LogFiles | null = null,
  code: string | null = null,
): Promise<Result<OpenedHost>> => {
  if (!options.named && !existsSync(options.station)) return ok(setupHost(options, logger));
  const host = await launchOrList(options, logger, logs);
  if (!host.ok) return host;
  const staff = await host.value.openStaff(code);
  if (!staff.ok) {
    await host.value.close();
    return staff;
  }
  const { dispatcher, hub, training, kiosk, door, start, close } = host.value;
  return ok({
    dispatcher,
    hub,
    training,
    setUp: false,
    code: staff.value,
    door,
    start,
    over: kiosk.restart.asked,
    close,
  });
};

const setupHost = ({ dir, station }: LaunchOptions, logger: Logger): OpenedHost => {
  mkdirSync(dir, { recursive: true });
  const { dispatcher, hub, code, finished } = createSetupHost({ file: station, env: process.env, logger });
  return {
    dispatcher,
    hub,
    training: false,
    setUp: true,
    code,
    door: null,
    start: async () => undefined,
    over: finished,
    close: async () => undefined,
  };
};
