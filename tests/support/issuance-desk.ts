import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'vitest';
import { z } from 'zod';
import { silentLogger } from '#basics/logger.ts';
import { codeText } from '#contract/codes/index.ts';
import type { Answer } from '#contract/messages.ts';
import type { TwoPeopleInput } from '#contract/methods/method.ts';
import type { Caller, MethodInput, MethodName, MethodOutput } from '#contract/methods.ts';
import type { SessionView, StationView, TellerAction } from '#contract/views.ts';
import type { ActName } from '#domain/issuance/effects.ts';
import type { BlankState, StockBalance } from '#domain/stock/blank.ts';
import { type ControlClient, createControlClient } from '#drivers/simulator/control/client.ts';
import { readStation, type StationConfig, stationFile } from '#host/config.ts';
import { createHost, type Host } from '#host/create-host.ts';
import { chipReaderConfig } from '#host/devices/chip-reader.ts';
import { fastClock } from './fast-clock.ts';
import { startStation, type TestStation } from './station.ts';
import { bothOf, signIn } from './training-people.ts';

export const PIN = '271828';

/** Citizen numbers made up by the rule, one per person: 430682, 1 January 1900, a running number, the check character. */
export const madeUpNumber = (index: number): string => {
  const first17 = `43068219000101${String(100 + index)}`;
  const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
  const sum = weights.reduce((total, weight, i) => total + weight * Number(first17[i]), 0);
  return `${first17}${'10X98765432'.charAt(sum % 11)}`;
};

/** Adults approved online for this outlet (`p0`, `p1`, …), unless said otherwise. */
export const people = (count: number, platform: (index: number) => object = approvedHere): readonly object[] =>
  Array.from({ length: count }, (_, i) => ({
    id: `p${i}`,
    document: { name: '张三', idNumber: madeUpNumber(i) },
    phone: '13800138000',
    pin: PIN,
    platform: platform(i),
  }));

export const approvedHere = (): object => ({ application: { state: 'approved' } });

export const BOX = 'CCB-2025-001';

export const scenarioOf = (parts: { readonly persons: readonly object[]; readonly boxes?: readonly object[] }) => ({
  version: 1,
  name: 'faults',
  station: { outletNo: 3, region: '430682' },
  persons: parts.persons,
  stock: { boxes: parts.boxes ?? [{ boxId: BOX, inFeeder: true, generate: { count: 60, firstSerial: 1 } }] },
  // Nobody takes the card but the hand of the test.
  devices: { cardPrinter: { takeCardAfterMs: null } },
});

interface PrinterPicture {
  readonly feeder: readonly string[];
  readonly card: { readonly blankId: string; readonly at: string } | null;
  readonly gate: string | null;
  readonly rejectBox: readonly string[];
  readonly emptied: readonly string[];
  readonly removed: readonly string[];
  readonly behind: string | null;
  readonly ribbon: object | null;
  readonly taken: readonly string[];
  readonly violations: number;
}

interface PlatformPicture {
  readonly persons: readonly {
    readonly personId: string;
    readonly holdsCard: boolean;
    readonly orders: readonly { readonly orderId: string; readonly state: string; readonly bankActivated: boolean }[];
  }[];
}

type Call = <M extends MethodName>(method: M, input: MethodInput<M>) => Promise<Answer<MethodOutput<M>>>;

/** A counter with a teller, an applicant, a real simulator process and the host in this process. */
export interface IssuanceDesk {
  readonly station: TestStation;
  readonly host: Host;
  readonly control: ControlClient;
  readonly teller: Call;
  readonly applicant: Call;
  /** The teller of the training station and its supervisor, for what takes two people. */
  readonly two: { readonly people: TwoPeopleInput };
  /** Does an act of the simulator's control; a refused act fails the test. */
  act(device: string, act: string, params?: object): Promise<void>;
  /** Presses a button of the teller; one that is refused fails the test. */
  press(action: TellerAction): Promise<SessionView>;
  /** The session when nothing runs any more. */
  settled(): Promise<SessionView>;
  printer(): Promise<PrinterPicture>;
  platform(): Promise<PlatformPicture>;
  /** Calls `then` once, when the act has just begun. */
  when(act: ActName, then: () => Promise<void>): Promise<void>;
  stop(): Promise<void>;
}

/** The host's waits pass so many times as fast: what it waits for answers at once here. */
const PACE = 4;

/** Lines that are lost for good are not waited for long, and a hand at the gate has the time a test needs. */
const PATIENCE = { reconnectMs: 9_000, retainAfterMs: 10_000 * PACE };

interface DeskOptions {
  readonly station?: Partial<StationConfig>;
  /** Of the chip reader, where it differs from the station file. */
  readonly chipReader?: Partial<z.input<typeof chipReaderConfig>>;
  readonly boxes?: readonly string[];
  /** Changes the station file before the host reads it. */
  readonly prepareStation?: (config: StationConfig) => StationConfig;
}

export const openDesk = async (
  options: DeskOptions & {
    readonly scenario: object;
    readonly speed?: number;
    readonly prepare?: (dir: string) => void;
  },
): Promise<IssuanceDesk> => {
  const station = await startStation({
    scenario: options.scenario,
    ...(options.speed === undefined ? {} : { speed: options.speed }),
    ...(options.prepare === undefined ? {} : { prepare: options.prepare }),
  });
  return openDeskAt(station, options);
};

/** A host on a station whose devices run already: another one may have ended there before. */
export const openDeskAt = async (station: TestStation, options: DeskOptions = {}): Promise<IssuanceDesk> => {
  const read = readStation(stationFile(station.dir));
  if (!read.ok) throw new Error(read.error.code);
  const written = options.prepareStation?.(read.value) ?? read.value;
  const config = {
    ...written,
    issuance: { ...written.issuance, ...PATIENCE },
    // What is waited for here may take its time; an idle window is a test of its own.
    staff: { idleLockMs: 3_600_000 },
    // A judgement takes its time on a busy machine, whatever the clock of the host says.
    photo: { ...written.photo, judgeMs: 60_000 * PACE, loadMs: 60_000 * PACE },
    ...options.station,
  };
  const chipReader = chipReaderConfig.parse({ ...config.devices.chipReader, ...options.chipReader });
  config.devices = { ...config.devices, chipReader: { ...chipReader, commandTimeoutMs: 2_000 * PACE } };
  const opened = createHost({
    dir: station.dir,
    station: config,
    env: {},
    logger: silentLogger,
    clock: fastClock(PACE),
  });
  if (!opened.ok) throw new Error(opened.error.code);
  const host = opened.value;
  const control = createControlClient(station.addresses.control);
  const caller =
    (window: Caller): Call =>
    async (method, input) =>
      (await host.dispatcher.call(window, method, input)) as never;
  const teller = caller('teller');
  const staff = await host.openStaff();
  if (!staff.ok) throw new Error(staff.error.code);
  await signIn(station.dir, teller);
  await host.kiosk.start();

  const view = async (): Promise<SessionView> => {
    const answer = await teller('session.read', {});
    if (!answer.ok) throw new Error(answer.error.code);
    return answer.value;
  };
  const settled = async (): Promise<SessionView> => {
    await host.kiosk.session.settled();
    return view();
  };
  const device = async <T>(name: string): Promise<T> => {
    const state = await control.state();
    if (!state.ok) throw new Error(state.error.code);
    return state.value.devices[name]?.state as T;
  };
  const desk: IssuanceDesk = {
    station,
    host,
    control,
    two: { people: bothOf(station.dir) },
    teller,
    applicant: caller('applicant'),
    act: async (name, act, params = {}) => {
      const done = await control.act(name, { act, ...params });
      if (!done.ok) throw new Error(`${name} ${act}: ${done.error.code} ${JSON.stringify(done.error.params)}`);
    },
    press: async (action) => {
      const pressed = await teller(action, {});
      if (!pressed.ok) throw new Error(`${action}: ${pressed.error.code} ${JSON.stringify(pressed.error.params)}`);
      return settled();
    },
    settled,
    printer: () => device<PrinterPicture>('card-printer'),
    platform: () => device<PlatformPicture>('platform'),
    when: (act, then) =>
      new Promise((done, failed) => {
        const stop = host.hub.subscribe(() => {
          if (host.kiosk.session.current?.running?.act !== act) return;
          stop();
          then().then(done, failed);
        });
      }),
    stop: async () => {
      try {
        await host.close();
      } finally {
        // Whatever the host says: a simulator that is left behind keeps the whole run from ending.
        await station.stop();
      }
    },
  };
  for (const boxId of options.boxes ?? [BOX]) {
    const loaded = await teller('stock.loadBox', { boxId, ...desk.two });
    if (!loaded.ok) throw new Error(loaded.error.code);
  }
  return desk;
};

/**
 * An approved photo that is all that is left is compared with the person, as every teller does before a card is made;
 * other views are answered as they are.
 */
export const comparePhoto = async (desk: IssuanceDesk, view: SessionView): Promise<SessionView> => {
  const open = (view.verdict?.reasons ?? []).filter(({ level }) => level !== 'pass').map(({ code }) => code);
  if (view.step !== 'verdict' || open.join() !== 'photo.to-compare') return view;
  const compared = await desk.teller('session.decide', { decision: 'photo-is-person', on: true });
  if (!compared.ok) throw new Error(compared.error.code);
  return desk.settled();
};

/** From the card on the reader to the verdict, the approved photo compared. */
export const toVerdict = async (desk: IssuanceDesk, personId: string): Promise<SessionView> => {
  const placed = await desk.control.place(personId);
  if (!placed.ok) throw new Error(placed.error.code);
  const begun = await desk.teller('session.begin', {});
  if (!begun.ok) throw new Error(`${begun.error.code} ${JSON.stringify(begun.error.params)}`);
  return comparePhoto(desk, await desk.settled());
};

export const choosePin = async (desk: IssuanceDesk): Promise<SessionView> => {
  const chosen = await desk.applicant('applicant.choosePin', { pin: PIN });
  if (!chosen.ok) throw new Error(chosen.error.code);
  return desk.settled();
};

/** Presents the card and takes it from the gate. */
export const handOver = async (desk: IssuanceDesk): Promise<SessionView> => {
  const presented = await desk.teller('session.present', {});
  if (!presented.ok) throw new Error(presented.error.code);
  if (await atGate(desk)) await desk.act('card-printer', 'take-card');
  return desk.settled();
};

/** Waits until the session watches the gate; false when the card did not come so far. */
export const atGate = async (desk: IssuanceDesk): Promise<boolean> => {
  const running = () => desk.host.kiosk.session.current?.running?.act;
  while (running() === 'present-card') await new Promise((done) => setTimeout(done, 10));
  return running() === 'watch-gate';
};

/** Goes on as a teller and an applicant would, until the session is closed or a fault asks for a decision. */
export const goOn = async (desk: IssuanceDesk, from: SessionView): Promise<SessionView> => {
  let view = from;
  for (;;) {
    if (view.fault !== null || view.step === 'closed') return view;
    if (view.step === 'verdict') {
      await comparePhoto(desk, view);
      view = await desk.press('session.make');
    } else if (view.step === 'activate') view = await choosePin(desk);
    else if (view.step === 'hand-over') view = await handOver(desk);
    else return view;
  }
};

/** The blank the feeder gives next, by the books. */
export const nextBlank = (desk: IssuanceDesk): string =>
  desk.host.kiosk.options.stores.stock.nextInFeeder()?.blankId ?? 'none';

/** Looks at the station again; the check of that name. */
export const checkOf = async (desk: IssuanceDesk, name: StationView['checks'][number]['check']) => {
  const station = await desk.teller('station.check', {});
  if (!station.ok) throw new Error(station.error.code);
  return station.value.checks.find(({ check }) => check === name);
};

/** A fault as a teller must be told it: in words of both languages, with a place from the devices and a way on. */
export const expectTold = (view: SessionView): NonNullable<SessionView['fault']> => {
  const { fault } = view;
  if (fault === null) throw new Error(`no fault in step ${view.step}`);
  const text = codeText(fault.code);
  expect(text, `texts of ${fault.code}`).toBeDefined();
  for (const { what, next } of [text?.zh, text?.en].filter((one) => one !== undefined)) {
    for (const name of `${what}${next}`.matchAll(/\{\{(\w+)\}\}/g)) expect(fault.params).toHaveProperty(name[1] ?? '');
  }
  expect(view.actions.length).toBeGreaterThan(0);
  return fault;
};

const LIVE = ['open', 'written', 'reported'];

/**
 * After every session: each card is where the books say, the books add up, one live order per person at most, every
 * intent has its outcome, and the platform was asked under keys the journal knows.
 */
export const expectAccounted = async (
  desk: IssuanceDesk,
  options: {
    readonly inMachine?: number;
    readonly missing?: readonly string[];
    readonly alias?: Readonly<Record<string, string>>;
  } = {},
): Promise<StockBalance> => {
  const { stores } = desk.host.kiosk.options;
  const balance = stores.stock.balance();
  const { loaded, issued, spoiled, retained, test, inFeeder, inMachine, unaccounted } = balance;
  const missing = options.missing ?? [];
  expect({ unaccounted, inMachine }).toEqual({ unaccounted: missing.length, inMachine: options.inMachine ?? 0 });
  expect(issued + spoiled + retained + test + inFeeder + inMachine + missing.length).toBe(loaded);
  expect(stores.stock.missing().map(({ blankId }) => blankId)).toEqual(missing);

  const printer = await desk.printer();
  const booked = (...states: readonly BlankState[]): readonly string[] =>
    [...stores.stock.boxes().flatMap(({ boxId }) => stores.stock.blanksOf(boxId)), ...foreign(desk, options.alias)]
      .filter(({ state }) => states.includes(state))
      .map(({ blankId }) => blankId)
      .toSorted();
  const physical = (...lists: readonly (readonly string[])[]): readonly string[] =>
    lists
      .flat()
      .map((blankId) => options.alias?.[blankId] ?? blankId)
      .toSorted();
  // The second card of a double feed lies between feeder and path, and comes with the next feed.
  expect(booked('loaded')).toEqual(physical(printer.feeder, printer.behind === null ? [] : [printer.behind]));
  expect(booked('spoiled', 'retained')).toEqual(physical(printer.rejectBox, printer.emptied, printer.removed));
  expect(booked('issued')).toEqual(physical(printer.taken));
  const inside = [printer.card?.blankId, printer.gate].filter((id) => id !== undefined && id !== null);
  expect(booked('in-machine')).toEqual(physical(inside));
  expect(printer.violations).toBe(0);

  const { persons } = await desk.platform();
  for (const { personId, orders } of persons) {
    const live = orders.filter(({ state }) => LIVE.includes(state));
    expect([personId, live.length <= 1]).toEqual([personId, true]);
  }
  expectJournalled(desk);
  return balance;
};

const foreign = (desk: IssuanceDesk, alias: Readonly<Record<string, string>> = {}) =>
  Object.values(alias).flatMap((blankId) => desk.host.kiosk.options.stores.stock.find(blankId) ?? []);

const answersFile = z.object({ answers: z.record(z.string(), z.unknown()) });

const expectJournalled = (desk: IssuanceDesk): void => {
  const { stores } = desk.host.kiosk.options;
  expect(stores.sessions.open()).toEqual([]);
  const rows = stores.sessions.closedSince(0).flatMap(({ sessionId }) => stores.journal.of(sessionId));
  const outcomes = new Set(rows.filter(({ phase }) => phase === 'outcome').map(({ key }) => key));
  const intents = rows.filter(({ phase }) => phase === 'intent');
  expect(intents.filter(({ key }) => !outcomes.has(key))).toEqual([]);
  const known = new Set(intents.flatMap(({ detail }) => String(detail.platformKeys ?? '').split(' ')));
  const file = join(desk.station.dir, 'platform', 'platform.json');
  const asked = Object.keys(answersFile.parse(JSON.parse(readFileSync(file, 'utf8'))).answers);
  // A queued call carries the key of the act it stands for, begun or not.
  expect(asked.filter((key) => !known.has(key) && !key.endsWith(':cancel-order'))).toEqual([]);
  const personal = JSON.stringify(rows.map(({ detail }) => detail));
  expect(personal).not.toMatch(/430682\d{12}|张三|13800138000|271828/);
};
