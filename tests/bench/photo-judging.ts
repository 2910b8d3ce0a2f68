import sharp from 'sharp';
import { systemClock } from '#basics/clock.ts';
import { silentLogger } from '#basics/logger.ts';
import { ok, type Result } from '#basics/result.ts';
import { samplePortrait } from '#drivers/simulator/platform/sample-portrait.ts';
import { openPhotoJudge, photoConfig } from '#host/devices/photo-judge.ts';
import { figureOf, type Measured, timedAsync } from './figure.ts';

const BURST = 4;
const PEOPLE = ['zhang-san', 'li-si', 'wang-wu'] as const;

/** The portrait as a camera of 1920×1080 sees the person. */
const frameOf = async (key: string): Promise<Uint8Array> => {
  const person = await sharp(await samplePortrait({ key, sex: '1' }))
    .resize(716, 882)
    .toBuffer();
  return sharp({ create: { width: 1920, height: 1080, channels: 3, background: '#f6f6f7' } })
    .composite([{ input: person, left: 602, top: 198 }])
    .jpeg({ quality: 95 })
    .toBuffer();
};

/**
 * Milliseconds the host waits for a photo: the first one (the models are loaded for it), the next ones, the best of a
 * burst, and how long its event loop stood still meanwhile. Fails with the codes of the judge.
 */
export const measurePhotoJudging = async ({ quick }: { readonly quick: boolean }): Promise<Result<Measured>> => {
  const opened = openPhotoJudge(photoConfig.parse({}), { clock: systemClock, logger: silentLogger });
  if (!opened.ok) return opened;
  const judge = opened.value;
  try {
    const frames = await Promise.all(PEOPLE.map(frameOf));
    const [firstFrame] = frames;
    if (firstFrame === undefined) throw new Error('there are people');
    const first = await timedAsync(() => judge.make(firstFrame, 'camera'));
    if (!first.value.ok) return first.value;
    const each: number[] = [];
    const stalls: number[] = [];
    for (let round = 0; round < (quick ? 2 : 10); round += 1) {
      for (const frame of frames) {
        const stall = watchEventLoop();
        const { ms, value } = await timedAsync(() => judge.make(frame, 'camera'));
        stalls.push(stall());
        if (!value.ok) return value;
        each.push(ms);
      }
    }
    const bursts: number[] = [];
    for (let round = 0; round < (quick ? 1 : 5); round += 1) {
      const { ms, value } = await timedAsync(() =>
        judge.makeBest(
          Array.from({ length: BURST }, () => firstFrame),
          'camera',
        ),
      );
      if (!value.ok) return value;
      bursts.push(ms);
    }
    return ok({
      figures: [
        figureOf({ name: 'photo.first', what: 'the first photo of a host, models loaded for it', unit: 'ms' }, [
          first.ms,
        ]),
        figureOf({ name: 'photo.judge', what: 'one 1920×1080 frame cut, encoded and judged', unit: 'ms' }, each),
        figureOf(
          { name: 'photo.burst', what: `the best of ${BURST} frames, cut, encoded and judged`, unit: 'ms' },
          bursts,
        ),
        figureOf({ name: 'photo.stall', what: 'longest gap of the host’s event loop meanwhile', unit: 'ms' }, stalls),
      ],
      skipped: [],
    });
  } finally {
    await judge.close();
  }
};

const TICK_MS = 5;

/** Longest time between two ticks beyond their distance, until the answer is called. */
const watchEventLoop = (): (() => number) => {
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    const now = performance.now();
    longest = Math.max(longest, now - last - TICK_MS);
    last = now;
  }, TICK_MS);
  return () => {
    clearInterval(timer);
    return longest;
  };
};
