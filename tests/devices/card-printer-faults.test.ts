import { describe, expect, it } from 'vitest';
import { unwrap } from '#basics/result.ts';
import { makeRig, type Rig, sampleFace } from '../support/card-printer-rig.ts';
import { fastClock } from '../support/fast-clock.ts';

/** Waits of the driver run this much faster, device time with them. */
const FACTOR = 20;

const rig = (options: Partial<Parameters<typeof makeRig>[0]> = {}) =>
  makeRig({ link: 'tcp', clock: fastClock(FACTOR), pace: 1 / FACTOR / 10, ...options });

const cards = ['B-0001', 'B-0002', 'B-0003'];

/** Fed = in the machine + at the gate + taken + boxed + taken out by hand. */
const expectAccounted = ({ printer }: Rig, loaded: number) => {
  const { feeder, card, gate, rejectBox, taken, removed, emptied, counters } = printer.state();
  const seen = (card ? 1 : 0) + (gate ? 1 : 0) + rejectBox.length + taken.length + removed.length + emptied.length;
  expect(seen).toBe(counters.cardsFed);
  expect(feeder.length + seen).toBe(loaded);
};

describe('feeding', () => {
  it('is refused from an empty feeder before anything moves', async () => {
    await using it = await rig();
    expect(await it.driver.feedToChip()).toMatchObject({ error: { code: 'printer.feeder-empty', kind: 'ask' } });
    expect(it.printer.state().counters.cardsFed).toBe(0);
    expect(unwrap(await it.driver.state())).toMatchObject({ feeder: 'empty', blocking: ['printer.feeder-empty'] });
  });

  it('is refused while a card is inside or at the gate', async () => {
    await using it = await rig();
    await it.act('load', { blankIds: cards });
    unwrap(await it.driver.feedToChip());
    expect(await it.driver.feedToChip()).toMatchObject({ error: { code: 'printer.card-inside' } });
    unwrap(await it.driver.present());
    expect(await it.driver.feedToChip()).toMatchObject({ error: { code: 'printer.card-at-gate' } });
    expect(it.printer.state().counters.cardsFed).toBe(1);
    expectAccounted(it, 3);
  });

  it('is tried once more after a mis-feed that left no card inside', async () => {
    await using it = await rig();
    await it.act('load', { blankIds: cards });
    await it.act('fault', { fault: 'mis-feed' });
    unwrap(await it.driver.feedToChip());
    expectAccounted(it, 3);
    unwrap(await it.driver.retain());
    await it.act('fault', { fault: 'mis-feed', times: 2 });
    expect(await it.driver.feedToChip()).toMatchObject({ error: { code: 'printer.mis-feed', kind: 'ask' } });
    expectAccounted(it, 3);
  });

  it('does not happen when a move inside is asked for without a card', async () => {
    await using it = await rig();
    await it.act('load', { blankIds: cards });
    expect(await it.driver.moveToChip()).toMatchObject({ error: { code: 'printer.no-card-inside' } });
    expect(await it.driver.moveToPrint()).toMatchObject({ error: { code: 'printer.no-card-inside' } });
    expect(await it.driver.present()).toMatchObject({ error: { code: 'printer.no-card-inside' } });
    expect(it.printer.state().counters.cardsFed).toBe(0);
  });

  it('succeeds when only the reply was lost: the sensors say where the card is', async () => {
    await using it = await rig();
    await it.act('load', { blankIds: cards });
    await it.act('fault', { fault: 'reply-lost', at: 'Sis' });
    unwrap(await it.driver.feedToChip());
    expect(unwrap(await it.driver.state()).position).toBe('chip-station');
    expectAccounted(it, 3);
  });

  it('that jams is reported, and the card can be retained after a restart of the printer', async () => {
    await using it = await rig();
    await it.act('load', { blankIds: cards });
    await it.act('fault', { fault: 'jam', at: 'feed' });
    expect(await it.driver.feedToChip()).toMatchObject({ error: { code: 'printer.jam', kind: 'stop' } });
    expect(unwrap(await it.driver.state())).toMatchObject({ position: 'inside-unknown', blocking: ['printer.jam'] });
    unwrap(await it.driver.retain());
    expect(it.printer.state().rejectBox).toEqual(['B-0001']);
    expectAccounted(it, 3);
    unwrap(await it.driver.feedToChip());
  });
});

describe('conditions that stop the next job', () => {
  it.each([
    ['open-cover', {}, 'printer.cover-open', 'close-cover', {}],
    ['change-ribbon', { ribbon: null }, 'printer.no-ribbon', 'change-ribbon', {}],
    ['change-ribbon', { ribbon: { count: 0 } }, 'printer.ribbon-ended', 'change-ribbon', {}],
    ['change-ribbon', { ribbon: { zone: '9' } }, 'printer.ribbon-wrong-zone', 'change-ribbon', {}],
    ['fault', { fault: 'reject-full' }, 'printer.reject-box-full', 'empty-reject-box', {}],
    ['fault', { fault: 'feeder-empty' }, 'printer.feeder-empty', 'load', { blankIds: ['B-0009'] }],
  ])('%s %o → %s until %s', async (act, params, code, cure, cureParams) => {
    await using it = await rig();
    await it.act('load', { blankIds: cards });
    await it.act(act, params);
    expect(unwrap(await it.driver.state()).blocking).toEqual([code]);
    expect(await it.driver.feedToChip()).toMatchObject({ error: { code, kind: 'ask' } });
    expect(it.printer.state().counters.cardsFed).toBe(0);
    await it.act(cure, cureParams);
    unwrap(await it.driver.feedToChip());
  });

  it('includes a hot head: nothing is fed while it cools', async () => {
    await using it = await rig({ settings: { mechanics: { coolingMs: 600_000 } } });
    await it.act('load', { blankIds: cards });
    await it.act('fault', { fault: 'head-hot' });
    expect(unwrap(await it.driver.state())).toMatchObject({ blocking: ['printer.head-hot'], major: 'attention' });
    expect(await it.driver.feedToChip()).toMatchObject({ error: { code: 'printer.head-hot', kind: 'retry' } });
    expect(it.printer.state().counters.cardsFed).toBe(0);
    await it.act('clear-faults');
    unwrap(await it.driver.feedToChip());
  });
});

describe('printing', () => {
  const atPrint = async (options: Partial<Parameters<typeof makeRig>[0]> = {}) => {
    const it = await rig(options);
    await it.act('load', { blankIds: cards });
    unwrap(await it.driver.feedToChip());
    unwrap(await it.driver.moveToPrint());
    return it;
  };

  it('refuses a picture that would snap the ribbon, without touching the printer', async () => {
    await using it = await atPrint();
    const black = { ...sampleFace(), bits: new Uint8Array(82_296).fill(0xff) };
    expect(await it.driver.printFace(black)).toMatchObject({ error: { code: 'printer.coverage-too-high' } });
    expect(it.printer.state().counters.panelsPrinted).toBe(0);
  });

  it('refuses a card that is not at the print position', async () => {
    await using it = await atPrint();
    unwrap(await it.driver.moveToChip());
    expect(await it.driver.printFace(sampleFace())).toMatchObject({ error: { code: 'printer.card-not-at-print' } });
  });

  it.each([
    ['cover-open-in-job', 'printer.cover-open'],
    ['ribbon-ended', 'printer.ribbon-ended'],
    ['ribbon-broken', 'printer.ribbon-broken'],
    ['head-hot', 'printer.head-hot'],
  ])('interrupted by %s spoils the face, and the card goes to the reject box', async (fault, code) => {
    await using it = await atPrint();
    await it.act('fault', { fault, at: 'print' });
    expect(await it.driver.printFace(sampleFace())).toMatchObject({
      error: { code, kind: 'stop', params: { face: 'spoiled' } },
    });
    if (fault === 'cover-open-in-job') await it.act('close-cover');
    unwrap(await it.driver.retain());
    expectAccounted(it, 3);
  });

  it('believes the panel counter when the ribbon counter stood still, and tells the difference', async () => {
    await using it = await atPrint();
    await it.act('fault', { fault: 'ribbon-count-unchanged' });
    expect(unwrap(await it.driver.printFace(sampleFace()))).toMatchObject({
      panels: 1,
      ribbonUsed: 0,
      difference: { code: 'printer.ribbon-count-differs' },
    });
  });

  it('does not take OK for the ribbon count', async () => {
    await using it = await atPrint();
    await it.act('fault', { fault: 'ribbon-count-ok-quirk', times: 2 });
    expect(unwrap(await it.driver.counters()).ribbonLeft).toBe(1_000);
    await it.act('fault', { fault: 'ribbon-count-ok-quirk', times: 2 });
    unwrap(await it.driver.printFace(sampleFace()));
    await it.act('fault', { fault: 'ribbon-count-ok-quirk', times: 4 });
    expect(await it.driver.counters()).toMatchObject({ error: { code: 'printer.ribbon-count-unreadable' } });
  });

  it('is proven by the counters when the line was cut after the job was sent', async () => {
    await using it = await atPrint({ pace: 1 / FACTOR });
    await it.act('fault', { fault: 'offline', at: 'Se;1', ms: 2_000 });
    unwrap(await it.driver.printFace(sampleFace()));
    expect(it.printer.state().counters.panelsPrinted).toBe(1);
  });

  it('keeps the card inside, answers states meanwhile, and works with a printer that answers every download', async () => {
    await using it = await atPrint({ pace: 1 / FACTOR, settings: { acknowledgeDownloads: true } });
    const printing = it.driver.printFace(sampleFace());
    const during = await it.driver.state();
    unwrap(await printing);
    expect(unwrap(during).position).not.toBe('none');
    expect(unwrap(await it.driver.state()).position).toBe('print-station');
    expect(it.printer.state().gate).toBeNull();
  });

  it('is told apart from a face that stayed blank', async () => {
    await using it = await atPrint();
    await it.act('fault', { fault: 'silent', at: 'Se;1' });
    expect(await it.driver.printFace(sampleFace())).toMatchObject({
      error: { code: 'printer.not-printed', kind: 'retry' },
    });
    unwrap(await it.driver.printFace(sampleFace()));
    expect(it.printer.state().counters.panelsPrinted).toBe(1);
  });
});

describe('handing over', () => {
  it('does not wait for a printer that answers the ejection only when the card is taken', async () => {
    await using it = await rig({ settings: { ejectReply: 'when-taken' } });
    await it.act('load', { blankIds: cards });
    unwrap(await it.driver.feedToChip());
    unwrap(await it.driver.present());
    expect(unwrap(await it.driver.gate())).toBe('card');
    expect(unwrap(await it.driver.state()).position).toBe('gate');
    await it.act('take-card');
    expect(unwrap(await it.driver.gate())).toBe('empty');
    expect(unwrap(await it.driver.state()).position).toBe('none');
    unwrap(await it.driver.feedToChip());
  });

  it('retains a card nobody took, while the ejection is still unanswered', async () => {
    await using it = await rig({ settings: { ejectReply: 'when-taken' } });
    await it.act('load', { blankIds: cards });
    unwrap(await it.driver.feedToChip());
    unwrap(await it.driver.present());
    unwrap(await it.driver.retain());
    expect(it.printer.state()).toMatchObject({ rejectBox: ['B-0001'], gate: null });
    expectAccounted(it, 3);
  });

  it('is done when somebody took the card at once', async () => {
    await using it = await rig({ settings: { takeCardAfterMs: 0 }, pace: 0 });
    await it.act('load', { blankIds: cards });
    unwrap(await it.driver.feedToChip());
    unwrap(await it.driver.present());
    expect(unwrap(await it.driver.gate())).toBe('empty');
    expect(it.printer.state().taken).toEqual(['B-0001']);
  });

  it('refuses to retain into a full box and keeps the card', async () => {
    await using it = await rig({ settings: { rejectBox: { capacity: 1 } } });
    await it.act('load', { blankIds: cards });
    unwrap(await it.driver.feedToChip());
    unwrap(await it.driver.retain());
    await it.act('empty-reject-box');
    unwrap(await it.driver.feedToChip());
    await it.act('fault', { fault: 'reject-full' });
    expect(await it.driver.retain()).toMatchObject({ error: { code: 'printer.reject-box-full' } });
    expect(it.printer.state().card?.blankId).toBe('B-0002');
    expectAccounted(it, 3);
  });
});

describe('the line', () => {
  it('may split, delay and lose replies of queries', async () => {
    await using it = await rig({ pace: 1 / FACTOR });
    await it.act('load', { blankIds: cards });
    await it.act('fault', { fault: 'reply-split', times: 30 });
    unwrap(await it.driver.initialise());
    await it.act('fault', { fault: 'reply-lost', at: 'Rco' });
    expect(unwrap(await it.driver.counters()).cardsFed).toBe(0);
    await it.act('fault', { fault: 'reply-delayed', at: 'Rco;c', ms: 2_600 });
    expect(unwrap(await it.driver.counters())).toMatchObject({ cardsFed: 0, panelsPrinted: 0, ribbonLeft: 1_000 });
    await it.act('fault', { fault: 'decimal-point', times: 3 });
    unwrap(await it.driver.state());
  });

  it('that falls silent is opened anew', async () => {
    await using it = await rig();
    unwrap(await it.driver.initialise());
    await it.act('fault', { fault: 'silent', times: 2 });
    expect(await it.driver.state()).toMatchObject({ error: { code: 'printer.offline', kind: 'retry' } });
    unwrap(await it.driver.initialise());
    unwrap(await it.driver.state());
  });

  it('without terminators is read by its silences', async () => {
    await using it = await rig({ settings: { replyEnd: 'none' } });
    await it.act('load', { blankIds: cards });
    unwrap(await it.driver.feedToChip());
    expect(unwrap(await it.driver.state()).position).toBe('chip-station');
  });

  it('gets the settings again after the printer started by itself', async () => {
    await using it = await rig({ pace: 0 });
    unwrap(await it.driver.initialise());
    await it.act('fault', { fault: 'reset' });
    expect(it.printer.state().settings).toEqual({});
    unwrap(await it.driver.state());
    expect(it.printer.state().settings).toMatchObject({ Pem: '2', Pcem: 'I', Psmgr: '2' });
  });

  it('of a printer that is busy for ever is cured by one restart', async () => {
    await using it = await rig();
    unwrap(await it.driver.initialise());
    await it.act('load', { blankIds: cards });
    await it.act('fault', { fault: 'busy-stuck' });
    expect(unwrap(await it.driver.state()).busy).toBe(true);
    unwrap(await it.driver.feedToChip());
  });

  it('to nobody is off line, with pauses between the attempts', async () => {
    let at = 0;
    const fast = fastClock(FACTOR);
    await using it = await rig({ clock: { ...fast, monotonic: () => at } });
    await it.act('fault', { fault: 'offline' });
    expect(await it.driver.initialise()).toMatchObject({
      error: { code: 'printer.offline', params: { cause: 'transport.refused' } },
    });
    await it.act('online');
    // Within the pause nobody is asked, although somebody would answer by now.
    expect(await it.driver.state()).toMatchObject({ error: { code: 'printer.offline' } });
    at = 60_000;
    unwrap(await it.driver.initialise());
  });

  it('says no more once it was closed', async () => {
    await using it = await rig();
    await it.driver.close();
    expect(await it.driver.state()).toMatchObject({ error: { code: 'printer.closed', kind: 'stop' } });
  });
});

it('refuses to move a card whose chip has power, and remembers it', async () => {
  let powered = false;
  await using it = await rig({ connectionOpen: () => powered });
  await it.act('load', { blankIds: cards });
  unwrap(await it.driver.feedToChip());
  powered = true;
  expect((await it.driver.moveToPrint()).ok).toBe(false);
  expect(it.printer.state()).toMatchObject({ violations: 1, card: { at: 'chip' } });
  powered = false;
  unwrap(await it.driver.moveToPrint());
});

it('names acts it does not know and acts that can not be', async () => {
  await using it = await rig();
  expect(await it.printer.act({ act: 'dance' })).toMatchObject({ error: { code: 'simulator.unknown-act' } });
  expect(await it.printer.act({ act: 'toString' })).toMatchObject({ error: { code: 'simulator.unknown-act' } });
  expect(await it.printer.act({ act: 'take-card' })).toMatchObject({ error: { code: 'simulator.bad-act' } });
  expect(await it.printer.act({ act: 'load', blankIds: [] })).toMatchObject({ error: { code: 'simulator.bad-act' } });
  expect(await it.printer.act({ act: 'load', blankIds: ['B-1', 'B-1'] })).toMatchObject({
    error: { code: 'simulator.bad-act' },
  });
});
