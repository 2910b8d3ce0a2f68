import { randomBytes } from 'node:crypto';
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { systemClock } from '#basics/clock.ts';
import type { Logger } from '#basics/logger.ts';
import { done, fail, ok, type Result } from '#basics/result.ts';
import { createVirtualDocumentCamera } from './camera/virtual-document-camera.ts';
import { type Closing, createClosing } from './closing.ts';
import { Changes } from './control/changes.ts';
import { createControlClient } from './control/client.ts';
import { openControlServer } from './control/control-server.ts';
import { createSubject } from './control/subject.ts';
import { loadFeeder } from './feeder.ts';
import { openDevices } from './open-devices.ts';
import { type LoadedScenario, loadScenario } from './scenario/load-scenario.ts';
import type { DeviceName, Scenario } from './scenario/scenario.ts';
import { readSimulatorFile, removeSimulatorFile, type SimulatorFile, writeSimulatorFile } from './simulator-file.ts';
import type { VirtualDevice, VirtualDeviceEnvironment } from './virtual-device.ts';

export interface SimulatorOptions {
  /** The instance's directory; everything the devices keep is below it. */
  readonly dir: string;
  /** Scenario file. */
  readonly scenario: string;
  /** 1 real device times, 10 ten times faster, 0 none at all. */
  readonly speed: number;
  /** `tcp` where serial pairs are not wanted. */
  readonly links: 'auto' | 'tcp';
  readonly chip: 'auto' | 'pcsc' | 'direct';
  readonly logger: Logger;
  /** Fixed ports; any free ones when left out. */
  readonly ports?: { readonly platform?: number; readonly control?: number };
}

export interface Simulator {
  readonly addresses: Pick<SimulatorFile, 'idReader' | 'cardPrinter' | 'chip' | 'platform' | 'camera'>;
  readonly control: { readonly url: string; readonly token: string };
  readonly devices: Readonly<Record<DeviceName, VirtualDevice>>;
  readonly scenario: Scenario;
  /** Resolves when the simulator has ended, by `close` or by the control API. */
  readonly ended: Promise<void>;
  close(): Promise<void>;
}

/**
 * Starts all virtual devices of a scenario and the control API; writes `<dir>/simulator.json` when everything can be
 * reached. Fails with the codes of `contract/codes/simulator.ts`; what was opened by then is closed again.
 */
export const createSimulator = async (options: SimulatorOptions): Promise<Result<Simulator>> => {
  const { logger } = options;
  const dir = resolve(options.dir);
  const loaded = loadScenario(options.scenario);
  if (!loaded.ok) return loaded;
  mkdirSync(dir, { recursive: true });
  const free = await nobodyRunsIn(dir);
  if (!free.ok) return free;

  const closing = createClosing();
  try {
    const started = await start(options, dir, loaded.value, closing);
    if (!started.ok) await closing.close();
    return started;
  } catch (error) {
    await closing.close();
    logger.error('simulator-not-started', { error });
    throw error;
  }
};

const start = async (
  options: SimulatorOptions,
  dir: string,
  loaded: LoadedScenario,
  closing: Closing,
): Promise<Result<Simulator>> => {
  const { logger, speed } = options;
  const { scenario } = loaded;
  const changes = new Changes();
  const stopped = new AbortController();
  closing.add(async () => stopped.abort());
  const environment: VirtualDeviceEnvironment = {
    dir,
    logger,
    wait: (ms) => (speed === 0 ? Promise.resolve() : systemClock.sleep(ms / speed, stopped.signal)),
    changed: () => changes.changed(),
  };

  const opened = await openDevices(options, loaded, environment, closing);
  if (!opened.ok) return opened;
  const { idReader, cardPrinter, chip, platform } = opened.value;
  const camera = await createVirtualDocumentCamera(environment);
  const devices = {
    'id-reader': idReader,
    'card-printer': cardPrinter,
    'chip-card': chip,
    platform,
    'document-camera': camera,
  };
  await loadFeeder(dir, scenario, cardPrinter, logger);
  const scheduled = await scheduleFaults(loaded, devices, environment);
  if (!scheduled.ok) return scheduled;

  const token = randomBytes(32).toString('hex');
  const subject = createSubject({
    loaded,
    dir,
    speed,
    changes,
    devices,
    workedMs: opened.value.workedMs,
    platform,
    idReader,
    camera,
    stop: () => void close(),
  });
  const control = await openControlServer({ port: options.ports?.control ?? 0, token, subject, changes, logger });
  if (!control.ok) return control;
  closing.add(() => control.value.close());

  const addresses = {
    idReader: idReader.address,
    cardPrinter: cardPrinter.address,
    chip: chip.address,
    platform: platform.address,
    camera: camera.address,
  };
  const access = { url: control.value.url, token };
  writeSimulatorFile(dir, {
    ...addresses,
    control: access,
    station: scenario.station,
    pid: process.pid,
    scenario: loaded.file,
    speed,
  });
  closing.add(async () => removeSimulatorFile(dir));
  const ended = Promise.withResolvers<void>();
  const close = async (): Promise<void> => {
    await closing
      .close()
      .catch((error: unknown) => logger.error('simulator-not-closed', { error }))
      .finally(() => ended.resolve());
  };
  logger.info('simulator-ready', { ...addresses, control: access.url, scenario: scenario.name });
  return ok({ addresses, control: access, devices, scenario, ended: ended.promise, close });
};

/** Does the scenario's faults that are due at once, and the others when their time has come. */
const scheduleFaults = async (
  { file, scenario }: LoadedScenario,
  devices: Readonly<Record<DeviceName, VirtualDevice>>,
  environment: VirtualDeviceEnvironment,
): Promise<Result<void>> => {
  for (const [i, { device, afterMs, ...act }] of scenario.faults.entries()) {
    if (afterMs > 0) {
      void environment.wait(afterMs).then(async () => {
        const result = await devices[device].act(act);
        if (!result.ok) environment.logger.warn('scheduled-fault-refused', { device, act: act.act, ...result.error });
      });
      continue;
    }
    const result = await devices[device].act(act);
    if (!result.ok) {
      const cause = `${result.error.code} ${JSON.stringify(result.error.params ?? {})}`;
      return fail('scenario.malformed', 'stop', { file, path: `faults[${i}]`, cause, more: 0 });
    }
  }
  return done;
};

/** Only one simulator works in a directory. Fails with `simulator.already-running` (param `pid`). */
const nobodyRunsIn = async (dir: string): Promise<Result<void>> => {
  const file = readSimulatorFile(dir);
  if (!file.ok) return done;
  const answer = await createControlClient(file.value.control).state();
  return answer.ok ? fail('simulator.already-running', 'stop', { pid: file.value.pid }) : done;
};
