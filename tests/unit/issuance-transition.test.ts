import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '#basics/result.ts';
import type { ActName, Effect } from '#domain/issuance/effects.ts';
import type { SessionEvent } from '#domain/issuance/events.ts';
import { MOST_EXTENSIONS } from '#domain/issuance/making.ts';
import type { SessionState } from '#domain/issuance/state.ts';
import { beginSession, transition } from '#domain/issuance/transition.ts';
import { broughtBack, chip, data } from '../support/acts-played.ts';
import { registerPage, shown } from '../support/people.ts';

/** Plays a session: performs every act as told, presses what the test wants when nothing runs. */
class Play {
  state: SessionState;
  running: ActName | null = null;
  readonly acts: ActName[] = [];
  readonly blanks = new Map(Array.from({ length: 40 }, (_, i) => [`B-${i + 1}`, 'loaded']));
  readonly queued: string[] = [];
  readonly pauses: number[] = [];
  readonly noted: string[] = [];
  /** Bad blanks in a row as the station remembers them. */
  badInARow = { wrongStock: 0, mute: 0 };

  constructor() {
    const first = beginSession();
    this.state = first.state;
    this.take(first.effects);
  }

  send(event: SessionEvent): boolean {
    const next = transition(this.state, event);
    if (!next.ok) return false;
    this.state = next.value.state;
    this.take(next.value.effects);
    return true;
  }

  take(effects: readonly Effect[]): void {
    const runs = effects.filter((effect) => effect.effect === 'run');
    expect(runs.length).toBeLessThanOrEqual(1);
    for (const effect of effects) {
      if (effect.effect === 'move-blank') {
        expect(this.blanks.get(effect.blankId)).toBe(effect.from);
        this.blanks.set(effect.blankId, effect.to);
      } else if (effect.effect === 'queue-call') {
        this.queued.push(effect.call);
      } else if (effect.effect === 'count-bad-blanks') {
        this.badInARow = { ...effect.inARow };
      } else if (effect.effect === 'note-exception') {
        this.noted.push(`${effect.exception.kind} ${effect.exception.blankId}`);
      }
    }
    if (runs[0] !== undefined) this.pauses.push(runs[0].afterMs ?? 0);
    this.running = runs[0]?.act ?? null;
    if (this.running !== null) this.acts.push(this.running);
  }

  /** The blank the books have in the machine, or the one the feeder gives next. */
  get blankId(): string {
    const of = (state: string) => [...this.blanks].find(([, is]) => is === state)?.[0];
    return of('in-machine') ?? of('loaded') ?? '';
  }

  count(state: string): number {
    return [...this.blanks.values()].filter((is) => is === state).length;
  }

  /** Performs what runs; `fails` says how an act ends. */
  step(fails: (act: ActName) => Failure | null = () => null): void {
    const act = this.running;
    if (act === null) return;
    if (act === 'write-chip' || act === 'print-face') this.touch(act);
    const failure = fails(act);
    const accepted = this.send(
      failure === null
        ? { event: 'done', value: broughtBack(act, this.blankId) }
        : { event: 'failed', act, failure, card: { inMachine: this.count('in-machine') > 0 } },
    );
    expect(accepted).toBe(true);
  }

  touch(act: 'write-chip' | 'print-face'): void {
    const next = transition(this.state, { event: 'touched', act });
    if (!next.ok) throw new Error('touching the card was refused');
    this.state = next.value.state;
  }

  runAll(fails: (act: ActName) => Failure | null = () => null): void {
    while (this.running !== null) this.step(fails);
  }
}

const samePerson: SessionEvent = { event: 'decide', decision: 'photo-is-person', on: true };

/** Looked up, and the teller has compared the approved photo with the person. */
const toVerdict = (): Play => {
  const play = new Play();
  play.runAll();
  expect(play.send(samePerson)).toBe(true);
  return play;
};

const failing = (wanted: ActName, failure: Failure) => (act: ActName) => (act === wanted ? failure : null);

describe('an online session', () => {
  it('makes nothing before the teller has compared the approved photo with the person', () => {
    const play = new Play();
    play.runAll();
    expect(play.send({ event: 'make' })).toBe(false);
    play.send(samePerson);
    play.send({ ...samePerson, on: false });
    expect(play.send({ event: 'make' })).toBe(false);
    play.send(samePerson);
    expect(play.send({ event: 'make' })).toBe(true);
  });

  it('runs in the order written, verified, printed, read again, reported, activated, handed over', () => {
    const play = toVerdict();
    expect(play.send({ event: 'make' })).toBe(true);
    play.runAll();
    expect(play.state.step).toBe('activate');
    expect(play.send({ event: 'pin-chosen' })).toBe(true);
    play.runAll();
    expect(play.state.step).toBe('hand-over');
    expect(play.send({ event: 'present' })).toBe(true);
    play.runAll();
    expect(play.state).toMatchObject({ step: 'closed', outcome: 'issued', fate: 'handed-over' });
    expect(play.acts).toEqual([
      'read-identity',
      'look-up-person',
      'check-face',
      'create-order',
      'feed-blank',
      'authenticate-chip',
      'write-chip',
      'verify-chip',
      'print-face',
      'read-chip-again',
      'report-back',
      'set-pin',
      'activate-social-security',
      'activate-bank',
      'present-card',
      'watch-gate',
    ]);
    expect(play.blanks.get('B-1')).toBe('issued');
  });

  it('feeds nothing when the face can not be printed', () => {
    const play = toVerdict();
    play.send({ event: 'make' });
    play.runAll(failing('check-face', { code: 'face.missing-glyph', kind: 'stop', params: { character: '㐂' } }));
    expect(play.acts).not.toContain('feed-blank');
    expect(play.send({ event: 'finish' })).toBe(true);
    expect(play.state).toMatchObject({ step: 'closed', outcome: 'failed', fate: 'none' });
    expect(play.blanks.get('B-1')).toBe('loaded');
  });

  it('rewrites a chip once by itself, with its rights proven anew, and then asks: another blank, or the end', () => {
    const play = toVerdict();
    play.send({ event: 'make' });
    const differs = failing('verify-chip', { code: 'chip.content-differs', kind: 'retry' });
    play.runAll(differs);
    expect(play.acts.filter((act) => act === 'write-chip')).toHaveLength(2);
    expect(play.acts.filter((act) => act === 'authenticate-chip')).toHaveLength(2);
    expect(play.state).toMatchObject({ fault: { during: 'verify-chip', choices: ['replace', 'retain'] } });
    expect(play.send({ event: 'retry' })).toBe(false);
    expect(play.send({ event: 'finish' })).toBe(false);
    expect(play.send({ event: 'retain' })).toBe(true);
    play.runAll();
    expect(play.state).toMatchObject({ step: 'closed', outcome: 'failed', fate: 'spoiled' });
    expect(play.acts.slice(-2)).toEqual(['retain-card', 'cancel-order']);
    expect(play.blanks.get('B-1')).toBe('spoiled');
  });

  it('never prints twice over a face that may carry ink', () => {
    const play = toVerdict();
    play.send({ event: 'make' });
    play.runAll(failing('print-face', { code: 'printer.offline', kind: 'retry' }));
    expect(play.send({ event: 'retry' })).toBe(false);
  });

  it('prints again by itself when the printer proves that the face is still blank, after a look at the chip', () => {
    const play = toVerdict();
    play.send({ event: 'make' });
    play.runAll(failing('print-face', { code: 'printer.not-printed', kind: 'retry', params: { face: 'blank' } }));
    expect(play.acts.slice(-3)).toEqual(['print-face', 'identify-card', 'print-face']);
    expect(play.state).toMatchObject({ fault: { choices: ['retry', 'retain'] } });
    expect(play.send({ event: 'retry' })).toBe(true);
    expect(play.acts.at(-1)).toBe('print-face');
  });

  it('keeps a good card when the message that reports it fails, and reports again', () => {
    const play = toVerdict();
    play.send({ event: 'make' });
    play.runAll(failing('report-back', { code: 'platform.unreachable', kind: 'retry' }));
    expect(play.blanks.get('B-1')).toBe('in-machine');
    expect(play.send({ event: 'retry' })).toBe(true);
    play.runAll();
    expect(play.state.step).toBe('activate');
  });

  it('takes a customer card back as retained, never as spoiled, and leaves its order alone', () => {
    const play = toVerdict();
    play.send({ event: 'make' });
    play.runAll();
    play.send({ event: 'retain' });
    play.runAll();
    expect(play.state).toMatchObject({ step: 'closed', fate: 'retained' });
    expect(play.acts).not.toContain('cancel-order');
  });

  it('queues the cancelling of an order when the platform can not be reached', () => {
    const play = toVerdict();
    play.send({ event: 'make' });
    play.runAll(failing('write-chip', { code: 'chip.key-locked', kind: 'stop' }));
    play.send({ event: 'retain' });
    play.runAll(failing('cancel-order', { code: 'platform.unreachable', kind: 'retry' }));
    expect(play.queued).toEqual(['cancel-order']);
    expect(play.blanks.get('B-1')).toBe('spoiled');
  });

  it('queues the cancelling of an order for any answer but that there is none any more', () => {
    for (const [code, queued] of [
      ['platform.not-trusted', ['cancel-order']],
      ['platform.bad-answer', ['cancel-order']],
      ['platform.refused.order-unknown', []],
    ] as const) {
      const play = toVerdict();
      play.send({ event: 'make' });
      play.runAll(failing('write-chip', { code: 'chip.key-locked', kind: 'stop' }));
      play.send({ event: 'retain' });
      play.runAll(failing('cancel-order', { code, kind: 'stop' }));
      expect([code, play.queued]).toEqual([code, queued]);
    }
  });

  it('has an order undone whose creation was never answered, and not one that was refused', () => {
    for (const [code, kind, queued] of [
      ['platform.timeout', 'retry', ['undo-order']],
      ['platform.bad-answer', 'stop', ['undo-order']],
      ['platform.refused.person-holds-card', 'stop', []],
    ] as const) {
      const play = toVerdict();
      play.send({ event: 'make' });
      play.runAll(failing('create-order', { code, kind }));
      expect(play.send({ event: 'finish' })).toBe(true);
      expect(play.state).toMatchObject({ step: 'closed', outcome: 'failed', fate: 'none' });
      expect([code, play.queued]).toEqual([code, queued]);
    }
  });

  it('books a blank back into the feeder that was never taken from it', () => {
    const play = toVerdict();
    play.send({ event: 'make' });
    const lost: Failure = { code: 'printer.offline', kind: 'retry' };
    while (play.running !== 'feed-blank') play.step();
    const card = { inMachine: true, blankId: 'B-1' };
    expect(play.send({ event: 'failed', act: 'feed-blank', failure: lost, card })).toBe(true);
    expect(play.blanks.get('B-1')).toBe('in-machine');
    expect(play.running).toBe('feed-blank');
    expect(play.send({ event: 'failed', act: 'feed-blank', failure: lost, card })).toBe(true);
    expect(play.send({ event: 'retain' })).toBe(true);
    expect(play.send({ event: 'done', value: { act: 'retain-card', found: 'not-fed' } })).toBe(true);
    play.runAll();
    expect(play.state).toMatchObject({ step: 'closed', outcome: 'failed', fate: 'none', card: null });
    expect(play.acts.at(-1)).toBe('cancel-order');
    expect(play.blanks.get('B-1')).toBe('loaded');
  });

  it('looks for a card once more after a feed nobody could tell the end of, and goes on with it', () => {
    const play = toVerdict();
    play.send({ event: 'make' });
    while (play.running !== 'feed-blank') play.step();
    const card = { inMachine: true, blankId: 'B-1' };
    play.send({ event: 'failed', act: 'feed-blank', failure: { code: 'printer.offline', kind: 'retry' }, card });
    expect(play.state).toMatchObject({ auto: { attempt: 2, most: 2 } });
    expect(play.running).toBe('feed-blank');
    play.runAll();
    expect(play.state.step).toBe('activate');
    expect(play.blanks.get('B-1')).toBe('in-machine');
  });

  it('gives the card to the one who took it while it was to be taken back', () => {
    const play = toVerdict();
    play.send({ event: 'make' });
    play.runAll();
    play.send({ event: 'pin-chosen' });
    play.runAll();
    play.send({ event: 'present' });
    play.step();
    play.send({ event: 'done', value: { act: 'watch-gate', taken: false } });
    expect(play.running).toBe('retain-card');
    expect(play.send({ event: 'done', value: { act: 'retain-card', found: 'taken' } })).toBe(true);
    expect(play.state).toMatchObject({ step: 'closed', outcome: 'issued', fate: 'handed-over' });
    expect(play.blanks.get('B-1')).toBe('issued');
  });

  it('leaves an incident when the card can not be moved to the box', () => {
    const play = toVerdict();
    play.send({ event: 'make' });
    play.runAll(failing('authenticate-chip', { code: 'platform.refused.key-server', kind: 'stop' }));
    play.send({ event: 'retain' });
    play.runAll(failing('retain-card', { code: 'printer.jam', kind: 'stop' }));
    expect(play.send({ event: 'finish' })).toBe(true);
    expect(play.state).toMatchObject({ step: 'closed', outcome: 'incident', fate: 'in-machine' });
    expect(play.blanks.get('B-1')).toBe('in-machine');
  });
});

describe('a rule', () => {
  const made = (): Play => {
    const play = toVerdict();
    play.send({ event: 'make' });
    return play;
  };
  /** The first `times` of an act fail. */
  const failingFor = (wanted: ActName, failure: Failure, times: number) => {
    let left = times;
    return (act: ActName) => {
      if (act !== wanted || left === 0) return null;
      left -= 1;
      return failure;
    };
  };
  const mute: Failure = { code: 'chip.mute', kind: 'ask' };
  const wrong: Failure = { code: 'stock.unknown-blank', kind: 'stop' };

  it('seats a mute chip anew three times, then goes on with the next blank under the same order', () => {
    const play = made();
    play.runAll(failingFor('authenticate-chip', mute, 4));
    expect(play.state.step).toBe('activate');
    expect(play.blanks.get('B-1')).toBe('spoiled');
    expect(play.blanks.get('B-2')).toBe('in-machine');
    expect(play.acts.filter((act) => act === 'create-order')).toHaveLength(1);
    expect(play.acts).not.toContain('cancel-order');
    expect(play.badInARow).toEqual({ wrongStock: 0, mute: 0 });
    expect(play.state).toMatchObject({ cardCount: 2, discarded: [{ fate: 'spoiled', cause: { code: 'chip.mute' } }] });
  });

  it('suspects the reader after a second mute blank in a row, and the station remembers', () => {
    const play = made();
    play.runAll(failing('authenticate-chip', mute));
    expect(play.state).toMatchObject({
      fault: { failure: { code: 'chip.reader-suspected' }, choices: ['retain', 'retry'] },
    });
    expect(play.badInARow).toEqual({ wrongStock: 0, mute: 2 });
    expect([play.count('spoiled'), play.count('in-machine')]).toEqual([1, 1]);
  });

  it('takes the next blank after one that is wrong stock, and stops at the second in a row', () => {
    const play = made();
    play.runAll(failing('authenticate-chip', wrong));
    expect(play.state).toMatchObject({ fault: { failure: { code: 'stock.box-suspected' }, choices: ['retain'] } });
    play.send({ event: 'retain' });
    play.runAll();
    expect(play.state).toMatchObject({ step: 'closed', fate: 'retained', discarded: [{ fate: 'retained' }] });
    expect(play.count('retained')).toBe(2);
    expect(play.badInARow.wrongStock).toBe(2);
  });

  it('waits for a hot head in growing pauses of 120 s altogether, then asks', () => {
    const play = made();
    const hot: Failure = { code: 'printer.head-hot', kind: 'retry', params: { face: 'blank' } };
    play.runAll(failing('print-face', hot));
    const pauses = play.pauses.filter((ms) => ms > 0);
    expect(pauses.reduce((sum, ms) => sum + ms, 0)).toBe(120_000);
    expect(pauses).toEqual(pauses.toSorted((a, b) => a - b));
    expect(play.state).toMatchObject({ fault: { during: 'print-face', choices: ['retry', 'retain'] } });
  });

  it('never waits for a hot head over a face that carries ink', () => {
    const play = made();
    play.runAll(failing('print-face', { code: 'printer.head-hot', kind: 'stop', params: { face: 'spoiled' } }));
    expect(play.state).toMatchObject({ fault: { choices: ['replace', 'retain'] } });
    expect(play.pauses.every((ms) => ms === 0)).toBe(true);
  });

  it('takes no further blank when the reject box could not take a second one', () => {
    const play = toVerdict();
    play.send({ event: 'make' });
    play.send({ event: 'done', value: { act: 'check-face', badInARow: { wrongStock: 0, mute: 0 }, boxRoom: 1 } });
    play.runAll(failing('authenticate-chip', wrong));
    expect(play.state).toMatchObject({ fault: { failure: { code: 'stock.unknown-blank' }, choices: ['retain'] } });
  });

  it('takes the card at the gate back as the customer’s when the time is over, however often it was extended', () => {
    const play = made();
    play.runAll();
    play.send({ event: 'pin-chosen' });
    play.runAll();
    play.send({ event: 'present' });
    play.step();
    for (let i = 0; i < MOST_EXTENSIONS; i += 1) expect(play.send({ event: 'wait-longer' })).toBe(true);
    expect(play.send({ event: 'wait-longer' })).toBe(false);
    play.send({ event: 'done', value: { act: 'watch-gate', taken: false } });
    play.runAll();
    expect(play.state).toMatchObject({ step: 'closed', fate: 'retained', cause: { code: 'card.not-taken' } });
    expect(play.acts).not.toContain('cancel-order');
  });
});

describe('another blank for the same person', () => {
  const spoiledFace: Failure = { code: 'printer.ribbon-ended', kind: 'stop', params: { face: 'spoiled' } };
  const toSpoiledFace = (): Play => {
    const play = toVerdict();
    play.send({ event: 'make' });
    play.runAll(failing('print-face', spoiledFace));
    return play;
  };

  it('comes after the order of the spoiled chip was cancelled, under a new one', () => {
    const play = toSpoiledFace();
    expect(play.state).toMatchObject({ fault: { choices: ['replace', 'retain'] } });
    expect(play.send({ event: 'replace' })).toBe(true);
    const from = play.acts.length - 1;
    while (play.running !== 'write-chip') play.step();
    expect(play.acts.slice(from)).toEqual([
      'retain-card',
      'cancel-order',
      'create-order',
      'feed-blank',
      'authenticate-chip',
      'write-chip',
    ]);
    play.runAll();
    expect(play.state).toMatchObject({ step: 'activate', cardCount: 2 });
    expect([play.blanks.get('B-1'), play.blanks.get('B-2')]).toEqual(['spoiled', 'in-machine']);
  });

  it('is not begun while the order of the first one may live', () => {
    const play = toSpoiledFace();
    play.send({ event: 'replace' });
    play.runAll(failing('cancel-order', { code: 'platform.unreachable', kind: 'retry' }));
    expect(play.state).toMatchObject({ card: null, fault: { during: 'cancel-order', choices: ['retry', 'end'] } });
    expect(play.send({ event: 'finish' })).toBe(true);
    play.runAll(failing('cancel-order', { code: 'platform.unreachable', kind: 'retry' }));
    expect(play.state).toMatchObject({ step: 'closed', outcome: 'failed', fate: 'spoiled' });
    expect(play.queued).toEqual(['cancel-order']);
  });

  it('is never offered for a card that was reported back', () => {
    const play = toVerdict();
    play.send({ event: 'make' });
    play.runAll();
    play.send({ event: 'pin-chosen' });
    play.runAll(failing('set-pin', { code: 'chip.key-locked', kind: 'stop' }));
    expect(play.state).toMatchObject({ fault: { choices: ['retain'] } });
    expect(play.send({ event: 'replace' })).toBe(false);
  });

  it('leaves an incident when the spoiled one can not be moved to the box', () => {
    const play = toSpoiledFace();
    play.send({ event: 'replace' });
    play.runAll(failing('retain-card', { code: 'printer.jam', kind: 'stop' }));
    expect(play.state).toMatchObject({ fault: { choices: ['retry', 'end'] } });
    expect(play.send({ event: 'finish' })).toBe(true);
    expect(play.state).toMatchObject({ step: 'closed', outcome: 'incident', fate: 'in-machine' });
    expect(play.queued).toEqual(['cancel-order']);
    expect(play.blanks.get('B-1')).toBe('in-machine');
  });
});

describe('two cards fed at once', () => {
  const fedTogether = (): Play => {
    const play = toVerdict();
    play.send({ event: 'make' });
    while (play.running !== 'feed-blank') play.step();
    play.send({ event: 'done', value: { act: 'feed-blank', blankId: 'B-1', fedWith: ['B-2'] } });
    return play;
  };

  it('leave the second one to be looked for', () => {
    const play = fedTogether();
    expect([play.blanks.get('B-1'), play.blanks.get('B-2')]).toEqual(['in-machine', 'missing']);
    expect(play.noted).toEqual(['double-feed B-2']);
    play.runAll();
    expect(play.state.step).toBe('activate');
  });

  it('leave the first one to be looked for when the chip says that the second stands there', () => {
    const play = fedTogether();
    play.send({
      event: 'done',
      value: { act: 'authenticate-chip', blankId: 'B-2', bookedAs: 'missing', chip, data },
    });
    expect([play.blanks.get('B-1'), play.blanks.get('B-2')]).toEqual(['missing', 'in-machine']);
    expect(play.noted).toEqual(['double-feed B-2', 'double-feed B-1']);
  });
});

describe('any order of outcomes and buttons', () => {
  const presses: SessionEvent[] = [
    { event: 'make' },
    samePerson,
    { ...samePerson, on: false },
    { event: 'decide', decision: 'holder-agrees', on: true },
    { event: 'state-relation', relation: { kin: 'mother', household: 'same' } },
    { event: 'see-material', kind: 'identity-card', seen: shown('identity-card').seen },
    { event: 'read-guardian' },
    { event: 'enter-register', document: registerPage },
    { event: 'start-application' },
    { event: 'correct' },
    { event: 'back' },
    { event: 'resumed' },
    { event: 'retry' },
    { event: 'replace' },
    { event: 'wait-longer' },
    { event: 'retain' },
    { event: 'finish' },
    { event: 'cancel' },
    { event: 'pin-chosen' },
    { event: 'present' },
    { event: 'refresh-application' },
    { event: 'look-up-again' },
    { event: 'read-identity-again' },
    { event: 'confirm-data' },
    { event: 'submit' },
  ];

  const codes = [
    'test.failure',
    'chip.mute',
    'chip.content-differs',
    'stock.unknown-blank',
    'printer.offline',
    'printer.head-hot',
    'printer.jam',
  ];

  it('accounts for every blank, never runs two acts at once and never has two live orders', () => {
    const kinds = fc.constantFrom<Failure['kind'] | 'done'>('done', 'done', 'done', 'done', 'retry', 'ask', 'stop');
    const move = fc.record({ outcome: kinds, code: fc.constantFrom(...codes), press: fc.constantFrom(...presses) });
    fc.assert(
      fc.property(fc.array(move, { minLength: 5, maxLength: 80 }), (moves) => {
        const play = new Play();
        for (const { outcome, code, press } of moves) {
          if (play.running === null) play.send(press);
          else play.step(() => (outcome === 'done' ? null : { code, kind: outcome }));
        }
        const { state } = play;
        const made = play.acts.filter((act) => act === 'create-order').length;
        // An order that is cancelled again after a lost line is one order.
        const cancelled = play.acts.filter((act, i, acts) => act === 'cancel-order' && acts[i - 1] !== act).length;
        const boxed = play.count('spoiled') + play.count('retained');
        if (state.step !== 'closed') return play.count('in-machine') <= 1 && (made === 0 || boxed >= cancelled - 1);
        const inMachine = state.fate === 'in-machine' ? 1 : 0;
        const issued = state.fate === 'handed-over' ? 1 : 0;
        const own = state.fate === 'retained' || state.fate === 'spoiled' ? 1 : 0;
        return (
          play.count('in-machine') === inMachine &&
          play.count('issued') === issued &&
          boxed === own + state.discarded.length &&
          play.count('loaded') === play.blanks.size - inMachine - issued - boxed
        );
      }),
      { numRuns: 5_000 },
    );
  });
});
