import { Mutex } from '#basics/mutex.ts';
import type { Transport } from '#drivers/transport/transport.ts';
import { hostSpeed } from './line-speed.ts';

/**
 * A line whose device hears one speed: what comes at another one is nothing it could understand. Asked for every piece:
 * `own` speed, null for any; `path` of the serial end the other program opens, null on a line without speed.
 */
export const atSpeed = (
  line: Transport,
  { path, own }: { readonly path: () => string | null; readonly own: () => number | null },
): Transport => {
  // Looking at the speed takes a moment: pieces keep their order.
  const looking = new Mutex();
  const fits = async (): Promise<boolean> => {
    const [wanted, at] = [own(), path()];
    const speed = wanted === null || at === null ? null : await hostSpeed(at);
    return speed === null || speed === wanted;
  };
  return {
    address: line.address,
    get isOpen() {
      return line.isOpen;
    },
    write: (bytes) => line.write(bytes),
    onData: (listener) =>
      line.onData((piece) => {
        if (own() === null && !looking.busy) return listener(piece);
        void looking.run(async () => {
          if (await fits()) listener(piece);
        });
      }),
    onClose: (listener) => line.onClose(listener),
    close: () => line.close(),
  };
};
