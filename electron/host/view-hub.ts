import type { ViewEvent, ViewName } from '#contract/messages.ts';

/** Revisions of the views, and who wants to hear of them. */
export class ViewHub {
  readonly #revisions = new Map<ViewName, number>();
  readonly #listeners = new Set<(event: ViewEvent) => void>();

  revision(view: ViewName): number {
    return this.#revisions.get(view) ?? 0;
  }

  /** Says that a view shows something else now. */
  touch(...views: readonly ViewName[]): void {
    for (const view of views) {
      const revision = this.revision(view) + 1;
      this.#revisions.set(view, revision);
      for (const listener of this.#listeners) listener({ view, revision });
    }
  }

  /** Returns the disposal. */
  subscribe(listener: (event: ViewEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }
}
