import { concatBytes, fromHex } from '#basics/hex.ts';
import { encodeBer } from '#drivers/chip-card/ber-tlv.ts';
import { AID } from '#drivers/chip-card/identifiers.ts';

/** The finished bank application of a blank (C.3): files and answers of PSE and PBOC debit. */
export interface BankApplication {
  readonly pseSelectAnswer: Uint8Array;
  readonly selectAnswer: Uint8Array;
  readonly processingOptions: Uint8Array;
  /** Records by `sfi`, record 1 first. */
  readonly records: Readonly<Record<number, readonly Uint8Array[]>>;
  readonly pseRecords: Readonly<Record<number, readonly Uint8Array[]>>;
}

const ascii = (text: string): Uint8Array => new TextEncoder().encode(text);

const packed = (digits: string): Uint8Array => fromHex(digits.length % 2 === 0 ? digits : `${digits}F`);

const template = (tag: number, ...objects: readonly Uint8Array[]): Uint8Array =>
  encodeBer(tag, concatBytes(...objects));

const LABEL = ascii('PBOC DEBIT');
const EXPIRY = { yymm: '3506', yymmdd: '350630' } as const;
/** Balance indicator 1, amount 6, currency 2: nine bytes, as the field's 8309 wants (C.1). */
const PDOL = fromHex('9F7A019F02065F2A02');
/** AIP 7C00; file 1 record 1, file 2 record 1. */
const PROCESSING_OPTIONS = fromHex('7C000801010010010100');

export const bankApplication = (pan: string): BankApplication => ({
  pseSelectAnswer: template(
    0x6f,
    encodeBer(0x84, AID.pse),
    template(0xa5, encodeBer(0x88, Uint8Array.of(0x01)), encodeBer(0x5f2d, ascii('zh'))),
  ),
  selectAnswer: template(
    0x6f,
    encodeBer(0x84, AID.pbocDebit),
    template(
      0xa5,
      encodeBer(0x50, LABEL),
      encodeBer(0x87, Uint8Array.of(0x01)),
      encodeBer(0x9f38, PDOL),
      encodeBer(0x5f2d, ascii('zh')),
    ),
  ),
  processingOptions: encodeBer(0x80, PROCESSING_OPTIONS),
  records: {
    1: [template(0x70, encodeBer(0x57, packed(`${pan}D${EXPIRY.yymm}220`)), encodeBer(0x5f20, ascii(' /')))],
    2: [
      template(
        0x70,
        encodeBer(0x5f24, fromHex(EXPIRY.yymmdd)),
        encodeBer(0x5a, packed(pan)),
        encodeBer(0x5f34, Uint8Array.of(0x01)),
      ),
    ],
  },
  pseRecords: { 1: [template(0x70, template(0x61, encodeBer(0x4f, AID.pbocDebit), encodeBer(0x50, LABEL)))] },
});
