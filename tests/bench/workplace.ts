import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';

type End = () => Promise<void>;

/** A folder of this run and what it started, so that nothing of a run outlives it, however it ends. */
export class Workplace {
  readonly dir: string;
  readonly #ends = new Set<End>();
  #cleared = false;

  /** Makes `<parent>/bench-……`. */
  constructor(parent: string) {
    mkdirSync(parent, { recursive: true });
    this.dir = mkdtempSync(join(parent, 'bench-'));
  }

  /** The run is over: what fails from now on fails because everything was ended. */
  get cleared(): boolean {
    return this.#cleared;
  }

  /** Makes a folder in the place. */
  folder(name: string): string {
    const folder = join(this.dir, name);
    mkdirSync(folder);
    return folder;
  }

  /** Remembers how something is ended; the answer ends it, at most once. */
  keep(end: End): End {
    const once: End = async () => {
      if (this.#ends.delete(once)) await end();
    };
    this.#ends.add(once);
    // Started while the place was being cleared: it must not stay either.
    if (this.#cleared) void once();
    return once;
  }

  /** Ends what is still there, the youngest first, and removes the folder. */
  async clear(): Promise<void> {
    this.#cleared = true;
    for (const end of [...this.#ends].reverse()) await end();
    rmSync(this.dir, { recursive: true, force: true });
  }
}
