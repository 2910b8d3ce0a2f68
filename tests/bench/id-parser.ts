import { joinBaseAnswer, PHOTO_BYTES } from '#drivers/id-reader/base-answer.ts';
import { encodeAnswer, MIN_ANSWER_LENGTH } from '#drivers/id-reader/frame.ts';
import { FrameParser } from '#drivers/id-reader/frame-parser.ts';
import { encodeTextBlock } from '#drivers/id-reader/text-block.ts';
import { figureOf, type Measured, timed } from './figure.ts';

/** What a USB serial adapter hands over at a time. */
const CHUNK_BYTES = 64;
const FRAMES_PER_SAMPLE = 200;
const WARM_UP_SAMPLES = 5;
const MEGABYTE = 1_000_000;

/** The answer to "read base" with a whole text block and photo: 1,295 bytes (A.1, A.4). */
const baseAnswer = (): Uint8Array => {
  const text = encodeTextBlock({
    kind: 'resident-card',
    name: '张三',
    sex: '1',
    nation: '01',
    birth: '19491231',
    address: '湖南省临湘市测试路1号',
    idNumber: '11010519491231002X',
    authority: '临湘市公安局',
    validFrom: '20200101',
    validTo: 'long-term',
  });
  // Compressed pictures look like noise; a preamble inside comes about as rarely as in this sequence.
  const photo = Uint8Array.from({ length: PHOTO_BYTES }, (_, i) => (i * 167 + (i >> 3) * 59) & 0xff);
  return encodeAnswer({ sw3: 0x90, data: joinBaseAnswer(text, photo) });
};

const chunksOf = (frame: Uint8Array, size: number): readonly Uint8Array[] =>
  Array.from({ length: Math.ceil(frame.length / size) }, (_, i) => frame.slice(i * size, (i + 1) * size));

/** Milliseconds for one sample of frames. Throws when the parser loses one: that is a bug, not a slow parser. */
const sampleMs = (chunks: readonly Uint8Array[]): number => {
  const parser = new FrameParser(MIN_ANSWER_LENGTH);
  const { ms, value } = timed(() => {
    let frames = 0;
    for (let i = 0; i < FRAMES_PER_SAMPLE; i += 1) {
      for (const chunk of chunks) {
        for (const event of parser.push(chunk)) if (event.kind === 'frame') frames += 1;
      }
    }
    return frames;
  });
  if (value !== FRAMES_PER_SAMPLE) throw new Error(`${value} of ${FRAMES_PER_SAMPLE} frames came out of the parser`);
  return ms;
};

/** Frames of the ID reader per second: whole, and in pieces as they come from a serial line. */
export const measureIdParser = ({ quick }: { readonly quick: boolean }): Measured => {
  const frame = baseAnswer();
  const ways = [
    { name: 'whole', how: 'each in one piece', chunks: [frame] },
    { name: 'split', how: `each in pieces of ${CHUNK_BYTES} bytes`, chunks: chunksOf(frame, CHUNK_BYTES) },
  ];
  const figures = ways.flatMap(({ name, how, chunks }) => {
    for (let i = 0; i < WARM_UP_SAMPLES; i += 1) sampleMs(chunks);
    const perSecond = Array.from({ length: quick ? 20 : 60 }, () => FRAMES_PER_SAMPLE / (sampleMs(chunks) / 1_000));
    const what = `answers of ${frame.length} bytes through the ID reader's parser, ${how}`;
    return [
      figureOf({ name: `id-parser.${name}.frames`, what, unit: '1/s' }, perSecond),
      figureOf(
        { name: `id-parser.${name}.bytes`, what, unit: 'MB/s' },
        perSecond.map((frames) => (frames * frame.length) / MEGABYTE),
      ),
    ];
  });
  return { figures, skipped: [] };
};
