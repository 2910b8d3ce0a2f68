import { homedir } from 'node:os';
import { join } from 'node:path';

const NAME = 'instant-card-kiosk';

/**
 * The user's folder for what this product keeps, the default of `--dir`: `$XDG_DATA_HOME` or `~/.local/share` on
 * Linux, `%LOCALAPPDATA%` on Windows.
 */
export const defaultStateDir = (
  env: Readonly<Record<string, string | undefined>> = process.env,
  platform: string = process.platform,
): string => {
  if (platform === 'win32') return join(env.LOCALAPPDATA ?? join(homedir(), 'AppData', 'Local'), NAME);
  const base = env.XDG_DATA_HOME;
  // The specification says relative paths are to be ignored.
  return join(base?.startsWith('/') ? base : join(homedir(), '.local', 'share'), NAME);
};
