import { fail, ok, type Result } from '#basics/result.ts';

/** What a technician does with the devices, one thing at a time: a test, or a raw command. */
export class DeviceUse {
  #what: string | null = null;

  /** What is under way; null when the devices are free. */
  get what(): string | null {
    return this.#what;
  }

  /** Takes the devices until the returned function is called. Fails with `diagnostics.running` (param `what`). */
  begin(what: string): Result<() => void> {
    if (this.#what !== null) return fail('diagnostics.running', 'ask', { what: this.#what });
    this.#what = what;
    return ok(() => {
      if (this.#what === what) this.#what = null;
    });
  }
}
