import type { Failure, Result } from '#basics/result.ts';
import type { IdentityDocument } from '#domain/identity/identity-document.ts';
import type { RawLine } from './raw-line.ts';

export interface IdReader extends RawLine {
  /** SAM status and SAM id in printed form (`05.03-20120823-…`). */
  status(): Promise<Result<{ readonly samId: string }>>;
  /** Who the reader is and how it is spoken to, for a technician. */
  describe(): Promise<Result<IdReaderDescription>>;
  /**
   * Polls until a document is read, `timeoutMs` passed or the signal is aborted. `onHint` is told what stands in the way
   * meanwhile (a card to be lifted, a reader to be plugged in), and null when nothing does any more.
   */
  readIdentity(options: {
    readonly timeoutMs: number;
    readonly signal?: AbortSignal;
    readonly onHint?: (hint: Failure | null) => void;
  }): Promise<Result<IdentityReading>>;
  close(): Promise<void>;
}

export interface IdReaderDescription {
  readonly address: string;
  readonly samId: string;
  /** Null where the line has no speed of ours (TCP). */
  readonly baudRate: number | null;
  /** Greatest radio frame the module took; null when it did not. */
  readonly rfFrameBytes: number | null;
}

export interface IdentityReading {
  readonly document: IdentityDocument;
  /** Added to the chip after the card was made, oldest first; null when they could not be read. */
  readonly appendedAddresses: readonly string[] | null;
  readonly picture: IdentityPicture;
}

/** The picture on the document's chip (JPEG), or the code that says why it can't be shown. */
export type IdentityPicture =
  | { readonly jpeg: Uint8Array }
  | { readonly jpeg: null; readonly why: 'id-reader.photo-no-decoder' | 'id-reader.photo-not-decoded' };
