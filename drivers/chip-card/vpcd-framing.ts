import { concatBytes } from '#basics/hex.ts';

/**
 * Wire of the virtual reader driver (vpcd): two bytes length, high first, then the payload. A payload of one byte is
 * a control, anything else an APDU or the answer to one.
 */
export const VPCD = { powerOff: 0x00, powerOn: 0x01, reset: 0x02, getAtr: 0x04 } as const;

export const encodeFrame = (payload: Uint8Array): Uint8Array => {
  if (payload.length > 0xffff) throw new Error('a frame holds 65535 bytes');
  return concatBytes(Uint8Array.of(payload.length >> 8, payload.length & 0xff), payload);
};

/** Collects chunks as they come and gives whole payloads; what is not whole yet waits inside. */
export class FrameReader {
  #pending: Uint8Array = new Uint8Array();

  /** Bytes that wait for the rest of their frame. */
  get pending(): number {
    return this.#pending.length;
  }

  push(chunk: Uint8Array): readonly Uint8Array[] {
    let bytes = this.#pending.length === 0 ? chunk : concatBytes(this.#pending, chunk);
    const payloads: Uint8Array[] = [];
    for (;;) {
      const [high, low] = bytes;
      if (high === undefined || low === undefined) break;
      const end = 2 + ((high << 8) | low);
      if (bytes.length < end) break;
      payloads.push(bytes.slice(2, end));
      bytes = bytes.slice(end);
    }
    this.#pending = bytes;
    return payloads;
  }
}
