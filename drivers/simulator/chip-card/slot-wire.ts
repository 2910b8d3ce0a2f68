import type { Socket } from 'node:net';
import { encodeFrame, FrameReader, VPCD } from '#drivers/chip-card/vpcd-framing.ts';
import type { CardSlot } from './card-slot.ts';

/** A reader's own patience with a silent card: then it drops it, as CCID readers do after their waiting time. */
const SILENCE_MS = 15_000;

/** Serves the slot over one socket with vpcd frames, one after the other, until the socket ends. */
export const serveSlot = (slot: CardSlot, socket: Socket): void => {
  const frames = new FrameReader();
  let queue: Promise<void> = Promise.resolve();

  const send = (payload: Uint8Array): void => {
    if (!socket.destroyed) socket.write(encodeFrame(payload));
  };

  const command = async (apdu: Uint8Array): Promise<void> => {
    const outcome = await slot.transmit(apdu);
    if (outcome.kind === 'answer') send(outcome.answer);
    else if (outcome.kind === 'torn') socket.destroy();
    else setTimeout(() => socket.destroy(), SILENCE_MS).unref();
  };

  const handle = async (payload: Uint8Array): Promise<void> => {
    if (payload.length !== 1) return command(payload);
    switch (payload[0]) {
      case VPCD.powerOff:
        return slot.powerOff();
      case VPCD.powerOn:
        return slot.powerOn();
      case VPCD.reset:
        return slot.warmReset();
      case VPCD.getAtr:
        return send(slot.atr());
      default:
        return send(Uint8Array.of(0x6f, 0x00));
    }
  };

  socket.setNoDelay(true);
  socket.on('data', (chunk) => {
    for (const payload of frames.push(chunk)) {
      queue = queue.then(() => handle(payload)).catch((error: unknown) => void socket.destroy(error as Error));
    }
  });
};
