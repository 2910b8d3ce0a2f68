import { z } from 'zod';
import { applicantView, consentText, PERSON_FIELDS } from '../views.ts';
import { accepted, base64, method, NOT_NOW, none } from './method.ts';

export const applicantMethods = {
  'applicant.read': method({
    input: none,
    output: applicantView,
    errors: [],
    callers: ['applicant'],
    roles: 'anyone',
    audit: null,
  }),
  'applicant.confirmData': method({
    input: none,
    output: accepted,
    errors: [NOT_NOW],
    callers: ['applicant'],
    roles: 'anyone',
    audit: 'application.data-confirmed',
  }),
  /** 这里不对: names the line that is wrong; the teller is told. */
  'applicant.disputeData': method({
    input: z.strictObject({ field: z.enum(PERSON_FIELDS) }),
    output: accepted,
    errors: [NOT_NOW],
    callers: ['applicant'],
    roles: 'anyone',
    audit: 'application.data-disputed',
    auditDetail: ({ field }) => ({ field }),
  }),
  /** Nobody touched a personal stage for a while: it is hidden until the teller nods. */
  'applicant.leave': method({
    input: none,
    output: accepted,
    errors: [NOT_NOW],
    callers: ['applicant'],
    roles: 'anyone',
    audit: null,
  }),
  /** Somebody touched the hidden screen: the teller is asked to look who it is. */
  'applicant.comeBack': method({
    input: none,
    output: accepted,
    errors: [NOT_NOW],
    callers: ['applicant'],
    roles: 'anyone',
    audit: null,
  }),
  'applicant.consentTexts': method({
    input: z.strictObject({ language: z.enum(['zh-CN', 'en']) }),
    output: z.object({ texts: z.array(consentText) }),
    errors: [],
    callers: ['applicant'],
    roles: 'anyone',
    audit: null,
  }),
  /** Ticked and signed: the exact texts by hash, the signature as PNG. */
  'applicant.consent': method({
    input: z.strictObject({
      texts: z
        .array(
          z.strictObject({
            document: z.string(),
            version: z.string(),
            sha256: z.string(),
            /** When its end had come into view. */
            readAt: z.int().nonnegative(),
          }),
        )
        .min(1),
      signature: base64(700_000),
    }),
    output: accepted,
    errors: [NOT_NOW, 'consent.text-changed', 'consent.incomplete', 'consent.not-read', 'consent.signature-unreadable'],
    callers: ['applicant'],
    roles: 'anyone',
    audit: 'application.consented',
    auditDetail: ({ texts }) => ({
      texts: texts.map(({ document, version, sha256 }) => `${document}/${version}:${sha256}`).join(' '),
    }),
  }),
  /** What the window knows of its screen while that is tried: at once when it shows something, and what was touched. */
  'applicant.tellScreen': method({
    input: z.strictObject({
      trial: z.int().nonnegative(),
      width: z.number().min(0).max(100_000),
      height: z.number().min(0).max(100_000),
      /** Device pixels to a pixel of the page. */
      scale: z.number().min(0).max(100),
      /** Null until the person is done touching. */
      touch: z
        .strictObject({
          /** Fingers the screen tells apart. */
          points: z.int().min(0).max(1_000),
          fields: z.int().min(1).max(100_000),
          touched: z.int().min(0).max(100_000),
          byFinger: z.boolean(),
        })
        .nullable(),
    }),
    output: accepted,
    errors: ['diagnostics.not-asked'],
    callers: ['applicant'],
    roles: 'anyone',
    audit: null,
  }),
  /** The PIN goes one way: typed twice on the applicant's screen, kept in memory until the chip has it. */
  'applicant.choosePin': method({
    input: z.strictObject({ pin: z.string().max(12) }),
    output: accepted,
    errors: [NOT_NOW, 'pin.malformed', 'pin.repeated-digits', 'pin.running-digits', 'pin.personal'],
    callers: ['applicant'],
    roles: 'anyone',
    audit: 'card.pin-chosen',
  }),
} as const;
