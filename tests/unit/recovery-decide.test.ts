import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { codeText } from '#contract/codes/index.ts';
import { ACTS, type ActName, type Effect } from '#domain/issuance/effects.ts';
import { progressAtLeast, type SessionState } from '#domain/issuance/state.ts';
import { transition } from '#domain/issuance/transition.ts';
import { decide } from '#domain/recovery/decide.ts';
import type { Decision } from '#domain/recovery/decision.ts';
import type { Evidence } from '#domain/recovery/evidence.ts';
import { eventsOf } from '#domain/recovery/resume.ts';
import { chip } from '../support/acts-played.ts';
import { BEFORE, BEGINNING, HEARD_AT, interruptedAt, type Moment, seen, WAITING } from '../support/interrupted.ts';

type Row = readonly [ActName, 'intent' | 'begun', Evidence, string, ActName | null];

const at = (position: 'none' | 'gate' | 'print-station' | 'chip-station', more: object = {}) =>
  seen({ chip: position === 'chip-station' ? seen().chip : { seen: 'not-looked' } }, { position, ...more });
const empty = at('none', { cardsFed: BEFORE.cardsFed });
const order = (value: 'reported' | 'cancelled' | 'written') => seen({ order: { known: true, value } });
const offline: Evidence = seen({ printer: { known: false, failure: { code: 'printer.offline', kind: 'retry' } } });
const mute = (seated: boolean) => seen({ chip: { seen: 'mute', failure: { code: 'chip.mute', kind: 'ask' }, seated } });
const otherCard = seen({ chip: { seen: 'answered', cardId: 'F'.repeat(32), number: 'none', blank: null } });
const noPlatform = seen({ order: { known: false, failure: { code: 'platform.unreachable', kind: 'retry' } } });
const old: Partial<Evidence> = { now: HEARD_AT + 3_600_000 };

/** What is decided and which act follows, for every act and instant and the evidence that matters to it. */
const TABLE: readonly Row[] = [
  ['read-identity', 'intent', empty, 'close-without-card', null],
  ['look-up-person', 'intent', empty, 'resume-waiting', 'look-up-person'],
  ['look-up-person', 'intent', { ...empty, ...old }, 'close-without-card', null],
  ['read-guardian', 'intent', empty, 'resume-waiting', null],
  ['check-phone', 'intent', empty, 'resume-waiting', 'check-phone'],
  ['submit-application', 'intent', empty, 'ask-platform-again', 'submit-application'],
  ['submit-application', 'begun', { ...empty, ...old }, 'ask-platform-again', 'submit-application'],
  ['read-application', 'intent', empty, 'resume-waiting', 'read-application'],

  ['check-face', 'intent', empty, 'continue', 'check-face'],
  ['check-face', 'intent', { ...empty, ...old }, 'close-without-card', null],
  ['check-face', 'intent', at('print-station'), 'incident', null],
  ['create-order', 'intent', empty, 'ask-platform-again', 'create-order'],
  ['create-order', 'intent', { ...empty, ...old }, 'close-without-card', null],
  ['create-order', 'intent', offline, 'look-again', null],

  ['feed-blank', 'intent', empty, 'continue', 'feed-blank'],
  ['feed-blank', 'intent', at('chip-station'), 'incident', null],
  ['feed-blank', 'begun', empty, 'continue', 'feed-blank'],
  ['feed-blank', 'begun', at('chip-station'), 'continue', 'feed-blank'],
  ['feed-blank', 'begun', at('none'), 'incident', null],
  ['feed-blank', 'begun', at('gate'), 'incident', null],
  ['feed-blank', 'begun', at('print-station', { cardsFed: BEFORE.cardsFed }), 'look-inside', null],
  ['feed-blank', 'begun', at('none', { cardsFed: 3 }), 'incident', null],
  ['feed-blank', 'begun', { ...empty, ...old }, 'close-without-card', 'cancel-order'],

  ['authenticate-chip', 'intent', seen(), 'continue', 'authenticate-chip'],
  ['authenticate-chip', 'intent', at('none'), 'incident', null],
  ['authenticate-chip', 'intent', noPlatform, 'look-again', null],
  ['write-chip', 'intent', seen(), 'continue', 'authenticate-chip'],
  ['write-chip', 'begun', seen(), 'continue', 'authenticate-chip'],
  ['write-chip', 'begun', at('print-station'), 'look-inside', null],
  ['write-chip', 'begun', otherCard, 'incident', null],
  ['write-chip', 'begun', mute(false), 'look-inside', null],
  ['write-chip', 'begun', mute(true), 'spoil', 'retain-card'],
  ['write-chip', 'begun', noPlatform, 'look-again', null],
  ['write-chip', 'begun', order('cancelled'), 'spoil', 'retain-card'],
  ['verify-chip', 'intent', seen(), 'continue', 'authenticate-chip'],
  ['identify-card', 'intent', seen(), 'continue', 'identify-card'],

  ['print-face', 'intent', seen(), 'continue', 'print-face'],
  ['print-face', 'begun', seen(), 'continue', 'print-face'],
  ['print-face', 'begun', seen({}, { panelsPrinted: 501, ribbonLeft: 199 }), 'take-as-done', 'read-chip-again'],
  ['print-face', 'begun', seen({}, { ribbonLeft: 199 }), 'spoil', 'retain-card'],
  ['print-face', 'begun', seen({}, { panelsPrinted: 502, ribbonLeft: 199 }), 'spoil', 'retain-card'],
  ['print-face', 'begun', at('print-station'), 'look-inside', null],
  ['print-face', 'begun', at('none'), 'incident', null],

  ['read-chip-again', 'intent', seen(), 'continue', 'read-chip-again'],
  ['report-back', 'intent', order('written'), 'ask-platform-again', 'report-back'],
  ['report-back', 'intent', order('reported'), 'take-as-done', null],
  ['report-back', 'intent', noPlatform, 'look-again', null],
  ['set-pin', 'intent', order('reported'), 'continue', null],
  ['activate-social-security', 'intent', order('reported'), 'ask-platform-again', 'activate-social-security'],
  ['activate-bank', 'intent', order('reported'), 'ask-platform-again', 'activate-bank'],
  ['activate-bank', 'intent', at('none'), 'incident', null],

  ['present-card', 'intent', order('reported'), 'continue', 'present-card'],
  ['present-card', 'intent', at('print-station'), 'look-inside', null],
  ['present-card', 'intent', at('gate'), 'take-as-done', 'watch-gate'],
  ['present-card', 'intent', at('none'), 'incident', null],
  ['present-card', 'intent', otherCard, 'incident', null],
  ['present-card', 'intent', mute(true), 'incident', null],
  ['watch-gate', 'intent', at('gate'), 'continue', 'watch-gate'],
  ['watch-gate', 'intent', at('none'), 'handed-over', null],
  ['watch-gate', 'intent', order('reported'), 'retain', 'retain-card'],
  ['watch-gate', 'intent', otherCard, 'incident', null],
  ['watch-gate', 'intent', offline, 'look-again', null],

  ['retain-card', 'intent', seen(), 'continue', 'retain-card'],
  ['retain-card', 'begun', seen(), 'continue', 'retain-card'],
  ['retain-card', 'begun', at('none'), 'take-as-done', 'cancel-order'],
  ['retain-card', 'intent', at('none'), 'incident', null],
  ['retain-card', 'begun', otherCard, 'incident', null],
  ['retain-card', 'begun', seen({}, { cardsFed: 105 }), 'incident', null],
  ['cancel-order', 'intent', at('none'), 'ask-platform-again', null],
];

interface Outcome {
  readonly decision: Decision;
  readonly state: SessionState;
  readonly effects: readonly Effect[];
}

/** What is decided, and the session after it; an event that is refused fails the test. */
const carriedOut = (moment: Moment, evidence: Evidence): Outcome => {
  const decision = decide(moment, evidence);
  let state: SessionState = moment.state;
  const effects: Effect[] = [];
  // A look that is still missing something is not gone on with.
  const events = decision.decision === 'look-again' ? [] : eventsOf(moment.state, decision);
  for (const event of events) {
    const next = transition(state, event);
    if (!next.ok) throw new Error(`${moment.name}: ${decision.decision} can not ${event.event} in step ${state.step}`);
    state = next.value.state;
    effects.push(...next.value.effects);
  }
  return { decision, state, effects };
};

const actOf = ({ effects }: Outcome): ActName | null => effects.find((effect) => effect.effect === 'run')?.act ?? null;

describe('a session without an end', () => {
  it.each(TABLE)('%s %s', (act, instant, evidence, decided, follows) => {
    const outcome = carriedOut(interruptedAt(act, instant), evidence);
    expect([outcome.decision.decision, actOf(outcome)]).toEqual([decided, follows]);
  });

  it('has its line in the table for every act, and every instant an act has', () => {
    const told = new Set(TABLE.map(([act, instant]) => `${act} ${instant}`));
    const wanted = ACTS.flatMap((act) => [`${act} intent`, ...(BEGINNING.includes(act) ? [`${act} begun`] : [])]);
    expect(wanted.filter((one) => !told.has(one))).toEqual([]);
  });

  it.each(WAITING)('$name is shown as it was while the card is there', (moment) => {
    const { decision, state } = carriedOut(moment, seen());
    expect(['continue', 'resume-waiting']).toContain(decision.decision);
    expect(state).toEqual(moment.state);
  });

  it('books the blank the printer counted, and looks for those that came with it', () => {
    const { state, effects } = carriedOut(interruptedAt('feed-blank', 'begun'), at('chip-station', { cardsFed: 102 }));
    expect(state).toMatchObject({ card: { blankId: 'B-1', progress: 'fed', fedWith: ['B-2'] } });
    expect(effects).toContainEqual(expect.objectContaining({ effect: 'move-blank', blankId: 'B-2', to: 'missing' }));
  });

  it('takes an order back that may have been made for somebody who is gone', () => {
    const { effects } = carriedOut(interruptedAt('create-order', 'intent'), { ...empty, ...old });
    expect(effects).toContainEqual(expect.objectContaining({ effect: 'queue-call', call: 'undo-order' }));
  });

  it('leaves a card that is gone to two people, as one of the machine until they settle it', () => {
    const { state } = carriedOut(interruptedAt('activate-bank', 'intent'), at('none'));
    expect(state).toMatchObject({ step: 'closed', outcome: 'incident', fate: 'in-machine', cause: { kind: 'stop' } });
  });
});

const MOMENTS: readonly Moment[] = [
  ...ACTS.flatMap((act) => [
    interruptedAt(act, 'intent'),
    ...(BEGINNING.includes(act) ? [interruptedAt(act, 'begun')] : []),
  ]),
  ...WAITING,
];

const failure = fc
  .constantFrom('printer.offline', 'chip.reader-absent', 'platform.unreachable')
  .map((code) => ({ code, kind: 'retry' as const }));
const anyEvidence: fc.Arbitrary<Evidence> = fc.record({
  now: fc.constantFrom(HEARD_AT, HEARD_AT + 60_000, HEARD_AT + 86_400_000),
  printer: fc.oneof(
    {
      weight: 6,
      arbitrary: fc.record({
        known: fc.constant(true as const),
        value: fc.record({
          position: fc.constantFrom(
            'none' as const,
            'chip-station' as const,
            'print-station' as const,
            'gate' as const,
            'inside-unknown' as const,
          ),
          cardsFed: fc.integer({ min: 99, max: 103 }),
          panelsPrinted: fc.integer({ min: 499, max: 502 }),
          ribbonLeft: fc.integer({ min: 198, max: 201 }),
        }),
      }),
    },
    { weight: 1, arbitrary: fc.record({ known: fc.constant(false as const), failure }) },
  ),
  chip: fc.oneof(
    fc.constant({ seen: 'not-looked' as const }),
    fc.record({ seen: fc.constant('mute' as const), failure, seated: fc.boolean() }),
    fc.record({ seen: fc.constant('unknown' as const), failure }),
    fc.record({
      seen: fc.constant('answered' as const),
      cardId: fc.constantFrom(chip.issuer.cardId, 'F'.repeat(32)),
      number: fc.constantFrom('none' as const, 'ordered' as const, 'other' as const),
      blank: fc.constantFrom(
        null,
        { blankId: 'B-1', bookedAs: 'loaded' as const },
        { blankId: 'B-1', bookedAs: 'in-machine' as const },
        { blankId: 'B-9', bookedAs: 'issued' as const },
      ),
    }),
  ),
  order: fc.oneof(
    fc.record({
      known: fc.constant(true as const),
      value: fc.constantFrom(
        'none' as const,
        'open' as const,
        'written' as const,
        'reported' as const,
        'activated' as const,
        'cancelled' as const,
      ),
    }),
    fc.record({ known: fc.constant(false as const), failure }),
  ),
  feeder: fc.constantFrom(['B-1', 'B-2', 'B-3', 'B-4', 'B-5'], ['B-1']),
});

/** Over every moment and whatever is seen. */
const always = (name: string, holds: (moment: Moment, evidence: Evidence, outcome: Outcome) => void) => {
  it(name, () => {
    fc.assert(
      fc.property(fc.constantFrom(...MOMENTS), anyEvidence, (moment, evidence) => {
        holds(moment, evidence, carriedOut(moment, evidence));
      }),
      { numRuns: 3_000 },
    );
  });
};

const cardOf = (state: SessionState) => ('card' in state ? state.card : null);
const isMine = (moment: Moment, { chip: looked }: Evidence): boolean =>
  looked.seen === 'answered' && looked.cardId === cardOf(moment.state)?.cardId;

/** Acts by which a card moves or is changed. */
const PHYSICAL: readonly ActName[] = [
  'feed-blank',
  'authenticate-chip',
  'identify-card',
  'write-chip',
  'print-face',
  'read-chip-again',
  'report-back',
  'set-pin',
  'present-card',
  'retain-card',
];

describe('whatever is seen after a start', () => {
  always('the decision says why in both languages and fits the session', (_moment, _evidence, { decision }) => {
    expect(codeText(decision.why.code), decision.why.code).toBeDefined();
  });

  always(
    'nothing physical follows while the printer can’t be asked or something is looked for',
    (moment, evidence, outcome) => {
      const act = actOf(outcome);
      if (act === null || !PHYSICAL.includes(act)) return;
      expect(evidence.printer.known).toBe(true);
      expect(['look-again', 'look-inside', 'incident', 'handed-over']).not.toContain(outcome.decision.decision);
      expect([moment.name, act, outcome.decision.moves]).toEqual([moment.name, act, true]);
    },
  );

  always('no face is printed over', (moment, evidence, outcome) => {
    const printed = actOf(outcome) === 'print-face' || actOf(outcome) === 'identify-card';
    if (!printed || cardOf(moment.state)?.progress !== 'printing' || !evidence.printer.known) return;
    const { panelsPrinted, ribbonLeft } = evidence.printer.value;
    expect({ panelsPrinted, ribbonLeft }).toEqual({
      panelsPrinted: BEFORE.panelsPrinted,
      ribbonLeft: BEFORE.ribbonLeft,
    });
  });

  always('no card goes to the gate whose chip is not the session’s', (moment, evidence, outcome) => {
    if (actOf(outcome) === 'present-card') expect(isMine(moment, evidence)).toBe(true);
  });

  always('a card is the holder’s only when it had stood at the gate, or stands there', (moment, evidence, outcome) => {
    if (outcome.state.step !== 'closed' || outcome.state.fate !== 'handed-over') return;
    expect(moment.state).toMatchObject({ step: 'hand-over', phase: 'at-gate' });
    expect(evidence.printer).toMatchObject({ known: true, value: { position: 'none' } });
  });

  always(
    'no card is spoiled that the platform has, or may have, as reported',
    (moment, { order: asked }, { decision }) => {
      const card = cardOf(moment.state);
      if (decision.decision !== 'spoil' || card === null) return;
      expect(progressAtLeast(card, 'reported')).toBe(false);
      const mayBe = !asked.known || asked.value === 'reported' || asked.value === 'activated';
      expect(card.progress === 'checked' && mayBe).toBe(false);
    },
  );

  always('no second order is asked for: only the same one, under the same key', (moment, _evidence, outcome) => {
    if (actOf(outcome) !== 'create-order') return;
    expect(moment.state).toMatchObject({ running: 'create-order', orderId: null });
    expect(outcome.state).toMatchObject({ cardCount: 'cardCount' in moment.state ? moment.state.cardCount : 0 });
  });

  always('nothing is taken back that says it is another card, or came by another feed', (moment, evidence, outcome) => {
    if (actOf(outcome) !== 'retain-card') return;
    const { chip: looked } = evidence;
    const card = cardOf(moment.state);
    expect(card).not.toBeNull();
    if (looked.seen === 'answered' && card?.cardId !== null) expect(looked.cardId).toBe(card?.cardId);
    if (!isMine(moment, evidence) && evidence.printer.known)
      expect(evidence.printer.value.cardsFed).toBeLessThanOrEqual(101);
  });

  always('a blank that was counted is never forgotten', (moment, evidence, outcome) => {
    if (!moment.name.startsWith('feed-blank begun') || !evidence.printer.known) return;
    if (evidence.printer.value.cardsFed <= BEFORE.cardsFed) return;
    expect(outcome.effects).toContainEqual(
      expect.objectContaining({ effect: 'move-blank', blankId: 'B-1', to: 'in-machine' }),
    );
  });
});
