import { VIEWS, type ViewEvent } from '#contract/messages.ts';
import { HOST_UNREACHABLE } from './channel-types.ts';
import type { Dispatcher } from './dispatcher.ts';
import type { OpenedHost } from './open-host.ts';

/** What the carriers speak to, whichever host stands behind it: one goes, another comes, the windows stay. */
export class HostFront {
  #host: Pick<OpenedHost, 'dispatcher' | 'hub'> | null = null;
  #leave: () => void = () => undefined;
  readonly #listeners = new Set<(event: ViewEvent) => void>();

  /** Calls answer `host.unreachable` while there is no host. */
  readonly dispatcher: Dispatcher = {
    call: (caller, method, input) =>
      this.#host?.dispatcher.call(caller, method, input) ?? Promise.resolve(HOST_UNREACHABLE),
  };

  /** Returns the disposal. */
  subscribe(listener: (event: ViewEvent) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  /** From now on this one answers; everything the windows show is read again. */
  attach(host: Pick<OpenedHost, 'dispatcher' | 'hub'>): void {
    this.#host = host;
    this.#leave = host.hub.subscribe((event) => this.#tell(event));
    for (const view of VIEWS) this.#tell({ view, revision: host.hub.revision(view) });
  }

  detach(): void {
    this.#leave();
    this.#host = null;
  }

  #tell(event: ViewEvent): void {
    for (const listener of this.#listeners) listener(event);
  }
}
