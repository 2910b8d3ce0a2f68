/** Counts changes of the devices and tells the listeners once per burst. */
export class Changes {
  #revision = 0;
  #pending = false;
  readonly #listeners = new Set<(revision: number) => void>();

  get revision(): number {
    return this.#revision;
  }

  changed(): void {
    this.#revision += 1;
    if (this.#pending) return;
    this.#pending = true;
    setImmediate(() => {
      this.#pending = false;
      for (const listener of this.#listeners) listener(this.#revision);
    });
  }

  /** Returns the disposal. */
  listen(listener: (revision: number) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
