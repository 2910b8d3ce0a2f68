import type { Transport } from '#drivers/transport/transport.ts';

/** The virtual device's end of the wire to the kiosk. */
export interface Link {
  /** What the kiosk is configured with. The same over unplug and plug. */
  readonly address: string;
  readonly kind: 'serial' | 'tcp';
  /** Pulls the cable: the kiosk's line closes, the address cannot be opened any more. */
  unplug(): Promise<void>;
  /** Puts it back; `onConnection` is called again. */
  plug(): Promise<void>;
  close(): Promise<void>;
}

export interface LinkOptions {
  /** Existing or new directory for the names of a serial pair. */
  readonly dir: string;
  /** File-name safe name of the device. */
  readonly name: string;
  /**
   * Called with the line to the kiosk: at once and after every `plug` for `serial` (a wire knows nothing of who
   * listens at the other end), per connection for `tcp`.
   */
  readonly onConnection: (line: Transport) => void;
}
