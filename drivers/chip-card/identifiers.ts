import { concatBytes, fromHex } from '#basics/hex.ts';

/** Application names and file numbers of the card (B.1, B.2). */
export const AID = {
  /** Social security environment: `sx1.sh.` ‖ GBK 社会保障. */
  ssse: fromHex('7378312E73682EC9E7BBE1B1A3D5CF'),
  /** Payment directory `1PAY.SYS.DDF01`. */
  pse: fromHex('315041592E5359532E4444463031'),
  /** PBOC debit application. */
  pbocDebit: fromHex('A000000333010101'),
  /** Certificates of the third generation: `PKI.` ‖ GBK 社会保障, and in it the application `SS.CERT.ADF1`. */
  pki: fromHex('504B492EC9E7BBE1B1A3D5CF'),
  certificates: fromHex('53532E434552542E41444631'),
} as const;

/** Sizes of the transparent files of the SSSE, bytes (B.2). */
export const FILE_SIZE = { ef07: 0x300, ef08: 0x1000 } as const;

export const FID = {
  mf: 0x3f00,
  /** Issuer data, variable records. */
  ef05: 0xef05,
  /** Holder data, variable records. */
  ef06: 0xef06,
  /** Fingerprints, 0x300 bytes. */
  ef07: 0xef07,
  /** Photo, 4096 bytes. */
  ef08: 0xef08,
  /** Signing public key, signing and encryption certificate in the certificate application. */
  publicKey: 0x0012,
  signingCertificate: 0x0018,
  encryptionCertificate: 0x0019,
} as const;

/** A file number as the two data bytes of SELECT. */
export const fidBytes = (fid: number): Uint8Array => concatBytes(Uint8Array.of(fid >> 8, fid & 0xff));

/** Key numbers (P2 of EXTERNAL AUTHENTICATE) as seen in the field (B.6); a site may differ, so this is a default only. */
export const DEFAULT_KEY_IDS = { RKSSSE: 0x0a, UKSSSE: 0x04, PUK: 0x06 } as const;
