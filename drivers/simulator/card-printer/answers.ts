/** What the printer says to a command, and its bytes on the line (reply grammar §1.3, ACK/NACK §1.4). */
import { concatBytes } from '#basics/hex.ts';
import { encodeAck, encodeNack, type NackCode } from '#drivers/card-printer/acknowledge.ts';

export interface Refused {
  readonly kind: 'refused';
  readonly text: string;
  readonly code: NackCode;
  /** The machine is at fault, not the command: in `Pem;0` it says nothing of it and stays busy. */
  readonly fault: boolean;
}

export type Answer =
  /** Done: `OK`, or ACK alone. */
  | { readonly kind: 'done' }
  /** Part of a print job (`Ss`, downloads): plain lines say nothing, unless the printer is set to. */
  | { readonly kind: 'taken' }
  | { readonly kind: 'text'; readonly text: string }
  | Refused
  /** Nothing at all. */
  | { readonly kind: 'none' };

export type Outcome = Extract<Answer, { kind: 'done' | 'refused' | 'none' }>;

export const DONE = { kind: 'done' } as const;
export const TAKEN = { kind: 'taken' } as const;
export const NONE = { kind: 'none' } as const;
export const text = (value: string): Answer => ({ kind: 'text', text: value });

const wrong = (words: string, code: NackCode): Refused => ({ kind: 'refused', text: words, code, fault: false });
const fault = (words: string, code: NackCode): Refused => ({ kind: 'refused', text: words, code, fault: true });

/** `ERR RIB DETECTION`, `ERR NEED CLEANING` and `ERROR CDE` are documented; the other texts are assumed (§1.3, §1.14). */
export const REFUSED = {
  unknown: wrong('ERROR CDE', '1'),
  parameter: wrong('ERR PARAM', '2'),
  /** `Rrt` without a ribbon: an answer, not a fault of the machine. */
  ribbonNotFound: wrong('ERR RIB DETECTION', 'R'),
  feeder: fault('ERR FEEDER', 'F'),
  cover: fault('ERR COVER', 'C'),
  mechanical: fault('ERR MECHANICAL', 'T'),
  ribbon: fault('ERR RIBBON', 'R'),
  noRibbon: fault('ERR RIB DETECTION', 'R'),
  temperature: fault('ERR TEMPERATURE', 'T'),
  ejection: fault('ERR EJECT', 'T'),
  rejectBox: fault('ERR REJECT', 'T'),
  atGate: fault('ERR CARD', 'T'),
  noCard: fault('ERR NO CARD', 'T'),
  chipPowered: fault('ERR CHIP', 'T'),
  cleaning: fault('ERR NEED CLEANING', 'T'),
  locked: fault('ERR LOCKED', 'T'),
  hardware: fault('ERR HARDWARE', 'T'),
  powerSupply: fault('ERR POWER', 'T'),
  notInOpenSequence: fault('ERR PARAM', '2'),
} as const satisfies Readonly<Record<string, Refused>>;

/** What a plain line says where an acknowledged one sends only the code. */
const TEXT_OF_CODE: Readonly<Record<NackCode, string>> = {
  '1': REFUSED.unknown.text,
  '2': REFUSED.parameter.text,
  T: REFUSED.mechanical.text,
  C: REFUSED.cover.text,
  F: REFUSED.feeder.text,
  R: REFUSED.ribbon.text,
  K: 'ERR MAGNETIC CHECKSUM',
  D: 'ERR MAGNETIC DATA',
  W: 'ERR MAGNETIC WRITE',
};

export const refusalOf = (code: NackCode): Refused => wrong(TEXT_OF_CODE[code], code);

export interface ReplyForm {
  readonly acknowledged: boolean;
  readonly end: 'nul' | 'cr' | 'none';
  /** Plain lines answer the parts of a print job as well. */
  readonly answersDownloads: boolean;
}

const END = { nul: Uint8Array.of(0x00), cr: Uint8Array.of(0x0d), none: new Uint8Array() } as const;

/** Bytes of an answer, null when nothing is sent. */
export const encodeAnswer = (answer: Answer, form: ReplyForm): Uint8Array | null => {
  if (answer.kind === 'none') return null;
  if (form.acknowledged) {
    if (answer.kind === 'refused') return encodeNack(answer.code);
    return encodeAck(answer.kind === 'text' ? answer.text : null);
  }
  if (answer.kind === 'taken' && !form.answersDownloads) return null;
  const words = answer.kind === 'text' || answer.kind === 'refused' ? answer.text : 'OK';
  return concatBytes(new TextEncoder().encode(words), END[form.end]);
};
