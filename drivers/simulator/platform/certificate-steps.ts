import { createHash } from 'node:crypto';
import { concatBytes, fromHex } from '#basics/hex.ts';
import { externalAuthenticate, selectFile, updateBinary } from '#drivers/chip-card/apdu.ts';
import { encodeBer } from '#drivers/chip-card/ber-tlv.ts';
import { FID } from '#drivers/chip-card/identifiers.ts';

interface Step {
  readonly apdu: Uint8Array;
  readonly expect: readonly string[];
}

/** Key number that opens the certificate files of the virtual card. */
const CERTIFICATE_KEY_ID = 0x01;

/** As deployed kiosks write certificates (issuance.md C.4, 8). */
const BLOCK = 0x70;

const DONE: readonly string[] = ['9000'];

const SEQUENCE = 0x30;
const UTF8_STRING = 0x0c;
const OCTET_STRING = 0x04;

/** As long as the extensions and the signature of a certificate. */
const FILLING = 300;

/**
 * A training certificate: a DER sequence of what it is for, the card id, the public key and a filling. Nobody signed
 * it, and no reader can take it for a real one.
 */
export const trainingCertificate = (
  use: 'signing' | 'encryption',
  cardId: string,
  publicKey: Uint8Array,
): Uint8Array => {
  const filling = Uint8Array.from(
    Array.from({ length: FILLING }, (_, i) => createHash('sha256').update(`${use} ${cardId} ${i}`).digest()[0] ?? 0),
  );
  return encodeBer(
    SEQUENCE,
    concatBytes(
      encodeBer(UTF8_STRING, new TextEncoder().encode(`TRAINING ${use}`)),
      encodeBer(OCTET_STRING, fromHex(cardId)),
      encodeBer(OCTET_STRING, publicKey),
      encodeBer(OCTET_STRING, filling),
    ),
  );
};

const blocks = (content: Uint8Array): readonly Step[] =>
  Array.from({ length: Math.ceil(content.length / BLOCK) }, (_, i) => ({
    apdu: updateBinary(i * BLOCK, content.slice(i * BLOCK, (i + 1) * BLOCK)),
    expect: DONE,
  }));

/** The right to write, then both certificates into EF0018 and EF0019. */
export const certificateSteps = (request: {
  readonly cardId: string;
  readonly publicKey: Uint8Array;
  /** Body of EXTERNAL AUTHENTICATE. */
  readonly body: Uint8Array;
}): readonly Step[] => {
  const { cardId, publicKey, body } = request;
  return [
    { apdu: externalAuthenticate(CERTIFICATE_KEY_ID, body), expect: DONE },
    { apdu: selectFile(FID.signingCertificate), expect: DONE },
    ...blocks(trainingCertificate('signing', cardId, publicKey)),
    { apdu: selectFile(FID.encryptionCertificate), expect: DONE },
    ...blocks(trainingCertificate('encryption', cardId, publicKey)),
  ];
};
