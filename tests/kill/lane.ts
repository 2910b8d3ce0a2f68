import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type ControlClient, createControlClient } from '#drivers/simulator/control/client.ts';
import { type SimulatorProcess, startSimulator } from '../../scripts/support/simulator-process.ts';
import { writeTrainingStation } from '../../scripts/support/training-station.ts';
import type { BooksPicture } from './books.ts';
import {
  type CounterOrder,
  CounterProcess,
  type CounterReply,
  type Died,
  type Person,
  type Played,
} from './counter-process.ts';
import { hands, layFaults, removeFaults, takeCard, withOutage } from './hands.ts';
import type { Armed, Struck } from './hook.ts';
import { readMachine } from './machine.ts';
import { type Finding, inspect } from './oracle.ts';
import { personId, writePeople } from './people.ts';
import { recoverByCommand } from './recover-command.ts';
import { Stopped } from './stopped.ts';
import type { Trial } from './trial.ts';

/** What became of one trial. */
export interface Tried {
  readonly name: string;
  readonly planned: boolean;
  /** What died; null when nothing was to die, or the session never came to that act. */
  readonly struck: Struck | null;
  /** How the session ended. */
  readonly end: Played | null;
  /** What the new process decided about the session it found; null when no process died. */
  readonly restarted: readonly string[] | null;
  readonly findings: readonly Finding[];
  readonly ms: number;
}

/** After so many sessions a new station is opened: what is looked at grows with every card. */
const SESSIONS_PER_STATION = 40;
/** The printer starts at once at speed 0; a busy computer takes its time. */
const READY_LOOKS = 100;
const READY_LOOK_MS = 50;

interface Station {
  readonly dir: string;
  readonly scenario: string;
  readonly simulator: SimulatorProcess;
  readonly control: ControlClient;
  readonly access: Armed['control'];
  /** The trials its people were made for, in their order. */
  readonly planned: readonly Trial[];
}

/**
 * One trial after the other: a simulator, and counters that are started and killed on the same state directory. The
 * people of a station are made for the trials of that station.
 */
export class Lane {
  readonly #trials: Iterator<Trial>;
  readonly #speed: number;
  #station: Station | null = null;
  #counter: CounterProcess | null = null;

  constructor(options: { readonly trials: Iterable<Trial>; readonly speed: number }) {
    this.#trials = options.trials[Symbol.iterator]();
    this.#speed = options.speed;
  }

  /** Goes through the trials until there are no more, and tells each as it is done. */
  async run(tell: (tried: Tried) => void, signal: AbortSignal): Promise<void> {
    let left: readonly Trial[] = [];
    try {
      for (;;) {
        const station = await this.#openStation(left);
        if (station === null) return;
        for (const [index, trial] of station.planned.entries()) {
          if (signal.aborted) return;
          left = station.planned.slice(index + 1);
          const tried = await this.#try(station, trial, index);
          tell(tried);
          // Where a card is left for people to find, or something does not fit, nobody goes on.
          if (tried.findings.length > 0 || isLeft(tried)) break;
        }
        await this.#leave();
      }
    } finally {
      await this.#leave();
    }
  }

  async #try(station: Station, trial: Trial, index: number): Promise<Tried> {
    const { control, access, dir, scenario } = station;
    const started = performance.now();
    const report = join(dir, 'struck.json');
    rmSync(report, { force: true });
    const person = { personId: personId(index), course: trial.course, scenario };
    const armed = trial.kill === null ? null : { ...trial.kill, speed: this.#speed, control: access, report };
    await layFaults(control, trial);
    const findings: Finding[] = [];
    let restarted: readonly string[] | null = null;
    let end: Played | null = null;
    try {
      const rest = [hands(control), withOutage(control, trial)];
      const before = await this.#ask({ do: 'play', armed, ...person });
      for (const stop of rest) await stop();
      // Power is back with everything else that was taken away.
      await removeFaults(control, trial);
      if ('died' in before) {
        if (before.died !== 'SIGKILL') throw new Stopped(`the counter ended with ${before.died}`);
        if (takesMeanwhile(trial)) await takeCard(control);
        const first = trial.kill?.byCommand === true ? await recoverByCommand(dir) : [];
        const taken = await this.#takeUp(person, trial.kill?.again ?? []);
        restarted = [...first, ...taken.decided];
        end = taken.end;
      } else {
        end = playedOf(before);
      }
      findings.push(...(await this.#look(station)));
      if (findings.length === 0) findings.push(...(await this.#comeAgain(station, person, end)));
    } catch (error) {
      if (!(error instanceof Stopped)) throw error;
      findings.push(`stopped: ${error.message}`);
    }
    const ms = Math.round(performance.now() - started);
    return { name: trial.name, planned: armed !== null, struck: readStruck(report), end, restarted, findings, ms };
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

  /** Whoever left without a card gets one in a second session in which nothing dies: nobody is shut out. */
  async #comeAgain(station: Station, person: Person, end: Played): Promise<readonly Finding[]> {
    const machine = await readMachine(station.control, station.dir);
    const hasCard = machine.orders.some(
      ({ personId: whose, state }) => whose === person.personId && state !== 'cancelled',
    );
    if (hasCard || end.fate === 'in-machine') return [];
    const second = playedOf(await this.#ask({ do: 'play', armed: null, ...person, course: 'online' }));
    if (second.outcome === 'issued') return this.#look(station);
    return [
      `person: no card in a second session either: ${second.outcome ?? second.step} (${second.cause ?? 'no cause'})`,
    ];
  }

  async #ask(order: CounterOrder): Promise<CounterReply | Died> {
    if (this.#counter?.alive !== true) await this.#restart();
    if (this.#counter === null) throw new Error('a counter was started and is not there');
    return this.#counter.ask(order);
  }

  /** A new counter on what is there; answers what it decided about the session it found. */
  async #restart(): Promise<readonly string[]> {
    const { reply } = await this.#start();
    return decidedOf(reply);
  }

  async #start(): Promise<{ readonly counter: CounterProcess; readonly reply: CounterReply | Died }> {
    if (this.#station === null) throw new Error('no station');
    const counter = new CounterProcess(this.#station.dir);
    this.#counter = counter;
    return { counter, reply: await counter.ask({ do: 'start' }) };
  }

  /** New counters until one brings the session to its end; each of the first ones is killed after so many milliseconds. */
  async #takeUp(
    person: Person,
    kills: readonly number[],
  ): Promise<{ readonly decided: readonly string[]; readonly end: Played }> {
    const decided: string[] = [];
    for (const ms of kills) {
      const timer = setTimeout(() => this.#counter?.kill(), ms);
      const { counter, reply } = await this.#start();
      const end = 'started' in reply ? await counter.ask({ do: 'goOn', ...person }) : reply;
      clearTimeout(timer);
      if ('started' in reply) decided.push(...decidedOf(reply));
      if ('played' in end) return { decided, end: end.played };
      if (!('died' in end) || end.died !== 'SIGKILL') throw new Stopped(`the counter said ${JSON.stringify(end)}`);
      decided.push('killed again');
    }
    decided.push(...(await this.#restart()));
    return { decided, end: playedOf(await this.#ask({ do: 'goOn', ...person })) };
  }

  /** The people and blanks for the trials that are left and those that come; null when there are none. */
  async #openStation(left: readonly Trial[]): Promise<Station | null> {
    const planned = [...left];
    while (planned.length < SESSIONS_PER_STATION) {
      const next = this.#trials.next();
      if (next.done === true) break;
      planned.push(next.value);
    }
    if (planned.length === 0) return null;
    const dir = mkdtempSync(join(tmpdir(), 'kill-'));
    const scenario = await writePeople(
      dir,
      planned.map(({ course }) => course),
    );
    const simulator = await startSimulator({ dir, scenario, speed: this.#speed });
    if (!simulator.ok) throw new Error(`the simulator did not start: ${simulator.error.code}`);
    const { addresses } = simulator.value;
    writeTrainingStation(dir, addresses);
    const access = addresses.control;
    const control = createControlClient(access);
    this.#station = { dir, scenario, simulator: simulator.value, control, access, planned };
    return this.#station;
  }

  /** Ends counter and simulator. The folder stays only when `KEEP` is set, to be looked at. */
  async #leave(): Promise<void> {
    const station = this.#station;
    await this.#counter?.close();
    this.#counter = null;
    this.#station = null;
    await station?.simulator.stop();
    if (station !== null && process.env.KEEP === undefined) rmSync(station.dir, { recursive: true, force: true });
  }
}

/** The session ended with its card in the machine; where a command ended it, only its decision says so. */
const isLeft = ({ end, restarted }: Tried): boolean =>
  end?.fate === 'in-machine' || restarted?.some((decision) => decision.includes('incident')) === true;

/** Of the cards at the gate every second one is taken while no program runs that could see it. */
const takesMeanwhile = ({ course, kill }: Trial): boolean =>
  course !== 'not-taken' && kill !== null && kill.fraction < 1 / 2;

const playedOf = (reply: CounterReply | Died): Played => {
  if ('played' in reply) return reply.played;
  throw new Stopped(`no session came to an end: ${JSON.stringify(reply)}`);
};

const decidedOf = (reply: CounterReply | Died): readonly string[] => {
  if (!('started' in reply)) throw new Stopped(`the counter does not start: ${JSON.stringify(reply)}`);
  if (reply.started.refused !== null) throw new Stopped(`the station is not ready: ${reply.started.refused}`);
  return reply.started.decided;
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
