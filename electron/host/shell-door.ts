import type { MethodInput } from '#contract/methods.ts';

export type WayOut = MethodInput<'shell.leave'>['way'];

/** From the host to the program of the windows, where there is one: a browser has none. */
export class ShellDoor {
  #listener: ((way: WayOut) => void) | null = null;

  /** Whether somebody stands at the other side. */
  get open(): boolean {
    return this.#listener !== null;
  }

  /** The shell's side: told of every proven wish to leave. */
  attach(listener: (way: WayOut) => void): void {
    this.#listener = listener;
  }

  leave(way: WayOut): void {
    this.#listener?.(way);
  }
}
