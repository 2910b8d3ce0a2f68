/** The same cards through every kind of line and every source of the status. */
import { describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import type { CardPrinterSettings } from '#drivers/card-printer/types.ts';
import { readColours, readDots } from '#drivers/simulator/card-printer/printed-card.ts';
import { hasSocat } from '#drivers/simulator/links/open-link.ts';
import { makeRig, sampleColours, sampleFace } from '../support/card-printer-rig.ts';
import { fastClock } from '../support/fast-clock.ts';

/** They run side by side: slow enough for a printer that comes to its turn late. */
const FACTOR = 4;

interface Mode {
  readonly name: string;
  readonly link: 'tcp' | 'serial';
  readonly printer: Readonly<Record<string, unknown>>;
  readonly driver: Partial<CardPrinterSettings>;
}

const MODES: readonly Mode[] = [
  {
    name: 'acknowledged line',
    link: 'serial',
    printer: { protocol: 'acknowledged' },
    driver: { protocol: 'acknowledged' },
  },
  {
    name: 'plain line until the driver asks for acknowledgement',
    link: 'serial',
    printer: { replyEnd: 'cr' },
    driver: { protocol: 'acknowledged' },
  },
  { name: 'sensors instead of a status line', link: 'tcp', printer: { textStatus: false }, driver: {} },
  {
    name: 'sensors, chosen by configuration, on a printer that has a status line',
    link: 'serial',
    printer: { replyEnd: 'cr' },
    driver: { statusSource: 'sensors' },
  },
  {
    name: 'sensors on a plain line without terminators that answers downloads',
    link: 'serial',
    printer: { textStatus: false, replyEnd: 'none', acknowledgeDownloads: true },
    driver: {},
  },
  {
    name: 'sensors on an acknowledged line',
    link: 'serial',
    printer: { textStatus: false, protocol: 'acknowledged' },
    driver: { protocol: 'acknowledged' },
  },
];

const cards = ['B-0001', 'B-0002', 'B-0003', 'B-0004'];

describe.concurrent.each(MODES)('$name', ({ name, link, printer, driver }) => {
  const skipped = link === 'serial' && !hasSocat();
  const test = it.skipIf(skipped);
  const why = skipped ? ' (skipped: socat is missing)' : '';

  const rig = async (settings: Readonly<Record<string, unknown>> = {}, pace = 1 / FACTOR / 10) => {
    const made = await makeRig({
      link,
      clock: fastClock(FACTOR),
      pace,
      settings: { ...printer, ...settings },
      driver,
    });
    await made.act('load', { blankIds: cards });
    return made;
  };

  test(`feeds, prints, checks, presents and lets a card be taken${why}`, async () => {
    await using it = await rig({}, 1 / FACTOR);
    unwrap(await it.driver.initialise());
    const before = unwrap(await it.driver.counters());
    unwrap(await it.driver.feedToChip());
    expect(unwrap(await it.driver.state())).toMatchObject({ position: 'chip-station', feeder: 'low', blocking: [] });
    unwrap(await it.driver.moveToPrint());
    const face = sampleFace();
    const progress: [number, number][] = [];
    expect(
      unwrap(await it.driver.printFace(face, { onProgress: (done, total) => progress.push([done, total]) })),
    ).toEqual({ panels: 1, ribbonUsed: 1, difference: null });
    expect(progress.at(-1)?.[0]).toBe(progress.at(-1)?.[1]);
    unwrap(await it.driver.moveToChip());
    unwrap(await it.driver.present());
    expect(unwrap(await it.driver.gate())).toBe('card');
    expect(unwrap(await it.driver.state())).toMatchObject({
      position: 'gate',
      major: 'attention',
      blocking: ['printer.card-at-gate'],
    });
    await it.act('take-card');
    expect(unwrap(await it.driver.gate())).toBe('empty');
    expect(unwrap(await it.driver.state()).position).toBe('none');
    expect(unwrap(await it.driver.counters())).toMatchObject({
      cardsFed: before.cardsFed + 1,
      panelsPrinted: before.panelsPrinted + 1,
      ribbonLeft: before.ribbonLeft - 1,
    });
    expect(it.printer.state()).toMatchObject({ taken: ['B-0001'], violations: 0 });
    const picture = it.printer.state().printed['B-0001'] ?? '';
    expect(readDots(picture.replace('.png', '.pbm'))).toEqual(face.bits);
  });

  test(`presents to a printer that answers the ejection when the card is taken, and takes the card back${why}`, async () => {
    await using it = await rig({ ejectReply: 'when-taken' });
    unwrap(await it.driver.feedToChip());
    unwrap(await it.driver.present());
    expect(unwrap(await it.driver.gate())).toBe('card');
    expect(unwrap(await it.driver.state()).position).toBe('gate');
    unwrap(await it.driver.retain());
    expect(it.printer.state()).toMatchObject({ rejectBox: ['B-0001'], gate: null, card: null });
    unwrap(await it.driver.feedToChip());
    unwrap(await it.driver.present());
    await it.act('take-card');
    expect(unwrap(await it.driver.gate())).toBe('empty');
    expect(unwrap(await it.driver.state()).position).toBe('none');
    unwrap(await it.driver.feedToChip());
  });

  test(`feeds once more after a mis-feed, and no more than once${why}`, async () => {
    await using it = await rig();
    await it.act('fault', { fault: 'mis-feed' });
    unwrap(await it.driver.feedToChip());
    unwrap(await it.driver.retain());
    await it.act('fault', { fault: 'mis-feed', times: 2 });
    expect(await it.driver.feedToChip()).toMatchObject({ error: { code: 'printer.mis-feed', kind: 'ask' } });
    expect(it.printer.state().counters.cardsFed).toBe(1);
    unwrap(await it.driver.feedToChip());
  });

  test(`tells of a second card that came along with the first, which can be retained${why}`, async () => {
    await using it = await rig();
    await it.act('fault', { fault: 'double-feed' });
    expect(await it.driver.feedToChip()).toMatchObject({ error: { code: 'printer.double-feed', kind: 'stop' } });
    expect(unwrap(await it.driver.state()).position).toBe('chip-station');
    unwrap(await it.driver.retain());
    expect(it.printer.state()).toMatchObject({ rejectBox: ['B-0001'], card: null });
  });

  test(`tells of a jam, and retains the card after a restart of the printer${why}`, async () => {
    await using it = await rig();
    await it.act('fault', { fault: 'jam', at: 'feed' });
    expect(await it.driver.feedToChip()).toMatchObject({ error: { code: 'printer.jam', kind: 'stop' } });
    expect(unwrap(await it.driver.state())).toMatchObject({
      position: 'inside-unknown',
      major: 'error',
      blocking: ['printer.jam'],
    });
    unwrap(await it.driver.retain());
    expect(it.printer.state().rejectBox).toEqual(['B-0001']);
    unwrap(await it.driver.feedToChip());
  });

  test(`succeeds when only the reply to a move was lost, or came late${why}`, async () => {
    await using it = await rig();
    await it.act('fault', { fault: 'reply-lost', at: 'Sis' });
    unwrap(await it.driver.feedToChip());
    await it.act('fault', { fault: 'reply-split', at: 'Si' });
    unwrap(await it.driver.moveToPrint());
    await it.act('fault', { fault: 'leading-nuls', at: 'Rlr;p' });
    await it.act('fault', { fault: 'replies-joined', at: 'Rse;f' });
    unwrap(await it.driver.state());
    expect(unwrap(await it.driver.state()).position).toBe('print-station');
  });

  const broken = [
    ['cover-open-in-job', 'printer.cover-open'],
    ['ribbon-ended', 'printer.ribbon-ended'],
    ['ribbon-broken', 'printer.ribbon-broken'],
  ] as const;
  test.each(broken)(`tells of %s in a print and has the card retained${why}`, async (fault, code) => {
    await using it = await rig();
    unwrap(await it.driver.feedToChip());
    unwrap(await it.driver.moveToPrint());
    await it.act('fault', { fault, at: 'print' });
    expect(await it.driver.printFace(sampleFace())).toMatchObject({
      error: { code, kind: 'stop', params: { face: 'spoiled' } },
    });
    if (fault === 'cover-open-in-job') await it.act('close-cover');
    unwrap(await it.driver.retain());
    expect(it.printer.state().rejectBox).toEqual(['B-0001']);
  });

  // An upload of 1.9 MB over a pseudo terminal takes seconds: one line of each way of ending a print is enough.
  const inColour = ['acknowledged line', 'sensors instead of a status line'].includes(name);
  it.runIf(inColour && !skipped)(`prints colour over five panels with one overlay${why}`, async () => {
    await using it = await makeRig({
      link,
      clock: fastClock(FACTOR),
      pace: 1 / FACTOR / 10,
      settings: { ...printer, ribbon: { type: 'ymcko' } },
      driver: { ...driver, ribbon: 'ymcko', colourBits: 7 },
    });
    await it.act('load', { blankIds: cards });
    unwrap(await it.driver.feedToChip());
    unwrap(await it.driver.moveToPrint());
    const face = sampleColours();
    expect(unwrap(await it.driver.printFace(face))).toEqual({ panels: 5, ribbonUsed: 1, difference: null });
    const picture = it.printer.state().printed['B-0001'] ?? '';
    const black = readDots(picture.replace('.png', '.pbm')) ?? new Uint8Array();
    const colours = readColours(picture.replace('.png', '.ppm')) ?? new Uint8Array();
    expect(blackDots(face.rgb)).toEqual(black);
    // Black dots got no colour; of the others, 128 levels keep every channel to within 255/127.
    expect(farthest(face.rgb, colours)).toBeLessThanOrEqual(3);
    const overlay = readDots(picture.replace('.png', '.overlay.pbm'));
    expect(overlay?.every((byte) => byte === 0xff)).toBe(true);
  });

  test(`sends the settings again after it restarted the printer itself and after the line was cut${why}`, async () => {
    await using it = await rig({}, 1 / FACTOR);
    unwrap(await it.driver.initialise());
    await it.act('fault', { fault: 'jam', at: 'feed' });
    await it.driver.feedToChip();
    unwrap(await it.driver.retain());
    expect(it.printer.state().settings).toMatchObject({ Pcim: 'F', Psmgr: '2' });
    await it.act('fault', { fault: 'settings-lost' });
    await it.act('fault', { fault: 'offline' });
    expect((await it.driver.state()).ok).toBe(false);
    await it.act('online');
    unwrap(await it.driver.initialise());
    expect(it.printer.state().settings).toMatchObject({ Pcim: 'F', Pcem: 'I', Psmgr: '2' });
    expect(it.printer.state().protocol).toBe(driver.protocol ?? 'plain');
    unwrap(await it.driver.feedToChip());
  });
});

const isBlack = (rgb: Uint8Array, dot: number): boolean =>
  ((rgb[dot * 3] ?? 1) | (rgb[dot * 3 + 1] ?? 1) | (rgb[dot * 3 + 2] ?? 1)) === 0;

const blackDots = (rgb: Uint8Array): Uint8Array => {
  const bits = new Uint8Array(rgb.length / 24);
  for (let dot = 0; dot < rgb.length / 3; dot += 1) {
    if (isBlack(rgb, dot)) bits[dot >> 3] = (bits[dot >> 3] ?? 0) | (0x80 >> (dot & 7));
  }
  return bits;
};

/** Largest difference of a channel, black dots against white. */
const farthest = (wanted: Uint8Array, printed: Uint8Array): number =>
  wanted.reduce(
    (most, value, i) =>
      Math.max(most, Math.abs((isBlack(wanted, Math.floor(i / 3)) ? 255 : value) - (printed[i] ?? -255))),
    0,
  );
