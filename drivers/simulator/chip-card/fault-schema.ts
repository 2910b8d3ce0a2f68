import { z } from 'zod';

const hexBytes = z.string().regex(/^([0-9A-Fa-f]{2})+$/);

/** Which chip is meant; without it, whichever is in the reader. */
const blankId = z.string().min(1).optional();

/** How often it happens; without it, until the faults are cleared. */
const times = z.int().min(1).optional();

/** Counted from the act, 1 = the next command. */
const apdu = z.int().min(1).default(1);

/** Only commands with this INS (two hex digits) count; without it, all. */
const ins = z
  .string()
  .regex(/^[0-9A-Fa-f]{2}$/)
  .optional();

/**
 * Faults while the card stands at the contacts, counted by seatings: a card that is moved away and back has been seated
 * twice.
 */
const atPower = [
  /** The chip gives no answer to reset, until it is seated anew or, with `cure`, until it is reset that far. */
  z.strictObject({
    fault: z.literal('mute'),
    blankId,
    times,
    cure: z.enum(['seating', 'warm-reset', 'cold-reset']).default('seating'),
  }),
  /** Another answer to reset than the blank's. */
  z.strictObject({ fault: z.literal('wrong-atr'), blankId, times, atr: hexBytes.default('3B00') }),
] as const;

/** Faults of single commands. */
const atCommand = [
  /** Contact is lost in the middle of a command; `applied` says whether the chip had done it by then. */
  z.strictObject({ fault: z.literal('torn'), blankId, apdu, ins, applied: z.boolean().default(false) }),
  /** The chip takes the command and never answers. */
  z.strictObject({ fault: z.literal('no-answer'), blankId, apdu, ins }),
  /** Commands are answered with this status word and not done. */
  z.strictObject({ fault: z.literal('status'), blankId, times, ins, sw: z.string().regex(/^[0-9A-Fa-f]{4}$/) }),
  /** Every command takes so much longer, milliseconds of device time. */
  z.strictObject({ fault: z.literal('slow'), blankId, times, ms: z.number().min(0) }),
  /**
   * `first`: a command that asks for data is answered 6Cxx with the right Le before it is answered.
   * `loop`: it is answered 6Cxx with another wrong Le each time, without end.
   */
  z.strictObject({ fault: z.literal('length'), blankId, times, ins, mode: z.enum(['first', 'loop']) }),
  /** Answers come in pieces of `size` bytes by 61xx; `announce` zero says 6100 instead of how many bytes are left. */
  z.strictObject({
    fault: z.literal('pieces'),
    blankId,
    times,
    size: z.int().min(1).max(255).default(16),
    announce: z.enum(['count', 'zero']).default('count'),
  }),
] as const;

/** What is wrong with the chip itself: it stays so in its memory. Counted by chips; one at the contacts is changed at once. */
const ofChip = [
  /** Carries somebody's data already, as a card that was issued elsewhere. */
  z.strictObject({
    fault: z.literal('personalised'),
    blankId,
    times,
    socialSecurityNumber: z
      .string()
      .regex(/^[0-9A-Z]{1,18}$/)
      .default('430682190001010073'),
    name: z.string().min(1).max(15).default('王小明'),
    cardNumber: z
      .string()
      .regex(/^[0-9A-Z]{9}$/)
      .default('P00000991'),
  }),
  /** The bank card of another bank. */
  z.strictObject({
    fault: z.literal('other-bank'),
    blankId,
    times,
    bankCardNumber: z
      .string()
      .regex(/^\d{13,19}$/)
      .default('6228480000000000016'),
  }),
  z.strictObject({ fault: z.literal('no-bank-application'), blankId, times }),
  /** Keeps its records in another order: by falling tag, or with the extension of the name at the end. */
  z.strictObject({
    fault: z.literal('record-order'),
    blankId,
    times,
    order: z.enum(['falling', 'extension-last']).default('falling'),
  }),
  /** Says another version of the specification than its files follow. */
  z.strictObject({
    fault: z.literal('generation'),
    blankId,
    times,
    says: z.string().regex(/^[\x20-\x7e]{0,4}$/),
  }),
] as const;

/** Faults of a chip or its contact, as the control API gives them. */
export const faultSchema = z.discriminatedUnion('fault', [...atPower, ...atCommand, ...ofChip]);
const chipFaultSchema = z.discriminatedUnion('fault', ofChip);

export type ChipFault = z.output<typeof faultSchema>;
export type FaultOfChip = z.output<typeof chipFaultSchema>;
export type FaultNamed<N extends ChipFault['fault']> = Extract<ChipFault, { readonly fault: N }>;
