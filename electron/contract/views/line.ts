import { z } from 'zod';

/** A message that waits for the platform. */
const waitingMessage = z.object({
  id: z.number(),
  sessionId: z.string(),
  call: z.enum(['cancel-order', 'undo-order', 'other']),
  createdAt: z.number(),
  attempts: z.number(),
  lastCode: z.string().nullable(),
  /** `waiting`: sent again by itself at `nextAt`; `given-up`: two people decide; `behind`: after another one of its session. */
  state: z.enum(['waiting', 'given-up', 'behind']),
  nextAt: z.number(),
});

/** Line to the platform, messages that wait, the database and its backups, answers that made no sense. */
export const lineView = z.object({
  revision: z.number(),
  now: z.number(),
  line: z.object({
    state: z.enum(['unknown', 'up', 'down']),
    downSince: z.number().nullable(),
    /** The platform's clock less this station's, milliseconds. */
    skewMs: z.number().nullable(),
  }),
  /** Null where the line is not certified (training). */
  certificate: z.object({ outletNo: z.number().nullable(), validTo: z.number(), daysLeft: z.number() }).nullable(),
  messages: z.array(waitingMessage),
  backups: z.object({
    count: z.number(),
    keep: z.number(),
    folder: z.string(),
    last: z.object({ name: z.string(), at: z.number(), megabytes: z.number() }).nullable(),
    /** Why the last attempt made none. */
    problem: z.object({ code: z.string(), params: z.record(z.string(), z.union([z.string(), z.number()])) }).nullable(),
  }),
  freeMegabytes: z.number(),
  /** A restore nobody has confirmed yet. */
  restored: z.object({ backup: z.string(), backupAt: z.number(), restoredAt: z.number() }).nullable(),
  /** Newest first; values are masked. */
  refusedAnswers: z.array(
    z.object({
      id: z.number(),
      at: z.number(),
      call: z.string(),
      status: z.number(),
      problem: z.string(),
      shape: z.string(),
    }),
  ),
});

/** What platform and printer say happened after the backup that was restored. */
export const toCheckView = z.object({
  since: z.number(),
  orders: z
    .array(
      z.object({
        orderId: z.string(),
        state: z.enum(['open', 'written', 'reported', 'activated', 'cancelled']),
        bankActivated: z.boolean(),
        cardId: z.string().nullable(),
        blankId: z.string().nullable(),
        changedAt: z.number(),
        inBooks: z.boolean(),
      }),
    )
    .nullable(),
  printer: z.object({ cardsFed: z.number(), panelsPrinted: z.number() }).nullable(),
  cardsWithoutOrder: z.number().nullable(),
});

export type LineView = z.infer<typeof lineView>;
export type ToCheckView = z.infer<typeof toCheckView>;
