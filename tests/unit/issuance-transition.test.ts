import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Failure } from '#basics/result.ts';
import { decideVerdict } from '#domain/eligibility/verdict.ts';
import type { ActName, Effect } from '#domain/issuance/effects.ts';
import type { ActValue, SessionEvent } from '#domain/issuance/events.ts';
import type { SessionState } from '#domain/issuance/state.ts';
import { beginSession, transition } from '#domain/issuance/transition.ts';
import { recordWith, zhangSan } from '../support/people.ts';

const record = recordWith({});
const verdict = decideVerdict({ document: zhangSan, record, outletNo: 3, district: '430682', today: '20261123' });

const chip = {
  atr: '3B6D000000814A444686604306',
  resetInformation: '00814A44468660430600000001',
  generation: '3.0',
  algorithm: 'sm4',
  issuer: {
    cardId: '430600D15600000500000001FFFFFFFF',
    cardClass: null,
    specVersion: '3.00',
    initialiser: null,
    issueDate: null,
    expiryDate: null,
    cardNumber: null,
  },
  bankCardNumber: '6217000000000000004',
} as const;

const data = {
  socialSecurityNumber: zhangSan.idNumber,
  name: zhangSan.name,
  sex: '1',
  nation: '01',
  birthPlace: '110105',
  birthDate: '19491231',
  cardNumber: 'P00000010',
  cardClass: '3',
  issueDate: '20261123',
  expiryDate: '20361123',
} as const;

const broughtBack = (act: ActName): ActValue => {
  switch (act) {
    case 'read-identity':
      return { act, document: zhangSan };
    case 'look-up-person':
    case 'read-application':
      return { act, record, verdict };
    case 'create-order':
      return { act, orderId: 'O-1', cardNumber: 'P00000010' };
    case 'feed-blank':
      return { act, blankId: 'B-1' };
    case 'authenticate-chip':
      return { act, blankId: 'B-1', chip, data };
    case 'watch-gate':
      return { act, taken: true };
    case 'retain-card':
      return { act, found: 'boxed' };
    case 'check-phone':
    case 'submit-application':
      throw new Error(`${act} is not part of an online session`);
    default:
      return { act };
  }
};

/** Plays a session: performs every act as told, presses what the test wants when nothing runs. */
class Play {
  state: SessionState;
  running: ActName | null = null;
  readonly acts: ActName[] = [];
  readonly blanks = new Map([['B-1', 'loaded']]);
  readonly queued: string[] = [];

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
      }
    }
    this.running = runs[0]?.act ?? null;
    if (this.running !== null) this.acts.push(this.running);
  }

  /** Performs what runs; `fails` says how an act ends. */
  step(fails: (act: ActName) => Failure | null = () => null): void {
    const act = this.running;
    if (act === null) return;
    if (act === 'write-chip' || act === 'print-face') this.touch(act);
    const failure = fails(act);
    const accepted = this.send(
      failure === null
        ? { event: 'done', value: broughtBack(act) }
        : { event: 'failed', act, failure, card: { inMachine: this.blanks.get('B-1') === 'in-machine' } },
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

const toVerdict = (): Play => {
  const play = new Play();
  play.runAll();
  return play;
};

const failing = (wanted: ActName, failure: Failure) => (act: ActName) => (act === wanted ? failure : null);

describe('an online session', () => {
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

  it('rewrites a chip once, with its rights proven anew, and then only takes it back', () => {
    const play = toVerdict();
    play.send({ event: 'make' });
    const differs = failing('verify-chip', { code: 'chip.content-differs', kind: 'retry' });
    play.runAll(differs);
    expect(play.send({ event: 'retry' })).toBe(true);
    expect(play.acts.at(-1)).toBe('authenticate-chip');
    play.runAll(differs);
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

  it('prints again when the printer proves that the face is still blank', () => {
    const play = toVerdict();
    play.send({ event: 'make' });
    play.runAll(failing('print-face', { code: 'printer.not-printed', kind: 'retry', params: { face: 'blank' } }));
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
    play.runAll(failing('write-chip', { code: 'chip.mute', kind: 'stop' }));
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
      play.runAll(failing('write-chip', { code: 'chip.mute', kind: 'stop' }));
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
    expect(play.send({ event: 'retry' })).toBe(true);
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
    expect(play.send({ event: 'retain' })).toBe(true);
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

describe('any order of outcomes and buttons', () => {
  const presses: SessionEvent[] = [
    { event: 'make' },
    { event: 'retry' },
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

  it('accounts for the blank and never runs two acts at once', () => {
    const kinds = fc.constantFrom<Failure['kind'] | 'done'>('done', 'done', 'done', 'done', 'retry', 'ask', 'stop');
    const move = fc.record({ outcome: kinds, press: fc.constantFrom(...presses) });
    fc.assert(
      fc.property(fc.array(move, { minLength: 5, maxLength: 60 }), (moves) => {
        const play = new Play();
        for (const { outcome, press } of moves) {
          if (play.running === null) play.send(press);
          else play.step(() => (outcome === 'done' ? null : { code: 'test.failure', kind: outcome }));
        }
        const place = play.blanks.get('B-1') ?? '';
        const { state } = play;
        if (state.step !== 'closed') {
          // Taking the order back comes after the card is in the box.
          const boxed = play.running === 'cancel-order' ? ['retained', 'spoiled'] : [];
          return ['loaded', 'in-machine', ...boxed].includes(place);
        }
        const expected = {
          'handed-over': 'issued',
          retained: 'retained',
          spoiled: 'spoiled',
          'in-machine': 'in-machine',
          none: 'loaded',
        };
        return place === expected[state.fate];
      }),
      { numRuns: 5_000 },
    );
  });
});
