import { z } from 'zod';
import { KINS } from '#domain/eligibility/guardian.ts';
import { DECISIONS } from '#domain/eligibility/rule.ts';
import { sessionView } from '../views.ts';
import { accepted, act, COUNTER, method, NOT_NOW, none } from './method.ts';

export const sessionMethods = {
  'session.read': method({
    input: none,
    output: sessionView,
    errors: [],
    callers: ['teller'],
    roles: COUNTER,
    audit: null,
  }),
  'session.begin': act('session.begun', ['station.not-ready', 'recovery.open', 'diagnostics.running']),
  'session.readIdentity': act('identity.read-again'),
  /** The page of the household register of a child without an identity card; sex and birth follow from the number. */
  'session.enterRegister': method({
    input: z.strictObject({
      name: z.string().trim().min(1).max(60),
      idNumber: z.string().trim().min(15).max(18),
      /** GB/T 3304. */
      nation: z.string().regex(/^\d{2}$/),
      address: z.string().trim().min(1).max(100),
    }),
    output: accepted,
    errors: [NOT_NOW, 'register.number-shape', 'register.number-birth', 'register.number-check'],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'identity.register-entered',
  }),
  'session.lookUp': act('person.looked-up-again'),
  /** Waits for the guardian's document on the reader. */
  'session.readGuardian': act('guardian.read'),
  /** Stops waiting for a document and goes back to where the wait began. */
  'session.stopWaiting': act('session.wait-stopped'),
  'guardian.setRelation': method({
    input: z.strictObject({ kin: z.enum(KINS), household: z.enum(['same', 'other']) }),
    output: accepted,
    errors: [NOT_NOW, 'guardian.missing'],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'guardian.relation-stated',
    auditDetail: ({ kin, household }) => ({ kin, household }),
  }),
  /** What only a person at the counter can say; ticked by hand. */
  'session.decide': method({
    input: z.strictObject({ decision: z.enum(DECISIONS), on: z.boolean() }),
    output: accepted,
    errors: [NOT_NOW],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'session.decided',
    auditDetail: ({ decision, on }) => ({ decision, on }),
  }),
  'session.refreshApplication': act('application.refreshed'),
  'session.startApplication': act('application.started'),
  /** Corrects a refused application here: data, photo, or both. */
  'session.correct': act('application.correction-started'),
  /** Puts the session aside while its review is waited for; it goes on when the person's document is read again. */
  'session.park': act('session.parked'),
  /** Somebody does not come back: the waiting session is closed. */
  'session.dropWaiting': method({
    input: z.strictObject({ sessionId: z.string().min(1).max(64) }),
    output: accepted,
    errors: ['session.not-waiting'],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'session.waiting-dropped',
    auditDetail: ({ sessionId }) => ({ waiting: sessionId }),
  }),
  /** After a fault: on without what failed. */
  'session.back': act('session.went-back'),
  'session.make': act('card.making-started', ['station.not-ready']),
  'session.retry': act('session.retried'),
  'session.present': act('card.presented'),
  /** More time for the hand at the gate. */
  'session.waitLonger': act('card.waited-longer'),
  /** Takes the card back and goes on with the next blank for the same person. */
  'session.replace': act('card.replaced'),
  'session.retain': act('card.retained-by-teller'),
  'session.finish': act('session.finished'),
  'session.cancel': act('session.cancelled'),
  /** The teller has seen that the applicant is back: the applicant's screen shows what it hid. */
  'session.uncover': act('applicant.uncovered'),
  /** The person's data unmasked, while the teller holds the button; every call is audited. */
  'session.reveal': method({
    input: none,
    output: z.object({ name: z.string(), idNumber: z.string(), address: z.string() }),
    errors: [NOT_NOW],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'person.revealed',
  }),
} as const;
