import { closeSync, mkdirSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { chinaDate } from '#basics/clock.ts';
import { errorCode } from '#basics/error-code.ts';

/** Folder of the log files in a state directory, and of the archives made of them. */
export const logsDir = (dir: string): string => join(dir, 'logs');
export const logExportsDir = (dir: string): string => join(dir, 'log-exports');

export interface LogLimits {
  readonly keepDays: number;
  readonly maxMegabytes: number;
}

const MEGABYTE = 1024 * 1024;
const DAY_MS = 86_400_000;
/** One file of a day; what comes after it goes into the next. A tenth of all there may be, at most 10 MB. */
const MOST_FILE_BYTES = 10 * MEGABYTE;
const USUAL: LogLimits = { keepDays: 30, maxMegabytes: 100 };

const NAME = /^kiosk-(\d{8})-(\d{3})\.jsonl$/;

export interface LogFile {
  readonly name: string;
  readonly day: string;
  readonly part: number;
  readonly bytes: number;
}

/** The log files of a folder, oldest first; none where there is no folder. */
export const logFilesIn = (folder: string): readonly LogFile[] => {
  try {
    return readdirSync(folder)
      .toSorted()
      .flatMap((name) => {
        const parts = NAME.exec(name);
        return parts === null
          ? []
          : [{ name, day: parts[1] ?? '', part: Number(parts[2]), bytes: statSync(join(folder, name)).size }];
      });
  } catch (error) {
    if (errorCode(error) === 'ENOENT') return [];
    throw error;
  }
};

/**
 * Log lines into files by day (China) and size, for their owner only; old ones are deleted. Every line is with the
 * system when `write` returns: the last one before a crash is the one that is wanted. A disk that takes none costs
 * no more than the lines.
 */
export class LogFiles {
  readonly #folder: string;
  readonly #now: () => number;
  readonly #complain: (text: string) => void;
  #limits: LogLimits = USUAL;
  #open: { readonly fd: number; readonly day: string; readonly part: number; bytes: number } | null = null;
  #complained = false;
  #closed = false;

  /** `complain` is told once when the disk takes no lines, and again only after it took some. */
  constructor(folder: string, options: { readonly now: () => number; readonly complain: (text: string) => void }) {
    this.#folder = folder;
    this.#now = options.now;
    this.#complain = options.complain;
  }

  /** As the station file says it; what is beyond it goes at once. */
  limit(limits: LogLimits): void {
    this.#limits = limits;
    this.#guarded(() => this.#sweep());
  }

  /** One line with its end. */
  write(line: string): void {
    if (this.#closed) return;
    this.#guarded(() => {
      const file = this.#current();
      file.bytes += writeSync(file.fd, line);
      this.#complained = false;
    });
  }

  close(): void {
    this.#closed = true;
    this.#shut();
  }

  #guarded(run: () => void): void {
    try {
      run();
    } catch (error) {
      const cause = errorCode(error);
      if (cause === null) throw error;
      // The file may be the trouble (deleted folder, other disk): the next line opens one anew.
      this.#shut();
      if (this.#complained) return;
      this.#complained = true;
      this.#complain(cause);
    }
  }

  #current() {
    const day = chinaDate(this.#now());
    const most = Math.min(MOST_FILE_BYTES, (this.#limits.maxMegabytes * MEGABYTE) / 10);
    if (this.#open !== null && this.#open.day === day && this.#open.bytes < most) return this.#open;
    this.#shut();
    mkdirSync(this.#folder, { recursive: true, mode: 0o700 });
    this.#sweep();
    const last = logFilesIn(this.#folder).findLast((file) => file.day === day);
    const part = last === undefined ? 1 : last.bytes < most ? last.part : last.part + 1;
    const name = `kiosk-${day}-${String(part).padStart(3, '0')}.jsonl`;
    const fd = openSync(join(this.#folder, name), 'a', 0o600);
    this.#open = { fd, day, part, bytes: last?.part === part ? last.bytes : 0 };
    return this.#open;
  }

  #shut(): void {
    const open = this.#open;
    this.#open = null;
    if (open !== null) closeSync(open.fd);
  }

  /** By age, then by the room all of them take; never the file that is written. */
  #sweep(): void {
    const { keepDays, maxMegabytes } = this.#limits;
    const oldest = chinaDate(this.#now() - (keepDays - 1) * DAY_MS);
    const files = logFilesIn(this.#folder);
    let room = files.reduce((sum, { bytes }) => sum + bytes, 0) - maxMegabytes * MEGABYTE;
    for (const { name, day, part, bytes } of files) {
      if (this.#open?.day === day && this.#open.part === part) continue;
      if (day >= oldest && room <= 0) continue;
      rmSync(join(this.#folder, name), { force: true });
      room -= bytes;
    }
  }
}
