import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ControlClient, createControlClient } from '#drivers/simulator/control/client.ts';
import { type SimulatorProcess, startSimulator } from '../../scripts/support/simulator-process.ts';
import { writeTrainingStation } from '../../scripts/support/training-station.ts';
import type { Seeded } from '../support/seeded.ts';
import type { BooksPicture } from './books.ts';
import { type CounterOrder, CounterProcess, type CounterReply, type Died, type Played } from './counter-process.ts';
import type { Armed, Struck } from './hook.ts';
import { readMachine } from './machine.ts';
import { type Finding, inspect } from './oracle.ts';
import { personId, writePeople } from './people.ts';
import { type KillPoint, nameOf } from './points.ts';

/** What became of one point. */
export interface Tried {
  readonly point: string;
  /** What died; null when the session never came to that act. */
  readonly struck: Struck | null;
  /** How the session ended, and how it got there after a restart. */
  readonly end: Played | null;
  readonly restarted: boolean;
  readonly findings: readonly Finding[];
  readonly ms: number;
}

/** After so many sessions a new station is opened: what is looked at grows with every card. */
const SESSIONS_PER_STATION = 40;
const POWER_MS = [50, 400, 1_500] as const;
/** The printer starts at once at speed 0; a busy computer takes its time. */
const READY_LOOKS = 100;
const READY_LOOK_MS = 50;

interface Station {
  readonly dir: string;
  readonly scenario: string;
  readonly simulator: SimulatorProcess;
  readonly control: ControlClient;
  readonly access: Armed['control'];
}

/**
 * One point after the other: a simulator, and counters that are started and killed on the same state directory. The
 * people of a station are made for the points that are tried there.
 */
export class Lane {
  readonly #points: readonly KillPoint[];
  readonly #random: Seeded;
  readonly #speed: number;
  #station: Station | null = null;
  #counter: CounterProcess | null = null;
  /** Point that was the station's first. */
  #first = 0;

  constructor(options: { readonly points: readonly KillPoint[]; readonly random: Seeded; readonly speed: number }) {
    this.#points = options.points;
    this.#random = options.random;
    this.#speed = options.speed;
  }

  /** Tries the points in their order and tells each as it is done. */
  async run(tell: (tried: Tried) => void, signal: AbortSignal): Promise<void> {
    try {
      for (let index = 0; index < this.#points.length && !signal.aborted; index += 1) tell(await this.#try(index));
    } finally {
      await this.#leave();
    }
  }

  async #try(index: number): Promise<Tried> {
    const point = this.#points[index];
    if (point === undefined) throw new Error('no such point');
    const started = performance.now();
    const station = await this.#stationFor(index);
    const report = join(station.dir, 'struck.json');
    rmSync(report, { force: true });
    const person = { personId: personId(index - this.#first), course: point.course, scenario: station.scenario };
    const armed: Armed = {
      point,
      occurrence: 1,
      fraction: this.#random.next(),
      powerMs: this.#random.pick(POWER_MS),
      control: station.access,
      report,
    };
    await prepareCourse(station.control, point);
    let restarted = false;
    let end: Played | null = null;
    const findings: Finding[] = [];
    try {
      const before = await this.#ask({ do: 'play', armed, ...person });
      if ('died' in before) {
        if (before.died !== 'SIGKILL') throw new Stopped(`the counter ended with ${before.died}`);
        restarted = true;
        await endFaults(station.control);
        end = playedOf(await this.#ask({ do: 'goOn', ...person }));
      } else {
        end = playedOf(before);
      }
      await endFaults(station.control);
      findings.push(...(await this.#look(station)));
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      findings.push(`stopped: ${error.message}`);
    }
    const struck = readStruck(report);
    const clean = findings.length === 0 && end?.fate !== 'in-machine';
    if (!clean) await this.#leave();
    return { point: nameOf(point), struck, end, restarted, findings, ms: Math.round(performance.now() - started) };
  }

  /** What the oracle says once the machine is at rest. */
  async #look({ control, dir }: Station): Promise<readonly Finding[]> {
    const books = booksOf(await this.#ask({ do: 'books' }));
    for (let look = 0; look < READY_LOOKS; look += 1) {
      const machine = await readMachine(control, dir);
      if (machine.atRest) return inspect({ books, machine });
      await new Promise((passed) => setTimeout(passed, READY_LOOK_MS));
    }
    return ['machine: the printer does not come back'];
  }

  /** Asks the counter; one that is not there is started first. */
  async #ask(order: CounterOrder): Promise<CounterReply | Died> {
    if (this.#station === null) throw new Error('no station');
    if (this.#counter?.alive !== true) {
      this.#counter = new CounterProcess(this.#station.dir);
      const started = await this.#counter.ask({ do: 'start' });
      if (!('started' in started)) throw new Stopped(`the counter does not start: ${JSON.stringify(started)}`);
      if (started.started !== null) throw new Stopped(`the station is not ready: ${started.started}`);
    }
    return this.#counter.ask(order);
  }

  async #stationFor(index: number): Promise<Station> {
    if (this.#station !== null && index - this.#first < SESSIONS_PER_STATION) return this.#station;
    await this.#leave();
    this.#first = index;
    const courses = this.#points.slice(index, index + SESSIONS_PER_STATION).map(({ course }) => course);
    const dir = mkdtempSync(join(tmpdir(), 'kill-'));
    const scenario = await writePeople(dir, courses);
    const simulator = await startSimulator({ dir, scenario, speed: this.#speed });
    if (!simulator.ok) throw new Error(`the simulator did not start: ${simulator.error.code}`);
    const { addresses } = simulator.value;
    writeTrainingStation(dir, addresses);
    const access = addresses.control;
    this.#station = { dir, scenario, simulator: simulator.value, control: createControlClient(access), access };
    return this.#station;
  }

  /** Ends the counter and the simulator. The folder stays only when `KEEP` is set, to be looked at. */
  async #leave(): Promise<void> {
    await this.#counter?.close();
    await this.#station?.simulator.stop();
    if (this.#station !== null && process.env.KEEP === undefined)
      rmSync(this.#station.dir, { recursive: true, force: true });
    this.#counter = null;
    this.#station = null;
  }
}

/** The trial can't go on at this station. */
class Stopped extends Error {}

const playedOf = (reply: CounterReply | Died): Played => {
  if ('played' in reply) return reply.played;
  throw new Stopped(`no session came to an end: ${JSON.stringify(reply)}`);
};

const booksOf = (reply: CounterReply | Died): BooksPicture => {
  if ('books' in reply) return reply.books;
  throw new Stopped(`no books: ${JSON.stringify(reply)}`);
};

const readStruck = (file: string): Struck | null => {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Struck;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  }
};

const act = async (control: ControlClient, device: string, name: string, params: object = {}): Promise<void> => {
  const done = await control.act(device, { act: name, ...params });
  if (!done.ok) throw new Error(`${device} ${name}: ${done.error.code} ${JSON.stringify(done.error.params)}`);
};

/** A memory error at every write: the chip can't be written, now or again. */
const BAD_CHIP = { fault: 'status', ins: 'DC', sw: '6581', times: 100 };
/** The cable falls out when the card goes to the print position, and is in again at once. */
const LOOSE_CABLE = { fault: 'offline', at: 'Si', ms: 0 };

const prepareCourse = async (control: ControlClient, { course }: KillPoint): Promise<void> => {
  if (course === 'bad-chip') await act(control, 'chip-card', 'fault', BAD_CHIP);
  if (course === 'cable') await act(control, 'card-printer', 'fault', LOOSE_CABLE);
};

const endFaults = async (control: ControlClient): Promise<void> => {
  await act(control, 'chip-card', 'clear-faults');
  await act(control, 'card-printer', 'clear-faults');
};
