import type { RecoveryCaseView, RecoveryView } from '#contract/views.ts';
import { card, cause, closed, online, screen, type TellerPreview } from './preview-teller-parts.ts';

/** The usual start: no session was left without an end. */
export const nothingToRecover: RecoveryView = { revision: 1, open: false, looking: false, case: null, note: null };

const found: RecoveryCaseView['found'] = {
  printer: 'answers',
  place: 'chip-station',
  chip: 'this-card',
  order: 'written',
};

/** A session that stopped while its card was written, unless said otherwise. */
const stopped = (changes: Partial<RecoveryCaseView>) => (): TellerPreview => {
  const view: RecoveryCaseView = {
    sessionId: 'preview',
    openedAt: 1_795_415_000_000,
    lastHeardAt: 1_795_415_300_000,
    step: 'make',
    act: 'write-chip',
    maskedName: '张*',
    blankId: 'LX-0003-017',
    found,
    decision: 'continue',
    code: 'recovery.write-unknown',
    missing: null,
    mayProceed: true,
    ...changes,
  };
  return {
    ...screen({}, view.found.place ?? 'inside-unknown'),
    recovery: { ...nothingToRecover, open: true, case: view },
  };
};

/** What the teller sees after a start, by the kind of decision. */
export const tellerRecovery = {
  'recovery-looking': () => ({
    ...screen({}),
    recovery: { ...nothingToRecover, open: true, looking: true },
  }),
  'recovery-printer-off': stopped({
    found: { printer: 'unknown', place: null, chip: 'not-looked', order: 'written' },
    decision: 'look-again',
    code: 'printer.offline',
    missing: 'printer',
    mayProceed: false,
  }),
  'recovery-platform-silent': stopped({
    act: 'report-back',
    found: { ...found, order: 'unknown' },
    decision: 'look-again',
    code: 'platform.unreachable',
    missing: 'platform',
  }),
  'recovery-look-inside': stopped({
    act: 'print-face',
    found: { ...found, place: 'print-station', chip: 'not-looked' },
    decision: 'look-inside',
    code: 'recovery.which-card',
  }),
  'recovery-continue': stopped({}),
  'recovery-ask-platform': stopped({
    act: 'create-order',
    blankId: null,
    found: { printer: 'answers', place: 'none', chip: 'not-looked', order: 'none' },
    decision: 'ask-platform-again',
    code: 'recovery.order-asked',
  }),
  'recovery-printed': stopped({ act: 'print-face', decision: 'take-as-done', code: 'recovery.face-printed' }),
  'recovery-spoil': stopped({ act: 'print-face', decision: 'spoil', code: 'recovery.half-printed' }),
  'recovery-retain': stopped({
    step: 'hand-over',
    act: 'watch-gate',
    found: { ...found, order: 'activated' },
    decision: 'retain',
    code: 'recovery.pushed-back',
  }),
  'recovery-note': () => ({
    ...screen(
      {
        ...online,
        step: 'activate',
        card: card('chip-station'),
        activation: { pin: 'waiting', socialSecurity: false, bank: false },
        actions: ['session.retain'],
      },
      'chip-station',
    ),
    recovery: {
      ...nothingToRecover,
      note: { sessionId: 'preview', decision: 'continue', code: 'recovery.pin-unknown' },
    },
  }),
  'recovery-incident': () => ({
    ...closed('incident', 'in-machine', [cause('recovery.card-gone')], { machineMs: 0, totalMs: 300_000 }),
    recovery: {
      ...nothingToRecover,
      note: { sessionId: 'preview', decision: 'incident', code: 'recovery.card-gone' },
    },
  }),
} satisfies Readonly<Record<string, () => TellerPreview>>;
