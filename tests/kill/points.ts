import { ACTS, type ActName } from '#domain/issuance/effects.ts';

/**
 * When something dies, counted by what the journal has of the act: `before-intent` (inside the transaction that would
 * write it), `after-intent` (committed, nothing done yet), `during` and `during-late` (at work; the latter after the
 * act's last intent, the one that says it comes to the physical part), `after-act` (done, outcome not written),
 * `after-outcome` (committed, nothing of the next act done yet).
 */
export const PHASES = ['before-intent', 'after-intent', 'during', 'during-late', 'after-act', 'after-outcome'] as const;
export type Phase = (typeof PHASES)[number];

/** Who dies: the host process, the card worker, the printer's power, or host and printer together (`mains`). */
export const VICTIMS = ['host', 'worker', 'power', 'mains'] as const;
export type Victim = (typeof VICTIMS)[number];

/**
 * How the session goes apart from what dies: `online` to the card in the hand, `onsite` with an application at the
 * counter, `minor` with a guardian, `review` that is waited for, `not-taken` at the gate, `bad-chip` that can't be
 * written, `cable` pulled before printing.
 */
export const COURSES = ['online', 'onsite', 'minor', 'review', 'not-taken', 'bad-chip', 'cable'] as const;
export type Course = (typeof COURSES)[number];

/** One instant at which one thing dies. */
export interface KillPoint {
  readonly act: ActName;
  readonly course: Course;
  readonly phase: Phase;
  readonly victim: Victim;
}

/** The course on which each act is met; every act of the domain is on one. */
const COURSE_OF: Readonly<Record<ActName, Course>> = {
  'read-identity': 'online',
  'look-up-person': 'online',
  'read-guardian': 'minor',
  'check-phone': 'onsite',
  'submit-application': 'onsite',
  'read-application': 'review',
  'check-face': 'online',
  'create-order': 'online',
  'feed-blank': 'online',
  'authenticate-chip': 'online',
  'identify-card': 'cable',
  'write-chip': 'online',
  'verify-chip': 'online',
  'print-face': 'online',
  'read-chip-again': 'online',
  'report-back': 'online',
  'set-pin': 'online',
  'activate-social-security': 'online',
  'activate-bank': 'online',
  'present-card': 'online',
  'watch-gate': 'online',
  'retain-card': 'not-taken',
  'cancel-order': 'bad-chip',
};

/** What the sessions of the other courses have in common with an online one. */
const EVERY_SESSION = ACTS.filter((act) => COURSE_OF[act] === 'online');
const TO_THE_CHIP = EVERY_SESSION.slice(0, EVERY_SESSION.indexOf('write-chip') + 1);

/** The acts a session on this course comes to when nothing else goes wrong. */
export const ACTS_ON: Readonly<Record<Course, readonly ActName[]>> = {
  online: EVERY_SESSION,
  onsite: [...EVERY_SESSION, 'check-phone', 'submit-application'],
  minor: [...EVERY_SESSION, 'read-guardian', 'check-phone', 'submit-application'],
  review: [...EVERY_SESSION, 'read-application'],
  'not-taken': [...EVERY_SESSION, 'retain-card'],
  'bad-chip': [...TO_THE_CHIP, 'retain-card', 'cancel-order'],
  cable: [...EVERY_SESSION, 'identify-card'],
};

/** Rows beside the first of an act: a card goes into the box as the customer's, or as waste. */
const FURTHER_ROWS: readonly Pick<KillPoint, 'act' | 'course'>[] = [{ act: 'retain-card', course: 'bad-chip' }];

const ROWS = [...ACTS.map((act) => ({ act, course: COURSE_OF[act] })), ...FURTHER_ROWS];

/** The whole matrix: acts × phases × victims. */
export const ALL_POINTS: readonly KillPoint[] = ROWS.flatMap((row) =>
  PHASES.flatMap((phase) => VICTIMS.map((victim) => ({ ...row, phase, victim }))),
);

const rowName = ({ act, course }: Pick<KillPoint, 'act' | 'course'>): string =>
  course === COURSE_OF[act] ? act : `${act}@${course}`;

/** `write-chip/after-act/host`; rows beside the first name their course: `retain-card@bad-chip/…`. */
export const nameOf = (point: KillPoint): string => `${rowName(point)}/${point.phase}/${point.victim}`;

/** The points whose names have all these parts, in any of the words: `write-chip`, `print-face/during/host`, `power`. */
export const pointsNamed = (words: readonly string[]): readonly KillPoint[] =>
  words.length === 0
    ? ALL_POINTS
    : ALL_POINTS.filter((point) => {
        const parts = nameOf(point).split('/');
        return words.some((word) => word.split('/').every((part) => parts.includes(part)));
      });
