import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { toHex } from '#basics/hex.ts';
import type { SessionView } from '#contract/views.ts';
import { type ChipMemory, ChipMemoryStore, factoryMemory } from '#drivers/simulator/chip-card/chip-memory.ts';
import { chipReaderSchema } from '#drivers/simulator/chip-card/settings.ts';
import { luhnDigit } from '#drivers/simulator/scenario/check-digits.ts';
import { scenarioSchema } from '#drivers/simulator/scenario/scenario.ts';
import { blanksOfBox } from '#drivers/simulator/scenario/stock.ts';
import { readMachine } from '../kill/machine.ts';
import { inspectCards } from '../kill/oracle.ts';
import {
  BOX,
  checkOf,
  expectAccounted,
  expectTold,
  goOn,
  type IssuanceDesk,
  madeUpNumber,
  nextBlank,
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
  /** Every blank has it, not only the first one. */
  readonly all?: boolean;
  readonly told: readonly string[];
  /** What of the session's cards went to the box by rule or by choice. */
  readonly discarded: readonly string[];
  readonly ends: { readonly outcome: string; readonly fate: string };
}

/** Rows 12 to 14 of the fault table themselves stand in issuance-fault-table.test.ts. */
const ROWS: readonly Row[] = [
  {
    what: 'a mute chip answers after it was seated anew: nobody is asked',
    fault: { fault: 'mute', times: 1 },
    told: [],
    discarded: [],
    ends: ISSUED,
  },
  {
    what: 'a second mute blank in a row makes the reader suspected',
    fault: { fault: 'mute' },
    all: true,
    told: ['authenticate-chip chip.reader-suspected session.retain'],
    discarded: ['spoiled chip.mute'],
    ends: SPOILED,
  },
  {
    what: 'a refused secret is never tried again; another blank is offered',
    fault: { fault: 'status', ins: '82', sw: '63C5' },
    told: ['authenticate-chip chip.authentication-refused session.replace'],
    discarded: ['spoiled chip.authentication-refused'],
    ends: ISSUED,
  },
  {
    what: 'a locked key is never tried again; another blank is offered',
    fault: { fault: 'status', ins: '82', sw: '6983' },
    told: ['authenticate-chip chip.key-locked session.replace'],
    discarded: ['spoiled chip.key-locked'],
    ends: ISSUED,
  },
  {
    what: 'a memory fault while writing, once: proven and written anew',
    fault: { fault: 'status', ins: 'DC', sw: '6581', times: 1 },
    told: [],
    discarded: [],
    ends: ISSUED,
  },
  {
    what: 'a memory fault while writing, always: spoiled after the second writing',
    fault: { fault: 'status', ins: 'DC', sw: '6581' },
    told: ['write-chip chip.broken session.replace'],
    discarded: ['spoiled chip.broken'],
    ends: ISSUED,
  },
  {
    what: 'a record that was not kept is written anew',
    fault: { fault: 'status', ins: 'DC', sw: '9000', times: 1 },
    told: [],
    discarded: [],
    ends: ISSUED,
  },
  {
    what: 'a chip that never answers a command is given up by the watchdog, and answers when seated anew',
    fault: { fault: 'no-answer', apdu: 3 },
    told: [],
    discarded: [],
    ends: ISSUED,
  },
  {
    what: 'a chip that is mute once after printing is read again: the good card is kept',
    fault: { fault: 'mute', times: 1 },
    when: 'print-face',
    told: [],
    discarded: [],
    ends: ISSUED,
  },
  {
    what: 'a chip that died while it was printed is spoiled, and another blank is offered',
    fault: { fault: 'mute' },
    when: 'print-face',
    told: ['read-chip-again chip.mute session.replace'],
    discarded: ['spoiled chip.mute'],
    ends: ISSUED,
  },
];

describe('a fault of the chip', () => {
  beforeAll(async () => {
    desk = await openDesk({ scenario: scenarioOf({ persons: people(20) }) });
  });
  afterAll(() => desk?.stop());

  it.each(ROWS)('$what', async ({ fault, when, all, told, discarded, ends }) => {
    const which = all === true ? fault : { ...fault, blankId: nextBlank(desk) };
    if (when === undefined) await chip(which);
    const armed = when === undefined ? null : desk.when(when, () => chip(which));
    const followed = await followFirst(await goOn(desk, await toVerdict(desk, person())));
    await armed;
    expect(followed.told).toEqual(told);
    expect(followed.end.discarded.map(({ fate, code }) => `${fate} ${code}`)).toEqual(discarded);
    expect(followed.end.outcome).toMatchObject(ends);
    // Also after another order: number, chip and face are those of the card that was handed over.
    expect(await inspectCards(await readMachine(desk.control, desk.station.dir))).toEqual([]);
    await settle();
  });

  it('in setting the PIN leaves the card where it is, and the same PIN goes in by itself', async () => {
    await toVerdict(desk, person());
    const waiting = await desk.press('session.make');
    expect(waiting.step).toBe('activate');
    await chip({ fault: 'status', ins: '24', sw: '6581', times: 1 });
    const followed = await followFirst(await goOn(desk, waiting));
    expect(followed.told).toEqual([]);
    expect(followed.end.outcome).toMatchObject(ISSUED);
    await settle();
  });

  it('in setting the PIN that stays is a customer’s card retained, not a spoiled one', async () => {
    await toVerdict(desk, person());
    const waiting = await desk.press('session.make');
    await chip({ fault: 'status', ins: '24', sw: '6581' });
    const followed = await followFirst(await goOn(desk, waiting));
    expect(followed.told.at(-1)).toBe('set-pin chip.broken session.retain');
    expect(followed.end.outcome).toMatchObject({ ...RETAINED, customerCard: true });
    expect(desk.host.kiosk.options.stores.stock.find(followed.end.card?.blankId ?? '')?.reason).toBe(
      'card.customer-retained:chip.broken',
    );
    await settle();
  });
});

describe('a card that is not the blank expected', () => {
  const FOREIGN = 'OTHER-2025-001';
  const boxes = [
    { boxId: BOX, inFeeder: true, generate: { count: 20, firstSerial: 1 } },
    { boxId: 'CCB-2025-002', generate: { count: 5, firstSerial: 101 } },
    { boxId: 'OTHER-2025', outletNo: 10, generate: { count: 1, firstSerial: 201 } },
    { boxId: 'ICBC-2025', bank: '工商银行', generate: { count: 2, firstSerial: 301 } },
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
    desk = await openDesk({
      scenario,
      prepareStation: (config) => ({ ...config, issuance: { ...config.issuance, generations: ['2.0', '3.0'] } }),
      prepare: (dir) => {
        prepareChip(dir, scenario, blank(15), holding('11010519491231002X'));
        // Person p8, whose session finds it.
        prepareChip(dir, scenario, blank(16), holding(madeUpNumber(8)));
        prepareChip(dir, scenario, blank(18), ofVersion('1.00'));
      },
    });
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

  /** The card in front is put aside by itself, and the session goes on with the next blank under the same order. */
  const putAside = async (code: string, blankId: string) => {
    const id = person();
    const followed = await followFirst(await goOn(desk, await toVerdict(desk, id)));
    expect(followed.told).toEqual([]);
    expect(followed.end.outcome).toMatchObject(ISSUED);
    expect(followed.end.discarded).toMatchObject([{ blankId, fate: 'retained', code }]);
    expect(desk.host.kiosk.options.stores.stock.find(blankId)?.reason).toBe(`stock.wrong-stock:${code}`);
    const { persons } = await desk.platform();
    expect(persons.find(({ personId }) => personId === id)?.orders).toMatchObject([{ state: 'activated' }]);
    await settle(alias);
  };

  it('of another outlet is retained and enters the books', async () => {
    await inFront(FOREIGN);
    await putAside('stock.unknown-blank', foreignId);
  });

  it('of a box that was never loaded in the books is retained, and the one expected is used', async () => {
    await inFront('CCB-2025-002-001');
    await putAside('stock.blank-not-loaded', 'CCB-2025-002-001');
  });

  it('that carries somebody’s data already is retained and never written', async () => {
    await inFront(blank(15));
    await putAside('stock.already-personalised', blank(15));
  });

  it('that carries the same person’s data, and not from this session, is retained and never written', async () => {
    next = 8;
    await inFront(blank(16));
    await putAside('stock.already-personalised', blank(16));
  });

  it('of a generation the station does not issue is retained', async () => {
    await inFront(blank(18));
    await putAside('stock.generation-unsupported', blank(18));
  });

  it('in a box of another bank is not loaded at all', async () => {
    expect(await desk.teller('stock.loadBox', { boxId: 'ICBC-2025', ...desk.two })).toMatchObject({
      ok: false,
      error: { code: 'stock.box-of-other-bank', params: { box: 'ICBC-2025', bank: '工商银行' } },
    });
  });
});

/** A number of another bank, without its check digit. */
const ACCOUNT = '622848000000000901';

describe('a card of another bank in a box of this one', () => {
  it('is retained by its number, and the next one is used', async () => {
    const stray = {
      blankId: `${BOX}-STRAY`,
      cardId: '430600D15600000500000901FFFFFFFF',
      resetInformation: '00814A44468660430600000901',
      bankCardNumber: ACCOUNT + luhnDigit(ACCOUNT),
    };
    const box = { boxId: BOX, inFeeder: true, blanks: [stray], generate: { count: 5, firstSerial: 1 } };
    const scenario = {
      ...scenarioOf({ persons: people(1), boxes: [box] }),
      platform: { bankCardPrefixes: ['621700'] },
    };
    desk = await openDesk({ scenario });
    next = 0;
    const end = await goOn(desk, await toVerdict(desk, person()));
    expect(end.outcome).toMatchObject(ISSUED);
    expect(end.discarded).toMatchObject([{ blankId: stray.blankId, fate: 'retained', code: 'stock.wrong-bank' }]);
    await settle();
    await desk.stop();
  });
});

describe('a bank whose number ranges the platform does not list', () => {
  it('is said before anybody is received, and nothing is checked', async () => {
    const scenario = { ...scenarioOf({ persons: people(1) }), platform: { bankCardPrefixes: [] } };
    desk = await openDesk({ scenario });
    expect(await checkOf(desk, 'outlet')).toMatchObject({ state: 'warn', code: 'stock.bank-unchecked' });
    next = 0;
    const end = await goOn(desk, await toVerdict(desk, person()));
    expect(end.outcome).toMatchObject(ISSUED);
    await settle();
    await desk.stop();
  });
});

/** What differs on a chip from what its factory left. */
type Change = (memory: ChipMemory) => ChipMemory;

const ascii = (text: string): string => toHex(new TextEncoder().encode(text));

/** A holder's number is written in it (EF06, tag 08, 18 characters), as it comes back from another station. */
const holding =
  (idNumber: string): Change =>
  (memory) => ({ ...memory, ef06: [`0812${ascii(idNumber)}`, ...memory.ef06.slice(1)] });

/** EF05 tag 03, four characters. */
const ofVersion =
  (version: string): Change =>
  (memory) => ({
    ...memory,
    ef05: memory.ef05.map((line) => line.replace(`0304${ascii('3.00')}`, `0304${ascii(version)}`)),
  });

const prepareChip = (dir: string, document: object, blankId: string, change: Change): void => {
  const scenario = scenarioSchema.parse(document);
  const blank = scenario.stock.boxes.flatMap(blanksOfBox).find((one) => one.blankId === blankId);
  if (blank === undefined) throw new Error(`no blank ${blankId}`);
  const memory = factoryMemory(blank, chipReaderSchema.parse({}));
  const changed = change(memory);
  if (JSON.stringify(changed) === JSON.stringify(memory)) throw new Error(`nothing changed on ${blankId}`);
  new ChipMemoryStore(join(dir, 'chip-card', 'chips')).save(blankId, changed);
};
