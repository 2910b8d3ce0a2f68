import { createHash } from 'node:crypto';
import { done, fail, ok, type Result } from '#basics/result.ts';
import type { MethodInput } from '#contract/methods.ts';
import type {
  DevicePageView,
  DevicePlacesView,
  DeviceTileView,
  DiagnosticsView,
  TestResultView,
} from '#contract/views.ts';
import { testOf, testsOf } from '#domain/diagnostics/catalogue/index.ts';
import { DEVICE_NAMES, type DeviceName } from '#domain/diagnostics/device-name.ts';
import { measured } from '#domain/diagnostics/value.ts';
import { type Finding, healthOf, verdictOf } from '#domain/diagnostics/verdict.ts';
import { noteAudit } from '../audit/note-audit.ts';
import type { Check } from '../devices/check.ts';
import { performerOf } from './device-tests/index.ts';
import { DeviceUse } from './device-use.ts';
import { LOOKS } from './looks/index.ts';
import { condition, type DeviceLook } from './looks/look.ts';
import type { DiagnosticsParts } from './parts.ts';
import { placesFor } from './places.ts';
import { makeReport } from './report.ts';
import { ResultMemory } from './result-memory.ts';
import { type PersonsAnswer, TestRun } from './test-run.ts';

/** Who tries something: staff number, and the window it is done at. */
export interface TriedBy {
  readonly staffId: string;
  readonly window: 'teller' | 'command';
}

interface Seen {
  readonly problem: Finding | null;
  readonly identity: string | null;
  /** Null: nobody has looked since the program began. */
  readonly at: number | null;
}

const UNSEEN: Seen = { problem: null, identity: null, at: null };

/** Checks of the station that say something of a device. */
const DEVICE_OF_CHECK: { readonly [name in Check['check']]?: DeviceName } = {
  'id-reader': 'id-reader',
  'card-printer': 'card-printer',
  ribbon: 'card-printer',
  'reject-box': 'card-printer',
  'chip-reader': 'chip-reader',
  platform: 'platform',
  outlet: 'platform',
  clock: 'platform',
  certificate: 'platform',
  database: 'database',
};

/** Devices looked at and tested one by one, between sessions; what was found is kept. */
export class DiagnosticsService {
  readonly #parts: DiagnosticsParts;
  readonly #free: () => Result<void>;
  readonly #changed: () => void;
  readonly #after: () => Promise<void>;
  readonly #memory: ResultMemory;
  readonly #seen = new Map<DeviceName, Seen>();
  readonly #looks = new Map<DeviceName, { readonly look: DeviceLook; readonly at: number }>();
  /** Who has the devices: a test, or a raw command of the console. */
  readonly use = new DeviceUse();
  #run: TestRun | null = null;
  #running: Promise<TestResultView | null> = Promise.resolve(null);

  constructor(options: {
    readonly parts: DiagnosticsParts;
    /** Whether something may be done to the devices now; fails with `session.not-now` and `recovery.open`. */
    readonly free: () => Result<void>;
    readonly changed: () => void;
    /** After a test: the station may be another one now. */
    readonly after: () => Promise<void>;
  }) {
    this.#parts = options.parts;
    this.#free = options.free;
    this.#changed = options.changed;
    this.#after = options.after;
    this.#memory = new ResultMemory(options.parts.values);
  }

  get running(): boolean {
    return this.use.what !== null;
  }

  get parts(): DiagnosticsParts {
    return this.#parts;
  }

  /** All devices as they were seen last; asks nobody. */
  overview(revision: number): DiagnosticsView {
    const free = this.#free();
    return {
      revision,
      now: this.#parts.clock.now(),
      devices: DEVICE_NAMES.map((device) => this.#tile(device)),
      notNow: free.ok ? null : free.error.code,
      run: this.#run?.shown ?? null,
    };
  }

  /** One device, asked now; while a session needs it, as it was seen last. */
  async page(device: DeviceName): Promise<DevicePageView> {
    if (this.#free().ok || !this.#looks.has(device)) await this.#look(device);
    const { look, at } = this.#looks.get(device) ?? { look: null, at: this.#parts.clock.now() };
    return {
      tile: this.#tile(device),
      connection: [...this.#parts.facts.setUp[device].connection],
      identity: [...(look?.identities ?? [])],
      live: [...(look?.live ?? [])],
      conditions: (look?.conditions ?? []).map(({ params, ...one }) => ({
        ...one,
        flags: [...one.flags],
        ...(params === undefined ? {} : { params: { ...params } }),
      })),
      tests: testsOf(device).map(({ values: _values, ...test }) => ({ ...test, last: this.#memory.last(test.id) })),
      askedAt: at,
    };
  }

  async places(device: DeviceName): Promise<Result<DevicePlacesView>> {
    const free = this.#mayBegin();
    return free.ok ? ok(await placesFor(device, this.#parts)) : free;
  }

  /**
   * Begins a test. Fails with `session.not-now`, `recovery.open`, `diagnostics.running`, `diagnostics.unknown-test` and
   * `diagnostics.not-set-up`. `settled` is its end.
   */
  run(id: string, by: TriedBy): Result<void> {
    const test = testOf(id);
    const perform = performerOf(id);
    if (test === undefined || perform === undefined) return fail('diagnostics.unknown-test', 'stop', { test: id });
    const free = this.#mayBegin();
    if (!free.ok) return free;
    if (!this.#isSetUp(test.device)) return fail('diagnostics.not-set-up', 'ask');
    const taken = this.use.begin(id);
    if (!taken.ok) return taken;
    const run = new TestRun(test, this.#parts.clock, this.#changed);
    this.#run = run;
    this.#audit('diagnostics.started', by, { test: id });
    this.#running = this.#perform(run, by, () => perform(run, this.#parts), taken.value);
    this.#changed();
    return done;
  }

  /** The result of the test that was begun last; null before the first. */
  settled(): Promise<TestResultView | null> {
    return this.#running;
  }

  /** How a test came out last; null before the first time. */
  lastVerdict(test: string): TestResultView['verdict'] | null {
    return this.#memory.last(test)?.verdict ?? null;
  }

  stop(): Result<void> {
    if (this.#run === null) return fail('diagnostics.not-running', 'ask');
    this.#run.stop();
    return done;
  }

  answer(test: string, answer: PersonsAnswer): Result<void> {
    if (this.#run?.test.id !== test) return fail('diagnostics.not-running', 'ask');
    return this.#run.answer(answer) ? done : fail('diagnostics.not-asked', 'ask');
  }

  /** What a window found in a test it ran itself. */
  tell({ test: id, verdict, ms, values }: MethodInput<'diagnostics.tell'>, by: TriedBy): Result<TestResultView> {
    const test = testOf(id);
    if (test === undefined || test.runs !== 'window') return fail('diagnostics.unknown-test', 'stop', { test: id });
    const { clock } = this.#parts;
    const judged = Object.entries(values).map(([name, value]) =>
      measured(name, test.values[name] ?? { text: { zh: name, en: name } }, value),
    );
    // The window says what a person or its own measure found; a value beyond its limits is not overruled by that.
    const findings: readonly Finding[] =
      verdict === 'fail'
        ? [{ level: 'fail', code: 'diagnostics.window-failed' }]
        : verdict === 'warn'
          ? [{ level: 'warn', code: 'diagnostics.window-warned' }]
          : [];
    const result: TestResultView = {
      test: id,
      at: clock.now() - ms,
      ms,
      verdict: verdictOf(findings, judged, verdict === 'stopped'),
      findings: findings.map((one) => ({ level: one.level, code: one.code })),
      values: judged,
      picture: null,
    };
    this.#audit('diagnostics.started', by, { test: id });
    this.#keep(result, test.device, by, null);
    return ok(result);
  }

  /** Everything as one report, every device asked anew. */
  async report(by: TriedBy): Promise<{ readonly name: string; readonly html: string; readonly json: string }> {
    const pages: DevicePageView[] = [];
    for (const device of DEVICE_NAMES) pages.push(await this.page(device));
    const report = makeReport(pages, this.#parts.facts.software, this.#parts.clock.now());
    this.#audit('diagnostics.reported', by, { sha256: createHash('sha256').update(report.json).digest('hex') });
    return report;
  }

  /** What the station saw of its devices when it looked at itself. */
  noteChecks(checks: readonly Check[]): void {
    const worst = new Map<DeviceName, Finding | null>();
    for (const { check, state, code, params } of checks) {
      const device = DEVICE_OF_CHECK[check];
      if (device === undefined || (state !== 'ok' && state !== 'warn' && state !== 'fail')) continue;
      const before = worst.get(device) ?? null;
      if (state === 'ok' || code === null || before?.level === 'fail') {
        worst.set(device, before);
        continue;
      }
      const finding: Finding = params === undefined ? { level: state, code } : { level: state, code, params };
      worst.set(device, before === null || state === 'fail' ? finding : before);
    }
    for (const [device, problem] of worst) this.#see(device, problem, this.#seen.get(device)?.identity ?? null);
  }

  /** Waits for a test that runs to come to its next safe place. */
  async close(): Promise<void> {
    this.#run?.stop();
    await this.#running;
  }

  async #perform(
    run: TestRun,
    by: TriedBy,
    perform: () => Promise<void>,
    release: () => void,
  ): Promise<TestResultView> {
    try {
      await perform();
    } catch (bug) {
      this.#parts.logger.error('diagnostics-failed', { test: run.test.id, bug });
      run.find('fail', 'internal');
    }
    const result = run.result();
    this.#keep(result, run.test.device, by, run.identity);
    this.#run = null;
    release();
    this.#looks.delete(run.test.device);
    this.#changed();
    // What moved no card left the station as it was.
    if (run.test.needs !== 'nothing') await this.#after();
    return result;
  }

  #keep(result: TestResultView, device: DeviceName, by: TriedBy, identity: string | null): void {
    const { test, verdict, ms } = result;
    this.#parts.logger.info('diagnostics-finished', { test, verdict, ms });
    this.#audit('diagnostics.finished', by, { test, verdict, ms });
    noteAudit(this.#parts.logger, 'diagnostics.finished', () => this.#memory.keep(result));
    const [worst = null] = result.findings;
    const problem = worst === null || worst.level === 'info' ? null : worst;
    if (problem?.level === 'fail') this.#fault(device, problem);
    this.#seen.set(device, {
      problem,
      identity: identity ?? this.#seen.get(device)?.identity ?? null,
      at: this.#parts.clock.now(),
    });
  }

  async #look(device: DeviceName): Promise<void> {
    const look = await LOOKS[device](this.#parts);
    const at = this.#parts.clock.now();
    this.#looks.set(device, { look, at });
    // A window's device says nothing here: what its test found stays.
    const silent = look.identity === null && look.conditions.length === 0;
    if (silent) return;
    const [worst = condition('info', '')] = look.conditions;
    const problem: Finding | null = worst.level === 'info' ? null : worst;
    this.#see(device, problem, look.identity);
  }

  #see(device: DeviceName, problem: Finding | null, identity: string | null): void {
    const before = JSON.stringify(this.#tile(device));
    this.#seen.set(device, { problem, identity, at: this.#parts.clock.now() });
    if (problem?.level === 'fail') this.#fault(device, problem);
    // A screen that reads the page for every change would never stop reading.
    if (JSON.stringify(this.#tile(device)) !== before) this.#changed();
  }

  #fault(device: DeviceName, { code, params }: Finding): void {
    const fault = params === undefined ? { code } : { code, params };
    noteAudit(this.#parts.logger, 'diagnostics-fault', () =>
      this.#memory.noteFault(device, fault, this.#parts.clock.now()),
    );
  }

  #tile(device: DeviceName): DeviceTileView {
    const { problem, identity, at } = this.#seen.get(device) ?? UNSEEN;
    const setUp = this.#isSetUp(device);
    return {
      device,
      state: at === null || !setUp ? 'unknown' : healthOf(problem),
      problem:
        problem === null
          ? null
          : {
              level: problem.level,
              code: problem.code,
              ...(problem.params === undefined ? {} : { params: { ...problem.params } }),
            },
      identity,
      address: this.#parts.facts.setUp[device].address,
      setUp,
      lastFault: this.#memory.lastFault(device),
    };
  }

  /** What every station has needs no line in the station file. */
  #isSetUp(device: DeviceName): boolean {
    return device !== 'document-camera' || this.#parts.camera !== null;
  }

  #mayBegin(): Result<void> {
    const free = this.#free();
    if (!free.ok) return free;
    return this.use.what === null ? done : fail('diagnostics.running', 'ask', { what: this.use.what });
  }

  #audit(
    event: 'diagnostics.started' | 'diagnostics.finished' | 'diagnostics.reported',
    { staffId, window }: TriedBy,
    detail: Readonly<Record<string, string | number>>,
  ): void {
    const { books, clock, logger } = this.#parts;
    if (books === null) return;
    noteAudit(logger, event, () =>
      books.stores.audit.append({ at: clock.now(), event, actor: staffId, window, sessionId: null, detail }),
    );
  }
}
