import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, fromHex, toHex } from '#basics/hex.ts';
import { splitBaseAnswer } from '#drivers/id-reader/base-answer.ts';
import { encodeAnswer, MIN_ANSWER_LENGTH, PREAMBLE } from '#drivers/id-reader/frame.ts';
import { FrameParser, type ParserEvent } from '#drivers/id-reader/frame-parser.ts';
import { decodeTextBlock } from '#drivers/id-reader/text-block.ts';

const bytesOf = (events: readonly ParserEvent[]): Uint8Array =>
  concatBytes(...events.map((event) => (event.kind === 'frame' ? event.raw : event.bytes)));

const framesOf = (events: readonly ParserEvent[]): string[] =>
  events.filter((event) => event.kind === 'frame').map((event) => toHex(event.raw));

/** Feeds in chunks of the given sizes (the rest at once), then lets the line fall silent. */
const feed = (bytes: Uint8Array, sizes: readonly number[]): readonly ParserEvent[] => {
  const parser = new FrameParser(MIN_ANSWER_LENGTH);
  const events: ParserEvent[] = [];
  let at = 0;
  for (const size of [...sizes, bytes.length]) {
    events.push(...parser.push(bytes.slice(at, at + size)));
    at += size;
  }
  events.push(...parser.flush());
  expect(parser.pending).toBe(0);
  return events;
};

const sizes = fc.array(fc.integer({ min: 1, max: 40 }), { maxLength: 60 });
const answer = fc
  .record({
    sw3: fc.integer({ min: 0, max: 255 }),
    // Data without AA holds no preamble of its own.
    data: fc.array(fc.integer({ min: 0, max: 0xa9 }), { maxLength: 64 }).map((data) => Uint8Array.from(data)),
  })
  .map(({ sw3, data }) => encodeAnswer({ sw3, data }));
/** Bytes as a bad line makes them, rich in pieces of the preamble. */
const rubbish = fc
  .array(fc.oneof(fc.constantFrom(0xaa, 0x96, 0x69, 0x00, 0x04, 0x09), fc.integer({ min: 0, max: 255 })), {
    maxLength: 60,
  })
  .map((bytes) => Uint8Array.from(bytes));

describe('the frame parser', () => {
  it('accounts for every byte, in order, however it is cut', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(answer, rubbish, fc.constant(PREAMBLE)), { maxLength: 8 }),
        sizes,
        (parts, cuts) => {
          const bytes = concatBytes(...parts);
          expect(toHex(bytesOf(feed(bytes, cuts)))).toBe(toHex(bytes));
        },
      ),
    );
  });

  it('finds the same frames whatever the chunks', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(answer, rubbish), { maxLength: 6 }), sizes, (parts, cuts) => {
        const bytes = concatBytes(...parts);
        expect(framesOf(feed(bytes, cuts))).toEqual(framesOf(feed(bytes, [])));
      }),
    );
  });

  it('finds frames one behind the other', () => {
    fc.assert(
      fc.property(fc.array(answer, { minLength: 1, maxLength: 6 }), sizes, (frames, cuts) => {
        expect(framesOf(feed(concatBytes(...frames), cuts))).toEqual(frames.map(toHex));
      }),
    );
  });

  it('finds a good frame behind anything that holds no whole frame of its own', () => {
    fc.assert(
      fc.property(rubbish, answer, sizes, (before, frame, cuts) => {
        const events = feed(concatBytes(before, frame), cuts);
        // A false head may by chance check out over a part of the frame; that too must be an honest frame.
        fc.pre(framesOf(feed(before, [])).length === 0);
        const found = framesOf(events);
        expect(found.length).toBeGreaterThan(0);
        if (!before.includes(0xaa)) expect(found).toEqual([toHex(frame)]);
      }),
    );
  });

  it('finds a frame hidden behind a false preamble with a wrong check byte', () => {
    const good = encodeAnswer({ sw3: 0x9f, data: new Uint8Array(4) });
    const events = feed(concatBytes(fromHex('AAAAAA9669000C'), good), [3, 1, 9]);
    expect(framesOf(events)).toEqual([toHex(good)]);
    expect(events[0]).toMatchObject({ kind: 'noise', cause: 'checksum', bytes: fromHex('AAAAAA9669000C') });
  });

  it('gives a frame hidden behind a false preamble that promised more, once the line is silent', () => {
    const good = encodeAnswer({ sw3: 0x80 });
    const parser = new FrameParser(MIN_ANSWER_LENGTH);
    expect(parser.push(concatBytes(fromHex('AAAAAA96690508'), good))).toEqual([]);
    expect(parser.pending).toBe(7 + good.length);
    expect(framesOf(parser.flush())).toEqual([toHex(good)]);
  });

  it('is not misled by further AA before the preamble', () => {
    const good = encodeAnswer({ sw3: 0x90 });
    expect(framesOf(feed(concatBytes(fromHex('AAAAAAAA'), good), []))).toEqual([toHex(good)]);
  });

  it.each(['AAAAAA96690003', 'AAAAAA9669090B', 'AAAAAA9669FFFF'])('refuses the length of %s', (head) => {
    const [event] = new FrameParser(MIN_ANSWER_LENGTH).push(fromHex(`${head}00000000`));
    expect(event).toMatchObject({ kind: 'noise', cause: 'length' });
  });

  it('notices every single damaged bit behind the length', () => {
    const frame = encodeAnswer({ sw3: 0x90, data: Uint8Array.of(1, 2, 3, 4) });
    fc.assert(
      fc.property(fc.integer({ min: 7, max: frame.length - 1 }), fc.nat(7), (at, bit) => {
        const damaged = frame.slice();
        damaged[at] = (damaged[at] ?? 0) ^ (1 << bit);
        const events = feed(damaged, []);
        expect(framesOf(events)).toEqual([]);
        expect(toHex(bytesOf(events))).toBe(toHex(damaged));
      }),
    );
  });
});

it('no data of a read answer makes the decoders throw', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 1400 }), (data) => {
      const parts = splitBaseAnswer(data);
      if (parts) decodeTextBlock(parts.text);
    }),
  );
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 256, maxLength: 256 }), (block) => {
      expect(['document', 'unknown-document', 'unreadable']).toContain(decodeTextBlock(block).kind);
    }),
  );
});
