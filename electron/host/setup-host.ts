import { existsSync } from 'node:fs';
import { systemClock } from '#basics/clock.ts';
import { randomIds } from '#basics/ids.ts';
import type { Logger } from '#basics/logger.ts';
import { fail, ok, type Result } from '#basics/result.ts';
import { METHOD_NAMES } from '#contract/methods.ts';
import type { FoundDevicesView } from '#contract/views.ts';
import { ActRecord } from '#services/audit/act-record.ts';
import { directoryOf } from '#services/outlets/directory.ts';
import { findDevices } from '#services/settings/find-devices.ts';
import { type Json, type JsonObject, writeSettingsFile } from '#services/settings/settings-file.ts';
import { FirstStart } from '#services/staff/first-start.ts';
import { parseStation } from './config.ts';
import { createDeviceAsking } from './devices/device-asking.ts';
import { testSetting } from './devices/test-setting.ts';
import { createDispatcher, type Dispatcher, type Handlers } from './dispatcher.ts';
import { RestartSwitch } from './restart-switch.ts';
import { ViewHub } from './view-hub.ts';

/** A station that has no station file yet: the teller's window shows the assistant, and nothing else is answered. */
export interface SetupHost {
  readonly dispatcher: Dispatcher;
  readonly hub: ViewHub;
  /** For the console, as that of the first supervisor; without it nothing is looked for and nothing written. */
  readonly code: string;
  /** Resolves when the file is written: the kiosk can start. */
  readonly finished: Promise<void>;
}

const needed = () => fail('setup.needed', 'ask');

/** `code` of an earlier attempt goes on being the one; a new one without it. */
export const createSetupHost = (options: {
  readonly file: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly logger: Logger;
}): SetupHost => {
  const { file, env, logger } = options;
  const clock = systemClock;
  const hub = new ViewHub();
  const finished = new RestartSwitch();
  const door = new FirstStart({ staff: { list: () => [] }, clock });
  const code = door.open() ?? '';
  const asking = createDeviceAsking({ clock, logger });
  let unlocked = false;
  let looking: Promise<FoundDevicesView> | null = null;

  const accepted = () => ok({ revision: hub.revision('setup') });
  const opened = (): Result<void> => (unlocked ? ok(undefined) : fail('setup.locked', 'ask'));
  /** The contract's JSON is read-only for the services. */
  const documentOf = (document: unknown): JsonObject => document as JsonObject;
  const problemsOf = (document: Json) => {
    const station = parseStation(document);
    return station.ok
      ? []
      : station.error.map(({ path, code: what, params }) => ({ path, code: what, params: { ...params } }));
  };

  const write: Handlers['setup.write'] = ({ document }) => {
    const may = opened();
    if (!may.ok) return may;
    if (existsSync(file)) return fail('setup.file-there', 'stop', { file });
    const problems = problemsOf(documentOf(document));
    if (problems.length > 0) return fail('settings.not-right', 'ask', { count: problems.length });
    const written = writeSettingsFile(file, documentOf(document), null);
    if (!written.ok) return written;
    logger.info('station-set-up', {});
    finished.press();
    return accepted();
  };

  const find: Handlers['setup.findDevices'] = async ({ also }) => {
    const may = opened();
    if (!may.ok) return may;
    // Two at once would find each other's lines taken.
    looking ??= findDevices(asking, { also }).finally(() => {
      looking = null;
    });
    return ok(await looking);
  };

  const own: Partial<Handlers> = {
    'setup.read': () => ok({ revision: hub.revision('setup'), open: true, unlocked, file }),
    'setup.unlock': ({ code: typed }) => {
      const right = door.accept(typed);
      if (!right.ok) return right;
      unlocked = true;
      hub.touch('setup');
      return accepted();
    },
    'setup.findDevices': find,
    'setup.check': ({ document }) => {
      const may = opened();
      return may.ok ? ok({ problems: problemsOf(documentOf(document)) }) : may;
    },
    'setup.test': ({ document, test }) => {
      const may = opened();
      return may.ok ? testSetting(test, documentOf(document), { env, clock, logger, running: null }) : may;
    },
    'setup.write': write,
    'outlets.list': () => {
      const { outlets, source, changed } = directoryOf(null);
      return ok({ outlets: [...outlets], source, changed: [...changed], here: 0 });
    },
  };
  const handlers = { ...Object.fromEntries(METHOD_NAMES.map((name) => [name, needed])), ...own } as Handlers;
  return {
    dispatcher: createDispatcher({
      handlers,
      actor: () => fail('staff.sign-in-needed', 'ask'),
      // There is no database yet to keep an audit in; the start that follows notes the new file.
      audit: { record: () => new ActRecord({ append: () => undefined }, null), settle: () => undefined },
      ids: randomIds,
      logger,
    }),
    hub,
    code,
    finished: finished.asked,
  };
};
