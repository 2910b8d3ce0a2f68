import type { Clock } from '#basics/clock.ts';
import type { Failure, FailureParams } from '#basics/result.ts';
import type { TestResultView } from '#contract/views.ts';
import type { DiagnosticTest } from '#domain/diagnostics/diagnostic-test.ts';
import { type DeviceValue, measured, type Words } from '#domain/diagnostics/value.ts';
import { type Finding, verdictOf, worstFirst } from '#domain/diagnostics/verdict.ts';

/** What the person of a wizard says. */
export type PersonsAnswer = 'done' | 'pass' | 'fail';

/** What is shown of a test that runs. */
export interface RunningTest {
  readonly test: string;
  readonly device: DiagnosticTest['device'];
  readonly startedAt: number;
  readonly progress: { readonly done: number; readonly total: number } | null;
  readonly step: Words;
  readonly asks: 'nothing' | 'done' | 'verdict';
}

const PREPARING: Words = { zh: '正在准备', en: 'Getting ready' };

/** One test under way: where it is, what it found and measured, and whether it shall stop at its next safe place. */
export class TestRun {
  readonly test: DiagnosticTest;
  readonly #clock: Clock;
  readonly #changed: () => void;
  readonly #startedAt: number;
  readonly #began: number;
  readonly #stop = new AbortController();
  readonly #findings: Finding[] = [];
  readonly #values = new Map<string, DeviceValue>();
  #picture: string | null = null;
  #identity: string | null = null;
  #cutShort = false;
  #step: Words = PREPARING;
  #progress: RunningTest['progress'] = null;
  #asked: { readonly kind: 'done' | 'verdict'; readonly answer: (answer: PersonsAnswer | 'stopped') => void } | null =
    null;

  constructor(test: DiagnosticTest, clock: Clock, changed: () => void) {
    this.test = test;
    this.#clock = clock;
    this.#changed = changed;
    this.#startedAt = clock.now();
    this.#began = clock.monotonic();
  }

  get shown(): RunningTest {
    return {
      test: this.test.id,
      device: this.test.device,
      startedAt: this.#startedAt,
      progress: this.#progress,
      step: this.#step,
      asks: this.#asked?.kind ?? 'nothing',
    };
  }

  /** Aborted when somebody wants the test to end. */
  get signal(): AbortSignal {
    return this.#stop.signal;
  }

  stop(): void {
    this.#stop.abort();
    this.#asked?.answer('stopped');
    this.#changed();
  }

  /** True when the test shall end here; it says so in its verdict. */
  endsHere(): boolean {
    if (this.#stop.signal.aborted) this.#cutShort = true;
    return this.#stop.signal.aborted;
  }

  step(step: Words, progress: RunningTest['progress'] = null): void {
    this.#step = step;
    this.#progress = progress;
    this.#changed();
  }

  /** Waits for the person; `stopped` when nobody wants to go on. */
  async ask(kind: 'done' | 'verdict', step: Words): Promise<PersonsAnswer | 'stopped'> {
    if (this.endsHere()) return 'stopped';
    const answered = Promise.withResolvers<PersonsAnswer | 'stopped'>();
    this.#asked = { kind, answer: answered.resolve };
    this.step(step);
    const answer = await answered.promise;
    this.#asked = null;
    if (answer === 'stopped') this.#cutShort = true;
    this.#changed();
    return answer;
  }

  /** False when nothing of that kind is asked: `done` for a step, `pass` or `fail` for what came out. */
  answer(answer: PersonsAnswer): boolean {
    const asked = this.#asked;
    if (asked === null || (asked.kind === 'done') !== (answer === 'done')) return false;
    // At once: a second press is no answer to the next question.
    this.#asked = null;
    asked.answer(answer);
    return true;
  }

  find(level: Finding['level'], code: string, params?: FailureParams): void {
    this.#findings.push(params === undefined ? { level, code } : { level, code, params });
  }

  /** What a device refused. */
  failed({ code, params }: Failure, level: Finding['level'] = 'fail'): void {
    this.find(level, code, params);
  }

  get foundFailure(): boolean {
    return this.#findings.some(({ level }) => level === 'fail');
  }

  /** A value of the test's catalogue entry; another one is a bug. */
  value(id: string, value: DeviceValue['value'], state?: DeviceValue['state']): void {
    const definition = this.test.values[id];
    if (definition === undefined) throw new Error(`the test ${this.test.id} has no value ${id}`);
    const made = measured(id, definition, value);
    this.#values.set(id, state === undefined ? made : { ...made, state });
  }

  /** Runs it and keeps its milliseconds as that value. */
  async timed<T>(id: string, run: () => Promise<T>): Promise<T> {
    const since = this.#clock.monotonic();
    const result = await run();
    this.value(id, Math.round(this.#clock.monotonic() - since));
    return result;
  }

  /** What the device says it is; null while it did not say. */
  get identity(): string | null {
    return this.#identity;
  }

  isCalled(identity: string): void {
    this.#identity = identity;
  }

  /** JPEG; never of a person. */
  see(jpeg: Uint8Array): void {
    this.#picture = Buffer.from(jpeg).toString('base64');
  }

  /** What the test came to. */
  result(): TestResultView {
    const order = Object.keys(this.test.values);
    const values = [...this.#values.values()].toSorted((a, b) => order.indexOf(a.id) - order.indexOf(b.id));
    return {
      test: this.test.id,
      at: this.#startedAt,
      ms: Math.round(this.#clock.monotonic() - this.#began),
      verdict: verdictOf(this.#findings, values, this.#cutShort),
      findings: worstFirst(this.#findings).map(({ level, code, params }) => ({
        level,
        code,
        ...(params === undefined ? {} : { params: { ...params } }),
      })),
      values,
      picture: this.#picture,
    };
  }
}
