import { concatBytes, fromHex } from '#basics/hex.ts';

/** Application names and file numbers of the card (B.1, B.2). */
export const AID = {
  /** Social security environment: `sx1.sh.` ‖ GBK 社会保障. */
  ssse: fromHex('7378312E73682EC9E7BBE1B1A3D5CF'),
  /** Payment directory `1PAY.SYS.DDF01`. */
  pse: fromHex('315041592E5359532E4444463031'),
  /** PBOC debit application. */
  pbocDebit: fromHex('A000000333010101'),
} as const;

export const FID = {
  mf: 0x3f00,
  /** Issuer data, variable records. */
  ef05: 0xef05,
  /** Holder data, variable records. */
  ef06: 0xef06,
} as const;

/** A file number as the two data bytes of SELECT. */
export const fidBytes = (fid: number): Uint8Array => concatBytes(Uint8Array.of(fid >> 8, fid & 0xff));

/** Key numbers (P2 of EXTERNAL AUTHENTICATE) as seen in the field (B.6); a site may differ, so this is a default only. */
export const DEFAULT_KEY_IDS = { RKSSSE: 0x0a, UKSSSE: 0x04, PUK: 0x06 } as const;
