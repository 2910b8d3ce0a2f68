import { describe, expect, it } from 'vitest';
import { concatBytes, fromHex, toHex } from '#basics/hex.ts';
import { encodeAnswer, MIN_ANSWER_LENGTH, MIN_COMMAND_LENGTH } from '#drivers/id-reader/frame.ts';
import { FrameParser } from '#drivers/id-reader/frame-parser.ts';

/** The longest frame less one byte: more can never wait. */
const MOST_PENDING = 5 + 2 + 0x090a - 1;

/** A generator of its own (xorshift32), so that a failure can be repeated. */
const random = (seed: number) => {
  let state = seed;
  return () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state >>> 0;
  };
};

const run = (parser: FrameParser, chunks: Iterable<Uint8Array>) => {
  let inBytes = 0;
  let outBytes = 0;
  let mostPending = 0;
  let frames = 0;
  const account = (events: ReturnType<FrameParser['push']>) => {
    for (const event of events) {
      outBytes += event.kind === 'frame' ? event.raw.length : event.bytes.length;
      if (event.kind === 'frame') frames += 1;
    }
  };
  for (const chunk of chunks) {
    inBytes += chunk.length;
    account(parser.push(chunk));
    mostPending = Math.max(mostPending, parser.pending);
  }
  account(parser.flush());
  return { inBytes, outBytes, mostPending, frames, pending: parser.pending };
};

/** Bytes rich in beginnings, in chunks of any size. */
function* rubbish(bytes: number, seed: number): Generator<Uint8Array> {
  const next = random(seed);
  const RICH = [0xaa, 0xaa, 0xaa, 0x96, 0x69, 0x00, 0x04, 0x09, 0x0a];
  for (let left = bytes; left > 0; ) {
    const size = Math.min(left, 1 + (next() % 9_000));
    const preamble = next() % 4 === 0;
    yield Uint8Array.from({ length: size }, () =>
      preamble || next() % 3 === 0 ? (RICH[next() % RICH.length] ?? 0) : next() & 0xff,
    );
    left -= size;
  }
}

function* repeated(pattern: Uint8Array, bytes: number, size: number): Generator<Uint8Array> {
  for (let at = 0; at < bytes; at += size) {
    yield Uint8Array.from({ length: size }, (_, i) => pattern[(at + i) % pattern.length] ?? 0);
  }
}

describe('the frame parser under load', () => {
  it.each([
    ['answers', MIN_ANSWER_LENGTH, 1],
    ['commands', MIN_COMMAND_LENGTH, 2],
  ])('millions of random bytes among %s: all accounted for, no more waiting than one frame', (_what, least, seed) => {
    const parser = new FrameParser(least);
    const before = process.memoryUsage();
    const { inBytes, outBytes, mostPending, pending } = run(parser, rubbish(3_000_000, seed));
    expect([outBytes, pending]).toEqual([inBytes, 0]);
    expect(mostPending).toBeLessThanOrEqual(MOST_PENDING);
    // The parser still works, and holds what it held at the beginning.
    expect(parser.push(encodeAnswer({ sw3: 0x90 }))).toMatchObject([{ kind: 'frame' }]);
    const after = process.memoryUsage();
    expect(after.arrayBuffers - before.arrayBuffers).toBeLessThan(200_000_000);
  });

  it.each([
    ['AA without end', 'AA'],
    ['preambles without end', 'AAAAAA9669'],
    ['beginnings that each promise the longest frame', 'AAAAAA9669090A'],
    ['beginnings that each promise half of it', 'AAAAAA96690500'],
  ])('%s take a constant time per byte, also byte by byte', (_what, pattern) => {
    // Were it a time per byte that grows with the stream, these lengths would not come to an end.
    for (const size of [1, 64, 1_000_000]) {
      const bytes = size === 1 ? 200_000 : 1_000_000;
      const { inBytes, outBytes, mostPending } = run(
        new FrameParser(MIN_ANSWER_LENGTH),
        repeated(fromHex(pattern), bytes, size),
      );
      expect(outBytes).toBe(inBytes);
      expect(mostPending).toBeLessThanOrEqual(MOST_PENDING);
    }
  });

  it('finds every frame in a long stream, whatever the pieces', () => {
    const frames = Array.from({ length: 500 }, (_, i) =>
      encodeAnswer({ sw3: 0x90, data: new Uint8Array((i * 37) % 1_300).fill(i & 0x7f) }),
    );
    const stream = concatBytes(...frames);
    for (const size of [1, 3, 64, 4_096, 5_000, stream.length]) {
      const parser = new FrameParser(MIN_ANSWER_LENGTH);
      const found: string[] = [];
      for (let at = 0; at < stream.length; at += size) {
        for (const event of parser.push(stream.subarray(at, at + size))) {
          if (event.kind === 'frame') found.push(toHex(event.raw));
        }
      }
      expect(found).toEqual(frames.map(toHex));
    }
  });
});
