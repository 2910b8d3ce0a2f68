import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { concatBytes, toHex } from '#basics/hex.ts';
import type { SessionView } from '#contract/views.ts';
import { ChipMemoryStore, factoryMemory } from '#drivers/simulator/chip-card/chip-memory.ts';
import { chipReaderSchema } from '#drivers/simulator/chip-card/settings.ts';
import { scenarioSchema } from '#drivers/simulator/scenario/scenario.ts';
import { blanksOfBox } from '#drivers/simulator/scenario/stock.ts';
import {
  BOX,
  expectAccounted,
  expectTold,
  goOn,
  type IssuanceDesk,
  openDesk,
  people,
  scenarioOf,
  toVerdict,
} from '../support/issuance-desk.ts';

const ISSUED = { outcome: 'issued', fate: 'handed-over' };
const SPOILED = { outcome: 'failed', fate: 'spoiled' };
const RETAINED = { outcome: 'failed', fate: 'retained' };

let desk: IssuanceDesk;
let next = 0;
const person = (): string => `p${next++}`;
const chip = (params: object) => desk.act('chip-card', 'fault', params);
const healed = () => desk.act('chip-card', 'clear-faults');

/** Answers every fault with the first button, until the session is closed; what was told on the way. */
const followFirst = async (
  from: SessionView,
): Promise<{ readonly told: readonly string[]; readonly end: SessionView }> => {
  const told: string[] = [];
  let view = from;
  while (view.fault !== null) {
    const { code, during } = expectTold(view);
    told.push(`${during} ${code} ${view.actions[0]}`);
    view = await goOn(desk, await desk.press(view.actions[0] ?? 'session.finish'));
  }
  return { told, end: view };
};

const settle = async (alias: Readonly<Record<string, string>> = {}) => {
  await healed();
  await desk.press('session.finish');
  return expectAccounted(desk, { alias });
};

interface Row {
  readonly what: string;
  readonly fault: object;
  /** Armed when this act begins; from the start without it. */
  readonly when?: Parameters<IssuanceDesk['when']>[0];
  readonly told: readonly string[];
  readonly ends: { readonly outcome: string; readonly fate: string };
}

const ROWS: readonly Row[] = [
  {
    what: 'a mute chip answers after it was seated anew',
    fault: { fault: 'mute', times: 1 },
    told: ['authenticate-chip chip.mute session.retry'],
    ends: ISSUED,
  },
  {
    what: 'a chip that stays mute is spoiled after three seatings',
    fault: { fault: 'mute' },
    told: [
      'authenticate-chip chip.mute session.retry',
      'authenticate-chip chip.mute session.retry',
      'authenticate-chip chip.mute session.retain',
    ],
    ends: SPOILED,
  },
  {
    what: 'an answer to reset that is none of ours is spoiled',
    fault: { fault: 'wrong-atr' },
    told: ['authenticate-chip chip.bad-atr session.retain'],
    ends: SPOILED,
  },
  {
    what: 'a refused secret is never tried again',
    fault: { fault: 'status', ins: '82', sw: '63C5' },
    told: ['authenticate-chip chip.authentication-refused session.retain'],
    ends: SPOILED,
  },
  {
    what: 'a locked key is never tried again',
    fault: { fault: 'status', ins: '82', sw: '6983' },
    told: ['authenticate-chip chip.key-locked session.retain'],
    ends: SPOILED,
  },
  {
    what: 'a memory fault while writing, once: proven and written anew',
    fault: { fault: 'status', ins: 'DC', sw: '6581', times: 1 },
    told: ['write-chip chip.broken session.retry'],
    ends: ISSUED,
  },
  {
    what: 'a memory fault while writing, always: spoiled after the second writing',
    fault: { fault: 'status', ins: 'DC', sw: '6581' },
    told: ['write-chip chip.broken session.retry', 'write-chip chip.broken session.retain'],
    ends: SPOILED,
  },
  {
    what: 'a record that was not kept is written anew',
    fault: { fault: 'status', ins: 'DC', sw: '9000', times: 1 },
    told: ['verify-chip chip.content-differs session.retry'],
    ends: ISSUED,
  },
  {
    what: 'a chip that keeps nothing is spoiled after the second writing',
    fault: { fault: 'status', ins: 'DC', sw: '9000' },
    told: ['verify-chip chip.content-differs session.retry', 'verify-chip chip.content-differs session.retain'],
    ends: SPOILED,
  },
  {
    what: 'a chip that never answers a command is given up by the watchdog, and answers when seated anew',
    fault: { fault: 'no-answer', apdu: 3 },
    told: ['authenticate-chip chip.worker-killed session.retry'],
    ends: ISSUED,
  },
  {
    what: 'a chip that is mute once after printing is read again: the good card is kept',
    fault: { fault: 'mute', times: 1 },
    when: 'print-face',
    told: ['read-chip-again chip.mute session.retry'],
    ends: ISSUED,
  },
  {
    what: 'a chip that died while it was printed is spoiled',
    fault: { fault: 'mute' },
    when: 'print-face',
    told: [
      'read-chip-again chip.mute session.retry',
      'read-chip-again chip.mute session.retry',
      'read-chip-again chip.mute session.retain',
    ],
    ends: SPOILED,
  },
];

describe('a fault of the chip', () => {
  beforeAll(async () => {
    desk = await openDesk({ scenario: scenarioOf({ persons: people(20) }) });
  });
  afterAll(() => desk?.stop());

  it.each(ROWS)('$what', async ({ fault, when, told, ends }) => {
    if (when === undefined) await chip(fault);
    const armed = when === undefined ? null : desk.when(when, () => chip(fault));
    const followed = await followFirst(await goOn(desk, await toVerdict(desk, person())));
    await armed;
    expect(followed.told).toEqual(told);
    expect(followed.end.outcome).toMatchObject(ends);
    await settle();
  });

  it('in setting the PIN leaves the card where it is, and the same PIN goes in afterwards', async () => {
    await toVerdict(desk, person());
    const waiting = await desk.press('session.make');
    expect(waiting.step).toBe('activate');
    await chip({ fault: 'status', ins: '24', sw: '6581', times: 1 });
    const followed = await followFirst(await goOn(desk, waiting));
    expect(followed.told).toEqual(['set-pin chip.broken session.retry']);
    expect(followed.end.outcome).toMatchObject(ISSUED);
    await settle();
  });

  it('in setting the PIN that stays is a customer’s card retained, not a spoiled one', async () => {
    await toVerdict(desk, person());
    const waiting = await desk.press('session.make');
    await chip({ fault: 'status', ins: '24', sw: '6581' });
    const followed = await followFirst(await goOn(desk, waiting));
    expect(followed.told.at(-1)).toBe('set-pin chip.broken session.retain');
    expect(followed.end.outcome).toMatchObject(RETAINED);
    await settle();
  });
});

describe('a card that is not the blank expected', () => {
  const FOREIGN = 'OTHER-2025-001';
  const boxes = [
    { boxId: BOX, inFeeder: true, generate: { count: 20, firstSerial: 1 } },
    { boxId: 'CCB-2025-002', generate: { count: 5, firstSerial: 101 } },
    { boxId: 'OTHER-2025', outletNo: 10, generate: { count: 1, firstSerial: 201 } },
  ];
  const blank = (n: number) => `${BOX}-${String(n).padStart(3, '0')}`;
  const foreignId = 'foreign-430600D15600000500000201FFFFFFFF';
  const alias = { [FOREIGN]: foreignId };

  /** Puts a card in front of all others. */
  const inFront = async (...blankIds: readonly string[]) => {
    const { feeder } = await desk.printer();
    await desk.act('card-printer', 'unload');
    await desk.act('card-printer', 'load', {
      blankIds: [...blankIds, ...feeder.filter((blankId) => !blankIds.includes(blankId))],
    });
  };

  beforeAll(async () => {
    const scenario = scenarioOf({ persons: people(12), boxes });
    desk = await openDesk({ scenario, prepare: (dir) => personalise(dir, scenario, blank(2)) });
    next = 0;
  });
  afterAll(() => desk?.stop());

  it('is used when it is another blank of the box: the books follow the chip', async () => {
    await inFront(blank(3));
    const end = await goOn(desk, await toVerdict(desk, person()));
    expect(end.outcome).toMatchObject(ISSUED);
    expect(end.card?.blankId).toBe(blank(3));
    await settle();
    const straight = await goOn(desk, await toVerdict(desk, person()));
    expect(straight.card?.blankId).toBe(blank(1));
    await settle();
  });

  it('of another outlet is retained and enters the books', async () => {
    await inFront(FOREIGN);
    const followed = await followFirst(await goOn(desk, await toVerdict(desk, person())));
    expect(followed.told).toEqual(['authenticate-chip stock.unknown-blank session.retain']);
    expect(followed.end.outcome).toMatchObject(RETAINED);
    expect(followed.end.card?.blankId).toBe(foreignId);
    await settle(alias);
  });

  it('of a box that was never loaded in the books is retained, and the one expected stays in the feeder', async () => {
    await inFront('CCB-2025-002-001');
    const followed = await followFirst(await goOn(desk, await toVerdict(desk, person())));
    expect(followed.told).toEqual(['authenticate-chip stock.blank-not-loaded session.retain']);
    expect(followed.end.outcome).toMatchObject(RETAINED);
    expect(followed.end.card?.blankId).toBe('CCB-2025-002-001');
    await settle(alias);
  });

  it('that carries somebody’s data already is retained and never written', async () => {
    const followed = await followFirst(await goOn(desk, await toVerdict(desk, person())));
    expect(followed.told).toEqual(['authenticate-chip stock.already-personalised session.retain']);
    expect(followed.end.outcome).toMatchObject(RETAINED);
    expect(followed.end.card?.blankId).toBe(blank(2));
    await settle(alias);
  });
});

/** A chip as it comes back from another station: a holder's number is written in it (EF06, tag 08, 18 characters). */
const personalise = (dir: string, document: object, blankId: string): void => {
  const scenario = scenarioSchema.parse(document);
  const blank = scenario.stock.boxes.flatMap(blanksOfBox).find((one) => one.blankId === blankId);
  if (blank === undefined) throw new Error(`no blank ${blankId}`);
  const memory = factoryMemory(blank, chipReaderSchema.parse({}));
  const number = toHex(concatBytes(Uint8Array.of(0x08, 18), new TextEncoder().encode('11010519491231002X')));
  new ChipMemoryStore(join(dir, 'chip-card', 'chips')).save(blankId, {
    ...memory,
    ef06: [number, ...memory.ef06.slice(1)],
  });
};
