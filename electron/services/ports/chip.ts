import type { Result } from '#basics/result.ts';
import type { CardData, ChipInspection, HolderData, IssuerData } from '#domain/card/card-data.ts';
import type { PinProfile, StockProfile } from '#domain/card/chip-profile.ts';

/** Symbolic keys; the key identifier (P2) of each is configuration of the driver. */
export type ChipKey = 'RKSSSE' | 'UKSSSE' | 'PUK';

/** A command of a script the platform made, with the status words it may be answered with (hex, e.g. `9000`). */
export interface ScriptStep {
  readonly apdu: Uint8Array;
  readonly expect: readonly string[];
}

export interface ChipCard {
  /** What this site's stock asks for beyond EF05 and EF06, and its PIN facts. */
  readonly profile: { readonly stock: StockProfile; readonly pin: PinProfile };
  /** Waits up to the configured time for a card in the reader, connects exclusively, powers up. */
  open(): Promise<Result<ChipSession>>;
  /** Fails with `chip.name-not-in-gbk` (params `character`) when the chip's character set can't hold the name. */
  checkName(name: string): Result<void>;
  /** The reader is there (a card need not be). */
  status(): Promise<Result<{ readonly reader: string }>>;
  /** All readers of this machine that answer, whichever the address means. */
  readers(): Promise<Result<readonly string[]>>;
  close(): Promise<void>;
}

/** One power session of one chip. Commands, no policy. */
export interface ChipSession {
  /** What `inspect` found in this session; null before. */
  readonly inspected: ChipInspection | null;
  /** ATR, SSSE, FCI algorithm, EF05, bank card number by the AFL walk; the SSSE is selected again at the end. */
  inspect(): Promise<Result<ChipInspection>>;
  /** 8 random bytes, usable once. */
  challenge(): Promise<Result<Uint8Array>>;
  /** Answer of the chip (8 bytes) to factor and original information (8 bytes each). */
  internalAuthenticate(factor: Uint8Array, original: Uint8Array): Promise<Result<Uint8Array>>;
  /** Fails with `chip.authentication-refused` (params `triesLeft`), `chip.key-locked`. Never repeated by the driver. */
  externalAuthenticate(key: ChipKey, body: Uint8Array): Promise<Result<void>>;
  /** EF06 then EF05, record by record. Progress counts records. */
  write(data: CardData, onProgress?: (done: number, total: number) => void): Promise<Result<void>>;
  /** EF05 and EF06 as they are on the chip now. EF06 of a 3.0 card needs RKSSSE proven before. */
  readAll(): Promise<Result<{ readonly issuer: IssuerData; readonly holder: HolderData }>>;
  /** A ready command from the platform; fails when the status word is none of `expect` (hex, e.g. `9000`). */
  relay(apdu: Uint8Array, expect: readonly string[]): Promise<Result<Uint8Array>>;
  /** EF08: exactly 4096 bytes, written (UKSSSE), read back (RKSSSE) and compared; `chip.photo-differs`. Counts blocks. */
  writePhoto(bytes4096: Uint8Array, onProgress?: (done: number, total: number) => void): Promise<Result<void>>;
  /** Leaves the SSSE, whose rights are gone then, and reads the signing public key; `chip.no-certificate-area`. */
  readPublicKey(): Promise<Result<Uint8Array>>;
  /** The platform's certificate script after `readPublicKey`, step by step, until one is not answered as expected. */
  writeCertificate(
    steps: readonly ScriptStep[],
    onProgress?: (done: number, total: number) => void,
  ): Promise<Result<void>>;
  /** Tries left of the PIN without using one; null when the card has no PIN. */
  pinTriesLeft(): Promise<Result<number | null>>;
  /**
   * Fails with `chip.pin-wrong` (params `triesLeft`), `chip.pin-locked`, `chip.pin-missing`; with
   * `chip.authentication-stopped` when only two tries are left, as another wrong one could lock the PIN.
   */
  verifyPin(pin: string): Promise<Result<void>>;
  /** Change by who knows the old PIN; failures as of `verifyPin`. */
  changePin(oldPin: string, newPin: string): Promise<Result<void>>;
  /** Power off. The printer may move only after this. */
  close(): Promise<void>;
}
