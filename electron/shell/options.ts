import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

export interface ShellOptions {
  /** State directory of this station; the shell keeps its own things in `shell/` below it. */
  readonly dir: string;
  /** Station file, null for the one in the state directory. */
  readonly station: string | null;
  /** Full screen without a way out: the counter of a branch. */
  readonly kiosk: boolean;
}

/**
 * The shell's options among whatever else stands on Electron's command line (Chromium's own switches, the folder of
 * the application), which is left alone.
 */
export const readOptions = (argv: readonly string[], defaultDir: string): ShellOptions => {
  const { values } = parseArgs({
    args: [...argv],
    options: { dir: { type: 'string' }, station: { type: 'string' }, kiosk: { type: 'boolean' } },
    strict: false,
  });
  const path = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? resolve(value) : null);
  return { dir: path(values.dir) ?? defaultDir, station: path(values.station), kiosk: values.kiosk === true };
};

/** The station file of these options. */
export const stationFileOf = ({ dir, station }: ShellOptions): string => station ?? join(dir, 'station.json');
