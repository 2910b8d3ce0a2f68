import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { concatBytes, fromHex, toHex } from '#basics/hex.ts';
import { EF05_ITEMS, EF06_ITEMS } from '#drivers/chip-card/card-files.ts';
import { formatInitialiser } from '#drivers/chip-card/composite.ts';
import { FILE_SIZE } from '#drivers/chip-card/identifiers.ts';
import { encodeAn } from '#drivers/chip-card/items.ts';
import { pinBytes } from '#drivers/chip-card/pin-digits.ts';
import { encodeTlv } from '#drivers/chip-card/tlv.ts';
import { type ChipBlank, type ChipReaderSettings, factoryPin } from './settings.ts';

const hex = z.string().regex(/^([0-9A-F]{2})*$/);

/** Room of each of the two certificate files; the sources name none. */
export const CERTIFICATE_FILE_SIZE = 0x800;

const preset = (size: number) => hex.default('00'.repeat(size));

const memorySchema = z.strictObject({
  /** Records as TLV, hexadecimal, record 1 first. */
  ef05: z.array(hex),
  ef06: z.array(hex),
  /** Transparent files of their whole size: fingerprints, photo (from 2.0 on), certificates (third generation). */
  ef07: preset(FILE_SIZE.ef07),
  ef08: preset(FILE_SIZE.ef08),
  signingCertificate: preset(CERTIFICATE_FILE_SIZE),
  encryptionCertificate: preset(CERTIFICATE_FILE_SIZE),
  /** Another bank card number than the blank's, or null for a chip whose bank application is not there. */
  bankCardNumber: z.string().nullable().optional(),
  /** BCD bytes; null = no PIN set. */
  pin: hex.nullable(),
  pinTries: z.int().min(0).max(15),
  keyTries: z.strictObject({
    RKSSSE: z.int().min(0).max(15),
    UKSSSE: z.int().min(0).max(15),
    PUK: z.int().min(0).max(15),
    /** Opens the certificate application of the virtual card for writing. */
    STK: z.int().min(0).max(15).default(10),
  }),
});

/** Everything a chip keeps without power. */
export type ChipMemory = z.output<typeof memorySchema>;

const filled = (item: { readonly tag: number; readonly length: number }, byte: number): string =>
  toHex(encodeTlv({ tag: item.tag, value: new Uint8Array(item.length).fill(byte) }));

const text = (item: { readonly tag: number; readonly length: number }, value: string): string =>
  toHex(encodeTlv({ tag: item.tag, value: encodeAn(new TextEncoder().encode(value), item.length) }));

/** A chip as the factory delivers it (C.3): card id, version and initialiser written, the rest blank. */
export const factoryMemory = (blank: ChipBlank, settings: ChipReaderSettings): ChipMemory => {
  const initialiser = formatInitialiser({ issuingRegion: blank.cityCode, siteRegion: blank.cityCode, order: '01' });
  return {
    ef05: [
      toHex(encodeTlv({ tag: EF05_ITEMS.cardId.tag, value: fromHex(blank.cardId) })),
      filled(EF05_ITEMS.cardClass, 0x00),
      text(EF05_ITEMS.specVersion, `${blank.generation}0`),
      toHex(concatBytes(Uint8Array.of(EF05_ITEMS.initialiser.tag, 0x0c), fromHex(initialiser))),
      filled(EF05_ITEMS.issueDate, 0xff),
      filled(EF05_ITEMS.expiryDate, 0xff),
      filled(EF05_ITEMS.cardNumber, 0x00),
    ],
    ef06: [
      filled(EF06_ITEMS.socialSecurityNumber, 0x00),
      filled(EF06_ITEMS.name, 0x00),
      ...(blank.generation === '1.0' ? [] : [filled(EF06_ITEMS.nameExtension, 0x00)]),
      filled(EF06_ITEMS.sex, 0x00),
      filled(EF06_ITEMS.nation, 0xff),
      filled(EF06_ITEMS.birthPlace, 0xff),
      filled(EF06_ITEMS.birthDate, 0xff),
    ],
    ef07: '00'.repeat(FILE_SIZE.ef07),
    ef08: '00'.repeat(FILE_SIZE.ef08),
    signingCertificate: '00'.repeat(CERTIFICATE_FILE_SIZE),
    encryptionCertificate: '00'.repeat(CERTIFICATE_FILE_SIZE),
    pin: toHex(pinBytes(factoryPin(blank, settings))),
    pinTries: settings.pinTries,
    keyTries: {
      RKSSSE: settings.keyTries,
      UKSSSE: settings.keyTries,
      PUK: settings.keyTries,
      STK: settings.keyTries,
    },
  };
};

/** Memories of all chips of a reader, one file each; a write is on disk before the chip answers. */
export class ChipMemoryStore {
  readonly #dir: string;

  constructor(dir: string) {
    this.#dir = dir;
    mkdirSync(dir, { recursive: true });
  }

  /** What the chip kept, or null for one that never ran. Throws when the file is not a chip memory. */
  load(blankId: string): ChipMemory | null {
    let content: string;
    try {
      content = readFileSync(this.#path(blankId), 'utf8');
    } catch (error) {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
      throw error;
    }
    return memorySchema.parse(JSON.parse(content));
  }

  save(blankId: string, memory: ChipMemory): void {
    const path = this.#path(blankId);
    writeFileSync(`${path}.new`, JSON.stringify(memory));
    renameSync(`${path}.new`, path);
  }

  #path(blankId: string): string {
    return join(this.#dir, `${encodeURIComponent(blankId).replaceAll('.', '%2E')}.json`);
  }
}
