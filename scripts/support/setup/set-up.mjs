import { join } from 'node:path';
import { buildCardAddon, cardAddonIsSettled } from './card-addon.mjs';
import { endCommands } from './command.mjs';
import { usableNode } from './layout.mjs';
import { acquireLock } from './lock.mjs';
import { installPackages, packagesAreReady, packagesKey } from './npm.mjs';
import { SetupError } from './report.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/**
 * Brings the clone into the state its lockfile describes and returns the Node to run it with. When nothing is to be
 * done it only reads stamps; otherwise it works alone, under a lock, and looks again once it has it.
 * @param {import('./layout.mjs').Layout} layout
 * @param {import('./report.mjs').Reporter} reporter
 * @param {{ tryAgain: boolean }} options
 * @returns {Promise<string>} path of the Node binary
 */
export const setUp = async (layout, reporter, { tryAgain }) => {
  const key = packagesKey(layout);
  const isReady = () => packagesAreReady(layout, key) && cardAddonIsSettled(layout, key, tryAgain);
  try {
    await ensureSystemPackages(layout, reporter, { tryAgain });
    if (!isReady()) {
      const release = await acquireLock(join(layout.stateDir, 'set-up.lock'), reporter.doing);
      const stop = endOnSignal(release);
      try {
        if (!packagesAreReady(layout, key)) await installPackages(layout, reporter, key);
        const node = usableNode(layout);
        if (!cardAddonIsSettled(layout, key, tryAgain)) await buildCardAddon(layout, reporter, key, node);
      } finally {
        stop();
        release();
      }
      reporter.note('Set-up done.');
    }
  } catch (error) {
    throw asSetupError(error);
  }
  return usableNode(layout);
};

/** @param {unknown} error @returns {unknown} what the file system refused, in words; anything else as it is */
const asSetupError = (error) => {
  const { code, path } = /** @type {{ code?: string, path?: string }} */ (error);
  if (code === 'ENOSPC') return new SetupError('The disk is full. Free about 1 GB and run the command again.');
  if (code === 'EACCES' || code === 'EPERM' || code === 'EROFS') {
    return new SetupError(`${path ?? 'This folder'} cannot be written. Check its owner.`);
  }
  return error;
};

/**
 * An interrupted set-up ends what it started and gives the lock back.
 * @param {() => void} release
 * @returns {() => void} disposal
 */
const endOnSignal = (release) => {
  /** @type {[NodeJS.Signals, number][]} */
  const signals = [
    ['SIGINT', 130],
    ['SIGTERM', 143],
    ['SIGHUP', 129],
  ];
  const listeners = signals.map(([signal, code]) => {
    const listener = () => {
      endCommands();
      release();
      process.exit(code);
    };
    process.on(signal, listener);
    return () => process.off(signal, listener);
  });
  return () => {
    for (const dispose of listeners) dispose();
  };
};
