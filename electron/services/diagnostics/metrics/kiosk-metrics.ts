import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from 'prom-client';
import type { StockBalance } from '#domain/stock/blank.ts';
import type { CurrentSession } from '../../issuance/current-session.ts';
import { SessionMeter } from './session-meter.ts';

/** What is asked when somebody scrapes. Nothing of a person, no number of a session, card or order. */
export interface MetricFacts {
  readonly version: string;
  readonly outletNo: number;
  readonly training: boolean;
  readonly ready: boolean;
  readonly sessionOpen: boolean;
  /** Checks of the station by their name. */
  readonly checks: readonly { readonly check: string; readonly state: string }[];
  readonly platformUp: boolean;
  readonly outboxWaiting: number;
  /** Given up: they wait for people. */
  readonly outboxGivenUp: number;
  readonly balance: StockBalance;
  /** Null while the printer could not be asked. */
  readonly ribbonLeft: number | null;
  readonly rejectBoxCards: number;
  readonly rejectBoxCapacity: number;
  readonly databaseBytes: number;
  readonly diskFreeBytes: number;
  readonly lastBackupAt: number | null;
}

const PREFIX = 'kiosk_';
const CHECK_STATES = ['ok', 'warn', 'fail'] as const;
/** From a question to the platform to a wait for a person. */
const ACT_BUCKETS = [0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 20, 40, 60, 120, 300];
const SESSION_BUCKETS = [30, 60, 120, 180, 240, 300, 420, 600, 900, 1_800, 3_600];

/** The kiosk's metrics in Prometheus format: counted as sessions go, the rest asked when somebody scrapes. */
export class KioskMetrics {
  readonly #registry = new Registry();
  readonly #facts: () => MetricFacts;
  readonly #meter: SessionMeter;
  readonly #names: readonly string[];
  readonly #set: (facts: MetricFacts) => void;

  constructor(facts: () => MetricFacts) {
    this.#facts = facts;
    const registers = [this.#registry];
    collectDefaultMetrics({ register: this.#registry, prefix: PREFIX });
    const ofProcess = this.#registry.getMetricsAsArray().map(({ name }) => name);
    const sessions = new Counter({
      name: `${PREFIX}sessions_total`,
      help: 'Sessions that were closed, by how they ended',
      labelNames: ['outcome'],
      registers,
    });
    for (const outcome of ['issued', 'refused', 'failed', 'incident', 'cancelled']) sessions.inc({ outcome }, 0);
    const sessionSeconds = new Histogram({
      name: `${PREFIX}session_seconds`,
      help: 'From opening to closing a session',
      labelNames: ['outcome'],
      buckets: SESSION_BUCKETS,
      registers,
    });
    const actSeconds = new Histogram({
      name: `${PREFIX}step_seconds`,
      help: 'How long a step of a session took',
      labelNames: ['step', 'result'],
      buckets: ACT_BUCKETS,
      registers,
    });
    this.#meter = new SessionMeter({
      act: (step, seconds, ok) => actSeconds.observe({ step, result: ok ? 'ok' : 'failed' }, seconds),
      closed: (outcome, seconds) => {
        sessions.inc({ outcome });
        sessionSeconds.observe({ outcome }, seconds);
      },
    });
    this.#set = gauges(this.#registry);
    this.#names = this.#registry
      .getMetricsAsArray()
      .map(({ name }) => name)
      .filter((name) => !ofProcess.includes(name));
  }

  /** The session at the counter, after every change of it. */
  note(current: CurrentSession | null): void {
    this.#meter.note(current);
  }

  /** Names of what the kiosk counts itself, without those of the process. */
  get names(): readonly string[] {
    return this.#names;
  }

  get contentType(): string {
    return this.#registry.contentType;
  }

  /** Text of one scrape. */
  text(): Promise<string> {
    this.#set(this.#facts());
    return this.#registry.metrics();
  }
}

/** One gauge a fact; what is not known has no sample. */
const gauges = (registry: Registry): ((facts: MetricFacts) => void) => {
  const registers = [registry];
  const plain = (name: string, help: string) => new Gauge({ name: `${PREFIX}${name}`, help, registers });
  const labelled = <L extends string>(name: string, help: string, ...labelNames: L[]) =>
    new Gauge<L>({ name: `${PREFIX}${name}`, help, labelNames, registers });

  const info = labelled('info', 'Version and outlet; always 1', 'version', 'outlet', 'training');
  const ready = plain('ready', '1 when somebody can be received');
  const open = plain('session_open', '1 while somebody is served');
  const checks = labelled(
    'check_state',
    'Checks of devices, stock and lines; 1 for the state it is in',
    'check',
    'state',
  );
  const platform = plain('platform_up', '1 while the platform answers');
  const outbox = labelled('outbox_messages', 'Messages that are not with the platform yet', 'state');
  const cards = labelled('cards', 'Blanks of the books, by where they are', 'place');
  const unaccounted = plain('cards_unaccounted', 'Blanks the books have in no place; anything but 0 is an incident');
  const ribbon = plain('ribbon_prints_left', 'Prints left by the tag of the ribbon');
  const box = plain('reject_box_cards', 'Cards in the reject box');
  const room = plain('reject_box_capacity', 'Cards the reject box holds');
  const database = plain('database_bytes', 'Size of the database with its journal file');
  const disk = plain('disk_free_bytes', 'Bytes left on the disk of the database');
  const backup = plain('backup_timestamp_seconds', 'When the newest backup was made');

  return (facts) => {
    info.reset();
    info.set({ version: facts.version, outlet: String(facts.outletNo), training: String(facts.training) }, 1);
    ready.set(Number(facts.ready));
    open.set(Number(facts.sessionOpen));
    checks.reset();
    for (const { check, state } of facts.checks) {
      for (const one of CHECK_STATES) checks.set({ check, state: one }, Number(one === state));
    }
    platform.set(Number(facts.platformUp));
    outbox.set({ state: 'waiting' }, facts.outboxWaiting);
    outbox.set({ state: 'given-up' }, facts.outboxGivenUp);
    const { issued, spoiled, retained, test, inFeeder, inMachine } = facts.balance;
    const places = { issued, spoiled, retained, test, 'in-feeder': inFeeder, 'in-machine': inMachine };
    for (const [place, count] of Object.entries(places)) cards.set({ place }, count);
    unaccounted.set(facts.balance.unaccounted);
    setOrNone(ribbon, facts.ribbonLeft);
    box.set(facts.rejectBoxCards);
    room.set(facts.rejectBoxCapacity);
    database.set(facts.databaseBytes);
    disk.set(facts.diskFreeBytes);
    setOrNone(backup, facts.lastBackupAt === null ? null : facts.lastBackupAt / 1_000);
  };
};

/** NaN is what Prometheus calls "not known". */
const setOrNone = (gauge: Gauge, value: number | null): void => gauge.set(value ?? Number.NaN);
