import type { ActName, Effect } from '#domain/issuance/effects.ts';
import type { SessionEvent } from '#domain/issuance/events.ts';
import type { JournalRow } from '#domain/issuance/journal.ts';
import type { ApplicationStep, SessionState, VerdictStep } from '#domain/issuance/state.ts';
import { beginSession, transition } from '#domain/issuance/transition.ts';
import type { Evidence } from '#domain/recovery/evidence.ts';
import type { UnfinishedState } from '#domain/recovery/subject.ts';
import { broughtBack, chip } from './acts-played.ts';

/** When the last row of every journal here was written. */
export const HEARD_AT = 1_750_000_000_000;

/** Counters just before each act that moves them. */
export const BEFORE = { cardsFed: 100, panelsPrinted: 500, ribbonLeft: 200 } as const;

/** What an act writes down just before what can not be undone; the others do nothing of that kind. */
const BEGUN: Partial<Readonly<Record<ActName, JournalRow['detail']>>> = {
  'submit-application': { platformKeys: 'S:submit-application' },
  'feed-blank': { blankId: 'B-1', cardsFed: BEFORE.cardsFed },
  'write-chip': { touched: true, cardId: chip.issuer.cardId },
  'print-face': { touched: true, ...BEFORE, panels: 1 },
  'retain-card': { position: 'chip-station' },
};

/** A session as the database has it when its program ends at one instant. */
export interface Moment {
  readonly name: string;
  readonly state: UnfinishedState;
  readonly journal: readonly JournalRow[];
  readonly openedAt: number;
}

/** A session with its journal, as the session service writes it. */
class Written {
  state: SessionState;
  readonly rows: JournalRow[] = [];
  readonly #attempts = new Map<ActName, number>();

  constructor() {
    const first = beginSession();
    this.state = first.state;
    this.#record(first.effects);
  }

  get running(): ActName | null {
    return this.state.step === 'closed' ? null : this.state.running;
  }

  send(event: SessionEvent): this {
    const next = transition(this.state, event);
    if (!next.ok) throw new Error(`${event.event} is refused in step ${this.state.step}`);
    if (event.event === 'done' || event.event === 'failed') {
      this.#row(
        event.event === 'done' ? event.value.act : event.act,
        'outcome',
        event.event === 'done' ? 'done' : 'failed',
        {},
      );
    }
    this.state = next.value.state;
    this.#record(next.value.effects);
    return this;
  }

  /** The act under way comes to what can not be undone. */
  begin(): this {
    const act = this.running;
    const begun = act === null ? undefined : BEGUN[act];
    if (act === null || begun === undefined) return this;
    this.#row(act, 'intent', null, begun);
    if (act === 'write-chip' || act === 'print-face') {
      const next = transition(this.state, { event: 'touched', act });
      if (!next.ok) throw new Error('touching the card is refused');
      this.state = next.value.state;
    }
    return this;
  }

  /** All goes well until that act is under way, or (null) until a person is waited for. */
  until(act: ActName | null): this {
    while (this.running !== act) {
      if (this.running === null) return this.#stuck(act);
      this.begin().send({ event: 'done', value: broughtBack(this.running, 'B-1') });
    }
    return this;
  }

  moment(name: string): Moment {
    const { state } = this;
    if (state.step === 'closed') throw new Error(`${name} is over`);
    return { name, state, journal: [...this.rows], openedAt: HEARD_AT - 60_000 };
  }

  #stuck(act: ActName | null): never {
    throw new Error(`${act} never comes in step ${this.state.step}`);
  }

  #record(effects: readonly Effect[]): void {
    for (const effect of effects) {
      if (effect.effect !== 'run') continue;
      this.#attempts.set(effect.act, (this.#attempts.get(effect.act) ?? 0) + 1);
      this.#row(effect.act, 'intent', null, {});
    }
  }

  #row(act: ActName, phase: JournalRow['phase'], result: JournalRow['result'], detail: JournalRow['detail']): void {
    const key = `S:${act}:${this.#attempts.get(act) ?? 1}`;
    const seq = this.rows.length + 1;
    const code = result === 'failed' ? 'test.failed' : null;
    this.rows.push({ sessionId: 'S', seq, at: HEARD_AT, effect: act, phase, key, result, code, detail });
  }
}

const verdict = (): Written =>
  new Written().until(null).send({ event: 'decide', decision: 'photo-is-person', on: true });
const making = (): Written => verdict().send({ event: 'make' });
const pinWaits = (): Written => making().until(null);
const activating = (): Written => pinWaits().send({ event: 'pin-chosen' });
const ready = (): Written => activating().until(null);
const jammed = (): Written =>
  making()
    .until('print-face')
    .begin()
    .send({
      event: 'failed',
      act: 'print-face',
      failure: { code: 'printer.jam', kind: 'stop', params: { face: 'spoiled' } },
    });

/** Every act of an issuing session, under way. */
const UNDER_WAY: Readonly<Record<ActName, () => Written>> = {
  'read-identity': () => new Written(),
  'look-up-person': () => new Written().until('look-up-person'),
  'read-guardian': () => inState((state) => ({ ...state, running: 'read-guardian' })),
  'check-phone': () => inState((state) => applying(state, 'check-phone')),
  'submit-application': () => inState((state) => applying(state, 'submit-application')),
  'read-application': () => verdict().send({ event: 'refresh-application' }),
  'check-face': making,
  'create-order': () => making().until('create-order'),
  'feed-blank': () => making().until('feed-blank'),
  'authenticate-chip': () => making().until('authenticate-chip'),
  'identify-card': () =>
    making()
      .until('print-face')
      .send({
        event: 'failed',
        act: 'print-face',
        failure: { code: 'printer.not-printed', kind: 'retry', params: { face: 'blank' } },
      }),
  'write-chip': () => making().until('write-chip'),
  'verify-chip': () => making().until('verify-chip'),
  'print-face': () => making().until('print-face'),
  'read-chip-again': () => making().until('read-chip-again'),
  'report-back': () => making().until('report-back'),
  'set-pin': activating,
  'activate-social-security': () => activating().until('activate-social-security'),
  'activate-bank': () => activating().until('activate-bank'),
  'present-card': () => ready().send({ event: 'present' }),
  'watch-gate': () => ready().send({ event: 'present' }).until('watch-gate'),
  'retain-card': () => jammed().send({ event: 'retain' }),
  'cancel-order': () => jammed().send({ event: 'retain' }).until('cancel-order'),
};

/** Acts the online session above does not come to: their state is laid down with the intent it had. */
const inState = (change: (state: VerdictStep) => SessionState): Written => {
  const written = verdict();
  if (written.state.step !== 'verdict') throw new Error('no verdict');
  written.state = change(written.state);
  const act = written.running;
  if (act === null) throw new Error('nothing is under way');
  written.rows.push({
    ...(written.rows.at(-1) as JournalRow),
    seq: written.rows.length + 1,
    effect: act,
    phase: 'intent',
    key: `S:${act}:1`,
    result: null,
    code: null,
    detail: {},
  });
  return written;
};

const applying = (state: VerdictStep, running: 'check-phone' | 'submit-application'): ApplicationStep => ({
  ...state,
  step: 'application',
  correcting: null,
  form: {
    phone: '13800138000',
    division: null,
    address: '测试路1号',
    occupation: '80000',
    nationality: '',
    phoneCheck: null,
  },
  photo: null,
  photoAttempts: 0,
  dataConfirmed: false,
  disputed: null,
  consents: [],
  application: null,
  running,
});

/** One act under way: `intent`, it is only to be done; `begun`, it came to what can not be undone. */
export const interruptedAt = (act: ActName, instant: 'intent' | 'begun'): Moment => {
  const written = UNDER_WAY[act]();
  return (instant === 'begun' ? written.begin() : written).moment(`${act} ${instant}`);
};

/** Acts that write down when they come to what can not be undone. */
export const BEGINNING: readonly ActName[] = Object.keys(BEGUN) as ActName[];

/** A person is waited for; nothing is under way. */
export const WAITING: readonly Moment[] = [
  verdict().moment('verdict'),
  jammed().moment('jammed'),
  pinWaits().moment('PIN'),
  ready().moment('hand-over'),
];

/** The card of the session is at the chip and answers, and everything else can be asked. */
export const seen = (
  change: Partial<Evidence> = {},
  printer: Partial<Extract<Evidence['printer'], { known: true }>['value']> = {},
): Evidence => ({
  now: HEARD_AT + 60_000,
  printer: {
    known: true,
    value: { position: 'chip-station', cardsFed: 101, panelsPrinted: 500, ribbonLeft: 200, ...printer },
  },
  chip: {
    seen: 'answered',
    cardId: chip.issuer.cardId,
    number: 'ordered',
    blank: { blankId: 'B-1', bookedAs: 'in-machine' },
  },
  order: { known: true, value: 'open' },
  feeder: ['B-1', 'B-2', 'B-3', 'B-4', 'B-5'],
  ...change,
});
