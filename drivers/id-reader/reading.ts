import { type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { IdentityDocument } from '#domain/identity/identity-document.ts';
import { splitBaseAnswer } from './base-answer.ts';
import type { Answer } from './frame.ts';
import { STATUS_WORDS, statusText } from './status-words.ts';
import { decodeTextBlock } from './text-block.ts';

/** What came of one answer that is not the wished one. */
export type Setback =
  /** Nothing on the reader, or the same card still. */
  | { readonly kind: 'no-card' }
  /** The card is there and did not work; another try may, `failure` is what to say when none does. */
  | { readonly kind: 'card'; readonly failure: Failure }
  /** No further try helps. */
  | { readonly kind: 'final'; readonly failure: Failure };

const failure = (code: string, kind: Failure['kind'], sw3: number): Failure => ({
  code,
  kind,
  params: { sw3: statusText(sw3) },
});

/** Sorts an answer that is not the wished one by the handling of A.3. */
export const setbackOf = ({ sw3 }: Answer): Setback => {
  switch (STATUS_WORDS[sw3]?.handling) {
    case 'no-card':
      return { kind: 'no-card' };
    case 'restart':
    case 're-place':
      return { kind: 'card', failure: failure('id-reader.re-place-card', 'ask', sw3) };
    case 'doubtful':
      return { kind: 'card', failure: failure('id-reader.card-doubtful', 'ask', sw3) };
    case 'foreign-card':
      return { kind: 'card', failure: failure('id-reader.not-an-identity-card', 'ask', sw3) };
    case 'device-fault':
      return { kind: 'final', failure: failure('id-reader.device-fault', 'stop', sw3) };
    default:
      return { kind: 'final', failure: failure('id-reader.unexpected-answer', 'stop', sw3) };
  }
};

export interface Reading {
  readonly document: IdentityDocument;
  /** 1024 bytes WLT, opaque; fewer when the module sends fewer. */
  readonly photo: Uint8Array;
  /** A card-type letter that no table knows, else empty. */
  readonly letter: string;
}

/**
 * The person out of the data of a `30 01` answer. Fails with `id-reader.answer-malformed`,
 * `id-reader.document-not-supported` (param `letter`), `id-reader.text-unreadable` (param `field`),
 * `id-reader.number-check-failed`.
 */
export const readingOf = (data: Uint8Array, isCitizenNumber: (number: string) => boolean): Result<Reading> => {
  const parts = splitBaseAnswer(data);
  if (parts === null) return fail('id-reader.answer-malformed', 'ask', { length: data.length });
  const block = decodeTextBlock(parts.text);
  switch (block.kind) {
    case 'other-document':
      return fail('id-reader.document-not-supported', 'ask', { letter: block.letter });
    case 'unreadable':
      return fail('id-reader.text-unreadable', 'ask', { field: block.field });
    case 'document':
      return isCitizenNumber(block.document.idNumber)
        ? ok({ document: block.document, photo: parts.photo, letter: block.letter })
        : fail('id-reader.number-check-failed', 'ask');
  }
};
