import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { sm2 } from 'sm-crypto-v2';
import { hmacSm3Hex } from '#basics/digest.ts';
import { fromHex, toHex } from '#basics/hex.ts';
import { type KeyCodes, makeKeyFile, parseKey, readKeyFile } from '#basics/key-file.ts';
import { fail, ok, type Result } from '#basics/result.ts';

export const STATION_KEY_VARIABLE = 'KIOSK_STATION_KEY';
const KEY_FILE_NAME = 'station.key';
const CODES: KeyCodes = {
  malformed: 'station-key.malformed',
  fileOpen: 'station-key.file-open',
  unreadable: 'station-key.unreadable',
};

/** GB/T 35276: the user id where the parties agreed on none. */
const USER_ID = '1234567812345678';
const SIGNATURE_OPTIONS = { hash: true, der: false, userId: USER_ID } as const;

/** The SM2 key this station signs its books with. */
export interface StationKey {
  /** Uncompressed point `04` x y, 130 lower-case hexadecimal digits. */
  readonly publicKeyHex: string;
  /** SM2 signature (GB/T 32918.2, SM3 over Z and the bytes): r and s, 128 lower-case hexadecimal digits. */
  signBytes(bytes: Uint8Array): string;
  /**
   * What stands in the audit for an identity number: HMAC-SM3 under a key only this station has, so that two rows about
   * one person are the same and nobody can try numbers without the key.
   */
  hashPerson(idNumber: string): string;
}

/** Whether the signature (128 hexadecimal digits) over the bytes is of that key. */
export const verifySignature = (bytes: Uint8Array, signature: string, publicKeyHex: string): boolean =>
  /^04[0-9a-f]{128}$/i.test(publicKeyHex) &&
  /^[0-9a-f]{128}$/i.test(signature) &&
  sm2.doVerifySignature(bytes, signature, publicKeyHex, SIGNATURE_OPTIONS);

/** Of a private key of 32 bytes. */
export const stationKeyOf = (privateKey: Uint8Array): StationKey => {
  const privateHex = toHex(privateKey).toLowerCase();
  const publicKeyHex = sm2.getPublicKeyFromPrivateKey(privateHex);
  const personKey = fromHex(hmacSm3Hex(privateKey, 'audit person'));
  return {
    publicKeyHex,
    signBytes: (bytes) => sm2.doSignature(bytes, privateHex, { ...SIGNATURE_OPTIONS, publicKey: publicKeyHex }),
    hashPerson: (idNumber) => hmacSm3Hex(personKey, idNumber),
  };
};

/**
 * The station's key: from the environment (`KIOSK_STATION_KEY`, 64 hexadecimal digits), else from `<dir>/station.key`,
 * which is made, readable by its owner only, when there is none.
 *
 * Failures, kind `stop`: `station-key.malformed` (param `source`), `station-key.file-open` (param `mode`),
 * `station-key.unreadable` (param `cause`), `station-key.sealed`, `database.not-writable` (param `cause`).
 */
export const loadStationKey = (options: {
  readonly dir: string;
  readonly env: Readonly<Record<string, string | undefined>>;
}): Result<StationKey> => {
  const bytes = loadBytes(options);
  return bytes.ok ? ok(stationKeyOf(bytes.value)) : bytes;
};

const loadBytes = ({ dir, env }: Parameters<typeof loadStationKey>[0]): Result<Uint8Array> => {
  const given = env[STATION_KEY_VARIABLE];
  if (given !== undefined) return parseKey(given, CODES, STATION_KEY_VARIABLE);
  const file = join(dir, KEY_FILE_NAME);
  // Sealed in the system's secret storage: only the kiosk itself can open it, and a second key would sign nothing.
  if (existsSync(`${file}.sealed`)) return fail('station-key.sealed', 'stop');
  if (!existsSync(file)) {
    const made = makeKeyFile(file, () => fromHex(sm2.generateKeyPairHex().privateKey));
    if (!made.ok) return made;
  }
  return readKeyFile(file, CODES, KEY_FILE_NAME);
};
