import { readFileSync } from 'node:fs';

/** Where and how often the kiosk looks for a newer one of itself. */
export interface UpdateChannel {
  readonly url: string;
  readonly everyHours: number;
}

/** What the shell has to know of the station file before there is a host. The host reads and judges the whole of it. */
export interface StationFacts {
  /** Null while there is no station file that can be read: the host says why. */
  readonly training: boolean | null;
  /** Null: the kiosk takes no updates. */
  readonly update: UpdateChannel | null;
}

const EVERY_HOURS = 6;

const member = (value: unknown, key: string): unknown =>
  typeof value === 'object' && value !== null ? Reflect.get(value, key) : undefined;

/** Everything that is not plainly a training station is a real one. */
export const stationFacts = (text: string | null): StationFacts => {
  let file: unknown;
  try {
    file = text === null ? null : JSON.parse(text);
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    file = null;
  }
  if (typeof file !== 'object' || file === null) return { training: null, update: null };
  const update = member(file, 'update');
  const url = member(update, 'url');
  const hours = member(update, 'everyHours');
  return {
    training: member(file, 'training') === true,
    update:
      typeof url === 'string'
        ? { url, everyHours: typeof hours === 'number' && hours >= 1 ? hours : EVERY_HOURS }
        : null,
  };
};

/** The facts of a station file. */
export const readStationFacts = (file: string): StationFacts => {
  try {
    return stationFacts(readFileSync(file, 'utf8'));
  } catch (error) {
    // Not there, or not to be read: the host says so in words.
    if ((error as NodeJS.ErrnoException).code !== undefined) return stationFacts(null);
    throw error;
  }
};
