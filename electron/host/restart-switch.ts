/** The answer to whoever asked goes out first. */
const ANSWER_FIRST_MS = 200;

/** The host is to end and to start again, because a person asked for it. */
export class RestartSwitch {
  readonly #asked = Promise.withResolvers<void>();
  #pressed = false;

  /** From here on nothing new is begun. */
  get pressed(): boolean {
    return this.#pressed;
  }

  /** Resolves when the host is to end. */
  get asked(): Promise<void> {
    return this.#asked.promise;
  }

  press(): void {
    if (this.#pressed) return;
    this.#pressed = true;
    setTimeout(this.#asked.resolve, ANSWER_FIRST_MS);
  }
}
