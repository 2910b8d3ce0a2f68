import type { Logger } from '#basics/logger.ts';
import type { Failure, Result } from '#basics/result.ts';
import type { IdentityDocument } from '#domain/identity/identity-document.ts';
import { decodeAppendedAddresses } from './appended-address.ts';
import { splitBaseAnswer, splitBaseAnswerDroppingFingerprints } from './base-answer.ts';
import type { CommandName } from './commands.ts';
import type { Answer } from './frame.ts';
import { documentOf, type IsDocumentNumber, type Setback, setbackOf } from './reading.ts';
import { statusText, statusWord } from './status-words.ts';

/** What one card gave. */
export interface CardReading {
  readonly document: IdentityDocument;
  /** Oldest first; empty when the card bears none; null when they could not be read. */
  readonly appendedAddresses: readonly string[] | null;
  /** 1024 bytes WLT, opaque; fewer when the module sends fewer. */
  readonly photo: Uint8Array;
}

/** What one round of find, select and read came to. */
export type CardRound =
  | { readonly kind: 'read'; readonly reading: CardReading }
  | Setback
  /** The reader can't be reached (any more). */
  | { readonly kind: 'line'; readonly failure: Failure };

export interface CardRoundOptions {
  readonly request: (name: CommandName) => Promise<Result<Answer>>;
  /** Told whether the module may hold a card it has read. */
  readonly cardRead: (read: boolean) => void;
  readonly readFingerprint: boolean;
  readonly isDocumentNumber: IsDocumentNumber;
  readonly logger: Logger;
}

type Step = { readonly kind: 'good'; readonly data: Uint8Array } | Exclude<CardRound, { readonly kind: 'read' }>;

/** One round over the card that lies on the reader; nothing is waited for. */
export const readCard = async (options: CardRoundOptions): Promise<CardRound> => {
  const { cardRead, readFingerprint, isDocumentNumber } = options;
  let found = await step(options, 'find', 0x9f);
  // A.8: some modules miss a card that is just being laid down.
  if (found.kind === 'no-card') found = await step(options, 'find', 0x9f);
  if (found.kind !== 'good') return found;
  cardRead(false);
  const selected = await step(options, 'select', 0x90);
  if (selected.kind !== 'good') return selected;
  const base = await step(options, readFingerprint ? 'readBaseAndFingerprint' : 'readBase', 0x90);
  if (base.kind === 'line') cardRead(true);
  if (base.kind !== 'good') return base;
  cardRead(true);
  const split = readFingerprint ? splitBaseAnswerDroppingFingerprints : splitBaseAnswer;
  const parts = split(base.data);
  const document = documentOf(parts, isDocumentNumber);
  if (!document.ok || parts === null) {
    const failure: Failure = document.ok ? { code: 'id-reader.answer-malformed', kind: 'ask' } : document.error;
    logRefused(options.logger, failure);
    return { kind: 'final', failure };
  }
  // A kind without an address has none appended either.
  const appendedAddresses = document.value.address === null ? [] : await readAppendedAddresses(options);
  return { kind: 'read', reading: { document: document.value, appendedAddresses, photo: parts.photo } };
};

/** Name of the field, letter of the document: nothing of the person. */
const logRefused = (logger: Logger, { code, params }: Failure): void => {
  if (code === 'id-reader.document-not-supported') logger.warn('id-reader-unknown-letter', { letter: params?.letter });
  else logger.warn('id-reader-document-refused', { code, field: params?.field ?? '' });
};

/** Line failures that a later try may not meet again; the others are for a person to mend. */
const LINE = /^(id-reader\.(unplugged|absent|in-use|silent)|transport\.(?!bad-address).*)$/;

const step = async (
  { request }: CardRoundOptions,
  name: 'find' | 'select' | 'readBase' | 'readBaseAndFingerprint',
  wished: number,
): Promise<Step> => {
  const answer = await request(name);
  if (answer.ok)
    return answer.value.sw3 === wished ? { kind: 'good', data: answer.value.data } : setbackOf(answer.value);
  const { error } = answer;
  if (LINE.test(error.code)) return { kind: 'line', failure: error };
  if (error.code !== 'id-reader.garbled') return { kind: 'final', failure: error };
  // The module took the reading for done: the card has to be lifted.
  const reading = name === 'readBase' || name === 'readBaseAndFingerprint';
  return { kind: 'card', failure: reading ? { code: 'id-reader.re-place-card', kind: 'ask' } : error };
};

/** The card's own try, and one more where A.3 lets the same card have it. */
const APPENDED_TRIES = 2;

/**
 * 30 03. Whatever goes wrong here, also a card that was lifted meanwhile, does not undo the reading before it, which is
 * whole and checked: it is logged, and the addresses are unknown.
 */
const readAppendedAddresses = async ({ request, logger }: CardRoundOptions): Promise<readonly string[] | null> => {
  for (let tried = 1; ; tried += 1) {
    const answer = await request('readAppendedAddress');
    if (answer.ok && answer.value.sw3 === 0x90) return decodeAppendedAddresses(answer.value.data);
    const handling = answer.ok ? statusWord(answer.value.sw3)?.handling : undefined;
    if (handling === 'empty') return [];
    const why = answer.ok ? statusText(answer.value.sw3) : answer.error.code;
    logger.warn('id-reader-appended-address-unread', { why, tried });
    if (tried >= APPENDED_TRIES || (handling !== 'retry' && handling !== 're-place')) return null;
  }
};
