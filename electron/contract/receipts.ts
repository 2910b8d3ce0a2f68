/** Methods for slips: made, printed, saved. */
import { z } from 'zod';
import { COUNTER, method } from './methods/method.ts';

const receiptRequest = z.strictObject({
  kind: z.enum(['issuance-receipt', 'refusal-slip', 'referral-slip']),
  /** Chinese is always printed; `en` adds English under it. */
  language: z.enum(['zh-CN', 'en']),
  /** The outlet a referral is to; without it the one the applicant chose online. */
  outletNo: z.int().min(1).optional(),
});

const MAKING = [
  'receipt.not-now',
  'receipt.outlet-missing',
  'receipt.outlet-unknown',
  'receipt.font-missing',
  'receipt.font-unreadable',
] as const;

/** What is said of a slip that was made: characters no font of the station has stand on it as 〓. */
const made = z.object({ fileName: z.string(), pages: z.number(), missing: z.array(z.string()) });

export const receiptMethods = {
  /** The slip as a PDF (base64), to be looked at. */
  'receipt.make': method({
    input: receiptRequest,
    output: made.extend({ pdf: z.string() }),
    errors: MAKING,
    callers: ['teller'],
    roles: COUNTER,
    audit: 'receipt.made',
    auditDetail: ({ kind }) => ({ kind }),
  }),
  'receipt.print': method({
    input: receiptRequest,
    output: made,
    errors: [
      ...MAKING,
      'paper-printer.absent',
      'paper-printer.unknown',
      'paper-printer.not-chosen',
      'paper-printer.stopped',
      'paper-printer.refused',
      'paper-printer.no-answer',
      'paper-printer.waiting',
      'paper-printer.not-printed',
    ],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'receipt.printed',
    auditDetail: ({ kind }) => ({ kind }),
  }),
  /** Into the folder `documents` of the state directory. */
  'receipt.save': method({
    input: receiptRequest,
    output: made,
    errors: [...MAKING, 'receipt.not-saved'],
    callers: ['teller'],
    roles: COUNTER,
    audit: 'receipt.saved',
    auditDetail: ({ kind }) => ({ kind }),
  }),
  'receipt.printers': method({
    input: z.strictObject({}),
    output: z.object({
      printers: z.array(
        z.object({
          name: z.string(),
          state: z.enum(['idle', 'printing', 'stopped', 'unknown']),
          isDefault: z.boolean(),
          message: z.string(),
        }),
      ),
    }),
    errors: ['paper-printer.absent', 'paper-printer.no-answer'],
    callers: ['teller'],
    roles: COUNTER,
    audit: null,
  }),
} as const;

export type ReceiptMethod = keyof typeof receiptMethods;
export type ReceiptRequest = z.infer<typeof receiptRequest>;
