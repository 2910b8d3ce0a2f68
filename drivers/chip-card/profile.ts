import { fromHex } from '#basics/hex.ts';
import type { ChipAlgorithm } from '#domain/card/card-data.ts';
import type { PinProfile, StockProfile } from '#domain/card/chip-profile.ts';
import { DEFAULT_KEY_IDS } from './identifiers.ts';

/** Keys of the SSSE the kiosk has proven to the card; the number (P2 of EXTERNAL AUTHENTICATE) of each is a setting. */
export type ChipKeyName = keyof typeof DEFAULT_KEY_IDS;

/** How the chips of a site differ from one another: everything the sources do not agree on, or give only once. */
export interface ChipProfile {
  /** What an ATR begins with before its 13 historical bytes (B.5). */
  readonly atrPrefix: Uint8Array;
  readonly keyIds: Readonly<Record<ChipKeyName, number>>;
  readonly algorithm: {
    /** Of a card whose FCI names none and whose city code no exception fits. */
    readonly default: ChipAlgorithm;
    /** By the beginning of the card id's city code; the first that fits counts. Only where the FCI names none. */
    readonly exceptions: readonly { readonly cityCode: string; readonly algorithm: ChipAlgorithm }[];
    /** What the platform's key server computes; other cards are refused before anything is proven. */
    readonly supported: readonly ChipAlgorithm[];
  };
  /** SELECT of the master file before anything else; its answer does not matter. */
  readonly masterFileFirst: boolean;
  /** P1 of SELECT by file number: 02 by the specification, 00 as many readers send it (B.1). */
  readonly selectFileP1: 0x00 | 0x02;
  readonly pin: PinProfile;
  readonly stock: StockProfile;
}

/**
 * The values of the reference. Seen at two places: RKSSSE 0A, initial PIN 123456, master file first. Seen once, so to be
 * checked against the stock: UKSSSE 04, PUK 06, initial PIN 666666 of third-generation cards in Hunan, 6 tries, SSF33
 * for city codes beginning with 11.
 */
export const DEFAULT_PROFILE: ChipProfile = {
  atrPrefix: fromHex('3B6D0000'),
  keyIds: DEFAULT_KEY_IDS,
  algorithm: {
    default: '3des',
    exceptions: [{ cityCode: '11', algorithm: 'ssf33' }],
    supported: ['3des', 'sm4'],
  },
  masterFileFirst: true,
  selectFileP1: 0x02,
  pin: { initial: { '1.0': '123456', '2.0': '123456', '3.0': '666666' }, tries: 6 },
  stock: { photo: false, certificate: false },
};

/** Algorithm of a card that names none in its FCI, by the city code its card id begins with (B.1). */
export const unnamedAlgorithm = ({ algorithm }: ChipProfile, cardId: string): ChipAlgorithm =>
  algorithm.exceptions.find(({ cityCode }) => cardId.startsWith(cityCode))?.algorithm ?? algorithm.default;
