import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { concatBytes, fromHex, toHex } from '#basics/hex.ts';
import { EF05_ITEMS, EF06_ITEMS } from '#drivers/chip-card/card-files.ts';
import { formatInitialiser } from '#drivers/chip-card/composite.ts';
import { encodeAn } from '#drivers/chip-card/items.ts';
import { encodeTlv } from '#drivers/chip-card/tlv.ts';
import { pinBytes } from '../crypto/pin-reset.ts';
import type { ChipBlank, ChipReaderSettings } from './settings.ts';

const hex = z.string().regex(/^([0-9A-F]{2})*$/);

const memorySchema = z.strictObject({
  /** Records as TLV, hexadecimal, record 1 first. */
  ef05: z.array(hex),
  ef06: z.array(hex),
  /** BCD bytes; null = no PIN set. */
  pin: hex.nullable(),
  pinTries: z.int().min(0).max(15),
  keyTries: z.strictObject({
    RKSSSE: z.int().min(0).max(15),
    UKSSSE: z.int().min(0).max(15),
    PUK: z.int().min(0).max(15),
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
      text(EF05_ITEMS.specVersion, blank.generation === '3.0' ? '3.00' : '2.00'),
      toHex(concatBytes(Uint8Array.of(EF05_ITEMS.initialiser.tag, 0x0c), fromHex(initialiser))),
      filled(EF05_ITEMS.issueDate, 0xff),
      filled(EF05_ITEMS.expiryDate, 0xff),
      filled(EF05_ITEMS.cardNumber, 0x00),
    ],
    ef06: [
      filled(EF06_ITEMS.socialSecurityNumber, 0x00),
      filled(EF06_ITEMS.name, 0x00),
      filled(EF06_ITEMS.nameExtension, 0x00),
      filled(EF06_ITEMS.sex, 0x00),
      filled(EF06_ITEMS.nation, 0xff),
      filled(EF06_ITEMS.birthPlace, 0xff),
      filled(EF06_ITEMS.birthDate, 0xff),
    ],
    pin: toHex(pinBytes(blank.initialPin ?? settings.initialPin)),
    pinTries: settings.pinTries,
    keyTries: { RKSSSE: settings.keyTries, UKSSSE: settings.keyTries, PUK: settings.keyTries },
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
