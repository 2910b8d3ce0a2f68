import { type Failure, fail, ok, type Result } from '#basics/result.ts';
import type { DocumentKind, IdentityDocument } from '#domain/identity/identity-document.ts';
import type { BaseAnswer } from './base-answer.ts';
import type { Answer } from './frame.ts';
import { statusText, statusWord } from './status-words.ts';
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
  switch (statusWord(sw3)?.handling) {
    case 'no-card':
      return { kind: 'no-card' };
    case 'restart':
    case 'retry':
    case 're-place':
      return { kind: 'card', failure: failure('id-reader.re-place-card', 'ask', sw3) };
    case 'doubtful':
      return { kind: 'card', failure: failure('id-reader.card-doubtful', 'ask', sw3) };
    case 'foreign-card':
      return { kind: 'card', failure: failure('id-reader.not-an-identity-card', 'ask', sw3) };
    case 'line-fault':
      return { kind: 'card', failure: failure('id-reader.communication-fault', 'ask', sw3) };
    case 'device-fault':
      return { kind: 'final', failure: failure('id-reader.device-fault', 'stop', sw3) };
    case 'program-fault':
      return { kind: 'final', failure: failure('id-reader.program-fault', 'stop', sw3) };
    default:
      return { kind: 'final', failure: failure('id-reader.unexpected-answer', 'stop', sw3) };
  }
};

/** Says whether a number can stand on a document of this kind. */
export type IsDocumentNumber = (kind: DocumentKind, number: string) => boolean;

/**
 * The person out of a read answer; null when it was no whole one. Fails with `id-reader.answer-malformed`,
 * `id-reader.document-not-supported` (param `letter`), `id-reader.text-unreadable` (param `field`),
 * `id-reader.number-check-failed`.
 */
export const documentOf = (parts: BaseAnswer | null, isDocumentNumber: IsDocumentNumber): Result<IdentityDocument> => {
  if (parts === null) return fail('id-reader.answer-malformed', 'ask');
  const block = decodeTextBlock(parts.text);
  switch (block.kind) {
    case 'unknown-document':
      return fail('id-reader.document-not-supported', 'ask', { letter: block.letter });
    case 'unreadable':
      return fail('id-reader.text-unreadable', 'ask', { field: block.field });
    case 'document':
      return isDocumentNumber(block.document.kind, block.document.idNumber)
        ? ok(block.document)
        : fail('id-reader.number-check-failed', 'ask');
  }
};
