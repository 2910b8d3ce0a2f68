/** The only lock of the project: callers run one after the other in the order they came. */
export class Mutex {
  #tail: Promise<unknown> = Promise.resolve();
  #waiting = 0;

  /** True while somebody holds the lock or waits for it. */
  get busy(): boolean {
    return this.#waiting > 0;
  }

  /** Runs `fn` alone; its error goes to its own caller and does not stop the next one. */
  run<T>(fn: () => Promise<T> | T): Promise<T> {
    this.#waiting += 1;
    const result = this.#tail.then(() => fn());
    this.#tail = result.then(
      () => this.#leave(),
      () => this.#leave(),
    );
    return result;
  }

  #leave(): void {
    this.#waiting -= 1;
  }
}
