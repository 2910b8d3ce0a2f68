import type { ActName } from '#domain/issuance/effects.ts';
import type { Performer } from '../act-context.ts';
import { activateBank, activateSocialSecurity, setPin } from './activation.ts';
import { feedBlank, presentCard, printFace, retainCard, watchGate } from './card.ts';
import { authenticateChip, identifyCard, readChipAgain, reportBack, verifyChip, writeChip } from './chip.ts';
import { CERTIFICATE_KEY_PART } from './chip-options.ts';
import { cancelOrder, checkFace, createOrder } from './order.ts';
import { checkPhone, lookUpPerson, readApplication, readGuardian, readIdentity, submitApplication } from './people.ts';

/** Every act of the domain has exactly one performer. */
export const PERFORMERS: Readonly<Record<ActName, Performer>> = {
  'read-identity': readIdentity,
  'look-up-person': lookUpPerson,
  'read-guardian': readGuardian,
  'check-phone': checkPhone,
  'submit-application': submitApplication,
  'read-application': readApplication,
  'check-face': checkFace,
  'create-order': createOrder,
  'feed-blank': feedBlank,
  'authenticate-chip': authenticateChip,
  'identify-card': identifyCard,
  'write-chip': writeChip,
  'verify-chip': verifyChip,
  'print-face': printFace,
  'read-chip-again': readChipAgain,
  'report-back': reportBack,
  'set-pin': setPin,
  'activate-social-security': activateSocialSecurity,
  'activate-bank': activateBank,
  'present-card': presentCard,
  'watch-gate': watchGate,
  'retain-card': retainCard,
  'cancel-order': cancelOrder,
};

/**
 * The idempotency keys under which each act calls the platform, by their parts; '' is the act's own key. Written into
 * the intent, so that after a crash the same question can be asked again.
 */
export const KEY_PARTS: Partial<Readonly<Record<ActName, readonly string[]>>> = {
  'submit-application': [''],
  'create-order': [''],
  'authenticate-chip': ['read', 'write'],
  'verify-chip': [CERTIFICATE_KEY_PART],
  'read-chip-again': ['read'],
  'report-back': ['', 'read'],
  'set-pin': ['puk', 'script'],
  'activate-social-security': [''],
  'activate-bank': [''],
  'cancel-order': [''],
};

/**
 * How long each act usually takes at the counter, milliseconds: what a wait shows. Machine moves from card-printer.md
 * 1.14, reader and chip from their pages, people from products.md 2.1.
 */
export const USUAL_MS: Readonly<Record<ActName, number>> = {
  'read-identity': 5_000,
  'look-up-person': 1_000,
  'read-guardian': 5_000,
  'check-phone': 1_000,
  'submit-application': 2_000,
  'read-application': 1_000,
  'check-face': 1_000,
  'create-order': 1_000,
  'feed-blank': 3_000,
  'authenticate-chip': 3_000,
  'identify-card': 3_000,
  'write-chip': 2_000,
  'verify-chip': 1_000,
  'print-face': 8_000,
  'read-chip-again': 4_000,
  'report-back': 1_000,
  'set-pin': 2_000,
  'activate-social-security': 1_000,
  'activate-bank': 1_000,
  'present-card': 2_000,
  'watch-gate': 15_000,
  'retain-card': 3_000,
  'cancel-order': 1_000,
};
